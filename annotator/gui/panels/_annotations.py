"""The accessible twin of the painted text: annotations and undecided cues as a list."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.gui.across import across_said, article_names, show_annotation
from annotator.gui.coding import Coding
from annotator.gui.panels._inspector import code_as
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.marks import tag_of
from annotator.gui.widgets.plain import explain
from annotator.gui.widgets.row_list import RowList, RowModel
from annotator.gui.widgets.rows import Row
from annotator.gui.widgets.side import FocusRing, Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code, Cue, Span

KINDS = ("Both", "Annotations", "Cues")
"""What the switch above the list offers."""
DRIFTED = "the text says something else here"

Place = tuple[int, int, int, int, str]


class Annotations(Side):
    """A switch and a list. Walking through it moves the focus in the text; Delete deletes or rejects."""

    def __init__(self, workspace: Workspace, coding: Coding) -> None:
        super().__init__()
        self._workspace = workspace
        self._coding = coding
        self._kind = workspace.settings.get("listed", "Both")
        self._listed: dict[str, Annotation] = {}
        self._following = False
        self._head = QWidget()
        self.model = RowModel(self._look)
        self.list = RowList(self.model, name="Annotations and cues of this article")
        self.switch = QButtonGroup(self)
        self._build()
        workspace.changed.connect(self._refresh)
        self._rebuild()

    def _build(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(8, 8, 8, 8)
        head.setSpacing(4)
        for kind in KINDS:
            button = QPushButton(kind)
            button.setCheckable(True)
            button.setChecked(kind == self._kind)
            explain(button, f"List {kind.lower() if kind != 'Both' else 'annotations and undecided cues'}")
            button.clicked.connect(lambda _checked, kind=kind: self._list_kind(kind))
            FocusRing(button)  # a button that is down looks alike with and without the keyboard
            self.switch.addButton(button)
            head.addWidget(button)
        head.addStretch(1)
        self.list.activated_at.connect(self._activate)
        self.list.delete_wanted.connect(self._delete)
        self.list.menu_wanted.connect(self._offer)
        self.list.selectionModel().currentRowChanged.connect(self._walk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        lists = what.touches(
            "annotations", "cues", "article", "mode", "hidden", "coder", "codebook", "corpus"
        )
        if lists and what.change is not None and not what.touches("codebook", "article", "coder"):
            self._follow(what.change)
        elif lists:
            self._rebuild()
        if lists or what.touches("focus"):
            self._show_focus()

    def _rebuild(self) -> None:
        workspace = self._workspace
        blind = workspace.mode == "blind"
        self._head.setVisible(not blind)
        things: list[Annotation | Cue] = []
        if blind or self._kind != "Cues":
            things += [*workspace.here.missing(), *workspace.here.shown_annotations()]
        if not blind and self._kind != "Annotations":
            things += workspace.here.open_cues()
        things.sort(key=self._place)
        self._listed = {one.id: one for one in things if isinstance(one, Annotation)}
        self.list.empty = self._nothing()
        self._following = True
        self.model.replace(things)
        self._following = False

    def _follow(self, change: Change) -> None:
        """Take over what one edit changed; the list may have fifty thousand rows."""
        self._following = True
        for put in change.puts:
            if isinstance(put.after, Annotation) and self._workspace.here.concerns(put):
                wanted = self._kind != "Cues" or self._workspace.mode == "blind"
                listed = not put.after.deleted and wanted and self._workspace.hiding.shows(put.after)
                self._put(put.after, listed=listed and self._belongs(put.after))
        for key in self._workspace.here.last_settled:
            cue = self._workspace.here.cue(key)
            if cue is not None:
                self._put(cue, listed=self._workspace.here.is_open(key) and self._kind != "Annotations")
        self._following = False

    def _belongs(self, one: Annotation) -> bool:
        return self._workspace.here.holds(one) or self._workspace.here.article in one.absent_from

    def _place(self, one: object) -> Place:
        assert isinstance(one, Annotation | Cue)
        return place(one, self._workspace.here.span_of(one))

    def _put(self, one: Annotation | Cue, *, listed: bool) -> None:
        things = self.model.things
        before = self._row_of(_key(one))
        if isinstance(one, Annotation):
            self._listed.pop(one.id, None)
            if listed:
                self._listed[one.id] = one
        if before >= 0 and listed and self._place(things[before]) == self._place(one):
            self.model.put(before, one)
            return
        if before >= 0:
            self.model.remove(before)
        if listed:
            self.model.insert(bisect_left(things, self._place(one), key=self._place), one)

    def _row_of(self, key: str) -> int:
        """Return the row of an annotation or a cue, -1 when it is not listed."""
        one = self._listed.get(key) or self._workspace.here.cue(key)
        if one is None:
            return -1
        things = self.model.things
        at = self._place(one)
        row = bisect_left(things, at, key=self._place)
        return row if row < len(things) and self._place(things[row]) == at else -1

    def _show_focus(self) -> None:
        """Choose the row of what has the focus."""
        self._following = True
        self.list.choose(self._row_of(self._workspace.focus.key))
        self._following = False

    def _nothing(self) -> str:
        if self._workspace.article is None:
            return "No article is open."
        if self._workspace.mode == "blind" or self._kind == "Annotations":
            return "No annotations yet.\n\nSelect words in the text and press a code's key."
        if not self._workspace.here.cues_known:
            return "Looking for cues..."
        return "Every cue is decided." if self._kind == "Cues" else "Nothing here yet."

    def _look(self, one: object) -> Row:
        assert isinstance(one, Annotation | Cue)
        number = sentence_number(self._workspace, one)
        where = f", sentence {number}" if number else ""
        if isinstance(one, Cue):
            return _cue_row(one, self._workspace, where)
        if self._workspace.here.lacks(one):
            return absent_row(one, self._workspace)
        drifted = DRIFTED if one.id in self._workspace.corpus.drifted else ""
        return _annotation_row(one, self._workspace, where, drifted)

    # --- from the person ---------------------------------------------------------------------------------

    def _list_kind(self, kind: str) -> None:
        self._kind = kind
        self._workspace.settings.put("listed", kind)
        self._rebuild()
        self._show_focus()

    def _walk(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._following and self.list.hasFocus():
            self._focus(current.row())

    def _focus(self, row: int) -> None:
        one = self.model.things[row]
        if isinstance(one, Annotation | Cue):
            self._workspace.focus.set(_key(one), reveal=True)

    def _activate(self, row: int) -> None:
        """Go to a row's words: those of what is absent here are in another article."""
        one = self.model.things[row]
        if isinstance(one, Annotation) and self._workspace.here.lacks(one):
            show_annotation(self._workspace, one)
            self._workspace.focus.set(one.id, reveal=True)
            self._workspace.text_wanted.emit()
        else:
            self._focus(row)

    def _delete(self) -> None:
        """Delete the chosen annotation or reject the chosen cue, and go on with the row that follows."""
        rows = self.list.rows()
        if not rows:
            return
        self._focus(rows[0])
        if isinstance(self.model.things[rows[0]], Cue):
            self._coding.reject()
        else:
            self._coding.delete()
        if self.model.things:
            self._focus(min(rows[0], len(self.model.things) - 1))

    def _code_as(self, code: Code) -> None:
        code_as(self._workspace, self._coding, code)

    def _change(self, key: str) -> None:
        self._workspace.across_wanted.emit(key)

    def _offer(self, at: QPoint) -> None:
        if self.list.rows():
            self.menu().popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu for the chosen row."""
        menu = QMenu(self)
        one = self.model.things[self.list.rows()[0]]
        cue = isinstance(one, Cue)
        level = "article" if isinstance(one, Annotation) and not one.target else "span"
        if cue:
            menu.addAction("Accept\tEnter", self._coding.accept)
        codes = [code for code in self._workspace.corpus.codes() if code.level == level]
        fill_code_menu(menu.addMenu("Code as" if cue else "Re-code as"), codes, self._code_as)
        if isinstance(one, Annotation) and one.across:
            menu.addAction("Change the omission or contrast...\tE", lambda: self._change(one.id))
        menu.addAction("Reject\tDel" if cue else "Delete\tDel", self._delete)
        return menu


def place(one: Annotation | Cue, span: Span) -> Place:
    """Return where something stands in the list: what has no words here first, then the text from its start.

    `span` is where it reaches in the open article.
    """
    if isinstance(one, Cue):
        return (1, span.start, span.end, 1, one.category)
    return (1 if span.end else 0, span.start, span.end, 0, one.id)


def sentence_number(workspace: Workspace, one: Annotation | Cue) -> int:
    """Return the number of the sentence in which something begins, from 1; 0 when that is not known."""
    if isinstance(one, Annotation) and (not one.target or workspace.here.lacks(one)):
        return 0
    start = workspace.here.span_of(one).start
    return bisect_right(workspace.seen.current.sentences, start, key=lambda sentence: sentence.start)


def _key(one: Annotation | Cue) -> str:
    return one.key if isinstance(one, Cue) else one.id


def _cue_row(cue: Cue, workspace: Workspace, where: str) -> Row:
    category, article = workspace.category(cue.category), workspace.shown
    words = article.text[cue.start : cue.end] if article else ""
    reason = workspace.masks.words(article.id, cue.reason) if article else cue.reason
    voice = {"author": "", "quoted": "quoted", "reported": "reported"}[cue.voice]
    return Row(
        title=words,
        detail=" · ".join(part for part in (category.name, voice) if part),
        tag=category.tag,
        slot=category.slot,
        spoken=f"Cue, {category.name}, “{words}”{where}, undecided",
        tip=f"{category.name}: “{words[:300]}”\n{reason}",
    )


def pieces_of(one: Annotation, workspace: Workspace) -> str:
    """Return the words of an annotation in the open article, else in others.

    Of many pieces these are the first two, and how many more there are.
    """
    pieces = one.within(workspace.here.article) or one.target
    shown = " … ".join(map(workspace.masks.cut, pieces[:2]))
    return f"{shown} … + {len(pieces) - 2}" if len(pieces) > 2 else shown


def absent_row(one: Annotation, workspace: Workspace) -> Row:
    """Return the row of something that is said in other articles and absent from the open one."""
    code = workspace.corpus.code(one.code)
    name = code.name if code else "Unknown code"
    quote = pieces_of(one, workspace)
    said_in = article_names(workspace, one.articles)
    return Row(
        title=f"∅ {quote}",
        detail=f"{name} · absent here, said in {said_in}",
        tag=tag_of(code),
        slot=code.slot if code else 0,
        filled=True,
        memo=bool(one.memo),
        spoken=f"Absent from this article: {name}, “{quote}”, said in {said_in}",
        tip="\n".join(part for part in (name, quote[:300], f"Said in: {said_in}", one.memo) if part),
    )


def _annotation_row(one: Annotation, workspace: Workspace, where: str, drifted: str) -> Row:
    code = workspace.corpus.code(one.code)
    name = code.name if code else "Unknown code"
    quote = pieces_of(one, workspace)
    flagged = "to discuss" if one.flagged else ""
    across = across_said(one, workspace) if one.across else ""
    origin = "by hand" if one.origin == "human" else "from a cue"
    said = f"“{quote}”{where}" if quote else "whole article"
    memo = f", memo: {one.memo}" if one.memo else ""
    return Row(
        title=quote or "Whole article",
        detail=" · ".join(part for part in (name, flagged, drifted, across) if part),
        tag=tag_of(code),
        slot=code.slot if code else 0,
        filled=True,
        memo=bool(one.memo),
        spoken=", ".join(part for part in (name, said, origin, flagged, drifted, across) if part) + memo,
        tip="\n".join(part for part in (name, quote[:300], across, drifted, one.memo) if part),
    )
