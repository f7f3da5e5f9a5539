"""How rules and categories fared with coders, outlet by outlet, and where that difference is not chance.

A rule whose cues are accepted more often in one outlet than in another makes bias by itself: counts made with
it favour an outlet. The fault is the rule's, and nothing here judges an outlet.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from annotator.comparison.contract import NotDefined
from annotator.comparison.decisions import By, Counted, Tally, count, outlet_of, settled
from annotator.comparison.statistics.benjamini_hochberg import benjamini_hochberg
from annotator.comparison.statistics.outlet_permutation import Chance, outlet_permutation
from annotator.comparison.statistics.wilson_interval import Interval, wilson_interval
from annotator.corpus import Corpus
from annotator.model import Mode

LEVEL = 0.05
"""A difference is told when its adjusted p value is below this."""

FEWEST_ARTICLES = 5
"""An outlet is compared when a rule was decided on in so many of its articles, at least.

Articles are what is shuffled: two outlets of four articles have 70 arrangements, so that not even the most
extreme one is rarer than 2 in 70 (.029); with five there are 252, and it is 2 in 252 (.008).
"""

Groups = tuple[tuple[tuple[int, int], ...], ...]
"""What is tested: for each outlet that is compared, accepted and decided in each of its articles."""
Outcome = Chance | NotDefined
Verdict = Literal["differs", "no difference found", "too few", "not tested"]
Watch = Callable[[Sequence[Groups]], Iterable[Groups]]
"""Shows tests going by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The decisions in one outlet, or in all; `compared` says whether the outlet takes part in the test."""

    outlet: str
    articles: int
    tally: Tally
    interval: Interval | NotDefined
    compared: bool = False

    @property
    def precision(self) -> float:
        """Return the share of decisions that accept, 0 to 1."""
        return self.tally.accepted / self.tally.decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One rule, version or category: in all articles, outlet by outlet, and whether outlets differ.

    `adjusted` is p corrected for all tests of the table, None where none was made. `says` is the verdict as
    sentences for a person. `same_coders` says whether the same people decided in all compared outlets.
    """

    name: str
    category: str
    versions: tuple[str, ...]
    whole: Figures
    outlets: tuple[Figures, ...]
    outcome: Outcome
    same_coders: bool
    adjusted: float | None = None
    verdict: Verdict = "too few"
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """The whole table; `tests` is how many of its lines were tested.

    `coders` are the names of those whose decisions were asked for, `modes` the modes; empty is all.
    """

    by: By
    lines: tuple[Line, ...]
    tests: int
    coders: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()

    @property
    def decided(self) -> int:
        """Return how many decisions were counted."""
        return sum(line.whole.tally.decided for line in self.lines)

    @property
    def warnings(self) -> tuple[Line, ...]:
        """Return the lines whose precision differs between outlets by more than chance."""
        return tuple(line for line in self.lines if line.verdict == "differs")


def unwatched(tests: Sequence[Groups]) -> Iterable[Groups]:
    """Pass tests on."""
    return tests


def precision(
    corpus: Corpus,
    *,
    by: By = "rule",
    articles: Iterable[str] | None = None,
    coders: Collection[str] | None = None,
    modes: Collection[Mode] | None = None,
    watch: Watch = unwatched,
) -> Precision:
    """Count how coders decided on cues, and test whether outlets differ.

    `articles` and `coders` are given by their ids (None: all).
    Takes a few seconds for 100,000 decisions. The numbers are the same at every run.
    """
    counted = count(
        settled(corpus, articles=articles, coders=coders, modes=modes),
        lambda article: outlet_of(corpus, article),
        by=by,
    )
    outcomes = [outcome_of(groups) for groups in watch([groups_of(one) for one in counted])]
    table = put_together(counted, outcomes, by=by)
    names = tuple(one.name or one.id for one in corpus.coders() if coders is not None and one.id in coders)
    return replace(table, coders=names, modes=tuple(modes or ()))


def groups_of(counted: Counted) -> Groups:
    """Return what is tested of a rule: its outlets with enough articles; those without a name are none."""
    return tuple(
        tuple((tally.accepted, tally.decided) for tally in articles.values())
        for outlet, articles in counted.outlets.items()
        if _compared(outlet, articles)
    )


@lru_cache(maxsize=64)
def outcome_of(groups: Groups) -> Outcome:
    """Test whether outlets differ: the part that takes long, and that another process can be asked to do.

    It is remembered: what a table shows of articles changes more often than the decisions in them.
    """
    if len(groups) < 2:
        return NotDefined(f"Fewer than 2 outlets have {FEWEST_ARTICLES} articles with a decision.")
    return outlet_permutation(outlets=groups)


def outcomes_of(tests: Sequence[Groups]) -> list[Outcome]:
    """Test several rules in one go."""
    return [outcome_of(groups) for groups in tests]


def put_together(counted: Sequence[Counted], outcomes: Sequence[Outcome], *, by: By) -> Precision:
    """Return the table of what was counted and of the tests of `groups_of` each, in the same order."""
    tested = [outcome for outcome in outcomes if isinstance(outcome, Chance)]
    corrected = benjamini_hochberg(p_values=[one.p for one in tested])
    adjusted = iter(() if isinstance(corrected, NotDefined) else corrected)
    lines = []
    for one, outcome in zip(counted, outcomes, strict=True):
        line = _line(one, outcome)
        if isinstance(outcome, Chance):
            line = _judged(line, outcome, adjusted=next(adjusted), tests=len(tested), by=by)
        lines.append(line)
    return Precision(by=by, lines=tuple(lines), tests=len(tested))


def in_short(line: Line) -> str:
    """Return the verdict in a few words, with what differs."""
    if line.verdict != "differs":
        return {
            "no difference found": "No difference found",
            "too few": "Too few to tell",
            "not tested": "Not tested",
        }[line.verdict]
    ranked = _ranked(line)
    ends = ranked if len(ranked) <= 3 else (ranked[0], ranked[-1])
    shares = ", ".join(f"{per_cent(one.precision)} in {one.outlet}" for one in ends)
    return f"Differs: {shares}"


def per_cent(share: float) -> str:
    """Return a share in whole per cent; only all is 100 %, and only nothing 0 %."""
    return f"{whole_per_cent(share)} %"


def whole_per_cent(share: float) -> int:
    """Return a share in per cent; only all is 100, and only nothing 0."""
    return min(max(round(100 * share), 1), 99) if 0 < share < 1 else round(100 * share)


def _compared(outlet: str, articles: Collection[object]) -> bool:
    return bool(outlet) and len(articles) >= FEWEST_ARTICLES


def _line(counted: Counted, outcome: Outcome) -> Line:
    outlets = tuple(
        _figures(outlet, articles.values(), compared=_compared(outlet, articles))
        for outlet, articles in counted.outlets.items()
    )
    everything = [tally for articles in counted.outlets.values() for tally in articles.values()]
    coders = {counted.coders[one.outlet] for one in outlets if one.compared}
    line = Line(
        name=counted.name,
        category=counted.category,
        versions=counted.versions,
        whole=_figures("", everything),
        outlets=outlets,
        outcome=outcome,
        same_coders=len(coders) < 2,
    )
    return line if isinstance(outcome, Chance) else _untested(line, outcome)


def _figures(outlet: str, tallies: Collection[Tally], *, compared: bool = False) -> Figures:
    tally = _total(tallies)
    interval = wilson_interval(hits=tally.accepted, of=tally.decided)
    return Figures(outlet=outlet, articles=len(tallies), tally=tally, interval=interval, compared=compared)


def _total(tallies: Collection[Tally]) -> Tally:
    return Tally(
        sum(one.accepted for one in tallies),
        sum(one.relabelled for one in tallies),
        sum(one.rejected for one in tallies),
    )


# --- the verdict and its words ---------------------------------------------------------------------------


def _untested(line: Line, why: NotDefined) -> Line:
    compared = [one.tally for one in line.outlets if one.compared]
    total = _total(compared)
    if len(compared) < 2:
        return replace(line, verdict="too few", says=f"Too few to tell. {why.reason}")
    if total.accepted in (0, total.decided):
        return replace(
            line, verdict="no difference found", says="No difference. Every decision came out the same."
        )
    return replace(line, verdict="not tested", says=f"Not tested. {why.reason}")


def _judged(line: Line, chance: Chance, *, adjusted: float, tests: int, by: By) -> Line:
    verdict: Verdict
    corrected = f", corrected for {tests} {_plural(by)}" if tests > 1 else ""
    if adjusted < LEVEL:
        verdict, says = "differs", _warning(line, adjusted, corrected, by)
    elif chance.least * tests >= LEVEL:
        verdict, says = "too few", "Too few to tell. With so few articles, nothing can be told from chance."
    else:
        compared = sum(one.compared for one in line.outlets)
        verdict = "no difference found"
        found = f"No difference beyond chance found between {compared} outlets"
        says = f"{found} (p = {_p(adjusted)}{corrected})."
    return replace(line, adjusted=adjusted, verdict=verdict, says=says)


def _warning(line: Line, adjusted: float, corrected: str, by: By) -> str:
    what = "category" if by == "category" else "rule"
    compared = sum(one.compared for one in line.outlets)
    favoured = "one outlet" if compared == 2 else "some outlets"
    said = [
        (
            f"{line.name}: accepted {_shares(line)}; such a difference arises by chance in less than "
            f"{_rarity(adjusted)} cases (permutation over articles{corrected})."
        ),
        f"Counts made with this {what} favour {favoured}: check its decisions or switch it off.",
    ]
    if not line.same_coders:
        said.append(
            "But not the same people decided in all of these outlets, and the difference may be theirs: "
            "look at one coder at a time."
        )
    return " ".join(said)


def _plural(by: By) -> str:
    return {"rule": "rules", "version": "versions of rules", "category": "categories"}[by]


def _shares(line: Line) -> str:
    """Say the precision in each compared outlet, the highest first; of more than four the two ends."""
    said = [f"{per_cent(one.precision)} of {one.tally.decided} in {one.outlet}" for one in _ranked(line)]
    if len(said) <= 4:
        return ", ".join(said)
    return f"{said[0]}, {said[-1]}, and between these in {len(said) - 2} other outlets"


def _ranked(line: Line) -> Sequence[Figures]:
    """Return the compared outlets, the one with the highest precision first."""
    return sorted((one for one in line.outlets if one.compared), key=lambda one: -one.precision)


def _rarity(p: float) -> str:
    return "1 of 1,000" if p < 0.001 else "1 of 100" if p < 0.01 else "1 of 20"


def _p(value: float) -> str:
    shown = f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"
    return shown.removeprefix("0") if value < 0.995 else "1"
