"""A comparison, and the numbers of a figure, as tables that people read."""

from collections.abc import Mapping, Sequence

from annotator.comparison.comparison_table import (
    NAMELESS,
    Told,
    cell_text,
    difference_texts,
    effect_text,
    p_text,
    rate_text,
    shown_p,
    unit_text,
)
from annotator.comparison.contract import NotDefined
from annotator.comparison.figure_contract import Numbers, Value
from annotator.comparison.lines import Cell as Compared
from annotator.comparison.lines import Difference, Line, is_rated
from annotator.comparison.precision import per_cent, whole_per_cent
from annotator.comparison.statistics._resampled import FEWEST
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.gui.figures.grid import Cell, Column, Table
from annotator.gui.figures.groups import shown

NO_OUTLET = "No outlet named"
TOO_FEW = "too few for an interval"
NOT_LOOKED_FOR = "Nothing looks for it in the language of these articles."

_HEADINGS = {
    "kind": "Kind",
    "name": "Name",
    "outlet": "Outlet",
    "articles": "Articles",
    "words": "Words",
    "count": "Count",
    "rate": "Per 1,000 words",
    "low": "From (95 %)",
    "high": "To (95 %)",
    "says": "Why no interval",
    "having": "With it",
    "other_having": "With the other",
    "share": "Share",
    "period": "Period",
    "row": "Row",
    "side": "More in",
    "text": "Word",
    "other_count": "Count, other",
    "other_articles": "Articles, other",
    "z": "z",
    "g2": "G²",
    "bic": "BIC",
    "log_ratio": "Log ratio",
    "dp_norm": "DP (norm.)",
    "rated": "Whole articles",
    "adjusted_p": "p (corrected)",
    "length": "Characters",
    "start": "From",
    "end": "To",
    "position": "Position (0 to 1)",
}
"""What the columns of figures are called; others are called what the figure calls them."""
_MEANINGS = {
    "articles": "How many articles there are",
    "words": "Running words outside byline, dateline and credit line",
    "having": "Articles that have it",
    "z": "Log-odds with an informative Dirichlet prior, in standard errors",
    "g2": "Log-likelihood ratio",
    "bic": "G² of the two cells with the word, less the logarithm of all words: below 0 no evidence",
    "log_ratio": "Binary logarithm of the ratio of the two rates; empty where the other side never has it",
    "dp_norm": "Gries's deviation of proportions, normalised: 0 evenly over articles, 1 in the shortest "
    "alone",
    "rated": "Articles that are whole: rates are of these",
    "adjusted_p": "Corrected for all that was tested",
}
_WORDS = frozenset(("kind", "name", "outlet", "period", "says", "row", "side", "text", "other", "event"))
_WITHOUT = frozenset(("id", "other_id", "article"))


def numbers_table(numbers: Numbers) -> Table:
    """Return the numbers that a figure shows; ids are left to the CSV."""
    names = [name for name in numbers.columns if name not in _WITHOUT]
    columns = [
        Column(_heading(name), _MEANINGS.get(name, ""), number=not _is_words(name, numbers)) for name in names
    ]
    rows = [[_value(name, row[name], str(row.get("says") or "")) for name in names] for row in numbers.rows]
    return Table(columns, rows)


def _heading(name: str) -> str:
    return _HEADINGS.get(name) or name.replace("_", " ").capitalize()


def _is_words(name: str, numbers: Numbers) -> bool:
    return name in _WORDS or any(isinstance(row[name], str) for row in numbers.rows)


def _value(name: str, value: Value, says: str) -> Cell:
    if value is None:
        return Cell("", None, says)
    if isinstance(value, str):
        shown = NO_OUTLET if name == "outlet" and not value else value
        if name in ("kind", "other_kind", "row"):
            shown = shown.capitalize()
        return Cell(shown, shown)
    return Cell(f"{value:,}" if isinstance(value, int) else _decimal(value), float(value))


def _decimal(value: float) -> str:
    """Return a number with as many decimals as its size needs."""
    if value == round(value) and abs(value) < 1e6:
        return f"{value:,.0f}"
    places = 1 if abs(value) >= 100 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{places}f}".replace("-", "−")


# --- the comparison --------------------------------------------------------------------------------------


def compared_table(told: Told, *, shares: bool, tested: bool = True, with_small: bool = True) -> Table:
    """Return a row for each thing with a column for each outlet (or event, or month): rates, or shares.

    Without `tested` the columns of p values say that they are still to come, without `with_small` groups that
    stand apart have no column.
    """
    table = told.comparison
    what = "rates, of codes on whole articles shares" if shares else "rates, or shares where there are none"
    columns = [
        Column("Name", number=False),
        Column("Kind", number=False),
        Column(_size("All", table.articles), "All articles together"),
        *_group_columns(told, groups := shown(told, with_small=with_small)),
        Column(
            "p\n(of rates)" if shares else "p",
            f"How easily chance makes {told.by}s differ so much, in either direction ({what}): articles "
            "shuffled between them",
        ),
        Column("p\n(corrected)", "Corrected for all lines of the table (Benjamini-Hochberg)"),
        Column(
            "Effect",
            f"By {told.by}, 0 none, 1 full: ε² of the rates of articles, or Cramér's V of articles with and "
            "without it where there are no rates",
        ),
    ]
    places = [table.groups.index(name) for name in groups]
    return Table(columns, [_line(told, line, places, shares=shares, tested=tested) for line in table.lines])


def _group_columns(told: Told, groups: Sequence[str]) -> list[Column]:
    nameless, known = NAMELESS[told.by].capitalize(), told.comparison.sizes
    return [Column(_size(name or nameless, known[name]), _group_says(told, name)) for name in groups]


def _group_says(told: Told, name: str) -> str:
    number = told.comparison.sizes[name]
    said = f"{name or NAMELESS[told.by].capitalize()}: {number:,} article{'' if number == 1 else 's'}"
    if name in told.comparison.compared:
        return said
    return f"{said}, {TOO_FEW} and a test" if name or number < FEWEST else f"{said}, in no test"


def _size(name: str, articles: int) -> str:
    """Return a heading: with few articles the column holds counts."""
    few = f"\n{TOO_FEW}" if articles < FEWEST else ""
    return f"{name}\n{'count, ' if few else ''}n = {articles:,}{few}"


def _line(told: Told, line: Line, places: Sequence[int], *, shares: bool, tested: bool) -> list[Cell]:
    name = told.name(line.thing)
    table, rates = told.comparison, is_rated(line.thing) and not shares

    def shown_as(cell: Compared, articles: int) -> Cell:
        return _rate(cell, few=articles < FEWEST) if rates else _share(cell)

    return [
        Cell(name, name, line_says(told, line) if tested else "", line.differs),
        Cell(line.thing.kind.capitalize(), line.thing.kind),
        shown_as(line.whole, table.articles),
        *(shown_as(line.cells[place], table.sizes[line.cells[place].group]) for place in places),
        *_tested(told, line, tested=tested),
        Cell(effect_text(line) or "–", line.v if line.epsilon is None else line.epsilon),
    ]


def _tested(told: Told, line: Line, *, tested: bool) -> list[Cell]:
    if not tested:
        return [Cell("…"), Cell("…")]
    return [_chance(line.chance), Cell(p_text(line), line.adjusted, line_says(told, line), line.differs)]


def _rate(cell: Compared, *, few: bool) -> Cell:
    """Return a rate; the head of a column of `few` articles says that it holds counts."""
    number = cell.rated or 0
    if not cell.articles:
        return Cell("–", None, NOT_LOOKED_FOR)
    if number < FEWEST or cell.rate is None:
        says = f"{_count(cell.count)} in {cell.words:,} words. {_why(cell.interval)}"
        return Cell(_count(cell.count) if few else cell_text(cell), cell.rate, says)
    if isinstance(cell.interval, NotDefined):
        return Cell(rate_text(cell.rate), cell.rate, cell.interval.reason)
    low, high = (rate_text(end, like=cell.rate) for end in (cell.interval.low, cell.interval.high))
    says = (
        f"{_count(cell.count)} in {cell.words:,} words of {number:,} articles; 95 % interval [{low}, {high}]"
    )
    return Cell(cell_text(cell), cell.rate, says)


def _share(cell: Compared) -> Cell:
    if not cell.articles:
        return Cell("–", None, NOT_LOOKED_FOR)
    counts = f"{cell.having:,}/{cell.articles:,}"
    if isinstance(cell.share_interval, NotDefined):
        return Cell(counts, cell.share, cell.share_interval.reason)
    low, high = map(whole_per_cent, cell.share_interval)
    return Cell(f"{per_cent(cell.share)} ({counts})", cell.share, f"95 % interval {low} to {high} %")


def _count(count: float) -> str:
    """Return how often something occurs, a mean over coders where there were several."""
    return f"{count:,.1f}".removesuffix(".0")


def _why(interval: object) -> str:
    return interval.reason if isinstance(interval, NotDefined) else ""


def _chance(chance: Chance | NotDefined) -> Cell:
    if isinstance(chance, NotDefined):
        return Cell("–", None, chance.reason)
    says = f"Chi-square {chance.chi_square:.2f}; {chance.permutations:,} ways to shuffle"
    return Cell(shown_p(chance.p), chance.p, says)


def line_says(told: Told, line: Line) -> str:
    """Say in words whether the outlets differ in one thing."""
    name = told.name(line.thing)
    if isinstance(line.chance, NotDefined):
        return f"{name}: not tested. {line.chance.reason}"
    verdict = f"{told.by}s differ by more than chance" if line.differs else "no difference found"
    effect = effect_text(line)
    size = f"; {effect}" if effect else ""
    return f"{name}: {verdict} (p {_is(line.chance.p)}, corrected {p_text(line)}{size})."


def _is(p: float) -> str:
    return shown_p(p) if p < 0.001 else f"= {shown_p(p)}"


def pairs_table(told: Told) -> Table:
    """Return a row for each thing in each two outlets: the difference, its interval, ratio, delta and p."""
    columns = [
        Column("Name", number=False),
        Column(told.by.capitalize(), number=False),
        Column(f"Other {told.by}", number=False),
        Column("Difference", "First minus second: per 1,000 words, or of shares in percentage points"),
        Column("95 % interval", "Of the difference: bootstrap over articles; of shares Newcombe's"),
        Column("Ratio", "First over second"),
        Column(
            "Cliff's delta",
            "How much more often an article of the first has more than one of the second than less: −1 to 1",
        ),
        Column("p", "How easily chance makes the two differ so much: articles shuffled between them"),
        Column("p\n(corrected)", "Corrected for all pairs and lines (Benjamini-Hochberg)"),
    ]
    return Table(columns, [_pair(told, one) for one in told.comparison.differences])


def _pair(told: Told, one: Difference) -> list[Cell]:
    name, found = told.name(one.thing), one.difference
    cells = [
        Cell(name, name, strong=one.differs),
        Cell(one.one or NAMELESS[told.by].capitalize(), one.one),
        Cell(one.other or NAMELESS[told.by].capitalize(), one.other),
    ]
    if isinstance(found, NotDefined):
        cells += [Cell("–", None, found.reason), Cell("–", None, found.reason)]
    else:
        times, unit = (1, "") if is_rated(one.thing) else (100, " pp")
        numbers = [times * value for value in tuple(found)[:3]]
        difference, low, high = difference_texts(*numbers)
        cells += [
            Cell(f"{difference}{unit}", numbers[0]),
            Cell(f"[{low}, {high}]{unit}", numbers[1]),
        ]
    adjusted = "–" if one.adjusted is None else shown_p(one.adjusted)
    return [
        *cells,
        Cell("–", None) if one.ratio is None else Cell(f"{one.ratio:,.2f}", one.ratio),
        Cell("–", None) if one.delta is None else Cell(unit_text(one.delta), one.delta),
        _chance(one.chance),
        Cell(adjusted, one.adjusted, strong=one.differs),
    ]


def names_on_offer(cues: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """Return what can be shown, by id: kinds of cues, codes, and whose words they are."""
    voices = {"author": "The author's own words", "others": "Words of others"}
    return {**cues, **codes, **voices}
