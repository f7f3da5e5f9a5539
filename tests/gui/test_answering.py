"""From the text to the questions and back, in the window, with real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.gui.files import Files
from annotator.gui.panels._form import Form
from annotator.gui.window import Window
from annotator.model import Attribute, Code, Span

YES_NO = ("yes", "no")
CODES = (
    Code(
        id="frame",
        name="Conflict",
        level="article",
        order=1,
        attributes=(
            Attribute(id="q1", name="Disagreement", values=YES_NO),
            Attribute(id="q2", name="Winners", values=YES_NO),
        ),
    ),
    Code(
        id="source",
        name="Source",
        tag="SC",
        key="1",
        order=2,
        attributes=(Attribute(id="verb", name="Verb", kind="span"),),
    ),
)


@pytest.fixture
def window(qtbot, make_workspace, articles):
    workspace = make_workspace(articles=articles, codes=CODES)
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: made.docks["inspector"].widget() is not None)
    made.reading.article_view.setFocus()
    qtbot.waitUntil(lambda: in_text(made))
    yield made
    made.close()


def in_text(window):
    focused = QApplication.focusWidget()
    return focused is not None and window.reading.article_view.isAncestorOf(focused)


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_a_form_is_answered_and_supported_without_the_mouse(window, qtbot):
    workspace = window.workspace
    press(Qt.Key.Key_Q)
    form = window.docks["form"].widget()
    assert isinstance(form, Form)
    qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget()))
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: in_text(window))
    press(Qt.Key.Key_W)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Q)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_N)
    (one,) = workspace.here.annotations()
    assert one.attributes == {"q1": "yes", "q2": "no"}
    assert [place.quote for place in one.evidence[0].segments] == ["Ministry"]
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.states.done() == 1
    assert workspace.article.id == workspace.corpus.articles()[1]


def test_words_elsewhere_are_selected_while_their_annotation_keeps_the_focus(window, qtbot):
    workspace = window.workspace
    article = workspace.article
    stored = workspace.apply("Code", lambda hand: edits.annotate(article, [Span(0, 8)], "source", hand)).puts[
        -1
    ]
    workspace.focus.set(stored.after.id)
    press(Qt.Key.Key_E)
    qtbot.waitUntil(lambda: window.docks["inspector"].widget().isAncestorOf(QApplication.focusWidget()))
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: in_text(window))
    window.reading.article_view.set_caret(30)
    press(Qt.Key.Key_W)
    assert workspace.focus.key == stored.after.id
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    (rests_on,) = workspace.corpus.annotation(stored.after.id).evidence
    start, end = workspace.here.selection.start, workspace.here.selection.end
    assert (rests_on.segments[0].start, rests_on.segments[0].end) == (start, end)
    window.reading.article_view.set_caret(60)
    assert workspace.focus.key != stored.after.id


def test_a_place_that_an_answer_rests_on_is_selected_and_the_focus_stays(window):
    workspace = window.workspace
    article = workspace.article
    one = (
        workspace.apply("Code", lambda hand: edits.annotate(article, [Span(0, 8)], "source", hand))
        .puts[-1]
        .after
    )
    words = [edits.segment(article, Span(28, 31))]
    workspace.apply("Evidence", lambda hand: edits.give_evidence(one, "verb", words, hand))
    workspace.focus.set(one.id)
    quotes = window.docks["inspector"].widget().attributes.fields[0].quotes
    quotes.buttons[0].click()
    assert workspace.here.selection == Span(28, 31)
    assert workspace.focus.key == one.id
