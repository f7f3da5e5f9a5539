"""The window of shared text: pairs of articles, the words that differ side by side, and linking as copies."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.comparison.differences import Piece, word_diff
from annotator.comparison.looking_through import reuse_in
from annotator.comparison.reuse import Reuse
from annotator.errors import AnnotatorError
from annotator.gui.grouping.linking import are_linked, linked, unlinked
from annotator.gui.grouping.run import Run
from annotator.gui.seen import LONG_TEXT
from annotator.gui.theme import of_palette
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.workspace import Changed, Workspace

NOTHING = "No two articles share text.\n\nLooked for were runs of eight words."
TOPIC = "differences"
LEGEND = "Words and signs that only one of the two has are bold, underlined and tinted."


class SharedText(QWidget):
    """Pairs on the left; the two texts of the chosen pair beside one another on the right."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self.run = Run(workspace, reuse_in, articles=self._present)
        self.model = RowModel(self._row)
        self.list = RowList(self.model, name="Pairs that share text", on_click=False)
        self.heads = (PlainLabel(role="small"), PlainLabel(role="small"))
        self.texts = (QPlainTextEdit(), QPlainTextEdit())
        self.opens = (QPushButton("Open this article"), QPushButton("Open this article"))
        self.link, self.unlink = QPushButton("Link as copies"), QPushButton("Take the link away")
        self._build()
        self.run.found.connect(self._take)
        workspace.changed.connect(self._follow)

    def _build(self) -> None:
        self.setWindowTitle("Shared text")
        self.resize(1180, 680)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        right = QWidget()
        grid = QGridLayout(right)
        grid.setContentsMargins(12, 12, 12, 12)
        grid.setSpacing(8)
        for side, said in enumerate(("first", "second")):
            text = self.texts[side]
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setAccessibleName(f"Text of the {said} article")
            explain(self.opens[side], f"Show the {said} article in the main window")
            self.opens[side].clicked.connect(lambda _checked=False, side=side: self._open(side))
            grid.addWidget(self.heads[side], 0, side)
            grid.addWidget(text, 1, side)
            grid.addWidget(self.opens[side], 2, side, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(side, 1)
        grid.addWidget(PlainLabel(LEGEND, role="small"), 3, 0, 1, 2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.unlink)
        row.addWidget(self.link)
        grid.addLayout(row, 4, 0, 1, 2)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([360, 820])
        self.list.setMinimumWidth(260)
        right.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.run)
        layout.addWidget(split, 1)
        self._connect()
        self._show()

    def _connect(self) -> None:
        explain(self.link, "Note that the chosen articles are copies; none of them is left out (Enter)")
        explain(self.unlink, "Note that the chosen articles are no copies after all")
        self.link.clicked.connect(lambda _checked=False: self._link())
        self.unlink.clicked.connect(lambda _checked=False: self._unlink())
        self.list.activated_at.connect(lambda _row: self._link())
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._show())
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- looking -----------------------------------------------------------------------------------------

    def look(self) -> None:
        """Begin to look, unless something was found already."""
        if not self.model.things and not self.run.is_running:
            self.run.begin()

    def _present(self) -> tuple[str, ...]:
        return self._workspace.corpus.articles()

    def _take(self, found: Sequence[Reuse]) -> None:
        self.list.empty = NOTHING
        self.model.replace(found)
        self.list.choose(0 if found else -1)
        self._show()
        self.run.said.setText(said_of(found))
        if found and self.isActiveWindow():
            self.list.setFocus()

    def _follow(self, what: Changed) -> None:
        if what.touches("corpus") and not self._is_known():
            self.run.forget()
            self.list.empty = ""
            self.model.replace(())
            self._show()
        elif what.touches("articles", "corpus"):
            self._leave_removed_out()
            self.model.refresh()
            self._enable()
            if what.touches("masks"):
                self._show()

    def _is_known(self) -> bool:
        """Say whether the open corpus has these articles: a draft becomes a folder with its first edit."""
        heads = self._workspace.corpus.contents.heads
        pairs = [one for one in self.model.things if isinstance(one, Reuse)]
        return bool(pairs) and all(one.first in heads and one.second in heads for one in pairs)

    def _leave_removed_out(self) -> None:
        present = set(self._present())
        pairs = [one for one in self.model.things if isinstance(one, Reuse)]
        left = [one for one in pairs if one.first in present and one.second in present]
        if len(left) < len(pairs):
            self.model.replace(left)
            self.list.choose(0 if left else -1)
            self._show()

    # --- showing -----------------------------------------------------------------------------------------

    def _chosen(self) -> list[Reuse]:
        things = self.model.things
        found = (things[row] for row in self.list.rows() if row < len(things))
        return [one for one in found if isinstance(one, Reuse)]

    def _show(self) -> None:
        self._workspace.jobs.drop(TOPIC)
        chosen = self._chosen()
        if len(chosen) == 1:
            self._compare(chosen[0])
        else:
            for head, text in zip(self.heads, self.texts, strict=True):
                head.setText("")
                text.clear()
        self._enable()

    def _compare(self, pair: Reuse) -> None:
        keys = (pair.first, pair.second)
        for head, key in zip(self.heads, keys, strict=True):
            known = self._workspace.masks.head(key)
            head.setText(" · ".join(part for part in (known.outlet, known.date[:10], known.headline) if part))
        try:
            first, second = (self._workspace.masks.described(key).text for key in keys)
        except AnnotatorError as error:
            self.texts[0].setPlainText(str(error))
            self.texts[1].clear()
            return
        if max(len(first), len(second)) <= LONG_TEXT:
            self._show_pieces(first, second, word_diff(first, second))
            return
        for text in self.texts:
            text.setPlainText("Comparing...")
        self._workspace.jobs.run(
            TOPIC,
            word_diff,
            first,
            second,
            done=lambda pieces: self._show_pieces(first, second, pieces),
            process=True,
        )

    def _show_pieces(self, first: str, second: str, pieces: Sequence[Piece]) -> None:
        if isValid(self):  # the answer may come after the window has gone
            self._write(self.texts[0], [(first[slice(*one.first)], one.same) for one in pieces])
            self._write(self.texts[1], [(second[slice(*one.second)], one.same) for one in pieces])

    def _write(self, text: QPlainTextEdit, parts: Sequence[tuple[str, bool]]) -> None:
        """Write the parts of a text, those that differ bold, underlined and tinted."""
        theme = of_palette(self.palette())
        plain, differs = QTextCharFormat(), QTextCharFormat()
        differs.setFontWeight(QFont.Weight.Bold)
        differs.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        differs.setBackground(QColor(theme.match))
        text.clear()
        cursor = text.textCursor()
        cursor.beginEditBlock()
        for part, same in parts:
            cursor.insertText(part, plain if same else differs)
        cursor.endEditBlock()
        cursor.setPosition(0)
        text.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "link"):
            self._show()

    def _enable(self) -> None:
        corpus, chosen = self._workspace.corpus, self._chosen()
        joined = [are_linked(corpus, one.first, one.second) for one in chosen]
        writable = not corpus.read_only
        self.link.setEnabled(writable and not all(joined))
        self.unlink.setEnabled(writable and any(joined))
        self.link.setText(f"Link {len(chosen)} pairs as copies" if len(chosen) > 1 else "Link as copies")
        for button in self.opens:
            button.setEnabled(len(chosen) == 1)

    def _row(self, thing: object) -> Row:
        assert isinstance(thing, Reuse)
        corpus = self._workspace.corpus
        first, second = map(self._workspace.masks.head, (thing.first, thing.second))
        joined = are_linked(corpus, thing.first, thing.second)
        outlets = " / ".join(head.outlet or "no outlet" for head in (first, second))
        how = [thing.kind, f"{thing.share:.0%}", *([thing.agency] if thing.agency else [])]
        title = first.headline or second.headline or "No headline"
        said = [title, outlets, *how, *(["linked as copies"] if joined else [])]
        return Row(
            title=outlets,
            detail=" · ".join(how),
            copies=joined,
            spoken=", ".join(said),
            tip="\n".join([title, outlets, " · ".join(how), *(["linked as copies"] if joined else [])]),
        )

    # --- acts --------------------------------------------------------------------------------------------

    def _open(self, side: int) -> None:
        chosen = self._chosen()
        if chosen:
            self._workspace.show_article((chosen[0].first, chosen[0].second)[side])

    def _link(self) -> None:
        pairs = [(one.first, one.second) for one in self._chosen()]
        if pairs and self.link.isEnabled():
            corpus = self._workspace.corpus
            self._workspace.apply("Link as copies", lambda _hand: linked(corpus, pairs))

    def _unlink(self) -> None:
        pairs = [(one.first, one.second) for one in self._chosen()]
        corpus = self._workspace.corpus
        self._workspace.apply("Take the link of copies away", lambda _hand: unlinked(corpus, pairs))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking; what was found stays as long as the program runs."""
        self.run.stop()
        event.accept()


def said_of(found: Sequence[Reuse]) -> str:
    """Say how many pairs there are of each kind."""
    if not found:
        return "No article shares text with another one."
    counts = Counter(one.kind for one in found)
    parts = [f"{kind}: {counts[kind]:,}" for kind in ("same text", "same copy, edited", "shared passages")]
    pairs = "1 pair shares" if len(found) == 1 else f"{len(found):,} pairs share"
    return f"{pairs} text ({'; '.join(parts)}). Nothing is dropped."
