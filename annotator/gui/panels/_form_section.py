"""One code of the form: what it asks of the whole article, and how far that is answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator import edits
from annotator.answers import is_answered, is_form, score
from annotator.gui.answering import drop_words, segments_of, show_words, take_words, tell
from annotator.gui.panels._attributes import answers_of
from annotator.gui.widgets.answer_field import Answer
from annotator.gui.widgets.answer_form import AnswerForm
from annotator.gui.widgets.marks import TagBadge, tag_of
from annotator.gui.widgets.plain import PlainLabel, explain, sized
from annotator.gui.workspace import WordsFor, Workspace
from annotator.model import Annotation, Attribute, Code

YES = "yes"


class FormSection(QWidget):
    """A heading that folds, and the questions of a code; one that asks nothing is a question itself.

    `entered` carries the attribute that has the keyboard; `beyond` as in the form of answers.
    """

    entered = Signal(str)
    beyond = Signal(int)

    def __init__(self, workspace: Workspace, code: Code) -> None:
        super().__init__()
        self._workspace = workspace
        self.code = code
        self.annotation: Annotation | None = None
        self._asked = code.attributes or (_whether(code),)
        self.fold = QToolButton()
        self.badge = TagBadge()
        self.title = PlainLabel(code.name or code.id)
        self.told = PlainLabel(role="small", wrap=False)
        self.form = AnswerForm(with_evidence=True, numbered=len(code.attributes) > 1)
        self._build()
        self._connect()

    def show_annotation(self, annotation: Annotation | None, *, locked: bool) -> None:
        """Show what is stored for the open article."""
        self.annotation = annotation
        article = self._workspace.article
        answers = (
            answers_of(annotation, self.code.attributes, self._workspace)
            if self.code.attributes
            else self._applied()
        )
        self.form.show_answers(article.id if article else "", self._asked, answers, locked=locked)
        self.form.setVisible(not self.fold.isChecked())
        self.told.setText(self._told())

    def answered(self) -> int:
        """Return how many of the questions are answered."""
        if not self.code.attributes:
            return int(self.annotation is not None)
        return sum(is_answered(one, self.annotation) for one in self.code.attributes)

    def first_open(self) -> str | None:
        """Return the first question without an answer; None when there is none."""
        asked = (one.id for one in self.code.attributes if not is_answered(one, self.annotation))
        return next(asked, None)

    def _build(self) -> None:
        self.fold.setCheckable(True)
        self.fold.setAutoRaise(True)
        self.fold.setArrowType(Qt.ArrowType.DownArrow)
        self.fold.setAccessibleName(f"Fold {self.code.name}")
        self.fold.setFixedSize(24, 24)
        self.fold.toggled.connect(self._fold)
        self.badge.show_tag(tag_of(self.code), self.code.slot, self.code.line, filled=False)
        self.title.setFont(sized(self.title.font(), 1.0, bold=True))
        if self.code.definition:
            explain(self.title, self.code.definition)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 12, 0)
        head.setSpacing(6)
        head.addWidget(self.fold)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.title, 1)
        head.addWidget(self.told)
        self._heading = QWidget()
        self._heading.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self.form)
        self.form.setContentsMargins(6, 0, 6, 0)
        if not self.code.attributes:
            self._heading.hide()

    def _connect(self) -> None:
        workspace, form = self._workspace, self.form
        form.told.connect(self._tell)
        form.words_wanted.connect(lambda key: take_words(workspace, self._question(key)))
        form.place_wanted.connect(lambda key, at: show_words(workspace, self._question(key), at))
        form.quote_dropped.connect(lambda key, at: drop_words(workspace, self._question(key), at))
        form.entered.connect(self._enter)
        form.beyond.connect(self.beyond)
        form.done.connect(workspace.text_wanted)

    def _question(self, attribute: str) -> WordsFor:
        return WordsFor(attribute, code=self.code.id)

    def _enter(self, attribute: str) -> None:
        self._workspace.words_for = self._question(attribute)
        self.entered.emit(attribute)

    def _fold(self, folded: bool) -> None:  # noqa: FBT001  # Qt hands the state on by position
        self.fold.setArrowType(Qt.ArrowType.RightArrow if folded else Qt.ArrowType.DownArrow)
        self.form.setVisible(not folded)

    def _tell(self, attribute: str, value: object) -> None:
        if self.code.attributes:
            tell(self._workspace, self._question(attribute), value)
            return
        workspace, article, there = self._workspace, self._workspace.article, self.annotation
        if article is None:
            return
        if there is not None:
            label = f"Take {self.code.name} off the article"
            workspace.apply(label, lambda hand: edits.delete([there], hand))
        else:
            label = f"Code the article as {self.code.name}"
            workspace.apply(label, lambda hand: edits.annotate(article, [], self.code.id, hand))

    def _applied(self) -> dict[str, Answer]:
        """Return that the code is on the article, as an answer."""
        if self.annotation is None:
            return {}
        return {"": Answer([YES], tuple(map(self._workspace.masks.cut, segments_of(self.annotation, ""))))}

    def _told(self) -> str:
        """Return the score of a code of items, and how many of the questions are answered."""
        of = len(self.code.attributes)
        if not is_form(self.code):
            return f"{self.answered()} of {of}" if of > 1 else ""
        counted = score(self.code, self.annotation)
        mean = f"{counted.mean:.2f} · " if counted.answered else ""
        return f"{mean}{self.answered()} of {of}"


def _whether(code: Code) -> Attribute:
    """Return the question whether a code holds for the article, for one that asks nothing else."""
    name = code.name or code.id
    return Attribute(id="", name=name, kind="choices", values=(YES,), definition=code.definition)
