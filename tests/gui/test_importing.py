"""Importing in the window: looked at before anything is written, corrected, taken as one undoable step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.files import Files
from annotator.gui.importing.spellings import same_spellings
from annotator.gui.importing.table import OUTLET
from annotator.gui.importing.window import ImportWindow

PAGE = """---
title: {title}
outlet: {outlet}
---

The council met on Monday and spoke about the harbour for nine hours.

{title}: nobody was content, and critics slammed the so-called compromise.
"""


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("Vote delayed\n\nThe vote was delayed again on Monday.", encoding="utf-8")
    for name, outlet in (("two", "The Gazette"), ("three", "the  gazette"), ("four", "The Gazette")):
        text = PAGE.format(title=f"Harbour plan {name}", outlet=outlet)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 no archive")
    return folder


@pytest.fixture
def importing(workspace, qtbot):
    made = ImportWindow(workspace)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def looked(importing, qtbot, count):
    qtbot.waitUntil(
        lambda: len(importing.model.lines) == count and not importing.stop.isEnabled(), timeout=60_000
    )


def cells(importing, column):
    model = importing.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_folder_is_shown_and_nothing_is_written(importing, workspace, files, qtbot):
    before = workspace.corpus.articles()
    importing.look_at([files])
    looked(importing, qtbot, 4)
    assert sorted(cells(importing, 0)) == [
        "Harbour plan four",
        "Harbour plan three",
        "Harbour plan two",
        "Vote delayed",
    ]
    assert "bad.docx" in importing.report.toPlainText()
    assert workspace.corpus.articles() == before
    assert workspace.corpus.path is None
    assert importing.status.text() == "4 of 4 articles will be imported."


def test_what_is_checked_is_taken_as_one_step_and_importing_again_adds_nothing(
    importing, workspace, files, qtbot
):
    before = len(workspace.corpus.articles())
    importing.look_at([files])
    looked(importing, qtbot, 4)
    first = importing.model.index(0, 0)
    importing.model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    QTest.mouseClick(importing.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "were added to the corpus" in importing.report.toPlainText(), timeout=60_000)
    assert len(workspace.corpus.articles()) == before + 3
    importing.look_at([files])
    looked(importing, qtbot, 4)
    assert cells(importing, 5).count("in the corpus already") == 3
    assert importing.status.text() == "1 of 4 articles will be imported."
    workspace.undo_stack.undo()
    assert len(workspace.corpus.articles()) == before


def test_spellings_of_an_outlet_are_merged_and_an_outlet_is_corrected_wherever_it_stands(
    importing, workspace, files, qtbot
):
    importing.look_at([files])
    looked(importing, qtbot, 4)
    assert importing.merge.isEnabled()
    QTest.mouseClick(importing.merge, Qt.MouseButton.LeftButton)
    assert set(cells(importing, OUTLET)) == {"", "The Gazette"}
    assert not importing.merge.isEnabled()
    row = cells(importing, OUTLET).index("The Gazette")
    importing.model.setData(importing.model.index(row, OUTLET), "Gazette")
    assert cells(importing, OUTLET).count("Gazette") == 3
    importing._take()
    qtbot.waitUntil(lambda: "were added to the corpus" in importing.report.toPlainText(), timeout=60_000)
    outlets = [workspace.corpus.head(one).outlet for one in workspace.corpus.articles()]
    assert outlets.count("Gazette") == 3


def test_files_are_read_again_with_another_encoding(importing, tmp_path, qtbot):
    path = tmp_path / "old.txt"
    path.write_bytes("Über den Fluß\n\nDie Fähre fährt übermorgen über die Förde.".encode("cp1252"))
    importing.encoding.setCurrentIndex(importing.encoding.findData("cp1251"))
    importing.look_at([path])
    looked(importing, qtbot, 1)
    assert "Фlu" not in importing.model.lines[0].entry.article.text
    wrong = importing.model.lines[0].entry.article.text
    importing.encoding.setCurrentIndex(importing.encoding.findData("cp1252"))
    importing._again()
    looked(importing, qtbot, 1)
    assert importing.model.lines[0].entry.article.text.startswith("Über den Fluß")
    assert wrong != importing.model.lines[0].entry.article.text


def test_reading_can_be_stopped_and_what_was_read_stays(importing, files, qtbot):
    importing.look_at([files])
    importing.halt()
    qtbot.waitUntil(lambda: not importing.stop.isEnabled(), timeout=60_000)
    assert len(importing.model.lines) < 4


def test_several_files_dropped_on_a_corpus_are_looked_at_first(workspace, files, qtbot, tmp_path):
    workspace.open_corpus(workspace.corpus.save_as(tmp_path / "study"))
    opened = Files(workspace)
    opened.open_paths([files])
    window = opened._importing
    qtbot.addWidget(window)
    looked(window, qtbot, 4)
    assert len(workspace.corpus.articles()) == 2
    window.close()


def test_an_empty_window_says_what_to_do(importing):
    assert "Choose files or a folder" in importing.status.text()
    assert not importing.take.isEnabled()


@pytest.mark.parametrize(
    ("outlets", "merged"),
    [
        (
            {"The Guardian": 3, "the guardian": 1, "Guardian": 1},
            {"the guardian": "The Guardian", "Guardian": "The Guardian"},
        ),
        ({"Die Zeit": 1, "DIE ZEIT": 2}, {"Die Zeit": "DIE ZEIT"}),
        ({"The Times": 1, "Time": 1, "": 4}, {}),
        (
            {"taz.die tageszeitung": 1, "taz, die tageszeitung": 2},
            {"taz.die tageszeitung": "taz, die tageszeitung"},
        ),
    ],
)
def test_spellings_that_mean_the_same_outlet(outlets, merged):
    assert same_spellings(outlets) == merged
