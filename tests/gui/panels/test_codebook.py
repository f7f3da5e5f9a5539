"""Codes are written, added, moved and retired as undoable steps, and put on the article by their box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from annotator.gui.panels._codebook import CodebookPanel
from annotator.gui.widgets.rows import ROW, box_room
from annotator.model import Span


@pytest.fixture
def panel(qtbot, workspace, coding):
    made = CodebookPanel(workspace, coding)
    qtbot.addWidget(made)
    made.resize(340, 800)
    made.show()
    return made


def ids(panel):
    return [one.id for one in panel.model.things]


def row(panel, code):
    return panel.model.index(ids(panel).index(code)).data(ROW)


def choose(panel, code):
    panel.list.choose(ids(panel).index(code))


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.flush()


def test_rows_show_tag_key_look_and_uses_in_the_article(panel, workspace, coding):
    shown = row(panel, "code-hedge")
    assert (shown.tag, shown.key, shown.slot, shown.line, shown.number) == ("HE", "2", 4, "dashed", 0)
    workspace.here.selection = Span(0, 8)
    coding.apply_code(workspace.corpus.code("code-hedge"))
    assert row(panel, "code-hedge").number == 1
    workspace.here.selection = None
    coding.apply_code(workspace.corpus.code("code-loaded"))
    assert (row(panel, "code-hedge").number, row(panel, "code-loaded").number) == (0, 1)
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert row(panel, "code-hedge").number == 0
    workspace.show_article(workspace.corpus.articles()[1])
    assert row(panel, "code-loaded").number == 0


@pytest.mark.parametrize(("field", "text"), [("name", "Booster"), ("tag", "BO"), ("key", "g"), ("key", "")])
def test_a_line_is_kept_as_one_undoable_step(panel, workspace, field, text):
    choose(panel, "code-hedge")
    before = workspace.corpus.code("code-hedge")
    line = getattr(panel.form, field)
    if text:
        type_into(line, text)
    else:
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        line.flush()
    assert getattr(workspace.corpus.code("code-hedge"), field) == text
    workspace.undo_stack.undo()
    assert getattr(workspace.corpus.code("code-hedge"), field) == getattr(before, field)
    assert line.text() == getattr(before, field)


@pytest.mark.parametrize("field", ["definition", "include", "exclude"])
def test_texts_are_kept_when_another_code_is_chosen(panel, workspace, field):
    choose(panel, "code-hedge")
    type_into_text = panel.form.texts[field]
    type_into_text.insertPlainText("<b>rule</b>")
    choose(panel, "code-loaded")
    assert getattr(workspace.corpus.code("code-hedge"), field) == "<b>rule</b>"
    assert getattr(workspace.corpus.code("code-loaded"), field) == type_into_text.typed()


def test_look_and_level_are_kept_at_once(panel, workspace):
    choose(panel, "code-hedge")
    panel.form.slot.picked.emit(2)
    panel.form.line.picked.emit("wavy")
    panel.form.level.activated.emit(3)
    changed = workspace.corpus.code("code-hedge")
    assert (changed.slot, changed.line, changed.level) == (2, "wavy", "article")
    assert workspace.undo_stack.count() == 3


@pytest.mark.parametrize("key", ["1", "x", " ", "ab"])
def test_a_key_that_is_taken_is_said_and_not_kept(panel, workspace, key):
    choose(panel, "code-hedge")
    type_into(panel.form.key, key)
    assert workspace.corpus.code("code-hedge").key == "2" or key == " "
    if key != " ":
        assert panel.form.problem.isVisible()


def test_a_code_needs_a_name_and_a_short_tag(panel, workspace):
    choose(panel, "code-hedge")
    type_into(panel.form.name, " ")
    assert "name" in panel.form.problem.text()
    type_into(panel.form.tag, "TOOLONG")
    assert "tag" in panel.form.problem.text()
    assert workspace.undo_stack.count() == 0


def test_a_new_code_comes_after_the_chosen_one_ready_to_be_named(panel, workspace):
    choose(panel, "code-loaded")
    panel.add.click()
    made = panel.chosen()
    assert ids(panel).index(made.id) == 1
    assert panel.form.name.selectedText() == "New code"
    QTest.keyClicks(panel.form.name, "Irony")
    panel.form.name.flush()
    assert workspace.corpus.code(made.id).name == "Irony"
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert made.id not in ids(panel)


def test_the_first_code_of_an_empty_codebook(qtbot, make_workspace, articles, coding):
    from annotator.gui.coding import Coding

    empty = make_workspace(articles=articles)
    panel = CodebookPanel(empty, Coding(empty))
    qtbot.addWidget(panel)
    assert not panel.form.isEnabled()
    panel.add.click()
    assert [code.name for code in empty.corpus.codes()] == ["New code"]
    assert panel.form.isEnabled()


def test_retiring_keeps_annotations_and_can_be_undone(panel, workspace, coding):
    workspace.here.selection = Span(0, 8)
    coding.apply_code(workspace.corpus.code("code-hedge"))
    choose(panel, "code-hedge")
    panel.retire.click()
    assert "code-hedge" not in ids(panel)
    assert len(workspace.here.annotations()) == 1
    workspace.undo_stack.undo()
    assert row(panel, "code-hedge").key == "2"


def test_moving_changes_the_order_and_ends_at_the_edges(panel, workspace):
    choose(panel, "code-loaded")
    panel.up.click()
    assert workspace.undo_stack.count() == 0
    panel.down.click()
    assert ids(panel)[:2] == ["code-hedge", "code-loaded"]
    assert panel.chosen().id == "code-loaded"
    workspace.undo_stack.undo()
    assert ids(panel)[:2] == ["code-loaded", "code-hedge"]


def test_a_code_of_the_article_is_put_on_and_taken_off_by_its_box(panel, workspace):
    assert row(panel, "code-conflict").checked is False
    assert row(panel, "code-hedge").checked is None
    choose(panel, "code-conflict")
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert row(panel, "code-conflict").checked is True
    index = panel.model.index(ids(panel).index("code-conflict"))
    place = box_room(panel.list.visualRect(index), index.data(ROW)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert row(panel, "code-conflict").checked is False


def test_a_click_on_a_code_for_words_only_chooses_it_and_enter_applies_it(panel, workspace):
    workspace.here.selection = Span(0, 8)
    place = panel.list.visualRect(panel.model.index(ids(panel).index("code-hedge"))).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (panel.chosen().id, workspace.here.annotations()) == ("code-hedge", ())
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert [one.code for one in workspace.here.annotations()] == ["code-hedge"]


def test_the_code_that_undo_changed_is_chosen(panel, workspace):
    choose(panel, "code-loaded")
    workspace.code_wanted.emit("code-hedge")
    assert panel.chosen().id == "code-hedge"
    assert panel.form.name.text() == "Hedge"
    workspace.code_wanted.emit("code-elsewhere")
    assert panel.chosen().id == "code-hedge"


@pytest.mark.parametrize("height", [338, 400])
def test_low_panels_show_five_codes_and_the_first_fields(qtbot, panel, height):
    panel.resize(320, height)
    qtbot.waitUntil(lambda: panel.height() == height)
    assert panel.list.viewport().height() >= 5 * panel.list.verticalHeader().defaultSectionSize()
    for field in (panel.form.name, panel.form.tag, panel.form.key, panel.form.slot, panel.form.line):
        qtbot.waitUntil(lambda field=field: field.visibleRegion().boundingRect().height() == field.height())


@pytest.mark.parametrize("width", [300, 320])
def test_no_field_is_cut_in_a_narrow_dock(qtbot, panel, width):
    panel.resize(width, 800)
    QTest.qWait(20)
    form = panel.form
    for field in (form.name, form.tag, form.key, form.line, form.level, *form.texts.values()):
        assert field.mapTo(panel, field.rect().topRight()).x() < width


def test_undo_in_a_field_takes_back_the_last_change_when_nothing_is_typed(panel, workspace):
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), panel)
    undo.activated.connect(workspace.undo_stack.undo)
    choose(panel, "code-hedge")
    type_into(panel.form.name, "Booster")
    QTest.keyClicks(panel.form.name, "!")
    QTest.keySequence(panel.form.name, QKeySequence.StandardKey.Undo)
    assert workspace.corpus.code("code-hedge").name == "Booster"
    panel.form.show_code(workspace.corpus.code("code-hedge"))
    panel.form.name.flush()
    QTest.keySequence(panel.form.name, QKeySequence.StandardKey.Undo)
    assert workspace.corpus.code("code-hedge").name == "Hedge"
    assert panel.form.name.text() == "Hedge"


def test_a_corpus_open_for_reading_cannot_be_written(panel, workspace, monkeypatch):
    monkeypatch.setattr(workspace.corpus, "read_only", "newer version")
    panel._show()
    assert not any(one.isEnabled() for one in (panel.add, panel.retire, panel.up, panel.down, panel.form))
