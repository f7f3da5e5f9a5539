"""The tables of a report: every line of a comparison, and the differences of pairs of outlets."""

from collections.abc import Iterator
from itertools import groupby

from annotator.comparison.comparison_table import (
    NAMELESS,
    Told,
    cell_text,
    count_text,
    difference_texts,
    effect_text,
    p_text,
    unit_text,
)
from annotator.comparison.contract import NotDefined
from annotator.comparison.lines import Cell, Difference, Line, is_rated
from annotator.comparison.precision import per_cent, whole_per_cent
from annotator.comparison.report_html import element, shown
from annotator.comparison.statistics._resampled import FEWEST

_KINDS = {
    "cue": "Cues",
    "code": "Codes on words",
    "article code": "Codes on whole articles",
    "voice": "Voices",
}
TOO_FEW = "too few for an interval"
ACROSS = 5
"""Outlets beside each other in one table."""


def lines_table(told: Told) -> Iterator[str]:
    """Yield the table: rates with intervals, counts and shares by outlet, corrected p values and effects.

    With many outlets it is several tables below each other, so that each fits on a page.
    """
    if not told.comparison.lines:
        yield element("p", "Nothing that was asked for occurs in these articles.")
        return
    places = range(0, len(told.comparison.groups), ACROSS)
    for place in places:
        yield from _some_columns(told, slice(place, place + ACROSS))
    yield element("p", _reading(told), class_="note")


def _some_columns(told: Told, some: slice) -> Iterator[str]:
    table = told.comparison
    heads = ["", *(group or NAMELESS[told.by] for group in table.groups[some]), "All"]
    columns = [element("th", shown(head), scope="col") for head in heads]
    columns += [element("th", head, scope="col") for head in ("<i>p</i> (corrected)", "Effect")]
    yield "<div class='wide'><table class='figures'>"
    yield element(
        "caption",
        "Rates per 1,000 words with 95 % intervals; under each, how many there are and in how many articles, "
        "with the share of articles and its 95 % interval. Of codes on whole articles only the share. "
        "Effects are ε² of the rates of articles, or Cramér&#x27;s V of their shares.",
    )
    yield element("thead", element("tr", "".join(columns)))
    for kind, lines in groupby(table.lines, key=lambda line: line.thing.kind):
        yield "<tbody>"
        head = element("th", _KINDS[kind], colspan=str(len(columns)), scope="rowgroup")
        yield element("tr", head, class_="kind")
        yield from (_line(told, line, some) for line in lines)
        yield "</tbody>"
    yield "</table></div>"


def _line(told: Told, line: Line, some: slice) -> str:
    cells = [element("th", shown(told.name(line.thing)), scope="row")]
    shown_cells = (*line.cells[some], line.whole)
    cells += [element("td", _cell(cell)) for cell in shown_cells]
    p = element("b", f"{shown(p_text(line))} *") if line.differs else shown(p_text(line))
    return element("tr", "".join([*cells, element("td", p), element("td", effect_text(line) or "-")]))


def _cell(cell: Cell) -> str:
    few = (cell.articles if cell.rated is None else cell.rated) < FEWEST
    said = [] if few else [_counts(cell)] if cell.rated is not None else []
    if not isinstance(cell.share_interval, NotDefined):
        low, high = (whole_per_cent(end) for end in cell.share_interval)
        said.append(f"{per_cent(cell.share)} [{low}, {high}]")
    if few:
        said.append(TOO_FEW)
    first = cell_text(cell) if cell.rated is not None and not few else _counts(cell)
    return "<br>".join([shown(first), *(element("small", shown(one)) for one in said)])


def _counts(cell: Cell) -> str:
    """Return how many there are in how many articles, and of how many that is where some are not whole."""
    having = f"{cell.having:,} of {cell.articles:,} article{'' if cell.articles == 1 else 's'}"
    if cell.rated is None:
        return having
    if cell.rated == cell.articles:
        return f"{count_text(cell.count)} in {having}"
    return f"{count_text(cell.count)} in the {cell.rated:,} that are whole; {having} have it"


def _reading(told: Told) -> str:
    table = told.comparison
    starred = sum(line.differs for line in table.lines)
    if not table.tests:
        return (
            "Nothing was tested: fewer than two outlets have the five articles that an interval and a test "
            "need. The numbers are counts of what is there, and say nothing about other articles."
        )
    return (
        f"* marks lines in which outlets differ by more than chance at 5 % over all {table.tests} tests: "
        f"{starred} of {len(table.lines)}. A rate with (n = ...) has no interval: nothing says how much it "
        "varies between these articles. Of fewer than five articles there is the count alone."
    )


def pairs_table(told: Told) -> Iterator[str]:
    """Yield how much each two outlets differ, or why nothing is said of that."""
    found = told.comparison.differences
    if not found:
        yield element("p", _why_none(told))
        return
    heads = (
        "",
        "Outlets",
        "Difference [95 % interval]",
        "Ratio",
        "Cliff&#x27;s <i>δ</i>",
        "<i>p</i> (corrected)",
    )
    yield "<div class='wide'><table class='figures'>"
    yield element(
        "caption",
        "The first outlet less the second: per 1,000 words, or percentage points of the share of "
        "articles. p values are corrected for all rows of this table.",
    )
    yield element("thead", element("tr", "".join(element("th", head, scope="col") for head in heads)))
    for thing, ones in groupby(sorted(found, key=lambda one: one.thing), key=lambda one: one.thing):
        rows = list(ones)
        name = element("th", shown(told.name(thing)), scope="rowgroup", rowspan=str(len(rows)))
        body = [_pair(one, name if not number else "") for number, one in enumerate(rows)]
        yield element("tbody", "".join(body))
    yield "</table></div>"


def _why_none(told: Told) -> str:
    if len(told.comparison.compared) < 2:
        return "No two outlets have five articles each, so that no differences are told."
    return (
        "There are more than four outlets: pairs of them are compared when only some outlets are asked for."
    )


def _pair(one: Difference, head: str) -> str:
    rated = is_rated(one.thing)
    if isinstance(one.difference, NotDefined):
        difference = shown(one.difference.reason)
    else:
        scale, unit = (1, "") if rated else (100, " points")
        value, low, high = difference_texts(*(scale * number for number in one.difference))
        difference = f"{value} [{low}, {high}]{unit}"
    adjusted = shown(p_text(one))
    between = f"{shown(one.one)} − {shown(one.other)}"
    outlets = element("td", between, class_="outlets")
    cells = [
        difference,
        "-" if one.ratio is None else f"{one.ratio:.2f}",
        "-" if one.delta is None else unit_text(one.delta),
        element("b", f"{adjusted} *") if one.differs else adjusted,
    ]
    return element("tr", head + outlets + "".join(element("td", cell) for cell in cells))
