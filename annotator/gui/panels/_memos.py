"""The list of memos with a search, and the chosen memo: its text, what it is on, what it is linked with."""

from PySide6.QtCore import QItemSelection, QPoint, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.coding.memo_list import Entry, matching, memo_list
from annotator.gui import memos
from annotator.gui.widgets.committed import CommittedText
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.plain import PlainLabel, explain, one_line
from annotator.gui.widgets.query_line import QueryLine
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code, Memo

NOTHING = (
    "No memos yet.\n\nC writes one on the focused annotation, Shift+C on the selected words or the article."
)
NO_MATCH = "No memo has all of these words."
PAUSE = 1_500
"""Milliseconds without a key after which a memo is kept."""

_WHAT = {
    "annotation": "on an annotation",
    "words": "on words",
    "article": "on an article",
    "code": "on a code",
    "corpus": "on the corpus",
}


class MemoPanel(Side):
    """Everybody's memos, unless a mask hides other coders; only one's own can be changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._following = False
        self._entries: dict[str, Entry] | None = None
        """All memos by id; None until somebody looks, and when they have to be found anew."""
        self.query = QueryLine(name="Search the memos")
        self.model = RowModel(self._look)
        self.list = RowList(self.model, lines=2, name="Memos", on_click=False)
        self.what = PlainLabel(role="small")
        self.text = CommittedText(self._keep, pause=PAUSE, done=workspace.text_wanted.emit)
        self.links = PlainLabel(role="small")
        self.go, self.link, self.unlink = QPushButton("Go there"), QPushButton("Link"), QPushButton("Unlink")
        self.remove, self.close_ = QPushButton("Delete"), QPushButton("Close")
        self._build()
        self._connect()
        self._show()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the text most of the window."""
        return QSize(640, 280)

    def _build(self) -> None:
        self.query.setPlaceholderText("Words of a memo, or of what it is on")
        self.text.setAccessibleName("Text of the memo")
        self.text.setPlaceholderText("What shall be remembered")
        upper, lower = QWidget(), QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(8, 8, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.query)
        column.addWidget(self.list, 1)
        under = QVBoxLayout(lower)
        under.setContentsMargins(12, 8, 12, 8)
        under.setSpacing(6)
        under.addWidget(self.what)
        under.addWidget(self.text, 1)
        under.addWidget(self.links)
        buttons = FlowLayout(gap=4)
        for button, said in (
            (self.go, "Show in the text what the memo is on"),
            (self.link, "Link the memo with the focused annotation"),
            (self.unlink, "Take the link with the focused annotation, or the only link, away"),
            (self.remove, "Take the memo away; Ctrl+Z brings it back"),
            (self.close_, "Put the list away; Code > All memos brings it back"),
        ):
            explain(button, said)
            buttons.addWidget(button)
        under.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.query.textChanged.connect(lambda _text: self._rebuild())
        self.query.down.connect(self.list.setFocus)
        self.list.selectionModel().selectionChanged.connect(self._choose)
        self.list.activated_at.connect(lambda _row: self._go())
        self.list.delete_wanted.connect(self._remove)
        self.list.menu_wanted.connect(self._offer)
        self.list.doubleClicked.connect(lambda _index: self._go())
        for button, does in (
            (self.go, self._go),
            (self.link, self._link),
            (self.unlink, self._unlink),
            (self.remove, self._remove),
            (self.close_, self._close),
        ):
            button.clicked.connect(lambda _checked=False, does=does: does())
        self._workspace.changed.connect(self._refresh)

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches(
            "memos", "annotations", "corpus", "articles", "codebook", "coder", "masks", "samples"
        ):
            self._rebuild()
        elif what.touches("focus"):
            self._show()

    def _rebuild(self) -> None:
        chosen = self.chosen()
        key = chosen.id if chosen is not None else ""
        entries = [one for one in memo_list(self._workspace.corpus) if self._may_be_seen(one)]
        self.list.empty = NO_MATCH if self.query.text().strip() and entries else NOTHING
        self._following = True
        self.model.replace(matching(entries, self.query.text(), self._said))
        self._following = False
        self.choose(key)
        self._show()

    def _may_be_seen(self, one: Entry) -> bool:
        return self._is_own(one) or "coders" not in self._workspace.masks.hidden(one.article)

    def _is_own(self, one: Entry) -> bool:
        coder = self._workspace.coder
        return coder is not None and one.coder == coder.id

    def choose(self, key: str) -> None:
        """Choose a memo by its id; none where it is not listed."""
        ids = [one.id for one in self.model.things if isinstance(one, Entry)]
        self.list.choose(ids.index(key) if key in ids else -1)

    def write(self, key: str) -> None:
        """Choose a memo and put the keyboard into it; without a key, into the search."""
        if not key:
            self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.query.clear()
        self._rebuild()
        self.choose(key)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        one = self.chosen()
        own = one is not None and self._is_own(one) and not self._workspace.corpus.read_only
        self.what.setText(self._about(one) if one is not None else "")
        self.text.setReadOnly(not own)
        self.text.setEnabled(one is not None)
        if one is None:
            self.text.show_value("", "")
        else:
            self.text.show_value(one.id, one.text)
        focused = self._workspace.focus.annotation()
        memo = self._memo(one)
        self.links.setText(self._linked(memo))
        self.links.setVisible(bool(self.links.text()))
        self.go.setEnabled(one is not None and (bool(one.article) or bool(one.links)))
        self.link.setEnabled(
            own and memo is not None and focused is not None and focused.id not in memo.links
        )
        self.unlink.setEnabled(own and memo is not None and bool(memo.links))
        self.remove.setEnabled(own)

    def _about(self, one: Entry) -> str:
        coder = next((who.name for who in self._workspace.corpus.coders() if who.id == one.coder), "")
        return " · ".join(part for part in (_WHAT[one.about], self._said(one), coder, one.at[:10]) if part)

    def _said(self, one: Entry) -> str:
        """Return the words that a memo is on."""
        workspace = self._workspace
        code = workspace.corpus.code(one.code) if one.code else None
        named = code.name if code is not None else ""
        if one.target:
            words = " … ".join(map(workspace.masks.cut, one.target[:2]))
            return one_line(f"{named} “{words}”".strip())
        if one.article and workspace.corpus.position(one.article) is not None:
            return one_line(" ".join(filter(None, (named, workspace.masks.head(one.article).headline))))
        return named or ("" if one.article else workspace.corpus.name)

    def _linked(self, memo: Memo | None) -> str:
        if memo is None or not memo.links:
            return ""
        held = (self._workspace.corpus.annotation(key) for key in memo.links)
        quotes = [self._workspace.masks.quote(one) for one in held if one is not None and not one.deleted]
        return f"Linked with {one_line(', '.join(f'“{quote}”' for quote in quotes))}" if quotes else ""

    def _look(self, one: object) -> Row:
        assert isinstance(one, Entry)
        code = self._workspace.corpus.code(one.code) if one.code else None
        title = one_line(one.text) or "Empty memo"
        return Row(
            title=title,
            detail=f"{_WHAT[one.about]} · {self._said(one)}".rstrip(" ·"),
            tag=tag_of(code) if isinstance(code, Code) else "",
            slot=code.slot if isinstance(code, Code) else 0,
            filled=one.about == "annotation",
            spoken=f"Memo {self._about(one)}: {title}",
            tip=one.text,
        )

    # --- from the person ---------------------------------------------------------------------------------

    def chosen(self) -> Entry | None:
        """Return the chosen memo."""
        rows = self.list.rows()
        one = self.model.things[rows[0]] if rows and rows[0] < len(self.model.things) else None
        return one if isinstance(one, Entry) else None

    def _memo(self, one: Entry | None) -> Memo | None:
        return self._workspace.corpus.memo(one.id) if one is not None and one.about != "annotation" else None

    def _choose(self, _chosen: QItemSelection, _before: QItemSelection) -> None:
        if not self._following:
            self._show()

    def _keep(self, key: str, text: str) -> bool:
        memo, annotation = self._workspace.corpus.memo(key), self._workspace.corpus.annotation(key)
        if memo is not None:
            return memos.write(self._workspace, memo, text)
        if isinstance(annotation, Annotation):
            return memos.write_on(self._workspace, annotation, text)
        return False

    def _go(self) -> None:
        """Show what the chosen memo is on: its annotation, its words, its article, or its code."""
        one, workspace = self.chosen(), self._workspace
        if one is None:
            return
        if one.article and workspace.corpus.position(one.article) is not None:
            if workspace.article is None or workspace.article.id != one.article:
                workspace.show_article(one.article)
            if one.about == "annotation":
                workspace.focus.set(one.id, reveal=True)
            elif one.target:
                workspace.selection_wanted.emit(one.target[0].start, one.target[0].end)
            workspace.text_wanted.emit()
        elif one.code:
            workspace.code_wanted.emit(one.code)
        elif one.links:
            memos.go_to(workspace, one.links[0])

    def _link(self) -> None:
        memo, focused = self._memo(self.chosen()), self._workspace.focus.annotation()
        if memo is not None and focused is not None:
            memos.tie(self._workspace, memo, focused.id)

    def _unlink(self) -> None:
        memo, focused = self._memo(self.chosen()), self._workspace.focus.annotation()
        if memo is None or not memo.links:
            return
        held = focused.id if focused is not None and focused.id in memo.links else memo.links[-1]
        memos.untie(self._workspace, memo, held)

    def _remove(self) -> None:
        one = self.chosen()
        if one is None or not self._is_own(one):
            return
        self.text.show_value("", "")
        memo, annotation = self._memo(one), self._workspace.corpus.annotation(one.id)
        if memo is not None:
            memos.take_away(self._workspace, memo)
        elif isinstance(annotation, Annotation):
            memos.write_on(self._workspace, annotation, "")

    def _close(self) -> None:
        dock = self.parentWidget()
        (dock if isinstance(dock, QDockWidget) else self).hide()
        self._workspace.text_wanted.emit()

    def _offer(self, at: QPoint) -> None:
        if self.chosen() is None:
            return
        menu = QMenu(self)
        for button in (self.go, self.link, self.unlink, self.remove):
            entry = menu.addAction(button.text(), button.click)
            entry.setEnabled(button.isEnabled())
        menu.popup(self.list.viewport().mapToGlobal(at))
