"""A comparison, and the numbers of a figure, as tables that people read."""

from collections.abc import Mapping, Sequence

from annotator.comparison.compared import Cell as Compared
from annotator.comparison.compared import Difference, Line, is_rated
from annotator.comparison.comparison_table import NAMELESS, Told, p_text
from annotator.comparison.contract import NotDefined
from annotator.comparison.figure_contract import Numbers, Value
from annotator.comparison.statistics._resampled import FEWEST
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.gui.figures.grid import Cell, Column, Table
from annotator.gui.figures.groups import shown, sizes

NO_OUTLET = "No outlet named"
TOO_FEW = "too few for an interval"

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
    "dp": "DP",
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
    "dp": "How unevenly it is spread over articles: 0 evenly, 1 in one article",
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
    columns = [
        Column("Name", number=False),
        Column("Kind", number=False),
        Column(_size("All", table.articles), "All articles together"),
        *_group_columns(told, groups := shown(told, with_small=with_small)),
        Column("p", f"How easily chance makes {told.by}s differ so much: articles shuffled between them"),
        Column("p\n(corrected)", "Corrected for all lines of the table (Benjamini-Hochberg)"),
        Column("Effect\n(V)", f"Cramér's V of articles with and without it by {told.by}: 0 none, 1 full"),
    ]
    places = [table.groups.index(name) for name in groups]
    return Table(columns, [_line(told, line, places, shares=shares, tested=tested) for line in table.lines])


def _group_columns(told: Told, groups: Sequence[str]) -> list[Column]:
    known, nameless = sizes(told), NAMELESS[told.by].capitalize()
    compared = set(told.comparison.compared)
    return [
        Column(
            _size(name or nameless, known.get(name, 0)),
            f"{name or nameless}: {known.get(name, 0):,} articles"
            + ("" if name in compared else f", {TOO_FEW} and a test"),
        )
        for name in groups
    ]


def _size(name: str, articles: int) -> str:
    """Return a heading: with few articles the column holds counts."""
    few = f"\n{TOO_FEW}" if articles < FEWEST else ""
    return f"{name}\n{'count, ' if few else ''}n = {articles:,}{few}"


def _line(told: Told, line: Line, places: Sequence[int], *, shares: bool, tested: bool) -> list[Cell]:
    name = told.name(line.thing)
    shown_as = _share if shares or not is_rated(line.thing) else _rate
    return [
        Cell(name, name, line_says(told, line) if tested else "", line.differs),
        Cell(line.thing.kind.capitalize(), line.thing.kind),
        shown_as(line.whole),
        *(shown_as(line.cells[place]) for place in places),
        *_tested(told, line, tested=tested),
        Cell("–" if line.effect is None else f"{line.effect:.2f}", line.effect),
    ]


def _tested(told: Told, line: Line, *, tested: bool) -> list[Cell]:
    if not tested:
        return [Cell("…"), Cell("…")]
    return [_chance(line.chance), Cell(p_text(line), line.adjusted, line_says(told, line), line.differs)]


def _rate(cell: Compared) -> Cell:
    if cell.articles < FEWEST or cell.rate is None:
        says = f"{_count(cell.count)} in {cell.words:,} words. {_why(cell.interval)}"
        return Cell(_count(cell.count), cell.rate, says)
    places = 1 if cell.rate >= 1 else 2
    shown = f"{cell.rate:.{places}f}"
    if isinstance(cell.interval, NotDefined):
        return Cell(shown, cell.rate, cell.interval.reason)
    between = f"[{cell.interval.low:.{places}f}, {cell.interval.high:.{places}f}]"
    says = (
        f"{_count(cell.count)} in {cell.words:,} words of {cell.articles:,} articles; 95 % interval {between}"
    )
    return Cell(f"{shown} {between}", cell.rate, says)


def _share(cell: Compared) -> Cell:
    counts = f"{cell.having:,}/{cell.articles:,}"
    if isinstance(cell.share_interval, NotDefined):
        return Cell(counts, cell.share, cell.share_interval.reason)
    low, high = cell.share_interval
    between = f"{low * 100:.0f} to {high * 100:.0f} %"
    return Cell(f"{cell.share * 100:.0f} % ({counts})", cell.share, f"95 % interval {between}")


def _count(count: float) -> str:
    """Return how often something occurs, a mean over coders where there were several."""
    return f"{count:,.1f}".removesuffix(".0")


def _why(interval: object) -> str:
    return interval.reason if isinstance(interval, NotDefined) else ""


def _chance(chance: Chance | NotDefined) -> Cell:
    if isinstance(chance, NotDefined):
        return Cell("–", None, chance.reason)
    says = f"Chi-square {chance.chi_square:.2f}; {chance.permutations:,} ways to shuffle"
    return Cell(_p(chance.p), chance.p, says)


def _p(p: float) -> str:
    return "< .001" if p < 0.001 else f"{p:.3f}".removeprefix("0")


def line_says(told: Told, line: Line) -> str:
    """Say in words whether the outlets differ in one thing."""
    name = told.name(line.thing)
    if isinstance(line.chance, NotDefined):
        return f"{name}: not tested. {line.chance.reason}"
    verdict = f"{told.by}s differ by more than chance" if line.differs else "no difference found"
    effect = "" if line.effect is None else f"; Cramér's V {line.effect:.2f}".replace("0.", ".", 1)
    return f"{name}: {verdict} (p {_is(line.chance.p)}, corrected {p_text(line)}{effect})."


def _is(p: float) -> str:
    return _p(p) if p < 0.001 else f"= {_p(p)}"


def pairs_table(told: Told) -> Table:
    """Return a row for each thing in each two outlets: the difference, its interval, ratio, delta and p."""
    columns = [
        Column("Name", number=False),
        Column(told.by.capitalize(), number=False),
        Column(f"Other {told.by}", number=False),
        Column("Difference", "First minus second: per 1,000 words, or of shares in percentage points"),
        Column("95 % interval", "Of the difference: bootstrap over articles; of shares Newcombe's"),
        Column("Ratio", "First over second"),
        Column("Cliff's delta", "How often an article of the first has more than one of the second: -1 to 1"),
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
        difference, low, high = (times * value for value in tuple(found)[:3])
        cells += [
            Cell(f"{'+' if round(difference, 1) > 0 else ''}{_rounded(difference, 1)}{unit}", difference),
            Cell(f"[{_rounded(low, 1)}, {_rounded(high, 1)}]", low),
        ]
    adjusted = "–" if one.adjusted is None else _p(one.adjusted)
    return [
        *cells,
        _optional(one.ratio),
        _optional(one.delta),
        _chance(one.chance),
        Cell(adjusted, one.adjusted, strong=one.differs),
    ]


def _optional(value: float | None) -> Cell:
    return Cell("–", None) if value is None else Cell(_rounded(value, 2), value)


def _rounded(value: float, places: int) -> str:
    """Return a number so rounded, a minus as long as a plus, and none before nothing."""
    return f"{round(value, places) + 0.0:.{places}f}".replace("-", "−")


def names_on_offer(cues: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """Return what can be shown, by id: kinds of cues, codes, and whose words they are."""
    voices = {"author": "The author's own words", "others": "Words of others"}
    return {**cues, **codes, **voices}
