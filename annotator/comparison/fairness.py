"""What may make a comparison of outlets unfair: said beside its figures, never corrected in silence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from annotator.comparison.counting import Counted
from annotator.comparison.notice import LISTED, Groups, Notice, by_outlet, listed
from annotator.comparison.precision import Line
from annotator.comparison.reuse import Reuse
from annotator.comparison.statistics._resampled import FEWEST
from annotator.comparison.unlike_texts import alike, copies, genres, set_aside, wire_copy, zones

LONGER = 1.5
"""Median lengths that differ by such a factor are told."""
APART = 3
"""Days between the middles of two outlets' dates from which on they are told."""


def notices(
    counted: Iterable[Counted],
    *,
    sizes: Mapping[str, int] | None = None,
    aside: Iterable[Counted] = (),
    shared: Iterable[Reuse] = (),
    uneven: Iterable[Line] = (),
) -> tuple[Notice, ...]:
    """Return what may make it unfair to compare the outlets of these articles.

    `sizes` are how many articles each group has, where others than outlets are compared. `aside` are the
    copies that were set aside, `shared` pairs of articles that share most of their text, and
    `uneven` the rules whose precision differs between outlets.
    """
    groups = by_outlet(counted)
    found = [
        *_few({name: len(held) for name, held in groups.items()} if sizes is None else sizes),
        *_lengths(groups),
        *_dates(groups),
        *genres(groups),
        *zones(groups),
        *set_aside(by_outlet(aside)),
        *copies(groups),
        *wire_copy(groups),
        *alike(groups, shared),
        *_not_whole(groups),
        *_foreign(groups),
        *_coders(groups),
        *(Notice("rules", one.says, tuple(each.outlet for each in one.outlets)) for one in uneven),
    ]
    if "" in groups:
        says = f"Articles that name no outlet: {len(groups['']):,}. No outlet is compared with them."
        found.append(Notice("no outlet", says))
    return tuple(found)


def _few(sizes: Mapping[str, int]) -> Iterable[Notice]:
    few = {name: number for name, number in sizes.items() if name and number < FEWEST}
    if few:
        many = f" in {len(few):,} of {len(sizes):,}" if len(few) > LISTED else ""
        yield Notice(
            "few articles",
            f"Fewer than {FEWEST} articles{many}: {listed(few)}. Their counts are shown, without "
            "intervals or tests.",
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


def _not_whole(groups: Groups) -> Iterable[Notice]:
    cut = Counter({name: sum(not one.rated for one in held) for name, held in groups.items()})
    cut = +cut
    if cut:
        yield Notice(
            "not whole",
            f"Not whole, or in a language whose words are not known: {listed(dict(sorted(cut.items())))}. "
            "They count for no rate.",
            tuple(sorted(cut)),
        )


def _foreign(groups: Groups) -> Iterable[Notice]:
    found = {name: sum(bool(one.unknown) for one in held) for name, held in groups.items()}
    found = {name: count for name, count in found.items() if count}
    if found:
        yield Notice(
            "languages",
            f"In another language than English: {listed(found)}. They count for no voice, and for no kind of "
            "cue that has no words of the corpus's own: rules for English find nothing there, which is not "
            "none.",
            tuple(found),
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
