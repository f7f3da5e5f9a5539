"""The form: every code for whole articles with its questions, answered beside the text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.answers import on_article
from annotator.gui.named import Names
from annotator.gui.panels._form_section import FormSection
from annotator.gui.widgets.plain import PlainLabel
from annotator.gui.widgets.side import Page, Side
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation, Change, Code

EMPTY = (
    "The codebook asks nothing of the whole article.\n\n"
    "Codes of the level “article” and their attributes stand here as questions."
)
HINT = "The first letter of an answer gives it, ↓ goes on, + takes the selected words as evidence."
NO_ARTICLE = "No article is open."
HELP_LINES = 4
"""Lines of the definition of the current question that can be seen."""


class Form(Side):
    """Sections in the order of the codebook; below them what the current question means.

    Behind another tab it is not kept up to date, and looks anew when it comes to the front.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.sections: list[FormSection] = []
        self._stale = False
        self._article = ""
        self.head = PlainLabel(role="small")
        self.help = PlainLabel(role="small")
        self._names = Names(workspace, self._offer_names)
        self._column = QVBoxLayout()
        self._build()
        workspace.changed.connect(self._refresh)
        workspace.form_wanted.connect(self._come)
        self._show()

    def _build(self) -> None:
        inner = QWidget()
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(2)
        inner.setLayout(self._column)
        self._column.addStretch(1)
        page = Page(inner, name="Questions on the article")
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(16, 6, 16, 6)
        lower.addWidget(self.help)
        lower.addStretch(1)
        explained = Page(below, name="What the question means")
        explained.setFixedHeight(self.help.fontMetrics().lineSpacing() * HELP_LINES + 14)
        self.head.setContentsMargins(16, 8, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(page, 1)
        column.addWidget(_hairline())
        column.addWidget(explained)
        self._explained = explained

    # --- from the workspace ------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Look anew when the panel comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled() and self._stale:
            self._show()

    def _refresh(self, what: Changed) -> None:
        if not what.touches("article", "annotations", "codebook", "coder", "corpus"):
            return
        if not self.isEnabled():
            self._stale = True
        elif what.change is not None and not what.touches("codebook", "article"):
            self._follow(what.change)
        else:
            self._show()

    def _follow(self, change: Change) -> None:
        """Look at the sections of the codes that a change is about."""
        values = [value for put in change.puts for value in (put.before, put.after)]
        codes = {one.code for one in values if isinstance(one, Annotation) and not one.target}
        if codes:
            self._show_answers(codes)

    def _show(self) -> None:
        self._stale = False
        codes = tuple(code for code in self._workspace.corpus.codes() if code.level == "article")
        if codes != tuple(section.code for section in self.sections):
            self._ask(codes)
        self._show_answers({code.id for code in codes})
        article = self._workspace.article
        if (article.id if article is not None else "") != self._article:
            self._article = article.id if article is not None else ""
            self._aim()
        if any(one.kind == "entity" for code in codes for one in code.attributes):
            self._names.want()

    def _show_answers(self, codes: set[str]) -> None:
        there = self._workspace.here.annotations()
        locked = bool(self._workspace.corpus.read_only) or self._workspace.article is None
        for section in self.sections:
            if section.code.id in codes:
                section.show_annotation(on_article(there, section.code.id), locked=locked)
        self.head.setText(self._told())

    def _told(self) -> str:
        if not self.sections:
            return EMPTY
        if self._workspace.article is None:
            return NO_ARTICLE
        asking = [section for section in self.sections if section.code.attributes]
        if not asking:
            return "Which of these hold for the article?"
        asked = sum(len(section.code.attributes) for section in asking)
        answered = sum(section.answered() for section in asking)
        counted = f"{answered} of {asked} questions answered"
        return counted if answered else f"{counted}. {HINT}"

    def _ask(self, codes: Sequence[Code]) -> None:
        """Make the sections of a codebook; those of codes that have not changed stay."""
        known = {section.code.id: section for section in self.sections}
        former = self.sections
        self.sections = []
        for place, code in enumerate(codes):
            old = known.get(code.id)
            section = old if old is not None and old.code == code else self._make(code)
            self._column.insertWidget(place, section)
            self.sections.append(section)
        for section in former:
            if section not in self.sections:
                self._column.removeWidget(section)
                section.hide()
                section.deleteLater()
        self._explained.setVisible(bool(self.sections))
        self._aim()

    def _make(self, code: Code) -> FormSection:
        section = FormSection(self._workspace, code)
        section.entered.connect(lambda attribute: self._enter(section, attribute))
        section.beyond.connect(lambda by: self._go_beyond(section, by))
        return section

    def _offer_names(self, names: Sequence[str]) -> None:
        for section in self.sections:
            section.form.offer_names(names)

    # --- the keyboard ------------------------------------------------------------------------------------

    def _come(self) -> None:
        """Come to the question that is wanted, in a section that is open."""
        self._aim()
        section = self._section_of(self.focusProxy())
        if section is not None:
            section.fold.setChecked(False)
        self.setFocus()

    def _section_of(self, widget: QWidget | None) -> FormSection | None:
        return next((one for one in self.sections if widget and one.isAncestorOf(widget)), None)

    def _asked_for(self) -> tuple[FormSection, str] | None:
        """Return the question that was answered last in this article, or that a code was chosen for."""
        asked = self._workspace.words_for
        found = (one for one in self.sections if asked is not None and one.code.id == asked.code)
        return next(((one, asked.attribute) for one in found if asked is not None), None)

    def _aim(self) -> None:
        """Have the keyboard come to what is asked for, else the first question without an answer."""
        waiting = ((section, section.first_open()) for section in self.sections)
        found = self._asked_for() or next(((one, key) for one, key in waiting if key is not None), None)
        section, key = found or ((self.sections[0], "") if self.sections else (None, ""))
        if section is not None and section.form.fields:
            self.setFocusProxy((section.form.field(key) or section.form.fields[0]).editor)
            self._explain(section, key)

    def _enter(self, section: FormSection, attribute: str) -> None:
        field = section.form.field(attribute)
        if field is not None:
            self.setFocusProxy(field.editor)
        self._explain(section, attribute)

    def _explain(self, section: FormSection, attribute: str) -> None:
        asked = next((one.definition for one in section.code.attributes if one.id == attribute), "")
        self.help.setText(asked or section.code.definition)

    def _go_beyond(self, section: FormSection, by: int) -> None:
        """Go on to the next section that is open, or back to the one before."""
        at = self.sections.index(section) + by
        while 0 <= at < len(self.sections):
            if not self.sections[at].fold.isChecked():
                self.sections[at].form.go_to_edge(last=by < 0)
                return
            at += by


def _hairline() -> QWidget:
    line = QWidget()
    line.setFixedHeight(1)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    line.setAutoFillBackground(True)
    return line
