"""What is one copy: articles that share their text, passages word for word, and credits of news agencies."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

from annotator.comparison.copies import Aside, Text, asides
from annotator.comparison.reuse import compare
from annotator.comparison.runs import RUN, Runs, runs_of
from annotator.comparison.whole_event.names import Place
from annotator.comparison.whole_event.reading import Reading
from annotator.text.agencies import agency_in
from annotator.text.canonical import sha256

Kind = Literal["same text", "same copy, edited", "shared passages", "single passages", "linked by hand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that two articles have in common, in both; `quoted` are those that both have as a quotation."""

    first: Place
    second: Place
    words: int
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Two articles that share text, by their ids in the order of the event.

    `share` is the part of the shorter article's words in runs of at least eight words that the other one has
    too; `linked` says that people noted them as copies.
    """

    first: str
    second: str
    kind: Kind
    share: float
    passages: tuple[Passage, ...]
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A news agency that an article names as where it comes from, or (`helped`) as a help to it."""

    article: str
    agency: str
    place: Place
    helped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """What is one copy in an event: `aside` are articles that count with the one they are copies of."""

    pairs: tuple[Shared, ...] = ()
    credits: tuple[Credit, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def aside(self) -> frozenset[str]:
        """Return the articles that are copies of another one of the event, which counts."""
        return frozenset(one.article for one in self.asides)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the articles that are one copy, the one that counts first."""
        found: dict[str, list[str]] = {}
        for one in self.asides:
            found.setdefault(one.counts, [one.counts]).append(one.article)
        return tuple(map(tuple, found.values()))


def copies_of(readings: Sequence[Reading]) -> Copies:
    """Return which articles of an event share text, how much and where, and which agencies they credit."""
    every = [_Read(reading, runs_of(reading.words), _places(reading.words)) for reading in readings]
    pairs = [told for one, other in combinations(every, 2) if (told := _shared(one, other)) is not None]
    return Copies(
        pairs=tuple(sorted(pairs, key=lambda one: (-one.share, one.first, one.second))),
        credits=tuple(found for reading in readings if (found := _credit(reading)) is not None),
        asides=asides(map(_text, every)),
    )


_MOST_PLACES = 20
"""Places of the same eight words that are looked at: with more of them it is a refrain."""
_Places = dict[tuple[str, ...], list[int]]


class _Read(NamedTuple):
    """An article with its runs of words, and where each of them stands."""

    reading: Reading
    runs: Runs
    places: _Places


def _text(one: _Read) -> Text:
    read = one.reading
    return Text(read.article, "this event", read.date, sha256(read.text), read.copy_of, one.runs)


def _places(words: Sequence[str]) -> _Places:
    """Return where each run of words stands."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - RUN + 1):
        found[tuple(words[at : at + RUN])].append(at)
    return found


def _shared(one: _Read, other: _Read) -> Shared | None:
    first, second = one.reading, other.reading
    linked = _are_linked(first, second)
    if not linked and one.places.keys().isdisjoint(other.places):
        return None
    passages = tuple(_passages(first, second, other.places))
    told = compare(one.runs, other.runs) if passages else None
    share = (
        told[1]
        if told
        else sum(one.words for one in passages) / max(1, min(len(first.words), len(second.words)))
    )
    if told is None and not linked and all(one.quoted for one in passages):
        return None
    kind: Kind = told[0] if told else "single passages" if passages else "linked by hand"
    return Shared(
        first=first.article,
        second=second.article,
        kind=kind,
        share=min(share, 1.0),
        passages=passages,
        linked=linked,
    )


def _are_linked(first: Reading, second: Reading) -> bool:
    return (first.copy_of or first.article) == (second.copy_of or second.article)


def _passages(first: Reading, second: Reading, theirs: _Places) -> Iterator[Passage]:
    """Yield the longest runs of words of the first article that the second one has too, in order."""
    at = 0
    while at <= len(first.words) - RUN:
        places = theirs.get(first.words[at : at + RUN], ())[:_MOST_PLACES]
        if not places:
            at += 1
            continue
        length, other = max((_length(first.words, second.words, at, one), -one) for one in places)
        ours = Place(first.article, first.spans[at].start, first.spans[at + length - 1].end)
        other = -other
        there = Place(second.article, second.spans[other].start, second.spans[other + length - 1].end)
        quoted = _is_quoted(first, ours) and _is_quoted(second, there)
        yield Passage(first=ours, second=there, words=length, quoted=quoted)
        at += length


def _length(ours: Sequence[str], theirs: Sequence[str], at: int, other: int) -> int:
    most = min(len(ours) - at, len(theirs) - other)
    return next((length for length in range(RUN, most) if ours[at + length] != theirs[other + length]), most)


def _is_quoted(reading: Reading, place: Place) -> bool:
    """Say whether all but the first and last words of a passage are in one quotation."""
    spans = reading.spans
    first = bisect_left(spans, place.start, key=lambda span: span.start)
    last = bisect_right(spans, place.end, key=lambda span: span.end) - 1
    inside = sum(reading.quotes_any(spans[at].start, spans[at].end) for at in range(first, last + 1))
    return inside >= _QUOTED * (last - first + 1)


_QUOTED = 0.8


def _credit(reading: Reading) -> Credit | None:
    found = agency_in(reading.text)
    if found is None:
        return None
    agency, start, end = found
    line_end = reading.text.find("\n", end)
    line = reading.text[
        reading.text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else len(reading.text)
    ]
    in_brackets = reading.text[start] in "(/"
    helped = "contributed" in line or "with files" in line.lower()
    if not (in_brackets or helped or reading.is_about_itself(start)):
        return None
    return Credit(
        article=reading.article, agency=agency, place=Place(reading.article, start, end), helped=helped
    )
