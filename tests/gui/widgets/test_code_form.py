"""The form shows a code, tells each change with its field, and knows which keys are taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.widgets.code_form import CodeForm, key_problem
from annotator.gui.widgets.cut_line import CutLine
from annotator.model import Code

CODES = (Code(id="a", name="Alpha", key="1"), Code(id="b", name="Beta <b>x</b>", key="B"))


@pytest.fixture
def kept():
    return []


@pytest.fixture
def form(qtbot, kept):
    def keep(code, field, value):
        kept.append((code, field, value))
        return True

    made = CodeForm(keep)
    qtbot.addWidget(made)
    made.show()
    made.show_code(Code(id="a", name="Alpha", tag="AL", definition="What it is", slot=2, line="wavy"))
    return made


def append(field, text):
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, text)


def test_a_code_is_shown_whole(form):
    assert (form.name.text(), form.tag.text()) == ("Alpha", "AL")
    assert form.texts["definition"].typed() == "What it is"
    assert form.line.currentText() == "wavy"
    assert form.level.currentIndex() == 0


def test_each_change_is_told_with_its_field_and_only_once(form, kept):
    append(form.name, "!")
    form.name.flush()
    form.slot.picked.emit(4)
    form.line.picked.emit("double")
    form.level.activated.emit(3)
    form.level.activated.emit(0)
    assert kept == [
        ("a", "name", "Alpha!"),
        ("a", "slot", 4),
        ("a", "line", "double"),
        ("a", "level", "article"),
    ]


def test_another_code_gets_nothing_of_what_was_typed_for_the_first(form, kept):
    append(form.name, "!")
    form.show_code(Code(id="b", name="Beta"))
    assert kept == [("a", "name", "Alpha!")]
    assert form.name.text() == "Beta"


def test_without_a_code_or_locked_nothing_can_be_written(form):
    form.show_code(Code(id=""))
    assert not form.isEnabled()
    form.show_code(Code(id="a"), locked=True)
    assert not form.isEnabled()


def test_a_problem_is_said_and_goes_away(form):
    form.say("No <b>")
    assert form.problem.isVisible()
    form.say("")
    assert not form.problem.isVisible()


@pytest.mark.parametrize("key", ["", "2", "h", "1", "é", "Ж", "b"])
def test_free_keys(key):
    owner = {"1": "a", "b": "b"}.get(key, "a")
    assert key_problem(key, owner, CODES) == ""


@pytest.mark.parametrize("key", [*"xjkocwspXJKOCWSP. ", "ab", "\n", "\x7f"])
def test_reserved_and_impossible_keys_are_refused(key):
    assert key_problem(key, "a", CODES)


@pytest.mark.parametrize("key", ["b", "B"])
def test_a_key_of_another_code_is_refused_with_its_name(key):
    assert "Beta <b>x</b>" in key_problem(key, "a", CODES)


def test_nothing_is_cut_in_large_letters_at_the_usual_width_of_the_editor(qtbot, qapp):
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        form = CodeForm(lambda *_what: True, whole=True)
        qtbot.addWidget(form)
        form.resize(683, 1200)
        form.show()
        captions = form.findChildren(CutLine)
        cut = {caption.text() for caption in captions if caption.shown() != caption.text()}
        assert cut <= {"Counter-examples, one a line"}, "it ends in an ellipsis"
        assert form.level.width() >= form.level.sizeHint().width()
        assert form.sample.geometry().right() < form.width()
    finally:
        qapp.setFont(usual)
