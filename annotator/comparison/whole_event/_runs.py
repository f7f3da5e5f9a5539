"""Which words of a text belong together as one name, by their tags and what stands between them."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotator.comparison.whole_event._name_words import (
    AND_HEADS,
    GIVEN,
    OF_HEADS,
    ORGANISATIONS,
    PARTICLES,
    PEOPLES,
    PLACES,
    TITLES,
)
from annotator.text.analysis import Analysis
from annotator.text.tokens import fold

HYPHENS = frozenset({"-", "‑", "–"})
SPACE = frozenset({" ", "\u00a0"})
_PARTY = re.compile(r"\((?:R|D|I|L|Rep|Dem|Lab|Con)\.?\s?[-–—,:]\s?[^()\n]{1,24}\)")
_PARTY_AFTER_COMMA = re.compile(r",\s(?:R|D|I)-[A-Z][\w.]{1,8}")
_HYPHENED = re.compile(r"(?:al|el|bin|ben|ibn|van)-[^\W\d_a-z]")
_NOT_JOINED = PLACES | PEOPLES | {"us", "uk", "eu", "un"}
_MOST_TOKENS = 24
"""Tokens of a run: what is longer is no name but a list in capitals."""


def bare(word: str) -> str:
    """Return a word folded and without stops, as names are compared."""
    return fold(word).replace(".", "")


class Runs:
    """The runs of one text; tokens are known by their indices in its analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis
        self._skipped = sorted(
            found.span()
            for pattern in (_PARTY, _PARTY_AFTER_COMMA)
            for found in pattern.finditer(analysis.text)
        )

    def word(self, at: int) -> str:
        """Return a token as it is written."""
        return self.text.text[self.text.starts[at] : self.text.ends[at]]

    def is_taken(self, at: int) -> bool:
        """Say whether a token is surely part of a name."""
        if self.is_skipped(at):
            return False
        if _HYPHENED.match(self.word(at)):
            return True
        if not self.is_capital(at) or not any(map(str.isalpha, self.word(at))):
            return False
        if self.text.begins(at):
            return self.text.is_sure_name(at) or self._is_title_before(at)
        return self.text.is_name(at) or self._is_head(at)

    def _is_head(self, at: int) -> bool:
        """Say whether a word with a capital is the first of a body's name: `House of Representatives`."""
        behind = at + 2
        heads = bare(self.word(at)) in OF_HEADS and behind < len(self.text.starts)
        return heads and self.text.words[at + 1] == "of" and self.is_capital(behind)

    def _is_title_before(self, at: int) -> bool:
        """Say whether a first word is the title or given name of who is named behind it."""
        behind = at + 1
        if bare(self.word(at)) not in TITLES | GIVEN or behind >= len(self.text.starts):
            return False
        return self.text.words[behind] == "of" or (self.is_capital(behind) and self.text.is_name(behind))

    def _is_taken_behind(self, last: int, at: int) -> bool:
        """Say whether a word goes on with a name: any capital does behind an initial, title or given name."""
        if self.is_taken(at):
            return True
        word = bare(self.word(last))
        linked = last > 0 and self.text.words[last - 1] in ("of", "for")
        expects = len(word) < 2 or word in TITLES or word in GIVEN or linked
        return expects and self.is_capital(at) and not self.is_skipped(at)

    def is_capital(self, at: int) -> bool:
        """Say whether a token begins with a capital."""
        return self.word(at)[0].isupper()

    def is_skipped(self, at: int) -> bool:
        """Say whether a token is in the party and state behind a name: `(R-Ohio)`."""
        start = self.text.starts[at]
        place = bisect_right(self._skipped, (start, len(self.text.text))) - 1
        return place >= 0 and start < self._skipped[place][1]

    def may_be_name(self, at: int) -> bool:
        """Say whether a token is a name if it is known as one from elsewhere."""
        if not self.is_capital(at) or self.is_skipped(at):
            return False
        return not self.text.begins(at) or self.text.tag(at) in ("NNP", "NNPS")

    def _gap(self, left: int, right: int) -> str:
        return self.text.text[self.text.ends[left] : self.text.starts[right]]

    def run(self, first: int, stop: int) -> list[int]:
        """Return the tokens of a run of names with what holds them together."""
        run = [first]
        while len(run) < _MOST_TOKENS and (more := self._goes_on(run, stop)) is not None:
            run += more
        return run

    def _goes_on(self, run: Sequence[int], stop: int) -> list[int] | None:
        last, at = run[-1], run[-1] + 1
        if at >= stop:
            return None
        gap, word = self._gap(last, at), self.text.words[at]
        if gap == "" and word in HYPHENS:
            return self._behind_hyphen(last, at, stop)
        stopped = gap == "" and word == "." and len(self.word(last)) <= 2
        joined = gap in SPACE and word in PARTICLES
        if (stopped or joined) and self._is_next(at, at + 1, stop):
            return [at, at + 1]
        if gap not in SPACE:
            return None
        if self._is_taken_behind(last if self.word(last)[0].isalnum() else last - 1, at):
            return [at]
        return self._behind_link(run, at, stop)

    def _is_next(self, at: int, behind: int, stop: int) -> bool:
        if behind >= stop or self._gap(at, behind) not in SPACE:
            return False
        return self._is_taken_behind(at - 1 if self.text.words[at] == "." else at, behind)

    def _may_end(self, at: int) -> bool:
        """Say whether a word may go on behind `of`: any with a capital, as in `Federation of Teachers`."""
        return self.is_capital(at) and self.word(at).isalpha() and not self.is_skipped(at)

    def _behind_hyphen(self, last: int, hyphen: int, stop: int) -> list[int] | None:
        """Return the rest of `Ocasio-Cortez` and `Mar-a-Lago`; `U.S.-Israel` are two names."""
        behind = hyphen + 1
        if behind >= stop or self._gap(hyphen, behind) or bare(self.word(last)) in _NOT_JOINED:
            return None
        if self.is_capital(behind) and bare(self.word(behind)) not in _NOT_JOINED:
            return [hyphen, behind]
        further = behind + 2
        if further < stop and self.text.words[behind + 1] in HYPHENS and self.is_capital(further):
            return [hyphen, behind, behind + 1, further]
        return None

    def _behind_link(self, run: Sequence[int], at: int, stop: int) -> list[int] | None:
        """Return what goes on behind `of`, `for`, `and`: `Ministry of the Interior`."""
        heads = {bare(self.word(one)) for one in run}
        word, behind = self.text.words[at], at + 1
        last = bare(self.word(run[-1]))
        links = (word == "of" or (word == "for" and "of" not in heads)) and last in OF_HEADS
        of = not heads.isdisjoint(("of", "for"))
        joins = word in ("and", "&") and of and not heads.isdisjoint(AND_HEADS)
        sides = {bare(self.word(run[-1])), bare(self.word(behind)) if behind < stop else ""}
        if (word == "&" and sides.isdisjoint(ORGANISATIONS)) or links or joins:
            between = [at]
            if behind < stop and self.text.words[behind] == "the" and word != "&":
                between, behind = [at, behind], behind + 1
            if joins and not links:
                fits = self._is_next(between[-1], behind, stop)
            else:
                fits = behind < stop and self._gap(between[-1], behind) in SPACE and self._may_end(behind)
            if fits:
                return [*between, behind]
        return None
