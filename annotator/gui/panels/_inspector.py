"""What the person looks at, explained: a cue with its rule, or an annotation with its history."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator import edits
from annotator.gui.across import article_names
from annotator.gui.coding import Coding
from annotator.gui.panels._attributes import Attributes
from annotator.gui.panels._inspector_rates import CueRates
from annotator.gui.panels._inspector_words import (
    BLIND_HINT,
    HINT,
    across_quotes,
    code_facts,
    folded,
    history,
    measured,
    named,
    quoted,
    spoken_voice,
)
from annotator.gui.panels._links import Links
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.committed import CommittedText
from annotator.gui.widgets.facts import Fact, FactList
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.marks import TagBadge, tag_of
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.widgets.side import Page, Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Code, Cue

PAUSE = 900
"""Milliseconds without a key after which a memo is kept."""


class Inspector(Side):
    """Head, words and reason, below them what can be done, then the background. A memo is kept while written.

    The upper part takes the room it needs, the background the rest; each scrolls alone.
    """

    def __init__(self, workspace: Workspace, coding: Coding) -> None:
        super().__init__()
        self._workspace = workspace
        self._coding = coding
        self._key = ""
        self._rates = CueRates()
        self.badge = TagBadge()
        self.title = PlainLabel(role="heading")
        self.kind = PlainLabel(role="small", wrap=False)
        self.quote = PlainLabel(role="quote")
        self.lead = PlainLabel()
        self.attributes = Attributes(workspace)
        self.memo = CommittedText(self._keep_memo, pause=PAUSE, done=workspace.text_wanted.emit)
        self.nearest = FactList(beside=True)
        self.facts = FactList()
        self.accept = QPushButton("Accept  ↵")
        self.reject = QPushButton("Reject  X")
        self.code = QPushButton("Code as")
        self.delete = QPushButton("Delete")
        self.change = QPushButton("Change")
        self._build()
        workspace.changed.connect(self._refresh)
        workspace.memo_wanted.connect(self._write_memo)
        workspace.attributes_wanted.connect(self._tell_attributes)
        self._show()

    def _build(self) -> None:
        self.memo.setPlaceholderText("Memo: what shall be remembered here")
        self.memo.setAccessibleName("Memo")
        self.memo.setFixedHeight(self.memo.fontMetrics().height() * 4 + 16)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        upper, column = _column()
        column.addLayout(head)
        for part in (self.quote, self.lead, self.attributes, self.memo, self.nearest):
            column.addWidget(part)
        column.addWidget(Links(self._workspace))
        column.addStretch(1)
        lower, background = _column()
        background.setContentsMargins(16, 0, 16, 8)
        background.addWidget(self.facts)
        background.addStretch(1)
        self._area = Page(upper, name="What is in focus, explained")
        self._area.fitted.connect(self._share_room)
        self._background = Page(lower, name="Background of what is in focus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 5)
        layout.addWidget(self._build_foot())
        layout.addWidget(self._background, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the upper part what it needs at the new width."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self._area.setMaximumHeight(max(self._area.needed(), self._area.minimumSizeHint().height()))

    def _build_foot(self) -> QWidget:
        foot = self.foot = QWidget()
        row = FlowLayout(foot, gap=8)
        row.setContentsMargins(16, 4, 16, 8)
        menu = QMenu(self.code)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self.code.setMenu(menu)
        for button, does, said in (
            (self.accept, self._coding.accept, "Make this cue an annotation (Enter in the text)"),
            (self.reject, self._coding.reject, "Show this cue no more; undo brings it back (X in the text)"),
            (self.change, self._change, "Change what is said of which article (E in the text)"),
            (self.code, None, "Choose another code"),
            (
                self.delete,
                self._coding.delete,
                "Delete this annotation; undo brings it back (Del in the text)",
            ),
        ):
            explain(button, said)
            if does is not None:
                button.clicked.connect(lambda _checked=False, does=does: self._do(does))
            row.addWidget(button)
        return foot

    # --- from the workspace ------------------------------------------------------------------------------

    def _refresh(self, what: Changed) -> None:
        if what.touches(
            "focus", "hover", "article", "cues", "annotations", "codebook", "mode", "coder", "corpus"
        ):
            self._show()

    def _looked_at(self) -> Cue | Annotation | None:
        """Return what is shown: while something is written, the mouse in the text takes nothing away."""
        keyboard = QApplication.focusWidget()
        if keyboard is not None and (keyboard is self.memo or self.attributes.isAncestorOf(keyboard)):
            return self._workspace.focus.annotation()
        return self._workspace.focus.looked_at()

    def _show(self) -> None:
        one = self._looked_at()
        key = "" if one is None else one.key if isinstance(one, Cue) else one.id
        if key != self._key:
            self._key = key
            self._area.verticalScrollBar().setValue(0)
            self._background.verticalScrollBar().setValue(0)
        is_cue, is_annotation = isinstance(one, Cue), isinstance(one, Annotation)
        self.badge.setVisible(one is not None)
        self.kind.setText("Cue" if is_cue else "Annotation" if is_annotation else "")
        self.quote.setVisible(one is not None)
        self.lead.setVisible(not is_annotation)
        self.memo.setVisible(is_annotation)
        self.foot.setVisible(one is not None)
        for button in (self.accept, self.reject):
            button.setVisible(is_cue)
        self.delete.setVisible(is_annotation)
        self.change.setVisible(isinstance(one, Annotation) and one.across)
        self.code.setText("Code as" if is_cue else "Re-code")
        if not is_annotation:
            self.attributes.show_annotation(None, None)
        if isinstance(one, Cue):
            self._show_cue(one)
        elif isinstance(one, Annotation):
            self._show_annotation(one)
        else:
            self._show_hint()
        self._share_room()

    def _show_hint(self) -> None:
        blind = self._workspace.mode == "blind"
        self.memo.show_value("", "")
        self.title.setText("Nothing in focus" if self._workspace.article else "No article is open")
        self.lead.setText((BLIND_HINT if blind else HINT) if self._workspace.article else "")
        self.nearest.show_facts(())
        self.facts.show_facts(())

    def _show_cue(self, cue: Cue) -> None:
        self.memo.show_value("", "")
        article = self._workspace.article
        assert article is not None
        category = self._workspace.category(cue.category)
        open_ = self._workspace.here.is_open(cue.key)
        self.badge.show_tag(category.tag, category.slot, category.line, filled=False)
        self.title.setText(category.name)
        shown = self._workspace.masks.described(article.id)
        self.quote.setText(quoted(shown.text[cue.start : cue.end]))
        self.lead.setText(self._workspace.masks.words(article.id, cue.reason))
        for button in (self.accept, self.reject, self.code):
            button.setEnabled(open_ and not self._workspace.corpus.read_only)
        self.nearest.show_facts(
            (
                Fact("Voice", self._workspace.masks.words(article.id, spoken_voice(cue))),
                Fact("Rule", cue.rule),
                Fact("Rate", self._rates.said(cue, article, self._workspace.here.all_cues())),
            )
        )
        self.facts.show_facts(
            (
                Fact("Definition", category.definition),
                Fact("Known problem", *folded(category.precision_problem)),
                Fact("Measured", *measured(cue)),
                Fact("Literature", *named(category.literature)),
            )
        )

    def _show_annotation(self, one: Annotation) -> None:
        code = self._workspace.corpus.code(one.code)
        look = code or Code(id="", slot=0)
        self.badge.show_tag(tag_of(code), look.slot, look.line, filled=True)
        self.title.setText(code.name if code else "A code that is not here")
        quote = "\n".join(across_quotes(one, self._workspace)) if one.across else ""
        words = self._workspace.masks.quote(one)
        self.quote.setText(quote or (quoted(words) if words else "The whole article"))
        self.lead.setText("")
        other = self._other_coder(one)
        flagged = ", to discuss" if one.flagged else ""
        self.kind.setText((f"Annotation of {other}" if other else "Annotation") + flagged)
        self.foot.setVisible(not other)
        locked = bool(self._workspace.corpus.read_only or other)
        self.memo.setReadOnly(locked)
        for button in (self.change, self.code, self.delete):
            button.setEnabled(not locked)
        self.attributes.show_annotation(None if other else one, code)
        self.memo.show_value(one.id, one.memo)
        absent = article_names(self._workspace, one.absent_from) if one.absent_from else ""
        self.nearest.show_facts((Fact("Absent from", absent),) if absent else ())
        self.facts.show_facts((*code_facts(code), *history(one, self._workspace)))

    def _other_coder(self, one: Annotation) -> str:
        """Return the name of the coder who made an annotation when that is somebody else."""
        mine = self._workspace.coder
        if mine is not None and one.coder == mine.id:
            return ""
        known = {coder.id: coder.name for coder in self._workspace.corpus.coders()}
        return known.get(one.coder) or "somebody else"

    # --- from the person ---------------------------------------------------------------------------------

    def _do(self, does: object) -> None:
        one = self._looked_at()
        if one is not None and callable(does):
            self.memo.flush()
            self._workspace.focus.set(one.key if isinstance(one, Cue) else one.id)
            does()

    def _change(self) -> None:
        self._workspace.across_wanted.emit(self._workspace.focus.key)

    def _fill_menu(self, menu: QMenu) -> None:
        one = self._looked_at()
        level = "article" if isinstance(one, Annotation) and not one.target else "span"
        codes = [code for code in self._workspace.corpus.codes() if code.level == level]
        fill_code_menu(menu, codes, lambda code: code_as(self._workspace, self._coding, code))

    def _write_memo(self) -> None:
        """Put the keyboard into the memo of the annotation that has the focus, behind what it says."""
        if self._workspace.focus.annotation() is None:
            return
        self._workspace.focus.hover("")
        self._show()
        self.memo.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.memo.moveCursor(QTextCursor.MoveOperation.End)
        self._area.ensureWidgetVisible(self.memo)

    def _tell_attributes(self) -> None:
        """Put the keyboard into the attributes of the annotation that has the focus."""
        if self._workspace.focus.annotation() is None:
            return
        self._workspace.focus.hover("")
        self._show()
        self.attributes.take_keyboard()

    def _keep_memo(self, key: str, text: str) -> bool:
        annotation = self._workspace.corpus.annotation(key)
        if annotation is None:
            return False
        self._coding.write_memo(annotation, text)
        kept = self._workspace.corpus.annotation(key)
        return kept is not None and kept.memo == text


def code_as(workspace: Workspace, coding: Coding, code: Code) -> None:
    """Give a code to what has the focus, whatever words are selected."""
    annotation = workspace.focus.annotation()
    if annotation is not None:
        workspace.apply(f"Re-code as {code.name}", lambda hand: edits.recode(annotation, code.id, hand))
    elif workspace.focus.cue() is not None:
        workspace.here.selection = None
        coding.apply_code(code)


def _column() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 8, 16, 2)
    column.setSpacing(6)
    return page, column
