"""What may make a comparison unfair in the texts themselves: genres, zones, copies and wire copy."""

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.comparison.copies import ORIGINAL, RULE
from annotator.comparison.notice import LISTED, NAMED, Groups, Notice, called, listed
from annotator.comparison.reuse import Reuse
from annotator.model import ZoneKind

GENRES_APART, ZONES_APART = 0.2, 0.5
"""Differences between outlets' shares of articles of a genre, or with a zone, from which on they are told."""

_PARTS: Mapping[ZoneKind, str] = {
    "headline": "a headline",
    "standfirst": "a standfirst",
    "caption": "captions",
}
"""What of the text is told when one outlet's articles have it and another's have not."""


def genres(groups: Groups) -> Iterable[Notice]:
    """Yield the genres of which outlets have different shares."""
    for genre in sorted({one.genre for held in groups.values() for one in held if one.genre}):
        having = {name: sum(one.genre == genre for one in held) for name, held in groups.items()}
        ends = _apart(groups, having, GENRES_APART)
        if ends:
            yield Notice(
                "genres",
                "Genres differ, as far as addresses and headlines name them: "
                f"{genre} in {_of(groups, having)}. Where nothing is named the genre is not known.",
                ends,
            )


def zones(groups: Groups) -> Iterable[Notice]:
    """Yield the parts of articles that one outlet's texts have and another's have not."""
    for zone, name in _PARTS.items():
        having = {outlet: sum(zone in one.zones for one in held) for outlet, held in groups.items()}
        ends = _apart(groups, having, ZONES_APART)
        if ends:
            yield Notice(
                "zones",
                f"Parts of articles differ: {name} in {_of(groups, having)}. Their words count, too.",
                ends,
            )


def _apart(groups: Groups, having: Mapping[str, int], least: float) -> tuple[str, ...]:
    """Return the outlets with the smallest and the largest share, if these are so far apart."""
    shares = {name: having[name] / len(held) for name, held in groups.items() if held}
    if len(shares) < 2:
        return ()
    low, high = min(shares, key=shares.__getitem__), max(shares, key=shares.__getitem__)
    return (low, high) if shares[high] - shares[low] >= least else ()


def _of(groups: Groups, having: Mapping[str, int]) -> str:
    """Return how many of each outlet's articles; of many outlets those of the two ends."""
    ranked = sorted(groups, key=lambda name: (-having[name] / len(groups[name]), name))
    shown = ranked if len(ranked) <= 4 else [ranked[0], ranked[-1]]
    told = ", ".join(f"{having[name]:,} of {len(groups[name]):,} of {called(name)}" for name in shown)
    return told if len(ranked) <= 4 else f"{told}, and between these in {len(ranked) - 2} other outlets"


def set_aside(groups: Groups) -> Iterable[Notice]:
    """Yield that copies were set aside."""
    if groups:
        yield Notice(
            "set aside",
            "Copies were set aside, so that each text counts once: "
            f"{listed({name: len(held) for name, held in groups.items()})}. Copies are {RULE}; "
            f"{ORIGINAL}.",
            tuple(groups),
        )


def copies(groups: Groups) -> Iterable[Notice]:
    """Yield that copies of other articles count."""
    found = {name: sum(bool(one.copy_of) for one in held) for name, held in groups.items()}
    found = {name: count for name, count in found.items() if count}
    if found:
        yield Notice(
            "copies",
            f"Copies of other articles are among them: {listed(found)}. Two outlets with one agency's words "
            "do not differ.",
            tuple(found),
        )


def wire_copy(groups: Groups) -> Iterable[Notice]:
    """Yield which outlets have articles that name a news agency."""
    found = {name: Counter(one.agency for one in held if one.agency) for name, held in groups.items()}
    told = {name: agencies for name, agencies in found.items() if agencies}
    if told:
        most = sorted(told, key=lambda name: (-told[name].total(), name))[:NAMED]
        named = told if len(told) <= LISTED else most
        each = "; ".join(f"{called(name)}: {listed(told[name])}" for name in named)
        each += f"; and {len(told) - NAMED:,} other outlets" if len(told) > LISTED else ""
        yield Notice(
            "wire copy",
            f"Articles name a news agency at their beginning or end: {each}. Such words may be the "
            "agency's and not the outlet's.",
            tuple(told),
        )


def alike(groups: Groups, pairs: Iterable[Reuse]) -> Iterable[Notice]:
    """Yield which outlets have articles that share most of their words and are not linked as copies."""
    outlet_of = {one.article: name for name, held in groups.items() for one in held}
    found = Counter(
        tuple(sorted((outlet_of[one.first], outlet_of[one.second])))
        for one in pairs
        if one.kind != "shared passages" and {one.first, one.second} <= outlet_of.keys()
    )
    if found:
        each = listed({" and ".join(map(called, pair)): number for pair, number in sorted(found.items())})
        yield Notice(
            "wire copy",
            f"Articles share most of their words and are not linked as copies: {each}. Link them, and each "
            "text counts once.",
            tuple(sorted({name for pair in found for name in pair})),
        )
