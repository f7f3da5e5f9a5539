"""The proper names of one article, each where it stands, with what around it tells whose name it is."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.comparison.whole_event._name_words import (
    GIVEN,
    OFFICES,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    STATES_SHORT,
    TITLES,
)
from annotator.comparison.whole_event._runs import HYPHENS, SPACE, Runs, bare
from annotator.comparison.whole_event._titles import is_only_of, person_in, says_nothing, time_in, title_in
from annotator.text.analysis import Analysis

Key = tuple[str, ...]

_READ = frozenset({"headline", "standfirst", "body", "caption"})
_AGE = re.compile(r",\s\d{1,3},|\s\(\d{1,3}\)")
_WHO = re.compile(r",?\swho\b")
_SHORT = re.compile(r"(?:,?\s(?:and\s\w+\s)?)?\s?\([“\"]?([A-Z][A-Za-z.&]{1,9})[”\"]?\)")
_STATE = re.compile(r",\s([A-Z][\w.]+(?:\s[A-Z][a-z]+)?)")
_PLACING = frozenset({"in", "near", "across", "throughout", "outside", "inside"})
_FEWEST_CAPITALS, _LONGEST_GAP = 3, 12
_NEVER_SMALL = ("VB", "MD", "NN", "PRP", "JJ")
"""Tags of words that have capitals in a title, too."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place: `[start, end)` are the code points of its words, without a title.

    `key` are its words folded, without stops and endings such as `Jr.`; `signs` is what around it
    and in it tells whose name it is (`title`, `given`, `initial`, `age`, `who`, `says`, `in`, `the`, `state`,
    `capitals`); `title` is the title before it, `short` the short form that is given in
    brackets behind it.
    """

    start: int
    end: int
    key: Key
    signs: frozenset[str] = frozenset()
    title: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Capital:
    """A capital that its place explains: in a headline, or at the start of a sentence."""

    word: str
    start: int
    end: int
    large: bool
    """Whether it has a capital: small words between others may be part of a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """The names of one article; `open` are runs of capitals that are names only if they are known as such."""

    mentions: tuple[Mention, ...] = ()
    open: tuple[tuple[Capital, ...], ...] = ()


def mentions(analysis: Analysis) -> Found:
    """Return the names of an article, in order; none of one that is not in English."""
    return _Finder(analysis).find() if analysis.may_be_english else Found()


class _Finder:
    """Goes over the tokens of one text, run by run."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis
        self._runs = Runs(analysis)
        self._sources = sorted(
            (one.source.start, one.source.end)
            for one in analysis.attributions
            if one.kind == "speech" and one.source is not None
        )

    def find(self) -> Found:
        found: list[Mention] = []
        left: list[tuple[Capital, ...]] = []
        for sentence in self.text.sentence_tokens:
            tokens = self._read(sentence)
            if not tokens:
                continue
            if self._is_title(tokens):
                left += self._capitals(tokens)
                continue
            at = tokens.start
            while at < tokens.stop:
                if not self._runs.is_taken(at):
                    left += [(self._capital(at),)] if self._runs.may_be_name(at) else []
                    at += 1
                    continue
                run = self._runs.run(at, tokens.stop)
                at = run[-1] + 1
                if self._is_shouted(run):
                    left.append(tuple(map(self._capital, run)))
                else:
                    found += self._named(run)
        return Found(tuple(_without_definitions(found)), tuple(left))

    def _is_shouted(self, run: Sequence[int]) -> bool:
        """Say whether several words are in capitals throughout: `a WITCH HUNT` names nobody."""
        words = [self._runs.word(at) for at in run]
        return len(words) > 1 and all(word.isupper() and len(word) > _FEWEST_CAPITALS for word in words)

    def _read(self, tokens: range) -> range:
        """Return the tokens of a sentence that are part of what is told: a dateline may stand before it."""
        first = (at for at in tokens if self.text.zone_at(self.text.starts[at]) in _READ)
        return range(next(first, tokens.stop), tokens.stop)

    def _is_title(self, tokens: range) -> bool:
        """Say whether a sentence has capitals everywhere: one with many names alone has small verbs."""
        if not self.text.in_title_case(tokens.start):
            return False
        small = (at for at in tokens if self.text.text[self.text.starts[at]].islower())
        return not any(self.text.tag(at).startswith(_NEVER_SMALL) for at in small)

    # --- what a run names

    def _named(self, run: Sequence[int]) -> Iterator[Mention]:
        """Yield the names in a run: titles, days and bodies before a title are split off."""
        words = [bare(self._runs.word(at)) for at in run]
        place = time_in(words)
        if place >= 0:
            yield from self._named(run[:place])
            yield from self._named(run[place + 1 :])
            return
        title = title_in(words)
        if title is None:
            yield from self._named_without_title(run, words)
            return
        first, behind = title
        before = first
        while before and (words[before - 1] in OFFICES or words[before - 1] in TITLES):
            before -= 1
        yield from self._named(run[:before])
        rest = list(run[behind:])
        if rest:
            said = self.text.text[self.text.starts[run[first]] : self.text.ends[run[behind - 1]]]
            yield from self._mention(rest, title=" ".join(said.split()))

    def _named_without_title(self, run: Sequence[int], words: Sequence[str]) -> Iterator[Mention]:
        rest, left = list(run), list(words)
        while left and (left[0] in ("of", "the", "and", "for", "&", ".", "-") or is_only_of(left)):
            rest, left = rest[1:], left[1:]
        while len(left) > 1 and left[-1] in PEOPLES and left[-1] not in ORGANISATIONS:
            rest, left = rest[:-1], left[:-1]
        person = person_in(left)
        if person:
            yield from self._mention(rest[:person])
        if left:
            yield from self._mention(rest[person:])

    def _mention(self, run: list[int], *, title: str = "") -> Iterator[Mention]:
        written = [bare(self._runs.word(at)) for at in run]
        key = tuple(word for word in written if any(map(str.isalnum, word)) and word not in _SUFFIXES)
        key = self._joined(run) or key
        if len("".join(key)) < 2 or (not title and says_nothing(key)):
            return
        start, end = self.text.starts[run[0]], self.text.ends[run[-1]]
        short = self._short(key, end)
        signs: frozenset[str] = frozenset(self._signs(run, key, title))
        yield Mention(start, end, key, signs, title, short)

    def _joined(self, run: Sequence[int]) -> tuple[str, ...]:
        """Return the words of a name with its hyphened words as one; empty where there is no hyphen."""
        if not any(self.text.words[at] in HYPHENS for at in run):
            return ()
        text = self.text.text[self.text.starts[run[0]] : self.text.ends[run[-1]]]
        return tuple(word for word in map(bare, text.split()) if word and word not in _SUFFIXES)

    def _short(self, key: Sequence[str], end: int) -> str:
        found = _SHORT.match(self.text.text, end)
        short = bare(found[1]) if found is not None else ""
        return short if len(key) > 1 and short and short[0] == key[0][0] and len(short) >= 2 else ""

    def _signs(self, run: Sequence[int], key: Sequence[str], title: str) -> Iterator[str]:
        text, first, last = self.text, run[0], run[-1]
        start, end = text.starts[first], text.ends[last]
        before = text.words[first - 1] if first else ""
        state = _STATE.match(text.text, end)
        written = text.text[start:end]
        named = (
            ("title", bool(title) or before.strip(".") in TITLES),
            ("given", len(key) > 1 and key[0] in GIVEN),
            ("initial", len(key) > 2 and any(len(word) == 1 for word in key[1:-1])),
            ("age", _AGE.match(text.text, end) is not None),
            ("who", _WHO.match(text.text, end) is not None),
            ("in", before in _PLACING),
            ("the", before == "the"),
            ("state", state is not None and bare(state[1]) in STATES_SHORT | PLACES),
            ("capitals", written.isupper() and len(key) == 1 and len(key[0]) >= _FEWEST_CAPITALS),
            ("says", self._is_source(start, end)),
        )
        return (sign for sign, is_there in named if is_there)

    def _is_source(self, start: int, end: int) -> bool:
        """Say whether a name is at the head of somebody who is said to say something."""
        place = bisect_right(self._sources, (start, len(self.text.text))) - 1
        if place < 0 or end > self._sources[place][1]:
            return False
        between = self.text.text[self._sources[place][0] : start]
        return not re.search(r"\b(?:of|for|from|at|in|with|by)\b|['’]s?\s", between)

    # --- capitals that their place explains

    def _capital(self, at: int) -> Capital:
        return Capital(
            bare(self._runs.word(at)), self.text.starts[at], self.text.ends[at], self._runs.is_capital(at)
        )

    def _capitals(self, tokens: range) -> Iterator[tuple[Capital, ...]]:
        run: list[Capital] = []
        for at in tokens:
            joined = not run or self.text.text[run[-1].end : self.text.starts[at]] in SPACE
            if not joined and self.text.words[at] != ".":
                yield tuple(run)
                run = []
            if self._runs.word(at)[0].isalnum() and not self._runs.is_skipped(at):
                run.append(self._capital(at))
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


def _without_definitions(found: Sequence[Mention]) -> Iterator[Mention]:
    """Leave out short forms where they stand in brackets behind the name: there it is named once."""
    before: Mention | None = None
    for one in found:
        if before is None or one.key != (before.short,) or one.start - before.end > _LONGEST_GAP:
            yield one
        before = one
