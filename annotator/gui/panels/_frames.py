"""The words that speak for generic frames: of the open article, below them of the paragraph at the caret."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.cues.frames import (
    Evidence,
    Frame,
    FrameEvidence,
    Passage,
    Support,
    Word,
    find_frames,
    frames,
)
from annotator.gui.panels._summary import HIDDEN
from annotator.gui.seen import LONG_TEXT
from annotator.gui.widgets.plain import PlainLabel, explain, sized
from annotator.gui.widgets.side import Page, Side
from annotator.gui.widgets.words import PAD, ShownWord, WordFlow
from annotator.gui.workspace import Changed, Workspace
from annotator.text.language import in_language

LEAD = "Words that speak for a frame: evidence, not a verdict."
CAUTION = (
    "The words of the frames are not equally many or equally frequent: counts say which article speaks more "
    "of a frame than another, and only roughly which frame an article speaks of most. One word said ten "
    "times is weaker evidence than ten words.\n\n"
    "The five frames are those of Semetko and Valkenburg 2000. A heading's tooltip has the definition and "
    "the question for coders. A click on a word goes to it, another one to its next place."
)
NONE_HERE = "Nothing speaks for a frame here."


class FramesPanel(Side):
    """Looked for in the background, and only while somebody can see it; the paragraph follows the caret."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: dict[str, FrameEvidence] = {}
        self._wanted = ""
        self._last: tuple[Word | None, int] = (None, 0)
        self._paragraph = -2
        self.line = QFrame()
        self.lead = PlainLabel(role="small")
        self.article = _Supports(self._go)
        self.nothing = PlainLabel(role="small")
        self.caution = PlainLabel(CAUTION, role="small")
        self.title = PlainLabel(role="section")
        self.paragraph = _Supports(self._go)
        self.none_here = PlainLabel(NONE_HERE, role="small")
        self._build()
        workspace.changed.connect(self._refresh)

    def _build(self) -> None:
        upper = _page("Frames of the article", (self.lead, self.article, self.nothing, self.caution))
        self.below = _page(
            "Frames of the paragraph at the caret", (self.title, self.none_here, self.paragraph)
        )
        self.line.setFrameShape(QFrame.Shape.HLine)
        self.line.setForegroundRole(QPalette.ColorRole.Mid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(upper, 3)
        layout.addWidget(self.line)
        layout.addWidget(self.below, 2)

    # --- from the workspace ------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look for what is not known yet."""
        super().showEvent(event)
        self._look()
        self._show()

    def _refresh(self, what: Changed) -> None:
        if what.touches("corpus"):
            self._known.clear()
        if not self.isVisible():
            return
        if what.change is None and what.touches("article", "cues", "mode", "corpus"):
            self._look()
            self._show()
        elif what.touches("caret"):
            self._show_paragraph()

    def _look(self) -> None:
        """Have the open article's frames looked for, once."""
        workspace = self._workspace
        article = workspace.article
        if article is None or not workspace.ready or article.sha256 in self._known:
            return
        if self._wanted == article.sha256:
            return
        self._wanted = article.sha256
        workspace.jobs.run(
            "frames",
            find_frames,
            workspace.corpus.article(article.id),
            done=lambda found: self._keep(article.sha256, found),
            process=len(article.text) > LONG_TEXT,
        )

    def _keep(self, sha256: str, found: FrameEvidence) -> None:
        self._known[sha256] = found
        self._wanted = ""
        if isValid(self):  # the answer may come after the window has gone
            self._show()

    def _found(self) -> FrameEvidence | None:
        """Return what may be shown of the open article."""
        article = self._workspace.article
        if article is None or self._workspace.mode == "blind":
            return None
        return self._known.get(article.sha256)

    def _show(self) -> None:
        found = self._found()
        spoken = found is not None and not found.foreign
        self.lead.setText(self._said(found))
        self.article.show_passage(found.article if found else None)
        self.nothing.setText(_missing(found.article) if found and spoken else "")
        self.caution.setVisible(spoken)
        for part in (self.line, self.below):
            part.setVisible(spoken)
        self._paragraph = -2
        self._show_paragraph()

    def _said(self, found: FrameEvidence | None) -> str:
        if self._workspace.article is None:
            return "No article is open."
        if found is None:
            return HIDDEN if self._workspace.mode == "blind" else "Looking for words..."
        if found.foreign:
            return f"The words of the frames are English; this article is {in_language(found.foreign)}."
        return LEAD

    def _show_paragraph(self) -> None:
        found = self._found()
        if found is None or found.foreign:
            return
        number = found.paragraph_at(self._workspace.here.caret)
        if number == self._paragraph:
            return
        self._paragraph = number
        passage = found.paragraphs[number] if number >= 0 else None
        self.title.setText(
            f"Paragraph {number + 1}, at the caret" if passage else "Before the first paragraph"
        )
        self.paragraph.show_passage(passage)
        self.none_here.setVisible(passage is None or not passage.supports)

    # --- from the person ---------------------------------------------------------------------------------

    def _go(self, word: Word) -> None:
        """Go to the first place of a word; pressed again, to the next one, and round."""
        before, place = self._last
        place = (place + 1) % len(word.places) if word == before else 0
        self._last = (word, place)
        one = word.places[place]
        self._reveal(one)
        counted = f"{place + 1} of {len(word.places)}: " if len(word.places) > 1 else ""
        self._workspace.told.emit(counted + one.reason)

    def _reveal(self, one: Evidence) -> None:
        """Give the focus to the cue that is the evidence, where it may be seen; else select the words."""
        key = f"{one.rule.partition('.')[0]}:{one.start}:{one.end}"
        if self._workspace.here.is_open(key):
            self._workspace.focus.set(key, reveal=True)
        else:
            self._workspace.selection_wanted.emit(one.start, one.end)


class _Supports(QWidget):
    """The frames that something speaks for, in the order of their paper, each with its words."""

    def __init__(self, go: Callable[[Word], None]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.blocks = {frame.id: _Block(frame, go) for frame in frames().values()}
        for block in self.blocks.values():
            column.addWidget(block)

    def show_passage(self, passage: Passage | None) -> None:
        """Show what speaks for the frames of a passage; nothing where there is none."""
        for frame, block in self.blocks.items():
            block.show_support(passage.support(frame) if passage else Support(frame, ()))
        self.setVisible(passage is not None and bool(passage.supports))


class _Block(QWidget):
    """A frame's name, how many words speak for it, and the words."""

    def __init__(self, frame: Frame, go: Callable[[Word], None]) -> None:
        super().__init__()
        self._frame = frame
        self._words: tuple[Word, ...] = ()
        name = PlainLabel(frame.name, wrap=False)
        name.setFont(sized(name.font(), 1.0, bold=True))
        explain(name, f"{frame.definition}\n{frame.question}")
        self.figures = PlainLabel(role="small", wrap=False)
        self.words = WordFlow(f"Words that speak for: {frame.name}")
        self.words.pressed.connect(lambda place: go(self._words[place]))
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, 0)
        head.addWidget(name, 1)
        head.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self.words)

    def show_support(self, support: Support) -> None:
        """Show a frame's words; without any, nothing."""
        self._words = support.words
        self.figures.setText("1 word" if support.different == 1 else f"{support.different} words")
        explain(self.figures, f"Different words: {support.different}. Places in the text: {support.count}.")
        self.words.show_words([ShownWord(word.text, len(word.places), _tip(word)) for word in support.words])
        self.setVisible(bool(support.words))


def _page(name: str, parts: Iterable[QWidget]) -> Page:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(16 - PAD, 12, 16 - PAD, 12)
    column.setSpacing(10)
    for part in parts:
        if isinstance(part, PlainLabel):
            part.setIndent(PAD)
        column.addWidget(part)
    column.addStretch(1)
    return Page(content, name=name)


def _missing(passage: Passage) -> str:
    """Name the frames that nothing speaks for."""
    missing = [frame.name for frame in frames().values() if not passage.support(frame.id).words]
    return f"Nothing speaks for: {', '.join(missing)}." if missing else ""


def _tip(word: Word) -> str:
    return "\n".join(dict.fromkeys(one.reason for one in word.places))
