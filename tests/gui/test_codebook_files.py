"""Codebooks from elsewhere: ready ones and files are shown before anything changes, and join in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from annotator import edits
from annotator.codebooks import Codebook, Told, ready_codebook
from annotator.codebooks.files import read_codebook
from annotator.codebooks.formats import format_of
from annotator.gui.codebook.import_window import ImportCodebookWindow
from annotator.gui.codebook.ready_window import ReadyWindow
from annotator.gui.codebook_files import CodebookFiles
from annotator.gui.files import Files
from annotator.gui.window import Window
from annotator.model import Code
from tests.gui.test_plain_text_everywhere import EVIL, shows_it_literally

FRAMES = ready_codebook("generic-frames")


@pytest.fixture
def ready(workspace, qtbot):
    made = ReadyWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    made.list.choose([book.id for book in made.model.things].index("generic-frames"))
    yield made
    made.close()


@pytest.fixture
def files(workspace, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return CodebookFiles(workspace, parent)


def written(tmp_path, name, *codes):
    path = tmp_path / name
    book = Codebook(title="Theirs", told=tuple(Told(code=code) for code in codes))
    path.write_bytes(format_of(name).write(book))
    return path


def names(workspace):
    return [code.name for code in workspace.corpus.codes()]


def fates(view):
    return [(row.code.name, row.fate) for row in view.model.things]


# --- ready codebooks -------------------------------------------------------------------------------------


def test_a_ready_codebook_is_shown_with_its_literature_and_its_questions(ready):
    assert ready.title.text() == "Generic news frames"
    assert "Literature: Semetko and Valkenburg 2000" in ready.facts.text()
    assert {fate for _name, fate in fates(ready.codes)} == {"new"}
    ready.codes.list.choose(2)
    assert ready.codes.name.text() == "Conflict"
    assert "Asks: Winners and losers" in ready.codes.facts.text()


def test_adding_it_is_one_step_and_adding_it_again_is_not_offered(ready, workspace):
    before = names(workspace)
    QTest.mouseClick(ready.add, Qt.MouseButton.LeftButton)
    assert len(names(workspace)) == len(before) + 5
    assert ready.summary.text() == "In this corpus: 5 the same."
    assert not ready.add.isEnabled()
    assert workspace.undo_stack.undoText() == "Add the codebook Generic news frames"
    workspace.undo_stack.undo()
    assert names(workspace) == before
    assert ready.summary.text() == "In this corpus: 5 in use again."
    QTest.mouseClick(ready.add, Qt.MouseButton.LeftButton)
    assert len(names(workspace)) == len(before) + 5


def test_enter_in_the_list_adds_the_chosen_codebook(ready, workspace):
    ready.list.setFocus()
    QTest.keyClick(ready.list, Qt.Key.Key_Return)
    assert "Conflict" in names(workspace)


def test_a_key_that_the_text_uses_is_not_given_to_a_code(workspace, qtbot, tmp_path):
    window = ImportCodebookWindow(workspace)
    qtbot.addWidget(window)
    path = written(tmp_path, "book.json", Code(id="code-x", name="X", key="x"))
    window.show_file(path, read_codebook(path, []))
    assert "Its key x does something else in the text" in window.codes.facts.text()


# --- files -----------------------------------------------------------------------------------------------


def shown(files, workspace, qtbot, path):
    workspace.interaction.answers.append([path])
    files.import_codebook()
    qtbot.waitUntil(lambda: files._importing is not None and files._importing.title.text() == path.name)
    return files._importing


def test_a_file_is_shown_as_new_changed_and_same_before_it_is_taken(files, workspace, qtbot, tmp_path):
    hedge, loaded = (workspace.corpus.code(key) for key in ("code-hedge", "code-loaded"))
    changed = Code(id=loaded.id, name=loaded.name, definition="Otherwise.", order=loaded.order)
    path = written(tmp_path, "theirs.json", hedge, changed, Code(id="code-new", name="Blame"))
    window = shown(files, workspace, qtbot, path)
    assert sorted(fates(window.codes)) == sorted(
        [("Blame", "new"), (loaded.name, "changed"), (hedge.name, "same")]
    )
    window.change.setChecked(False)
    assert (loaded.name, "kept") in fates(window.codes)
    assert workspace.corpus.code("code-new") is None
    window.change.setChecked(True)
    QTest.mouseClick(window.take, Qt.MouseButton.LeftButton)
    assert workspace.corpus.code("code-loaded").definition == "Otherwise."
    assert not window.isVisible()
    workspace.undo_stack.undo()
    assert workspace.corpus.code("code-loaded").definition == loaded.definition
    assert "Blame" not in names(workspace)


def test_a_file_that_is_no_codebook_is_told_and_nothing_changes(files, workspace, qtbot, tmp_path):
    path = tmp_path / "bad.qdc"
    path.write_text("<CodeBook>", encoding="utf-8")
    workspace.interaction.answers.append([path])
    files.import_codebook()
    qtbot.waitUntil(lambda: bool(workspace.interaction.said))
    title, message = workspace.interaction.said[-1]
    assert title == "No codebook was read"
    assert "bad.qdc is damaged" in message


def test_nothing_happens_when_no_file_is_chosen(files, workspace):
    workspace.interaction.answers.append([])
    files.import_codebook()
    workspace.interaction.answers.append(None)
    files.export_codebook()
    assert files._importing is None


@pytest.mark.parametrize(("place", "suffix"), [(0, ".qdc"), (1, ".csv"), (2, ".json")])
def test_the_codebook_is_written_and_losses_are_told(files, workspace, tmp_path, place, suffix):
    target = tmp_path / f"ours{suffix}"
    workspace.interaction.answers.extend([place, target])
    files.export_codebook()
    read = read_codebook(target, [])
    assert {one.code.id for one in read.book.told} == {code.id for code in workspace.corpus.all_codes()}
    told = [message for title, message in workspace.interaction.said if title == "Exported"]
    assert bool(told) == (suffix == ".qdc")


def test_names_in_a_file_are_shown_as_they_are_and_all_has_a_name(workspace, qtbot, tmp_path):
    window = ImportCodebookWindow(workspace)
    qtbot.addWidget(window)
    path = written(
        tmp_path, "book.json", Code(id="code-evil", name=EVIL, definition=EVIL, tag=EVIL, key="xx")
    )
    window.show_file(path, read_codebook(path, []))
    window.show()
    assert window.codes.name.text() == EVIL
    tip = window.codes.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    for widget in window.findChildren(QWidget):
        assert shows_it_literally(widget.toolTip())
        if isinstance(widget, QAbstractScrollArea) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName()
    assert shows_it_literally(tip)


def test_the_menu_opens_the_ready_codebooks(workspace, qtbot):
    window = Window(workspace, Files(workspace))
    qtbot.addWidget(window)
    window.actions_["add_ready_codebook"].trigger()
    ready = window.findChild(ReadyWindow)
    qtbot.waitUntil(ready.isActiveWindow)
    QTest.keyClick(ready, Qt.Key.Key_Escape)
    assert not ready.isVisible()
    window.close()


def test_what_people_changed_stays_when_a_ready_codebook_is_added_again(ready, workspace):
    ready._add()
    conflict = next(code for code in FRAMES.codes if code.name == "Conflict")
    workspace.apply(
        "Change", lambda hand: edits.change_code(workspace.corpus.code(conflict.id), {"definition": "Ours."})
    )
    assert ("Conflict", "kept") in fates(ready.codes)
    assert not ready.add.isEnabled()
    assert workspace.corpus.code(conflict.id).definition == "Ours."
