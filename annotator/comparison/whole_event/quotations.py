"""Who is quoted by whom: direct quotations of an event matched across its articles, whole or shortened."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from annotator.comparison.whole_event._runs import bare
from annotator.comparison.whole_event.names import Named, Place
from annotator.comparison.whole_event.reading import Reading
from annotator.text.analysis import Quotation
from annotator.text.function_words import FUNCTION_WORDS

FEWEST = 4
"""Words from which on a quotation is known again within a longer one; a shorter one by all of its words."""
OVERLAP = 8
"""Words in a row that make two quotations one of which neither holds the other."""
ALIKE, IN_A_ROW = 0.8, 0.4
"""Shares of the shorter one's words that are the same, and the same in a row, where a few were changed."""
_FEWEST_UNQUOTED, _FEWEST_TELLING = 5, 2
_LOOKED_AT, _MOST_WORDS = 8, 400
"""Wordings of an utterance that others are compared with; words of a quotation that are compared."""

_PLAIN = frozenset(FUNCTION_WORDS["en"].split())
_INSERTED = re.compile(r"\[[^\[\]\n]{0,80}\]")
_LEFT_OUT = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\.?\]?")
_INNER_ENDS = re.compile(r"^[\s.,;:!?]+|[\s.,;:!?]+$")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One utterance that is quoted: its longest wording, by whom it is said to be, and where it stands.

    `places` are inside the quotation marks; their `how` says what became of the words there. `unquoted` are
    places where the same words stand without quotation marks, `speakers` those that articles name, the one
    that most name first.
    """

    words: str
    speakers: tuple[str, ...]
    places: tuple[Place, ...]
    unquoted: tuple[Place, ...] = ()


def quotations_of(readings: Sequence[Reading], names: Sequence[Named] = ()) -> tuple[Quoted, ...]:
    """Return what is quoted in an event, in the order in which the first article to quote it does.

    Speakers are called by their full names where `names` know them.
    """
    found = [_Piece(place, one) for place, reading in enumerate(readings) for one in _pieces(reading)]
    found.sort(key=lambda piece: (-len(piece.said.words), piece.place, piece.said.quotation.start))
    groups: list[list[_Piece]] = []
    having: defaultdict[str, set[int]] = defaultdict(set)
    for piece in found:
        telling = {word for word in piece.said.words if word not in _PLAIN}
        near = sorted(set().union(*(having[word] for word in telling)))
        best = _best(piece, [(place, groups[place]) for place in near])
        if best is None:
            best = len(groups)
            groups.append([])
        groups[best].append(piece)
        for word in telling:
            having[word].add(best)
    full = _full_names(names)
    # words that authors keep at a distance count where somebody quotes them
    said = [group for group in groups if any(one.said.quotation.kind != "scare" for one in group)]
    told = [_quoted(readings, group, full) for group in said]
    order = {reading.article: place for place, reading in enumerate(readings)}
    return tuple(sorted(told, key=lambda one: (order[one.places[0].article], one.places[0].start)))


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation with its words, in parts where something is left out of it."""

    quotation: Quotation
    words: Words
    parts: tuple[Words, ...]
    known: frozenset[str]
    """The same words, each once."""
    line: str
    """The same words between spaces, to be searched."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A quotation in the article of that number."""

    place: int
    said: _Said


def _pieces(reading: Reading) -> Iterator[_Said]:
    starts = [span.start for span in reading.spans]
    for one in reading.quotations:
        text = reading.text[one.inner_start : one.inner_end]
        gaps = [found.span() for found in _INSERTED.finditer(text)]
        cuts = [one.inner_start + found.start() for found in _LEFT_OUT.finditer(text)]
        parts: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
        for at in range(bisect_left(starts, one.inner_start), bisect_left(starts, one.inner_end)):
            start = reading.spans[at].start
            if not any(left <= start - one.inner_start < right for left, right in gaps):
                parts[sum(cut <= start for cut in cuts)].append(reading.words[at])
        kept = tuple(tuple(part) for part in parts if part)
        words = tuple(word for part in kept for word in part)
        if words:
            yield _Said(one, words, kept, frozenset(words), f" {' '.join(words)} ")


# --- what is the same ------------------------------------------------------------------------------------


def _best(piece: _Piece, groups: Iterable[tuple[int, Sequence[_Piece]]]) -> int | None:
    """Return the number of the group that is most like a quotation, None if there is none like it.

    A group is known by its longest wordings: those behind are hardly ever more like another one.
    """
    best, most = None, 0.0
    for number, group in groups:
        score = max(_likeness(piece.said, other.said)[0] for other in group[:_LOOKED_AT])
        if score > most:
            best, most = number, score
    return best


def _likeness(one: _Said, other: _Said) -> tuple[float, str]:
    """Return how alike two quotations are, 0 to 1 (0: not the same), and how; `one` is not the longer one."""
    ours, theirs = one.words, other.words
    if ours == theirs:
        return (1.0, "word for word") if _tells(ours) else (0.0, "")
    if len(ours) > len(theirs) or len(one.known & other.known) < min(FEWEST, len(one.known)):
        return 0.0, ""
    of = f"{len(ours)} of {len(theirs)} words"
    if one.line in other.line:
        enough = len(ours) >= FEWEST or (_tells(ours) >= _FEWEST_TELLING and _agree(one, other))
        return (0.95, f"shortened to {of}") if enough else (0.0, "")
    if len(ours) < FEWEST:
        return 0.0, ""
    if len(one.parts) > 1 and _holds_in_order(other.line, one.parts):
        return 0.9, f"with words left out, {of}"
    return _alike(ours[:_MOST_WORDS], theirs[:_MOST_WORDS])


def _alike(ours: Words, theirs: Words) -> tuple[float, str]:
    same = LCSseq.similarity(ours, theirs)
    if same < min(ALIKE * len(ours), OVERLAP):
        return 0.0, ""
    run = _longest_run(ours, theirs)
    if same == len(ours) and run >= IN_A_ROW * same:
        return 0.9, f"with words left out, {same} of {len(theirs)} words"
    if same >= ALIKE * len(ours) and run >= max(FEWEST, IN_A_ROW * len(ours)):
        return 0.5 + 0.4 * same / len(ours), f"{same} of its {len(ours)} words the same"
    return (0.3, f"overlaps in {run} words") if run >= OVERLAP else (0.0, "")


def _tells(words: Words) -> int:
    """Return how many words say something."""
    return sum(word not in _PLAIN for word in words)


def _agree(one: _Said, other: _Said) -> bool:
    """Say whether two quotations may be of one speaker; a few words alone may be anybody's."""
    ours, theirs = one.quotation.speaker, other.quotation.speaker
    return ours is None or theirs is None or bare(ours.split()[-1]) == bare(theirs.split()[-1])


def _holds_in_order(rest: str, parts: Sequence[Words]) -> bool:
    for part in parts:
        at = rest.find(f" {' '.join(part)} ")
        if at < 0:
            return False
        rest = rest[at + len(" ".join(part)) + 1 :]
    return True


def _longest_run(ours: Words, theirs: Words) -> int:
    """Return how many words in a row two quotations have in common."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(theirs):
        at[word].append(place)
    longest, before = 0, dict[int, int]()
    for word in ours:
        before = {place: before.get(place - 1, 0) + 1 for place in at.get(word, ())}
        longest = max(longest, *before.values(), 0)
    return longest


# --- what is told of it ----------------------------------------------------------------------------------


def _quoted(readings: Sequence[Reading], group: Sequence[_Piece], full: dict[str, str]) -> Quoted:
    lead = group[0]
    places = [
        Place(
            readings[one.place].article,
            one.said.quotation.inner_start,
            one.said.quotation.inner_end,
            _how(one, group),
        )
        for one in sorted(group, key=lambda one: (one.place, one.said.quotation.start))
    ]
    called = [_called(one.said.quotation.speaker, full) for one in group if one.said.quotation.speaker]
    written = {name.casefold(): name for name in reversed(called)}
    spoken = Counter(written[name.casefold()] for name in called)
    inner = lead.said.quotation
    text = readings[lead.place].text[inner.inner_start : inner.inner_end]
    return Quoted(
        words=_INNER_ENDS.sub("", " ".join(text.split())) or text,
        speakers=tuple(name for name, _count in sorted(spoken.items(), key=lambda pair: (-pair[1], pair[0]))),
        places=tuple(places),
        unquoted=tuple(_unquoted(readings, group)),
    )


def _how(one: _Piece, group: Sequence[_Piece]) -> str:
    """Return how a wording differs from the longest one, or from another one that it is known by."""
    if one is group[0]:
        return ""
    told = _likeness(one.said, group[0].said)[1]
    others = (_likeness(one.said, other.said)[1] for other in group[1:] if other is not one)
    return told or f"{next(filter(None, others), 'alike')}, of another wording"


def _unquoted(readings: Sequence[Reading], group: Sequence[_Piece]) -> Iterator[Place]:
    """Yield where the longest wording stands without quotation marks."""
    words = group[0].said.words
    if len(words) < _FEWEST_UNQUOTED:
        return
    for reading in readings:
        at = 0
        for _time in range(reading.words.count(words[0])):
            at = reading.words.index(words[0], at) + 1
            stop = at - 1 + len(words)
            if reading.words[at - 1 : stop] != words:
                continue
            start, end = reading.spans[at - 1].start, reading.spans[stop - 1].end
            if not reading.quotes_any(start, end):
                yield Place(reading.article, start, end, "without quotation marks")


def _full_names(names: Sequence[Named]) -> dict[str, str]:
    """Return the full name of each form that one name alone has."""
    found: dict[str, set[str]] = {}
    for one in names:
        for form in (*one.forms, one.name):
            found.setdefault(bare(form), set()).add(one.name)
    return {form: held.pop() for form, held in found.items() if len(held) == 1}


def _called(speaker: str | None, full: dict[str, str]) -> str:
    """Return the full name of a speaker: what stands before a known name is what he or she is."""
    name = " ".join((speaker or "").split())
    words = bare(name).split()
    known = (" ".join(words[at:]) for at in range(len(words)))
    return next((full[form] for form in known if form in full), name)
