"""What one article has as the words of others and another one tells itself, wherever it stands in the two."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from annotator.comparison.alignment import Told
from annotator.comparison.contrasts._telling import (
    FEWEST,
    Read,
    Stretch,
    claimed,
    is_denied,
    is_told,
    read_of,
)
from annotator.comparison.contrasts._whose import Voice
from annotator.text.analysis import Analysis

_WEIGHT = 3.0
"""What these weigh at least: a stem weighs the log of how few of the sentences of both articles have it."""
_DENSE = 0.6
"""Share of the content words between the first and the last shared one that are shared."""
_OWN = 0.6
"""From this share of the weight on, a sentence of the first article's own says the claim, too."""
_WIDEST = 14
"""Content words from the first to the last shared one."""
_KNOWN = "contrasts.claims"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that has something as the words of others, and one of another article that tells it.

    Sentences are given by their numbers, `said` and `told` are tokens of the two that hold what both have;
    `weight` is how much the stems weigh that are the same.
    """

    voice: Voice
    theirs: int
    said: range
    own: int
    told: range
    weight: float


def claims(theirs: Told, own: Told) -> tuple[Claim, ...]:
    """Return what the first article has as the words of others and the second one tells itself.

    The strongest come first, and no words of a sentence are in two of them. They are looked for once.
    """
    found = theirs.analysis.worked_out.setdefault(_KNOWN, WeakKeyDictionary[Analysis, tuple[Claim, ...]]())
    if own.analysis not in found:
        found[own.analysis] = tuple(_apart(_found(read_of(theirs), read_of(own))))
    known: tuple[Claim, ...] = found[own.analysis]
    return known


def _apart(found: Iterable[Claim]) -> Iterator[Claim]:
    taken: list[tuple[int, range]] = []
    for claim in sorted(found, key=lambda one: (-one.weight, one.theirs, one.own)):
        clash = (
            number == claim.theirs and said.start < claim.said.stop and claim.said.start < said.stop
            for number, said in taken
        )
        if not any(clash):
            taken.append((claim.theirs, claim.said))
            yield claim


# --- what both have ----------------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """Content words of a sentence in one voice, and their stems."""

    read: Read
    voice: Voice
    content: Sequence[int]
    stems: frozenset[str]


def _pieces(sentences: Iterable[Read], *voices: Voice) -> Iterator[_Piece]:
    for read in sentences:
        for voice, content in read.pieces(*voices):
            yield _Piece(read, voice, content, frozenset(read.stems[at] for at in content))


def _found(theirs: Sequence[Read], own: Sequence[Read]) -> Iterator[Claim]:
    weight = _weights((*theirs, *own))
    told = list(_pieces((read for read in own if not read.is_by_others), "own"))
    themselves = [read.own for read in theirs]
    for one in _pieces(theirs, "quoted", "reported"):
        for other in told:
            shared = one.stems & other.stems
            if len(shared) < FEWEST or _sum(weight, shared) < _WEIGHT:
                continue
            best = _best(one, other, shared, weight)
            if best is not None and not _is_own(best, themselves, weight):
                yield Claim(
                    voice=one.voice,
                    theirs=one.read.number,
                    said=best.said.tokens,
                    own=other.read.number,
                    told=best.told.tokens,
                    weight=best.weight,
                )


def _sum(weight: Mapping[str, float], stems: frozenset[str]) -> float:
    return math.fsum(weight[stem] for stem in stems)


def _weights(sentences: Sequence[Read]) -> Mapping[str, float]:
    having = Counter(stem for one in sentences for stem in {one.stems[at] for at in one.content})
    return {stem: math.log((len(sentences) + 1) / (count + 0.5)) for stem, count in having.items()}


class _Both(NamedTuple):
    """Stretches of two sentences, the stems that both have, and what these weigh."""

    weight: float
    stems: frozenset[str]
    said: Stretch
    told: Stretch


def _is_own(both: _Both, themselves: Sequence[frozenset[str]], weight: Mapping[str, float]) -> bool:
    return any(_sum(weight, both.stems & own) >= _OWN * both.weight for own in themselves)


def _best(one: _Piece, other: _Piece, shared: frozenset[str], weight: Mapping[str, float]) -> _Both | None:
    """Return the weightiest stretches of two sentences that are one claim; None where none is."""
    found = [
        _Both(_sum(weight, both), both, said, told)
        for told in _stretches(other, shared)
        for said in _stretches(one, shared)
        if len(both := said.stems & told.stems) >= FEWEST
        and len(both) >= _DENSE * max(said.length, told.length)
    ]
    heavy = (both for both in found if both.weight >= _WEIGHT)
    ordered = sorted(heavy, key=lambda both: (-both.weight, both.said.length, both.told.length))
    return next((both for both in ordered if _is_same(one.read, other.read, both)), None)


def _is_same(one: Read, other: Read, both: _Both) -> bool:
    """Say whether the first sentence claims what the second one tells."""
    if is_denied(one, both.said) != is_denied(other, both.told):
        return False
    return is_told(other, both.told, claimed(one, both.said, both.stems))


def _stretches(piece: _Piece, shared: frozenset[str]) -> Iterator[Stretch]:
    read, content = piece.read, piece.content
    places = [place for place, at in enumerate(content) if read.stems[at] in shared]
    for first in range(len(places)):
        for last in range(first + FEWEST - 1, len(places)):
            length = places[last] - places[first] + 1
            if length > _WIDEST:
                break
            if last - first + 1 >= _DENSE * length:
                held = places[first : last + 1]
                tokens = range(content[held[0]], content[held[-1]] + 1)
                yield Stretch(tokens, length, frozenset(read.stems[content[at]] for at in held))
