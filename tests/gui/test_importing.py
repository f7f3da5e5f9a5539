"""Importing in the window: looked at before anything is written, corrected, taken as one undoable step."""

import json
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.errors import InputError
from annotator.gui.files import Files
from annotator.gui.importing import taking
from annotator.gui.importing.columns import with_role
from annotator.gui.importing.table import OUTLET
from annotator.gui.importing.window import ImportWindow
from annotator.importers import FileTaken, _reading
from annotator.importers._fetching import Fetched
from annotator.text.canonical import sha256
from tests.importers.making import web_page

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


def test_the_spelling_of_the_corpus_is_offered(importing, tmp_path, qtbot):
    """Its two articles are of “The Rampart” and “Open Record”."""
    path = tmp_path / "one.csv"
    path.write_text("title,outlet,text\nOne,the rampart,A ferry sank.\n", encoding="utf-8")
    importing.look_at([path])
    looked(importing, qtbot, 1)
    assert importing.merge.isEnabled()
    importing.merge.click()
    assert cells(importing, OUTLET) == ["The Rampart"]


def test_files_are_read_again_with_another_encoding(importing, tmp_path, qtbot):
    path = tmp_path / "old.txt"
    path.write_bytes("Über den Fluß\n\nDie Fähre fährt übermorgen über die Förde.".encode("cp1252"))
    importing.choices.encoding.choose("cp1251")
    importing.look_at([path])
    looked(importing, qtbot, 1)
    assert "Фlu" not in importing.model.lines[0].entry.article.text
    wrong = importing.model.lines[0].entry.article.text
    assert importing.beginning.text() == " ".join(wrong.split())
    importing.choices.encoding.choose("cp1252")
    looked(importing, qtbot, 1)
    assert importing.model.lines[0].entry.article.text.startswith("Über den Fluß")
    assert wrong != importing.model.lines[0].entry.article.text
    assert importing.beginning.text().endswith("Die Fähre fährt übermorgen über die Förde.")
    assert "cp1252, as chosen" in importing.report.toPlainText()


def test_reading_can_be_stopped_and_what_was_read_stays(importing, files, qtbot):
    importing.look_at([files])
    importing.halt()
    qtbot.waitUntil(lambda: not importing.stop.isEnabled(), timeout=60_000)
    assert len(importing.model.lines) < 4


def test_what_a_person_said_counts_when_files_are_read_again(importing, files, qtbot):
    importing.look_at([files])
    looked(importing, qtbot, 4)
    row = cells(importing, 0).index("Harbour plan two")
    unchecked = importing.model.index(row, 0)
    importing.model.setData(unchecked, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    importing.model.setData(importing.model.index(row, OUTLET), "Harbour Post")
    importing._merge()
    importing.choices.dates.choose("dmy")
    looked(importing, qtbot, 4)
    assert [line.row.headline for line in importing.model.lines if not line.taken] == ["Harbour plan two"]
    assert sorted(cells(importing, OUTLET)) == ["", "Harbour Post", "Harbour Post", "the gazette"]
    article = importing.model.lines[row].entry.article
    assert article.provenance.notes[-1] == "outlet as the file has it: “The Gazette”"


def test_what_became_of_each_file_is_told(importing, workspace, tmp_path, qtbot):
    path = tmp_path / "table.csv"
    path.write_text(f"{ROWS}Vote lost,,Gazette,\n".replace("wording", "text"), encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 no archive")
    importing.look_at([path, tmp_path / "bad.docx"])
    looked(importing, qtbot, 2)
    first = importing.model.index(0, 0)
    importing.model.setData(first, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    importing._take()
    qtbot.waitUntil(lambda: "was added to the corpus" in importing.report.toPlainText(), timeout=60_000)
    told = importing.report.toPlainText().splitlines()
    assert told[0] == "table.csv: 3 found, 1 added, 1 not wanted, 1 left out."
    assert told[1] == "    row 4: there is no text in it"
    assert told[2].startswith("bad.docx: nothing was taken: ")
    importing.look_at([path])
    looked(importing, qtbot, 2)
    importing._take()
    qtbot.waitUntil(lambda: not importing.model.lines, timeout=60_000)
    told = importing.report.toPlainText().splitlines()
    assert told[0] == "table.csv: 3 found, 1 added, 1 known already, 1 left out."


def test_files_that_come_while_others_are_taken_are_read_afterwards(
    importing, workspace, files, qtbot, tmp_path
):
    """Their reading makes nobody forget what was taken: it is one step to undo."""
    before = len(workspace.corpus.articles())
    importing.look_at([files])
    looked(importing, qtbot, 4)
    more = tmp_path / "more.txt"
    more.write_text("Vote held\n\nThe vote was held on Tuesday.", encoding="utf-8")
    importing._take()
    importing.look_at([more])
    assert not importing.choices.isEnabled(), "to read again would be to forget what is taken"
    looked(importing, qtbot, 1)
    assert cells(importing, 0) == ["Vote held"]
    assert len(workspace.corpus.articles()) == before + 4
    assert importing.choices.isEnabled()
    workspace.undo_stack.undo()
    assert len(workspace.corpus.articles()) == before


def test_another_corpus_that_is_opened_gets_nothing_of_what_was_meant_for_the_first(
    importing, workspace, files, qtbot, tmp_path, monkeypatch
):
    importing.look_at([files])
    looked(importing, qtbot, 4)
    other, opened = workspace.corpus.save_as(tmp_path / "other"), Event()

    def wait(_corpus, reports):
        opened.wait(20)
        return [FileTaken(report=one, added=("art-gone",)) for one in reports]

    with monkeypatch.context() as instead:
        instead.setattr(taking, "take_portion", wait)
        importing._take()
    workspace.open_corpus(other)
    opened.set()
    qtbot.waitUntil(lambda: "the rest was not imported" in importing.report.toPlainText())
    assert workspace.undo_stack.count() == 0
    assert importing.status.text() == "4 of 4 articles will be imported."
    importing._take()
    qtbot.waitUntil(lambda: "were added to the corpus" in importing.report.toPlainText(), timeout=60_000)
    assert len(other.articles()) == 2 + 4


def test_taking_can_be_stopped_and_what_was_taken_stays_as_one_step(
    importing, workspace, files, qtbot, monkeypatch
):
    monkeypatch.setattr(taking, "PORTION", 1)
    before = len(workspace.corpus.articles())
    importing.look_at([files])
    looked(importing, qtbot, 4)
    importing._take()
    importing.stop.click()
    qtbot.waitUntil(lambda: "added to the corpus" in importing.report.toPlainText(), timeout=60_000)
    assert len(workspace.corpus.articles()) == before + 1
    assert importing.report.toPlainText().count("1 not taken any more") == 3
    workspace.undo_stack.undo()
    assert len(workspace.corpus.articles()) == before


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


def test_everything_can_be_done_with_the_keyboard(importing, files, qtbot):
    importing.look_at([files])
    looked(importing, qtbot, 4)
    importing.activateWindow()
    qtbot.waitUntil(importing.isActiveWindow)
    importing.table.setFocus()
    importing.table.setCurrentIndex(importing.model.index(1, 0))
    QTest.keyClick(importing.table, Qt.Key.Key_Space)
    assert [line.taken for line in importing.model.lines] == [True, False, True, True]
    QTest.keyClick(importing.table, Qt.Key.Key_Right)
    QTest.keyClick(importing.table, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Post")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: importing.model.lines[1].row.outlet == "Post")
    seen = []
    while (here := QApplication.focusWidget()) not in seen:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    buttons = {importing.choose, importing.page, importing.stop, importing.take, importing.merge}
    fields = {importing.choices.encoding, importing.choices.dates, importing.choices.outlet}
    assert {one for one in buttons if one.isEnabled()} | fields | {importing.report} <= set(seen)
    assert all(QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in seen)


# --- tables ----------------------------------------------------------------------------------------------

ROWS = (
    "heading,wording,paper,when\n"
    'Vote delayed,"The vote was delayed again, a spokesman said.",Gazette,03/04/2024\n'
    'Vote held,"The vote was held at last, and nobody was content.",Gazette,05/04/2024\n'
)


def choose(importing, column, role):
    importing.columns.roles[column].choose(role)


def test_what_columns_hold_is_shown_and_can_be_chosen_otherwise(importing, tmp_path, qtbot):
    """A table whose text cannot be told shows its columns by itself; what was chosen is read again."""
    path = tmp_path / "table.csv"
    path.write_text(ROWS, encoding="utf-8")
    importing.look_at([path])
    qtbot.waitUntil(importing.columns.isVisible, timeout=60_000)
    assert importing.model.lines == []
    assert "say which one does" in importing.report.toPlainText()
    shown = {name: choice.value() for name, choice in importing.columns.roles.items()}
    assert shown == {"heading": "headline", "wording": "metadata", "paper": "outlet", "when": "metadata"}
    choose(importing, "wording", "text")
    looked(importing, qtbot, 2)
    choose(importing, "when", "date")
    looked(importing, qtbot, 2)
    importing.choices.dates.choose("dmy")
    looked(importing, qtbot, 2)
    assert cells(importing, 0) == ["Vote delayed", "Vote held"]
    assert cells(importing, 2) == ["2024-04-03", "2024-04-05"]
    assert {name: choice.value() for name, choice in importing.columns.roles.items()}["wording"] == "text"


def test_a_table_that_is_opened_and_whose_text_cannot_be_told_is_shown_with_its_columns(
    workspace, tmp_path, qtbot
):
    """Its articles get a corpus of their own, which is found again when the table is opened again."""
    path = tmp_path / "table.csv"
    path.write_text(ROWS, encoding="utf-8")
    opened = Files(workspace)
    opened.open_paths([path])
    qtbot.waitUntil(
        lambda: opened._importing is not None and opened._importing.columns.isVisible(), timeout=60_000
    )
    window = opened._importing
    qtbot.addWidget(window)
    assert workspace.interaction.said == []
    assert workspace.corpus.articles() == ()
    choose(window, "wording", "text")
    looked(window, qtbot, 2)
    window._take()
    qtbot.waitUntil(lambda: not window.model.lines, timeout=60_000)
    window.close()
    folder = workspace.corpus.path
    assert (folder.name, len(workspace.corpus.articles())) == ("table", 2)
    opened.open_sample()
    opened.open_paths([path])
    qtbot.waitUntil(lambda: workspace.corpus.path == folder, timeout=60_000)
    window.close()


def test_a_choice_counts_for_all_files_with_the_same_columns(importing, tmp_path, qtbot):
    folder = tmp_path / "tables"
    folder.mkdir()
    for name, rows in (
        ("one", ROWS),
        ("two", ROWS.replace("Vote", "Plan")),
        ("other", "title,text\na,b c d\n"),
    ):
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    importing.look_at([folder])
    looked(importing, qtbot, 1)
    qtbot.waitUntil(lambda: len(importing._tables) == 3, timeout=60_000)
    assert importing.columns.file.isEnabled()
    importing.columns.file.choose(str(folder / "two.csv"))
    choose(importing, "wording", "text")
    looked(importing, qtbot, 5)
    assert importing.columns.file.value() == str(folder / "two.csv")
    assert importing._roles.keys() == {str(folder / "one.csv"), str(folder / "two.csv")}


def test_the_table_that_needs_a_choice_is_shown_and_stays_where_a_person_is(importing, tmp_path, qtbot):
    """What is read again neither moves the list of columns nor takes the keyboard from them."""
    for name, rows in (("one", "title,text\na,b c d\n"), ("two", ROWS), ("zoo", ROWS.replace("pap", "whi"))):
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    importing.look_at([tmp_path / f"{name}.csv" for name in ("one", "two", "zoo")])
    qtbot.waitUntil(lambda: len(importing._reports) == 3, timeout=60_000)
    assert importing.columns.file.value().endswith("two.csv")
    chosen = importing.columns.roles["wording"]
    chosen.setFocus()
    chosen.choose("text")
    qtbot.waitUntil(lambda: len(importing._reports) == 3 and not importing._reads, timeout=60_000)
    assert importing.columns.roles["wording"] is chosen
    assert chosen.hasFocus()
    assert importing.columns.file.value().endswith("two.csv")


def test_a_role_that_one_column_alone_can_have_leaves_the_other():
    said = with_role({"a": "headline", "b": "text"}, "c", "headline")
    assert said == {"b": "text", "c": "headline"}
    assert with_role(said, "d", "text") == {"b": "text", "c": "headline", "d": "text"}


# --- web pages -------------------------------------------------------------------------------------------

URL = "https://harbourpost.example/1"


@pytest.fixture
def web(monkeypatch):
    """Fetches nothing; returns the addresses that were asked for."""
    asked = []

    class Fetcher:
        def call(self, _limits, _work, url):
            asked.append(url)
            if url != URL:
                raise InputError("harbourpost.example cannot be reached (timed out)")
            page = web_page(
                "Vote delayed", "The vote was delayed again, a spokesman said on Monday.", "No end."
            )
            return Fetched(page, "1.html", url)

        def stop(self):
            asked.append("stopped")

    monkeypatch.setattr(_reading, "_fetcher", Fetcher())
    return asked


def test_a_page_is_looked_at_when_its_address_is_given(importing, workspace, web, qtbot):
    workspace.interaction.answers += [URL, "harbourpost.example/2", None, "https://harbourpost.example/3"]
    for _ in range(4):
        importing.page.click()
    looked(importing, qtbot, 1)
    qtbot.waitUntil(lambda: "cannot be reached" in importing.report.toPlainText(), timeout=60_000)
    assert cells(importing, 0) == ["Vote delayed"]
    assert importing.model.lines[0].entry.article.url == URL
    assert web == [URL, "https://harbourpost.example/3"]
    assert "begins with http:// or https://" in workspace.interaction.said[0][1]


def test_a_page_that_is_being_fetched_can_be_stopped(importing, workspace, web, qtbot, monkeypatch):
    ended = Event()

    def wait(_self, _limits, _work, _url):
        ended.wait(20)
        raise InputError("it was stopped")

    monkeypatch.setattr(type(_reading._fetcher), "call", wait)
    monkeypatch.setattr(type(_reading._fetcher), "stop", lambda _self: ended.set())
    importing.look_at_page(URL)
    assert importing.stop.isEnabled()
    importing.stop.click()
    qtbot.waitUntil(lambda: not importing.stop.isEnabled())
    assert "it was stopped" in importing.report.toPlainText()


def test_a_page_opens_from_the_file_menu(workspace, web, qtbot):
    workspace.interaction.answers.append(URL)
    Files(workspace).open_from_web()
    qtbot.waitUntil(lambda: workspace.corpus.name == "Vote delayed", timeout=60_000)
    assert workspace.article.url == URL
    workspace.interaction.answers.append("https://harbourpost.example/2")
    Files(workspace).open_from_web()
    qtbot.waitUntil(lambda: bool(workspace.interaction.said), timeout=60_000)
    assert "cannot be reached" in workspace.interaction.said[-1][1]
    assert workspace.corpus.name == "Vote delayed"


def test_a_page_for_a_corpus_on_the_disk_is_looked_at_first(workspace, web, qtbot, tmp_path):
    workspace.open_corpus(workspace.corpus.save_as(tmp_path / "study"))
    workspace.interaction.answers.append(URL)
    files = Files(workspace)
    files.open_from_web()
    qtbot.addWidget(files._importing)
    looked(files._importing, qtbot, 1)
    assert len(workspace.corpus.articles()) == 2
    files._importing.close()


# --- annotations that come along -------------------------------------------------------------------------


def test_what_was_exported_opens_with_its_annotations(workspace, qtbot, tmp_path):
    """Also as a draft: nothing that a file brings is lost on the way to the window."""
    article = workspace.corpus.articles()[0]
    row = {
        "id": "a",
        "text": "The vote was delayed again.",
        "sha256": sha256("The vote was delayed again."),
        "zones": [],
        "annotations": [
            {
                "code": "code-loaded",
                "code_path": "Wording / Loaded language",
                "coder_name": "Kim",
                "spans": [{"article": "a", "start": 13, "end": 20, "quote": "delayed"}],
            }
        ],
    }
    file = tmp_path / "export.jsonl"
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    Files(workspace).open_paths([file])
    qtbot.waitUntil(
        lambda: (
            workspace.corpus.articles() != (article,)
            and workspace.article is not None
            and workspace.article.text.startswith("The vote")
        ),
        timeout=60_000,
    )
    (one,) = workspace.corpus.annotations(workspace.article.id)
    assert one.target[0].quote == "delayed"
    assert workspace.corpus.code(one.code).name == "Loaded language"
