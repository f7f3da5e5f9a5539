"""The tables of a report: every line of a comparison, and the differences of pairs of outlets."""

from collections.abc import Iterator
from itertools import groupby

from annotator.comparison.compared import Cell, Difference, Line, is_rated
from annotator.comparison.comparison_table import Told, cell_text, count_text, p_text
from annotator.comparison.contract import NotDefined
from annotator.comparison.report_html import element, shown
from annotator.comparison.statistics._resampled import FEWEST

_KINDS = {
    "cue": "Cues",
    "code": "Codes on words",
    "article code": "Codes on whole articles",
    "voice": "Voices",
}
TOO_FEW = "too few for an interval"
NO_OUTLET = "no outlet named"
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
    heads = ["", *(group or NO_OUTLET for group in table.groups[some]), "All"]
    columns = [element("th", shown(head), scope="col") for head in heads]
    columns += [element("th", head, scope="col") for head in ("<i>p</i> (corrected)", "Effect (<i>V</i>)")]
    yield "<div class='wide'><table class='figures'>"
    yield element(
        "caption",
        "Rates per 1,000 words with 95 % intervals; under each, how many there are and in how many articles, "
        "with the share of articles. Of codes on whole articles only the share.",
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
    cells += [element("td", _cell(cell, rated=is_rated(line.thing))) for cell in shown_cells]
    p = element("b", f"{shown(p_text(line))} *") if line.differs else shown(p_text(line))
    effect = "-" if line.effect is None else f"{line.effect:.2f}".removeprefix("0")
    return element("tr", "".join([*cells, element("td", p), element("td", effect)]))


def _cell(cell: Cell, *, rated: bool) -> str:
    if rated and cell.articles < FEWEST:
        first = f"{count_text(cell.count)} in {_of(cell)}"
        return "<br>".join([shown(first), element("small", shown(TOO_FEW))])
    said = [f"{count_text(cell.count)} in {_of(cell)}"] if rated else []
    if not isinstance(cell.share_interval, NotDefined):
        low, high = (round(100 * end) for end in cell.share_interval[:2])
        said.append(f"{100 * cell.share:.0f} % [{low}, {high}]")
    first = cell_text(cell) if rated else _of(cell)
    return "<br>".join([shown(first), *(element("small", shown(one)) for one in said)])


def _of(cell: Cell) -> str:
    return f"{cell.having:,} of {cell.articles:,} article{'' if cell.articles == 1 else 's'}"


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
        f"{starred} of {len(table.lines)}. A rate with (n = ...) has no interval: too few articles have it. "
        "Of fewer than five articles there is the count alone."
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
        "The first outlet less the second: per 1,000 words, or points of the share of "
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
        value, low, high = (scale * number for number in one.difference)
        difference = f"{value:+z.1f} [{low:+z.1f}, {high:+z.1f}]{unit}"
    adjusted = "-" if one.adjusted is None else _small(one.adjusted)
    between = f"{shown(one.one or NO_OUTLET)} − {shown(one.other or NO_OUTLET)}"
    outlets = element("td", between, class_="outlets")
    cells = [
        difference,
        "-" if one.ratio is None else f"{one.ratio:.2f}",
        "-" if one.delta is None else f"{one.delta:+z.2f}",
        element("b", f"{adjusted} *") if one.differs else adjusted,
    ]
    return element("tr", head + outlets + "".join(element("td", cell) for cell in cells))


def _small(p: float) -> str:
    return "&lt; .001" if p < 0.001 else f"{p:.3f}".removeprefix("0")
