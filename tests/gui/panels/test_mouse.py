"""What the mouse chooses is what is shown, edited and coded: with the clicks that a person makes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.gui.panels._annotations import Annotations
from annotator.gui.panels._codebook import CodebookPanel
from annotator.gui.panels._navigator import Navigator
from annotator.gui.widgets.rows import ROW, box_room


@pytest.fixture
def show(qtbot):
    """Return a function that shows a panel in a narrow window."""

    def shown(panel):
        qtbot.addWidget(panel)
        panel.resize(340, 800)
        panel.show()
        return panel

    return shown


@pytest.fixture
def codebook(workspace, coding, show):
    return show(CodebookPanel(workspace, coding))


def at(panel, row):
    return panel.list.visualRect(panel.model.index(row)).center()


def box(panel, row):
    index = panel.model.index(row)
    return box_room(panel.list.visualRect(index), index.data(ROW)).center()


@pytest.mark.parametrize("row", [1, 2, 0])
def test_the_form_shows_the_code_that_was_clicked(qtbot, codebook, row):
    for clicked in (2, 0, row):
        qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=at(codebook, clicked))
        code = codebook.model.things[clicked]
        assert codebook.chosen() == code
        assert codebook.form.name.text() == code.name


def test_renaming_renames_the_code_that_was_clicked(qtbot, codebook, workspace):
    for row in (0, 1):
        qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=at(codebook, row))
    codebook.form.name.setFocus()
    codebook.form.name.selectAll()
    QTest.keyClicks(codebook.form.name, "Booster")
    QTest.keyClick(codebook.form.name, Qt.Key.Key_Return)
    assert workspace.corpus.code("code-hedge").name == "Booster"
    assert workspace.corpus.code("code-loaded").name == "Loaded language"


def test_a_name_that_is_being_typed_stays_with_its_code_when_another_is_clicked(qtbot, codebook, workspace):
    qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=at(codebook, 0))
    codebook.form.name.setFocus()
    codebook.form.name.selectAll()
    QTest.keyClicks(codebook.form.name, "Charged words")
    qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=at(codebook, 1))
    assert workspace.corpus.code("code-loaded").name == "Charged words"
    assert codebook.form.name.text() == "Hedge"


def test_only_the_box_of_an_article_code_applies_it_by_mouse(qtbot, codebook, workspace):
    place = at(codebook, 2)
    qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (workspace.here.annotations(), codebook.chosen().id) == ((), "code-conflict")
    qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=box(codebook, 2))
    assert [one.code for one in workspace.here.annotations()] == ["code-conflict"]
    qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=box(codebook, 2))
    assert workspace.here.annotations() == ()


def test_where_others_have_their_box_a_code_for_words_has_none(qtbot, codebook, workspace):
    place = QPoint(box(codebook, 2).x(), at(codebook, 1).y())
    qtbot.mouseClick(codebook.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (workspace.here.annotations(), codebook.chosen().id) == ((), "code-hedge")


def test_a_clicked_article_is_the_chosen_one(qtbot, workspace, show):
    panel = show(Navigator(workspace))
    for row in (1, 0):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at(panel, row))
        assert panel.list.rows() == [row]
        assert workspace.article.id == panel.model.things[row]


def test_a_clicked_annotation_has_the_focus_and_is_what_delete_deletes(qtbot, workspace, coding, show):
    panel = show(Annotations(workspace, coding))
    for row in (3, 1):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at(panel, row))
        assert panel.list.rows() == [row]
        assert workspace.focus.key == panel.model.things[row].key
    clicked = panel.model.things[1].key
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert not workspace.here.is_open(clicked)
    assert len(workspace.here.decisions()) == 1
