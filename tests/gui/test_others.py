"""Other coders' marks: off until asked for, never where a sample forbids it, to be looked at only."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.corpus import Corpus
from annotator.gui.files import Files
from annotator.gui.others import initials
from annotator.gui.settings import Settings
from annotator.gui.window import Window
from annotator.gui.workspace import Workspace
from annotator.model import Coder, Sample, Span
from annotator.sample import sample_corpus

WORDS = "The regime"


@pytest.fixture
def window(workspace, qtbot):
    """The window of Kim on an article in which Ada marked some words, and Kim others."""
    workspace.set_mode("blind")
    workspace.open_corpus(sample_corpus())
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    text = workspace.article.text
    start = text.index(WORDS)
    for name, span in (("Ada", Span(start, start + len(WORDS))), ("Kim", Span(start + 30, start + 40))):
        workspace.use_coder(name)
        code = next(one for one in workspace.corpus.codes() if one.level == "span")
        workspace.apply(
            "Code",
            lambda hand, span=span, code=code: edits.annotate(workspace.article, (span,), code.id, hand),
        )
    workspace.focus.set("")
    QApplication.processEvents()
    yield made
    made.close()


def marks(window):
    return {mark.by: mark for mark in window.reading.article_view._index.all()}


def ada(window):
    return next(one for one in window.workspace.corpus.coders() if one.name == "Ada")


def forbid(window, *coders):
    article = window.workspace.article.id
    sample = Sample(id="sample-1", articles=(article,), coders=coders, concealed=("coders",))
    window.workspace.apply("Sample", lambda _hand: edits.add_sample(sample))


def test_the_marks_of_others_are_off_until_they_are_asked_for(window):
    assert set(marks(window)) == {""}
    window.actions_["show_others"].trigger()
    assert set(marks(window)) == {"", "A"}
    theirs = marks(window)["A"]
    assert window.workspace.article.text[theirs.start : theirs.end] == WORDS
    assert not theirs.decided
    assert theirs.title.startswith("Ada: ")
    window.actions_["show_others"].trigger()
    assert set(marks(window)) == {""}


def test_what_was_asked_for_is_remembered(window):
    window.actions_["show_others"].trigger()
    workspace = window.workspace
    again = Workspace(workspace.corpus, Settings(workspace.settings._file), workspace.interaction)
    assert again.hiding.others_shown


def test_a_sample_in_which_coders_are_concealed_shows_none(window):
    window.actions_["show_others"].trigger()
    forbid(window)
    assert not window.workspace.here.others_may_be_shown()
    assert set(marks(window)) == {""}
    assert not window.actions_["show_others"].isEnabled()
    window.workspace.undo_stack.undo()
    assert set(marks(window)) == {"", "A"}
    assert window.actions_["show_others"].isEnabled()


def test_a_sample_conceals_coders_from_its_own_coders_alone(window):
    window.actions_["show_others"].trigger()
    forbid(window, ada(window).id)
    assert set(marks(window)) == {"", "A"}
    window.workspace.use_coder("Ada")
    assert set(marks(window)) == {""}


def test_without_an_article_there_is_nothing_to_show(workspace):
    workspace.hiding.show_others(shown=True)
    workspace.open_corpus(Corpus.draft("Empty"))
    assert not workspace.here.others_may_be_shown()
    assert workspace.here.others_annotations() == ()


def test_the_filter_of_groups_holds_for_the_marks_of_others_too(window):
    window.actions_["show_others"].trigger()
    window.workspace.hiding.set((), groups=range(1, 7))
    assert marks(window) == {}


def test_neither_mouse_nor_caret_gives_them_the_focus(window):
    window.actions_["show_others"].trigger()
    view, workspace = window.reading.article_view, window.workspace
    theirs = marks(window)["A"]
    view.set_caret(theirs.start + 2)
    assert workspace.focus.key == ""
    at = view.cursor_rectangle(theirs.start + 2).center()
    viewport = view.page.viewport()
    point = viewport.mapFrom(view, at)
    assert view.pointer.marks_under(QPointF(point)) == (theirs,)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=point)
    assert workspace.focus.key == ""
    gutter = view.page.gutter
    row = view.page.rows.at(theirs.start)
    inked = next(one for one in view.page.rows_between(row.top, row.bottom) if one.start == row.start)
    box = next(box for box, tag, _ in gutter._boxes(inked) if tag is not None and tag.by)
    QTest.mouseClick(
        gutter, Qt.MouseButton.LeftButton, pos=box.translated(0, -gutter.scrolled).center().toPoint()
    )
    assert workspace.focus.key == ""


def test_resting_on_one_explains_it_and_lets_nothing_be_changed(window, qtbot):
    window.actions_["show_others"].trigger()
    qtbot.waitUntil(lambda: window.docks["inspector"].widget() is not None)
    inspector = window.docks["inspector"].widget()
    window.reading.article_view.mark_hovered.emit(marks(window)["A"].key)
    assert inspector.kind.text() == "Annotation of Ada"
    assert inspector.memo.isReadOnly()
    assert inspector.foot.isHidden()
    window.reading.article_view.mark_hovered.emit("")
    window.workspace.focus.set(marks(window)[""].key)
    assert inspector.kind.text() == "Annotation"
    assert not inspector.memo.isReadOnly()
    assert not inspector.foot.isHidden()


def test_they_have_no_wash_and_the_ends_of_their_lines_are_marked(window):
    window.actions_["show_others"].trigger()
    page, theirs = window.reading.article_view.page, marks(window)["A"]
    row = page.rows.at(theirs.start)
    inked = next(one for one in page.rows_between(row.top, row.bottom) if one.start == row.start)
    assert len(inked.ink.strokes) == len(inked.ink.washes) + 1
    assert [slot for slot, *_ in inked.ink.ends] == [theirs.slot] * 2


def test_they_are_signed_and_not_on_the_map(window):
    view = window.reading.article_view
    window.actions_["show_others"].trigger()
    QApplication.processEvents()
    row = view.page.rows.at(marks(window)["A"].start)
    inked = next(one for one in view.page.rows_between(row.top, row.bottom) if one.start == row.start)
    labels = [tag.label for tag in view.page.gutter._margin(inked).tags]
    assert any(label.startswith("A ") for label in labels)
    assert sum(view.page.strip._ticks._counts.values()) == 1


def test_initials_tell_coders_apart():
    names = ("Ada Quill", "Kim", "ann quay", "Karl", "  ", "Ada Quill")
    found = initials([Coder(id=f"c{number}", name=name) for number, name in enumerate(names)])
    assert list(found.values()) == ["AQ", "K", "AQ2", "K2", "?", "AQ3"]
