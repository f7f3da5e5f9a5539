"""Find what stands in quotation marks: mixed, nested, curly, single, angular, low-high and unclosed pairs.

Marks of one family close one another whatever their shape, because news mixes them ("core values,”). A
quotation that is not closed in its paragraph goes on in the next one when that begins with an opening mark of
the family, as is usual in print, or goes on with a line that was broken; else its end is inferred.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import NamedTuple

from annotator.model import Span

_DOUBLE = '"“”„‟〝〞＂″‴'
_SINGLE = "'‘’‚‛"
_ANGLES = ("«»", "‹›")
_CORNERS = ("「」", "『』")
_FAMILY = dict.fromkeys(("''", "``", "‘‘", "’’", ",,"), _DOUBLE) | {
    mark: family for family in (_DOUBLE, _SINGLE, *_ANGLES, *_CORNERS) for mark in family
}
# Two apostrophes, back-ticks, single marks or commas are one double mark.
_TWO = r"''|``|‘‘|’’|,,(?=\w)"
# A mark is an alternative of its own: with a set among them, the search would not skip what begins none.
_MARK = re.compile("|".join((_TWO, *_DOUBLE, *_SINGLE, *"".join(_ANGLES + _CORNERS))))
_DOUBLE_MARK = re.compile(f"{_TWO}|[{_DOUBLE}]")
_SINGLE_MARK = re.compile(f"[{_SINGLE}](?=\\S)")
_SINGLE_CLOSING = re.compile("(?<!['`’‘])['’‘](?!['’‘])")
_ONLY_OPEN = frozenset(("„", "``", "‘‘", ",,", "「", "『"))
_ONLY_CLOSE = frozenset("″‴」』")
# They close, and open only where their place leaves no doubt, as in Swedish.
_BY_PLACE = frozenset(("”", "〞", "’’"))
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_FREE_BEFORE = frozenset("([{-–—―/:;,=>|*_…'`") | frozenset(_FAMILY)
_FREE_AFTER = frozenset(".,;:!?…)]}-–—―/<|*_") | frozenset(_FAMILY)
# Words that begin with an apostrophe, not with a quotation.
_ELISION = re.compile(
    r"(?:\d\ds?|em|til|tis|twas|cause|bout|round|n|neath|ere|cuz|kay|s|t|ll|re|ve|d|m)(?!\w)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_DEEPEST = 4
_LONGEST_SINGLE = 1_500
_LOOK_AHEAD = 24
_MOST_CARRIED = 40


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks before its kind is known; `depth` is 0 for one not inside another."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int


class _Mark(NamedTuple):
    """One mark, and whether the text on either side leaves it free: space, punctuation, or nothing."""

    start: int
    end: int
    glyph: str
    free_before: bool
    free_after: bool
    space_before: bool
    space_after: bool

    @property
    def opens_by_place(self) -> bool:
        return self.free_before and not self.free_after


@dataclass(frozen=True, slots=True)
class _Open:
    mark: _Mark
    closing: int = -1
    """Where a single quotation will end: decided when it opens, because its mark is also the apostrophe."""


def find_quoted(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quoted, ...]:
    """Return every quoted stretch, sorted by start; nested ones lie wholly inside the outer one."""
    scanner = _Scanner(text, paragraphs)
    for index in range(len(paragraphs)):
        scanner.scan(index)
        scanner.end_paragraph(index)
    return tuple(sorted(scanner.found, key=lambda quoted: (quoted.start, -quoted.end)))


def _mark(text: str, match: re.Match[str]) -> _Mark:
    before = text[match.start() - 1] if match.start() else "\n"
    after = text[match.end()] if match.end() < len(text) else "\n"
    space_before, space_after = before.isspace(), after.isspace()
    free_before, free_after = space_before or before in _FREE_BEFORE, space_after or after in _FREE_AFTER
    return _Mark(*match.span(), match.group(), free_before, free_after, space_before, space_after)


def _closes(mark: _Mark, top: _Mark) -> bool:
    """Say whether `mark` ends the quotation of its family that `top` opened."""
    if mark.glyph in "«»‹›":
        return mark.glyph != top.glyph
    if mark.glyph in _ONLY_OPEN:
        return False
    if mark.glyph == "“":
        return top.glyph == "„" or mark.space_after or (mark.free_after and not mark.free_before)
    return mark.glyph in _BY_PLACE | _ONLY_CLOSE or not mark.opens_by_place


def _opens(text: str, mark: _Mark) -> bool:
    """Say whether `mark` begins a quotation when none of its family is open."""
    if mark.glyph in _ONLY_OPEN:
        return True
    if mark.glyph in _BY_PLACE:
        return mark.opens_by_place
    behind = mark.space_after and not mark.space_before and mark.glyph not in "«‹"
    if mark.glyph in _ONLY_CLOSE or behind:
        return False
    inches = mark.start > 0 and text[mark.start - 1].isdigit() and mark.free_after
    return not inches and (mark.free_before or not mark.free_after or mark.glyph == "“")


class _Scanner:
    """What is open while the paragraphs are read from the first to the last."""

    def __init__(self, text: str, paragraphs: tuple[Span, ...]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.found: list[Quoted] = []
        self.stack: list[_Open] = []
        self.reopened = -1

    def scan(self, index: int) -> None:
        """Read the marks of one paragraph."""
        paragraph = self.paragraphs[index]
        for match in _MARK.finditer(self.text, paragraph.start, paragraph.end):
            mark = _mark(self.text, match)
            if mark.start == self.reopened or (mark.glyph == ",," and not mark.free_before):
                continue
            if _FAMILY[mark.glyph] is _SINGLE:
                self._single(mark, index)
            elif not self._is_measure(mark):
                self._paired(mark, paragraph)

    def _is_measure(self, mark: _Mark) -> bool:
        """Say whether a mark stands for inches, as in 6'2"."""
        before = self.text[max(0, mark.start - 5) : mark.start]
        return before[-1:].isdigit() and _FEET.search(before) is not None

    def _paired(self, mark: _Mark, paragraph: Span) -> None:
        family = _FAMILY[mark.glyph]
        top = next((opened for opened in reversed(self.stack) if _FAMILY[opened.mark.glyph] is family), None)
        if top is None:
            if _opens(self.text, mark) and len(self.stack) < _DEEPEST:
                self.stack.append(_Open(mark))
        elif _closes(mark, top.mark):
            self._close(top, mark)
        else:
            if not self._is_nested(mark, paragraph):
                self._give_up(top, mark.start)
            if len(self.stack) < _DEEPEST:
                self.stack.append(_Open(mark))

    def _is_nested(self, mark: _Mark, paragraph: Span) -> bool:
        """Say whether an opening mark inside an open quotation opens one inside it.

        It does when enough marks follow to close both; else the outer one was never closed.
        """
        depth = 2
        first = bisect_left(self._doubles, mark.end, key=re.Match.start)
        for match in self._doubles[first : first + _LOOK_AHEAD]:
            if match.start() >= paragraph.end:
                break
            following = _mark(self.text, match)
            depth += 1 if following.opens_by_place and following.glyph not in "”〞" else -1
            if depth == 0:
                return True
        return False

    @cached_property
    def _doubles(self) -> Sequence[re.Match[str]]:
        """The double marks of the text: looked for anew from each mark, they would be found all too often."""
        return list(_DOUBLE_MARK.finditer(self.text))

    def _single(self, mark: _Mark, index: int) -> None:
        top = next((opened for opened in self.stack if opened.closing == mark.start), None)
        if top is not None:
            self._close(top, mark)
            return
        busy = len(self.stack) >= _DEEPEST or any(opened.closing >= 0 for opened in self.stack)
        after = self.text[mark.end : mark.end + 1]
        if busy or not mark.free_before or after.isspace() or _ELISION.match(self.text, mark.end):
            return
        closing = self._closing_of(mark, index)
        if closing >= 0:
            self.stack.append(_Open(mark, closing))

    def _closing_of(self, mark: _Mark, index: int) -> int:
        """Return where a single quotation is closed, perhaps some paragraphs on, or -1: then it was none."""
        end, sure = self._single_end(mark.glyph, mark.end, self.paragraphs[index])
        if sure or mark.start != self.paragraphs[index].start or self.stack:
            return end
        for following in islice(self.paragraphs, index + 1, index + 1 + _MOST_CARRIED):
            again = _SINGLE_MARK.match(self.text, following.start, following.end)
            if again is None or _ELISION.match(self.text, again.end()):
                break
            further, sure = self._single_end(again.group(), again.end(), following)
            if sure:
                return further
        return end

    def _single_end(self, glyph: str, start: int, paragraph: Span) -> tuple[int, bool]:
        """Return where in its paragraph a single quotation is closed, or -1, and whether that is sure.

        The plural possessive looks like an end (the workers' rights): it counts only when no other follows.
        """
        possessive = -1
        limit = min(paragraph.end, start + _LONGEST_SINGLE)
        for match in _SINGLE_CLOSING.finditer(self.text, start + 1, limit):
            at = match.start()
            before, after = self.text[at - 1], self.text[at + 1 : at + 2]
            if before.isspace():
                if after.isalnum() and not _ELISION.match(self.text, at + 1):
                    break
            elif after.isalnum() or after == "_" or (match.group() == "‘" and glyph not in "‚‛"):
                continue
            elif before in "sS" and after.isspace() and self.text[at + 2 : at + 3].islower():
                possessive = at if possessive < 0 else possessive
            else:
                return at, True
        return possessive, False

    def _close(self, opened: _Open, mark: _Mark) -> None:
        """Close `opened` with `mark`, and give up what was opened inside it."""
        while self.stack[-1] is not opened:
            self._give_up(self.stack[-1], mark.start)
        self.stack.pop()
        self._keep(opened, mark.start, mark.end, closed=True)

    def _give_up(self, opened: _Open, limit: int) -> None:
        """Infer the end of what nobody closed: its sentence's, or `limit` if it began its paragraph."""
        while self.stack[-1] is not opened:
            self.stack.pop()
        self.stack.pop()
        if opened.closing >= 0:
            return
        end = limit
        if self.text[max(0, opened.mark.start - 1) : opened.mark.start] not in ("", "\n"):
            end = self._sentence_end(opened.mark.start, opened.mark.end, limit)
        inner = self.text[opened.mark.end : end].rstrip()
        self._keep(opened, opened.mark.end + len(inner), opened.mark.end + len(inner), closed=False)

    def _sentence_end(self, start: int, inner_start: int, limit: int) -> int:
        """Return where a sentence ends behind `inner_start`, and in no quotation opened behind `start`."""
        inside: list[Quoted] = []
        for quoted in takewhile(lambda quoted: quoted.start > start, reversed(self.found)):
            if not inside or quoted.end <= inside[-1].start:
                inside.append(quoted)
        for stop in _SENTENCE_END.finditer(self.text, inner_start, limit):
            while inside and inside[-1].end <= stop.end():
                inside.pop()
            if not inside or stop.end() <= inside[-1].start:
                return stop.end()
        return limit

    def _keep(self, opened: _Open, inner_end: int, end: int, *, closed: bool) -> None:
        start, inner_start = opened.mark.start, opened.mark.end
        if inner_end > inner_start:
            self.found.append(
                Quoted(start, end, inner_start, inner_end, closed=closed, depth=len(self.stack))
            )

    def end_paragraph(self, index: int) -> None:
        """Carry an open quotation over to the next paragraph if it goes on there; else infer its end."""
        self.reopened = -1
        if self.stack and index + 1 < len(self.paragraphs) and self._goes_on(index):
            del self.stack[1:]
            return
        while self.stack:
            self._give_up(self.stack[0], self.paragraphs[index].end)

    def _goes_on(self, index: int) -> bool:
        """Say whether the next paragraph opens the outermost quotation again, or is the rest of a line."""
        paragraph, following = self.paragraphs[index : index + 2]
        first = self.stack[0]
        mark = _MARK.match(self.text, following.start, following.end)
        again = mark is not None and _FAMILY[mark.group()] is _FAMILY[first.mark.glyph]
        if mark is not None and again and (first.closing < 0 or first.closing >= following.start):
            self.reopened = mark.start()
            return True
        last, rest = self.text[paragraph.end - 1], self.text[following.start]
        broken = self.text[paragraph.end : following.start].strip(" ") == "\n" and rest.islower()
        return broken and first.closing < 0 and last not in ".!?:…"
