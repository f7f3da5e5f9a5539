"""What may make a comparison of outlets unfair: said beside its figures, never corrected in silence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from annotator.comparison.counting import Counted
from annotator.comparison.statistics._resampled import FEWEST

Concern = Literal["few articles", "lengths", "dates", "copies", "not whole", "no outlet", "coders"]

LONGER = 1.5
"""Median lengths that differ by such a factor are told."""
APART = 3
"""Days between the middles of two outlets' dates from which on they are told."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a reader of the figures should know, as a sentence, and the outlets it is about."""

    concern: Concern
    says: str
    outlets: tuple[str, ...] = ()


def notices(counted: Iterable[Counted]) -> tuple[Notice, ...]:
    """Return what may make it unfair to compare the outlets of these articles."""
    by_outlet: defaultdict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        by_outlet[one.outlet].append(one)
    groups = dict(sorted(by_outlet.items()))
    found = [
        *_few(groups),
        *_lengths(groups),
        *_dates(groups),
        *_copies(groups),
        *_not_whole(groups),
        *_coders(groups),
    ]
    if "" in groups:
        found.append(Notice("no outlet", f"Articles that name no outlet: {len(groups['']):,}."))
    return tuple(found)


Groups = dict[str, list[Counted]]


def _few(groups: Groups) -> Iterable[Notice]:
    few = {name: len(held) for name, held in groups.items() if len(held) < FEWEST}
    if few:
        listed = ", ".join(f"{name or 'no outlet named'} ({count})" for name, count in few.items())
        yield Notice(
            "few articles",
            f"Fewer than {FEWEST} articles: {listed}. Their counts are shown, without intervals or tests.",
            tuple(few),
        )


def _lengths(groups: Groups) -> Iterable[Notice]:
    middles = {name: median(one.words for one in held) for name, held in groups.items() if held}
    if len(middles) < 2:
        return
    shortest, longest = min(middles, key=middles.__getitem__), max(middles, key=middles.__getitem__)
    if middles[longest] > LONGER * max(middles[shortest], 1):
        yield Notice(
            "lengths",
            f"Articles differ in length: half of {longest}'s have more than {middles[longest]:,.0f} words, "
            f"half of {shortest}'s more than {middles[shortest]:,.0f}. Rates of long and short articles "
            "differ by themselves.",
            (shortest, longest),
        )


def _dates(groups: Groups) -> Iterable[Notice]:
    from datetime import date

    middles: dict[str, float] = {}
    for name, held in groups.items():
        days = []
        for one in held:
            try:
                days.append(date.fromisoformat(one.date[:10]).toordinal())
            except ValueError:
                continue
        if days:
            middles[name] = median(days)
    if len(middles) < 2:
        return
    first, last = min(middles, key=middles.__getitem__), max(middles, key=middles.__getitem__)
    if middles[last] - middles[first] >= APART:
        apart = f"{middles[last] - middles[first]:,.0f}"
        yield Notice(
            "dates",
            f"Articles are of different days: the middle one of {last} is {apart} days later than that of "
            f"{first}.",
            (first, last),
        )


def _copies(groups: Groups) -> Iterable[Notice]:
    copies = {name: sum(bool(one.copy_of) for one in held) for name, held in groups.items()}
    copies = {name: count for name, count in copies.items() if count}
    if copies:
        listed = ", ".join(f"{name or 'no outlet named'} ({count})" for name, count in copies.items())
        yield Notice(
            "copies",
            f"Copies of other articles are among them: {listed}. Two outlets with one agency's words do not "
            "differ.",
            tuple(copies),
        )


def _not_whole(groups: Groups) -> Iterable[Notice]:
    cut = Counter({name: sum(not one.rated for one in held) for name, held in groups.items()})
    cut = +cut
    if cut:
        listed = ", ".join(f"{name or 'no outlet named'} ({count})" for name, count in sorted(cut.items()))
        yield Notice(
            "not whole",
            f"Not whole, or in a language whose words are not known: {listed}. They count for no rate.",
            tuple(sorted(cut)),
        )


def _coders(groups: Groups) -> Iterable[Notice]:
    who = {name: frozenset().union(*(one.coders for one in held)) for name, held in groups.items()}
    named: Sequence[frozenset[str]] = [coders for coders in who.values() if coders]
    if len(set(named)) > 1:
        yield Notice(
            "coders",
            "Not the same people coded in all outlets: differences may be theirs.",
            tuple(name for name, coders in who.items() if coders),
        )
