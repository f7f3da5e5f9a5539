"""Measured figures in words, the same everywhere: command line, side panel, documentation."""

from collections.abc import Iterable, Iterator

from annotator.evaluation.contract import Row
from annotator.evaluation.record import Measured, measured
from annotator.evaluation.table import per_cent, score

LEGEND = (
    "P, precision: the share of what the program marks that people marked, too. R, recall: the share of what "
    "people marked that the program marks. F1: the balance of both; 1 would be full agreement."
)
NOT_MEASURED = "nothing yet"


def figures_said(rows: Iterable[Row], *, version: int | None, measured_version: int | None) -> Iterator[str]:
    """Yield what was measured of a category, a line each; says when its rules are of another version now.

    Rows that count several categories together are told where they have an F1, which a category alone cannot
    have when the gold data do not say which category a word belongs to.
    """
    told = [row for row in rows if len(row.categories) == 1 or row.f1 is not None]
    if not told:
        yield NOT_MEASURED
        return
    if measured_version != version:
        yield f"version {measured_version} was measured, and the rules are now version {version}"
    for row in told:
        yield f"{row.data_set}, {_counted(row)}: {scores_said(row)} ({row.texts:,} texts)"


def scores_said(row: Row) -> str:
    """Return the figures of a row on one line."""
    shares = []
    if row.found is not None:
        shares.append(f"{row.found:,} {row.unit} marked")
    if row.share is not None:
        shares.append(f"{per_cent(row.share)} of running words")
    return ", ".join([*_scores(row), *shares])


def rule_said(rule: str, rows: Iterable[Row]) -> str:
    """Return a rule with what was measured of it alone."""
    figures = "; ".join(f"{row.data_set} {scores_said(row)}" for row in rows)
    return f"{rule}{f': {figures}' if figures else ''}"


def said_of_cue(category: str, rule: str, *, figures: Measured | None = None) -> tuple[str, str]:
    """Return what was measured of a category in a few words, and all of it with the rule alone.

    `rule` is that of a cue, as `name@version`; its version tells which one the category's rules have now.
    """
    figures = measured() if figures is None else figures
    version, then = int(rule.rpartition("@")[2]), figures.version_of(category)
    rows = figures.of(category)
    lines = [*figures_said(rows, version=version, measured_version=then)]
    alone = figures.rules_of(category).get(rule, ())
    if alone:
        lines.append(f"this rule alone: {rule_said(rule, alone)}")
    if then == version:
        lines.append(f"measured with version {version} of the rules")
    changed = f" (version {then}; the rules are now version {version})" if then not in (None, version) else ""
    whole = "\n".join(f"– {line}" for line in lines)
    return _in_short(rows) + changed, f"{whole}\n{LEGEND}"


def _in_short(rows: Iterable[Row]) -> str:
    """Return the scores that speak of the category most nearly, and how much of running text is marked."""
    known = list(rows)
    scored = [row for row in known if row.precision is not None]
    best = min(scored, key=lambda row: (len(row.categories), row.f1 is None), default=None)
    shares = [row.share for row in known if row.precision is None and len(row.categories) == 1]
    share = next((f"{per_cent(one)} of running words" for one in shares if one is not None), "")
    if best is None:
        return f"precision not measured; {share}" if share else NOT_MEASURED
    scores = ", ".join(_scores(best, names=("precision", "recall", "F1")))
    return f"{scores} on {best.data_set}{_together(best)}{f'; {share}' if share else ''}"


def _scores(row: Row, *, names: tuple[str, str, str] = ("P", "R", "F1")) -> list[str]:
    values = zip(names, (row.precision, row.recall, row.f1), strict=True)
    return [f"{name} {score(value)}" for name, value in values if value is not None]


def _counted(row: Row) -> str:
    together = len(row.categories)
    return row.what if together == 1 else f"{row.what} ({together} categories together)"


def _together(row: Row) -> str:
    return "" if len(row.categories) == 1 else f", {len(row.categories)} categories together"
