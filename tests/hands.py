"""Hands that code in the real window with real key events, and count what they press."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.window import Window
from annotator.model import Annotation, Span
from annotator.text.words import WORD

ENTER, SPACE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete
EXTEND = (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

Key = str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]


class Hands:
    """Presses keys wherever the keyboard is; `pressed` counts them, `taken` has the milliseconds of each."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.workspace = window.workspace
        self.view = window.reading.article_view
        self.pressed = 0
        self.taken: list[float] = []

    def press(self, *keys: Key) -> None:
        """Press keys one after the other, each until everything it does is painted."""
        for key in keys:
            target = QApplication.focusWidget()
            start = time.perf_counter()
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            elif isinstance(key, tuple):
                QTest.keyClick(target, *key)
            else:
                QTest.keyClick(target, key)
            QApplication.processEvents()
            QApplication.processEvents()
            self.taken.append((time.perf_counter() - start) * 1000)
            self.pressed += 1

    def stand(self, at: int) -> None:
        """Put the caret somewhere, with nothing in focus: not counted."""
        self.view.setFocus()
        self.view.set_caret(at)
        self.workspace.focus.set("")

    @property
    def made(self) -> Annotation:
        """Return the annotation that has the focus."""
        one = self.workspace.focus.annotation()
        assert one is not None
        return one

    @property
    def words(self) -> str:
        """Return the words of the annotation that has the focus."""
        return " … ".join(part.quote for part in self.made.target)


@dataclass(frozen=True, slots=True)
class Task:
    """Something a coder does all day: how many keys it may take, and how it is done from a place in the text.

    `does` gets the hands, which stand at the first letter of a word, and the words of the article from there
    on; it returns whether what came out is what was wanted.
    """

    name: str
    keys: int
    does: Callable[[Hands, list[Span]], bool]


def tasks() -> Iterator[Task]:
    """Yield every task. The corpus has the starter codebook; the key 1 is that of loaded language."""
    yield Task("a cue accepted", 2, accept)
    yield Task("a cue rejected", 2, reject)
    yield Task("a cue coded otherwise", 2, code_cue)
    for count in range(1, 6):
        yield Task(f"{count} word{'s' * (count > 1)}, from the first", count + 1, coded_words(count))
    yield Task("the word at the caret", 1, code_at_caret)
    yield Task("a noun phrase", 2, coded_unit("n"))
    yield Task("a sentence", 2, coded_unit("s"))
    yield Task("a paragraph", 2, coded_unit("p"))
    yield Task("a word, with the last code", 2, repeat)
    yield Task("a word, by the tag of a code", 5, by_tag)
    yield Task("a word more at the end", 1, extend)
    yield Task("words added elsewhere", 2, add_piece)
    yield Task("an annotation coded anew", 2, recode)
    yield Task("an annotation flagged", 2, flag)
    yield Task("two annotations linked", 4, link)
    yield Task("an annotation deleted", 2, delete)


def accept(hands: Hands, _words: list[Span]) -> bool:
    hands.press(SPACE)
    cue = hands.workspace.focus.key
    hands.press(ENTER)
    return hands.made.cue is not None and not hands.workspace.here.is_open(cue)


def reject(hands: Hands, _words: list[Span]) -> bool:
    hands.press(SPACE)
    cue = hands.workspace.focus.key
    hands.press("x")
    return not hands.workspace.here.is_open(cue) and hands.workspace.focus.annotation() is None


def code_cue(hands: Hands, _words: list[Span]) -> bool:
    hands.press(SPACE, "2")
    return hands.made.cue is not None


def coded_words(count: int) -> Callable[[Hands, list[Span]], bool]:
    def does(hands: Hands, words: list[Span]) -> bool:
        hands.press(*"w" * count, "1")
        return (hands.made.start, hands.made.end) == (words[0].start, words[count - 1].end)

    return does


def coded_unit(key: str) -> Callable[[Hands, list[Span]], bool]:
    def does(hands: Hands, words: list[Span]) -> bool:
        hands.press(key, "1")
        return hands.made.end >= words[0].end

    return does


def code_at_caret(hands: Hands, words: list[Span]) -> bool:
    hands.press("1")
    return (hands.made.start, hands.made.end) == (words[0].start, words[0].end)


def repeat(hands: Hands, words: list[Span]) -> bool:
    hands.press("w", ".")
    return hands.made.end == words[0].end


def by_tag(hands: Hands, words: list[Span]) -> bool:
    hands.press("w", ";", "h", "e", ENTER)
    code = hands.workspace.corpus.code(hands.made.code)
    return code is not None and code.tag == "HE"


def extend(hands: Hands, words: list[Span]) -> bool:
    _given(hands, "1")
    hands.press(EXTEND)
    return hands.made.end == words[1].end


def add_piece(hands: Hands, words: list[Span]) -> bool:
    _given(hands, "1")
    hands.stand(words[6].start)
    hands.press("w", "a")
    return len(hands.made.target) == 2


def recode(hands: Hands, _words: list[Span]) -> bool:
    _given(hands, "1")
    before = hands.made
    hands.stand(before.start - 1)
    hands.press("j", "2")
    return hands.made.code != before.code or hands.made.id != before.id


def flag(hands: Hands, _words: list[Span]) -> bool:
    hands.press("j", "f")
    return hands.made.flagged


def link(hands: Hands, words: list[Span]) -> bool:
    _given(hands, "1")
    first = hands.made.id
    hands.press("l", "j", ENTER, ENTER)
    one = hands.workspace.corpus.annotation(first)
    return one is not None and len(one.links) == 1


def delete(hands: Hands, _words: list[Span]) -> bool:
    before = len(hands.workspace.here.annotations())
    hands.press("j", DELETE)
    return len(hands.workspace.here.annotations()) == before - 1


def _given(hands: Hands, key: str) -> None:
    """Make an annotation to begin with, without counting it."""
    pressed, taken = hands.pressed, len(hands.taken)
    hands.press(key)
    hands.pressed = pressed
    del hands.taken[taken:]


def places(text: str) -> list[list[Span]]:
    """Return the words from the second word of each sentence of at least eight words on."""
    found = []
    for sentence in text.split(". "):
        at = text.index(sentence)
        words = [Span(at + one.start(), at + one.end()) for one in WORD.finditer(sentence)]
        if len(words) >= 8:
            found.append(words[1:])
    return found


def story(sentences: int) -> str:
    """Return an invented article: every sentence differs, and has a cue or two."""
    who = ("minister", "union", "council", "bank", "court", "agency", "mayor", "watchdog")
    does = (
        "allegedly rammed through",
        "reportedly may drop",
        "slammed",
        "is said to back",
        "claims to know of",
    )
    what = (
        "budget",
        "merger",
        "tunnel",
        "school plan",
        "harbour deal",
        "water tax",
        "night bus",
        "rail link",
    )
    lines = []
    for number in range(sentences):
        actor, act, thing = who[number % 8], does[number % 5], what[(number * 3) % 8]
        place = f"district {number}"
        lines.append(
            f"In {place} the regional {actor} {act} the controversial {thing} before the long summer break."
        )
        if number % 6 == 5:
            lines.append("\n\n")
    return "Invented events\n\n" + " ".join(lines).replace(" \n\n ", "\n\n")
