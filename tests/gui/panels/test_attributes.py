"""The attributes of the focused annotation are told in the inspector, from the text and back, with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.gui.answering import Answering
from annotator.gui.coding import Coding
from annotator.gui.named import Names
from annotator.gui.panels._inspector import Inspector
from annotator.gui.widgets.answer_lines import NameLine
from annotator.model import Attribute, Code, Span

SOURCE = Code(
    id="source",
    name="Source",
    tag="SC",
    key="1",
    attributes=(
        Attribute(id="kind", name="Kind", values=("named", "unnamed"), required=True),
        Attribute(id="note", name="Note", kind="text"),
        Attribute(id="who", name="Who", kind="entity"),
        Attribute(id="verb", name="Reporting words", kind="span"),
    ),
)
OTHER = Code(id="other", name="Other", attributes=(Attribute(id="where", name="Where", kind="text"),))
PLAIN = Code(id="plain", name="Plain", tag="PL", key="2")


@pytest.fixture
def opened(make_workspace, articles):
    return make_workspace(articles=articles, codes=[SOURCE, PLAIN, OTHER])


@pytest.fixture
def inspector(qtbot, opened):
    made = Inspector(opened, Coding(opened))
    qtbot.addWidget(made)
    made.resize(340, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(opened):
    said = []
    opened.told.connect(said.append)
    return said


def annotate(workspace, span=(0, 8), code="source"):
    article = workspace.article
    stored = workspace.apply("Code", lambda hand: edits.annotate(article, [Span(*span)], code, hand))
    workspace.focus.set(stored.puts[-1].after.id)
    return stored.puts[-1].after.id


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_the_attributes_of_the_code_are_asked_and_no_others(inspector, opened):
    annotate(opened)
    assert [field.question.text() for field in inspector.attributes.fields] == [
        "Kind",
        "Note",
        "Who",
        "Reporting words",
    ]
    annotate(opened, (9, 16), "plain")
    assert not inspector.attributes.isVisible()
    opened.focus.set("")
    assert not inspector.attributes.isVisible()


def test_a_key_leads_from_the_text_into_the_attributes_and_letters_tell_them(inspector, opened, qtbot):
    one = annotate(opened)
    Answering(opened).attributes()
    write("u")
    press(Qt.Key.Key_Tab)
    write("by phone")
    press(Qt.Key.Key_Return)
    with qtbot.waitSignal(opened.text_wanted):
        press(Qt.Key.Key_Escape)
    assert opened.corpus.annotation(one).attributes == {"kind": "unnamed", "note": "by phone"}


def test_each_answer_is_one_undo_step(inspector, opened):
    one = annotate(opened)
    Answering(opened).attributes()
    write("u")
    write("n")
    assert opened.corpus.annotation(one).attributes == {"kind": "named"}
    opened.undo_stack.undo()
    assert opened.corpus.annotation(one).attributes == {"kind": "unnamed"}
    opened.undo_stack.undo()
    assert opened.corpus.annotation(one).attributes == {}


def test_what_is_typed_belongs_to_the_annotation_that_it_was_typed_for(inspector, opened):
    first = annotate(opened)
    second = annotate(opened, (9, 16))
    opened.focus.set(first)
    inspector.attributes.fields[1].take_keyboard()
    write("about the first")
    opened.focus.set(second)
    assert opened.corpus.annotation(first).attributes == {"note": "about the first"}
    assert opened.corpus.annotation(second).attributes == {}
    assert inspector.attributes.fields[1].editor.text() == ""


def test_what_is_typed_is_kept_when_another_code_asks_something_else(inspector, opened):
    first = annotate(opened)
    other = annotate(opened, (9, 16), "other")
    opened.focus.set(first)
    inspector.attributes.fields[1].take_keyboard()
    write("about the first")
    opened.focus.set(other)
    assert opened.corpus.annotation(first).attributes == {"note": "about the first"}
    assert opened.corpus.annotation(other).attributes == {}
    assert [field.question.text() for field in inspector.attributes.fields] == ["Where"]
    assert inspector.attributes.layout().count() == 1


def test_words_are_selected_for_an_attribute_while_the_annotation_keeps_the_focus(inspector, opened, qtbot):
    one = annotate(opened)
    inspector.attributes.fields[3].take_keyboard()
    with qtbot.waitSignal(opened.text_wanted):
        press(Qt.Key.Key_Space)
    assert opened.focus.is_held
    opened.here.selection = Span(9, 16)
    Answering(opened).evidence()
    assert not opened.focus.is_held
    rests_on = opened.corpus.annotation(one).evidence
    assert [(each.attribute, each.segments[0].quote) for each in rests_on] == [("verb", "defends")]
    assert inspector.attributes.fields[3].is_answered()


def test_words_for_an_annotation_without_the_focus_are_not_taken(inspector, opened, told):
    annotate(opened)
    inspector.attributes.fields[0].take_keyboard()
    opened.focus.set("")
    opened.here.selection = Span(9, 16)
    Answering(opened).evidence()
    assert "which answer" in told[-1]


def test_the_key_says_what_is_missing_for_it(inspector, opened, told):
    Answering(opened).attributes()
    assert "need an annotation" in told[-1]
    annotate(opened, code="plain")
    Answering(opened).attributes()
    assert "asks for no attributes" in told[-1]


def test_after_coding_it_is_said_what_the_code_asks_for_and_nothing_is_forced(inspector, opened, told):
    annotate(opened)
    assert told == ["Source asks for: Kind. E tells it."]
    annotate(opened, (9, 16), "plain")
    assert len(told) == 1


def test_names_of_the_article_are_offered_for_an_entity(inspector, opened, qtbot):
    annotate(opened)
    line = inspector.attributes.fields[2].editor
    assert isinstance(line, NameLine)
    qtbot.waitUntil(lambda: bool(line.names.stringList()), timeout=20_000)
    assert "Sanctions" not in line.names.stringList()


def test_names_that_may_not_be_seen_are_not_offered(qtbot, make_workspace, make_article):
    text = "The Harbour Mail asked Ada Stone. She told the Harbour Mail that the bridge stays shut."
    workspace = make_workspace(articles=[make_article(text, outlet="Harbour Mail")], codes=[SOURCE])
    offered = []
    names = Names(workspace, lambda found: offered.append(list(found)))
    names.want()
    qtbot.waitUntil(lambda: bool(offered), timeout=20_000)
    assert "Harbour Mail" in offered[-1]
    workspace.hide_by_hand(["names"])
    names.want()
    assert "Harbour Mail" not in offered[-1]
    assert any("Ada Stone" in name for name in offered[-1])


def test_the_mouse_in_the_text_takes_no_answer_away(inspector, opened):
    first, second = annotate(opened), annotate(opened, (9, 16))
    opened.focus.set(first)
    inspector.attributes.fields[1].take_keyboard()
    opened.focus.hover(second)
    write("x")
    press(Qt.Key.Key_Return)
    assert opened.corpus.annotation(first).attributes == {"note": "x"}


def test_a_corpus_for_reading_shows_attributes_and_takes_none(inspector, opened, monkeypatch):
    one = annotate(opened)
    monkeypatch.setattr(opened.corpus, "read_only", "open in another window")
    opened.focus.set("")
    opened.focus.set(one)
    inspector.attributes.fields[0].take_keyboard()
    write("u")
    assert opened.corpus.annotation(one).attributes == {}
    assert inspector.attributes.fields[1].editor.isReadOnly()
