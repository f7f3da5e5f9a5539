"""The attributes of an annotation, as they are told in the inspector."""

from annotator.answers import unanswered
from annotator.gui.answering import drop_words, segments_of, show_words, take_words, tell
from annotator.gui.named import Names
from annotator.gui.widgets.answer_field import Answer
from annotator.gui.widgets.answer_form import AnswerForm
from annotator.gui.workspace import Changed, WordsFor, Workspace
from annotator.model import Annotation, Attribute, Code


class Attributes(AnswerForm):
    """The questions that a code asks, answered for one annotation at a time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(with_evidence=True)
        self._workspace = workspace
        self._names = Names(workspace, self.offer_names)
        self._annotation = ""
        self.told.connect(lambda key, value: tell(workspace, self._question(key), value))
        self.words_wanted.connect(lambda key: take_words(workspace, self._question(key)))
        self.place_wanted.connect(lambda key, at: show_words(workspace, self._question(key), at))
        self.quote_dropped.connect(lambda key, at: drop_words(workspace, self._question(key), at))
        self.entered.connect(self._enter)
        self.beyond.connect(lambda by: workspace.text_wanted.emit() if by > 0 else None)
        self.done.connect(workspace.text_wanted)
        workspace.changed.connect(self._offer)
        self.hide()

    def show_annotation(self, one: Annotation | None, code: Code | None) -> None:
        """Show the attributes of an annotation; nothing for None, or where its code asks nothing."""
        asked = code.attributes if one is not None and code is not None else ()
        locked = bool(self._workspace.corpus.read_only)
        self.show_answers(
            one.id if one is not None else "", asked, answers_of(one, asked, self._workspace), locked=locked
        )
        self._annotation = one.id if one is not None else ""
        if any(attribute.kind == "entity" for attribute in asked):
            self._names.want()

    def _question(self, attribute: str) -> WordsFor:
        return WordsFor(attribute, annotation=self._annotation)

    def _enter(self, attribute: str) -> None:
        self._workspace.words_for = self._question(attribute)

    def _offer(self, what: Changed) -> None:
        """Say after coding which answers the code asks for, and which key leads to them."""
        new = [put.after for put in what.change.puts if put.before is None] if what.change is not None else []
        if len(new) != 1 or not isinstance(new[0], Annotation) or not self._workspace.here.holds(new[0]):
            return
        code = self._workspace.corpus.code(new[0].code)
        left = unanswered(code, new[0]) if code is not None else ()
        if code is not None and left and new[0].target:
            named = ", ".join(one.name or one.id for one in left[:3])
            self._workspace.told.emit(f"{code.name} asks for: {named}. E tells it.")


def answers_of(
    annotation: Annotation | None, attributes: tuple[Attribute, ...], workspace: Workspace
) -> dict[str, Answer]:
    """Return what is stored for attributes, by their ids."""
    told = annotation.attributes if annotation is not None else {}
    return {
        one.id: Answer(told.get(one.id), tuple(map(workspace.masks.cut, segments_of(annotation, one.id))))
        for one in attributes
    }
