"""Answers to what codes ask: of the focused annotation, of the whole article, and the words they rest on."""

from annotator import edits
from annotator.gui.actions import action
from annotator.gui.workspace import WordsFor, Workspace
from annotator.model import Annotation, Change, Code, Hand, Segment


class Answering:
    """What the Code menu says of answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @action(
        "A&ttributes of the annotation",
        menu="Code",
        keys=["E"],
        in_text=True,
        group=4,
        order=2,
        needs="annotation",
    )
    def attributes(self) -> None:
        """Tell the attributes of the focused annotation."""
        workspace = self._workspace
        one = workspace.focus.annotation()
        code = workspace.corpus.code(one.code) if one is not None else None
        if one is not None and one.across:
            workspace.across_wanted.emit(one.id)
        elif one is None:
            workspace.told.emit("Attributes need an annotation: accept the cue first, or code some words.")
        elif code is None or not code.attributes:
            workspace.told.emit(f"{code.name if code else 'This code'} asks for no attributes.")
        else:
            workspace.attributes_wanted.emit()

    @action(
        "Code an &omission or contrast...",
        menu="Code",
        keys=["Shift+O"],
        in_text=True,
        group=4,
        order=5,
        needs="article",
    )
    def compare_articles(self) -> None:
        """Say what several articles of the event say, and which of them leave it out.

        While that is being said, take the selected words for the open article.
        """
        self._workspace.across_wanted.emit("")

    @action(
        "&Questions on the article", menu="Code", keys=["Q"], in_text=True, group=4, order=3, needs="article"
    )
    def questions(self) -> None:
        """Answer what the codebook asks of the whole article."""
        self._workspace.form_wanted.emit()

    @action(
        "Take the words as e&vidence",
        menu="Code",
        keys=["Shift+E"],
        in_text=True,
        group=4,
        order=4,
        needs="selection",
    )
    def evidence(self) -> None:
        """Let the selected words support the answer that was given last."""
        workspace = self._workspace
        question = workspace.words_for
        if question is None or (question.annotation and question.annotation != workspace.focus.key):
            workspace.told.emit("Evidence for which answer? E or Q goes to the questions.")
        else:
            take_words(workspace, question)


def take_words(workspace: Workspace, question: WordsFor) -> None:
    """Add the selected words to those that an answer rests on; without any, say how to select some.

    The focus stays on an annotation while words are selected for it.
    """
    article, chosen = workspace.article, workspace.here.selection
    if article is None:
        return
    workspace.words_for = question
    if chosen is None:
        workspace.focus.is_held = bool(question.annotation)
        workspace.text_wanted.emit()
        workspace.told.emit("Select the words in the text, then press Shift+E.")
        return
    words = edits.segment(article, chosen)
    known = _annotation(workspace, question)
    before = segments_of(known, question.attribute)
    if words in before:
        workspace.told.emit("These words are there already.")
        return
    workspace.focus.is_held = False
    if put_words(workspace, question, (*before, words)):
        workspace.told.emit(f"Evidence for {_called(workspace, question)}. Ctrl+Z takes it back.")


def put_words(workspace: Workspace, question: WordsFor, words: tuple[Segment, ...]) -> bool:
    """Set the words that an answer rests on; say whether that changed anything."""
    known = _annotation(workspace, question)

    def make(hand: Hand) -> Change:
        if known is not None:
            change = edits.give_evidence(known, question.attribute, words, hand)
            return _without_empty(workspace, change, hand)
        article = workspace.article
        assert article is not None
        return edits.support(article, question.code, question.attribute, words, hand, known=None)

    if known is None and not (question.code and workspace.article):
        return False
    return bool(workspace.apply(f"Evidence for {_called(workspace, question)}", make))


def drop_words(workspace: Workspace, question: WordsFor, at: int) -> None:
    """Take away one of the places that an answer rests on."""
    before = segments_of(_annotation(workspace, question), question.attribute)
    if 0 <= at < len(before):
        put_words(workspace, question, before[:at] + before[at + 1 :])


def show_words(workspace: Workspace, question: WordsFor, at: int) -> None:
    """Show one of the places that an answer rests on, selected; what has the focus keeps it."""
    places = segments_of(_annotation(workspace, question), question.attribute)
    if not 0 <= at < len(places):
        return
    place, focus = places[at], workspace.focus.key
    if workspace.article is None or workspace.article.id != place.article:
        if workspace.corpus.position(place.article) is None:
            workspace.told.emit("These words are in an article that is not in the corpus any more.")
            return
        workspace.show_article(place.article)
    workspace.focus.is_held = True
    workspace.selection_wanted.emit(place.start, place.end)
    workspace.focus.is_held = False
    workspace.focus.set(focus)


def tell(workspace: Workspace, question: WordsFor, value: object) -> None:
    """Give an answer, or take it away with None, as one undoable step."""
    known, article = _annotation(workspace, question), workspace.article

    def make(hand: Hand) -> Change:
        if known is not None:
            return _without_empty(workspace, edits.tell(known, question.attribute, value, hand), hand)
        assert article is not None
        return edits.answer(article, question.code, question.attribute, value, hand, known=None)

    if known is not None or (question.code and article is not None):
        workspace.apply(f"Answer {_called(workspace, question)}", make)


def segments_of(annotation: Annotation | None, attribute: str) -> tuple[Segment, ...]:
    """Return the words that an answer rests on."""
    rests_on = annotation.evidence if annotation is not None else ()
    return tuple(place for one in rests_on if one.attribute == attribute for place in one.segments)


def _annotation(workspace: Workspace, question: WordsFor) -> Annotation | None:
    if question.annotation:
        found = workspace.corpus.annotation(question.annotation)
        return found if found is not None and not found.deleted else None
    from annotator.answers import on_article

    return on_article(workspace.here.annotations(), question.code)


def _without_empty(workspace: Workspace, change: Change, hand: Hand) -> Change:
    """Take away what was answered of a whole article when the last answer is taken away."""
    after = (put.after for put in change.puts)
    whole = (one.code for one in after if isinstance(one, Annotation) and not one.target)
    codes = [workspace.corpus.code(code) for code in whole]
    asked = bool(codes) and all(code is not None and code.attributes for code in codes)
    return edits.leave_no_empty(change, hand) if asked else change


def _called(workspace: Workspace, question: WordsFor) -> str:
    known = _annotation(workspace, question)
    code: Code | None = workspace.corpus.code(question.code or (known.code if known is not None else ""))
    asked = code.attributes if code is not None else ()
    name = next((one.name for one in asked if one.id == question.attribute), "") or question.attribute
    return f"“{name if len(name) <= 40 else name[:39] + '…'}”"
