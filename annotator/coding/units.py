"""Units that several coders marked: where they are the same, where they differ, what is left to agree on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.model import Annotation, Code, Segment, Span, Units

UNIT = "code-unit"
"""The id of the code with which units are marked: the same everywhere, so that nobody makes a second one."""

_NONE = re.compile(r"no unit at (\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Place:
    """Units of several coders that overlap; `marked` has those of each coder who marked some here."""

    start: int
    end: int
    marked: Mapping[str, tuple[Span, ...]]
    same: bool
    """Whether each of the coders marked exactly the one unit that is here."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return every unit that somebody marked here, once each, in text order."""
        return tuple(sorted({span for spans in self.marked.values() for span in spans}))


def unit_code(taken: Iterable[str]) -> Code:
    """Return the code for units; its key is U unless that is `taken`."""
    key = "" if "u" in {one.casefold() for one in taken} else "U"
    return Code(
        id=UNIT,
        name="Unit",
        tag="UT",
        key=key,
        slot=6,
        line="double",
        may_overlap=False,
        definition="A stretch of text that is coded as one. Where it begins and ends is agreed on first.",
        order=1_000,
    )


def units_of_coder(annotations: Iterable[Annotation], article: str) -> tuple[Span, ...]:
    """Return the units that annotations mark in an article, one for each of their segments."""
    return tuple(
        sorted(
            Span(part.start, part.end)
            for one in annotations
            if one.code == UNIT and not one.deleted
            for part in one.target
            if part.article == article
        )
    )


def places(marked: Mapping[str, Sequence[Span]]) -> tuple[Place, ...]:
    """Return the places at which coders marked units, in text order; `marked` has each coder who took part.

    Units that overlap, also by way of others, are one place. With fewer than two coders nothing is agreed.
    """
    every = sorted((span, coder) for coder, spans in marked.items() for span in spans)
    groups: list[list[tuple[Span, str]]] = []
    reach = -1
    for span, coder in every:
        if span.start < reach:
            groups[-1].append((span, coder))
        else:
            groups.append([(span, coder)])
        reach = max(reach, span.end)
    return tuple(_place(group, frozenset(marked)) for group in groups)


def _place(group: Sequence[tuple[Span, str]], coders: frozenset[str]) -> Place:
    marked: dict[str, tuple[Span, ...]] = {}
    for span, coder in group:
        marked[coder] = (*marked.get(coder, ()), span)
    same = len(coders) > 1 and set(marked) == coders and len(set(marked.values())) == 1
    one_each = all(len(spans) == 1 for spans in marked.values())
    start, end = group[0][0].start, max(span.end for span, _coder in group)
    return Place(start, end, marked, same and one_each)


def decided(place: Place, agreed: Units | None) -> str:
    """Say how a place was decided: `same` or `units`, `none`, or the empty string when it is still open."""
    if agreed is None:
        return ""
    if any(part.start < place.end and place.start < part.end for part in agreed.segments):
        return "same" if place.same else "units"
    return "none" if (place.start, place.end) in nothing_at(agreed.note) else ""


def nothing_at(note: str) -> frozenset[tuple[int, int]]:
    """Return the places of which it was decided that no unit is there, as the note of units says it."""
    return frozenset((int(found[1]), int(found[2])) for found in _NONE.finditer(note))


def with_decision(
    agreed: Units | None, place: Place, chosen: Sequence[Segment]
) -> tuple[tuple[Segment, ...], str]:
    """Return the segments and the note of an article's units after a decision on a place.

    `chosen` are its units from now on, none of them when there is no unit. What was decided elsewhere stays.
    """
    before = agreed.segments if agreed is not None else ()
    kept = [part for part in before if part.end <= place.start or place.end <= part.start]
    segments = sorted([*kept, *chosen], key=lambda part: (part.start, part.end))
    empty = set(nothing_at(agreed.note)) if agreed is not None else set()
    empty = {one for one in empty if one[1] <= place.start or place.end <= one[0]}
    if not chosen:
        empty.add((place.start, place.end))
    note = "; ".join(f"no unit at {start}-{end}" for start, end in sorted(empty))
    return tuple(dict.fromkeys(segments)), note


def unit_at(units: Units | None, position: int) -> Span | None:
    """Return the shortest agreed unit that a position is in, its end included; None outside of all."""
    there = [
        Span(part.start, part.end)
        for part in (units.segments if units is not None else ())
        if part.start <= position <= part.end
    ]
    inside = [span for span in there if position < span.end]
    return min(inside or there, key=lambda span: span.end - span.start, default=None)
