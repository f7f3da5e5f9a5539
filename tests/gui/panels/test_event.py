"""The event below the text: names, quotations, headlines and copies, each leading to its words."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from annotator import edits
from annotator.corpus import Corpus
from annotator.gui.panels import _event_work
from annotator.gui.panels._event import ALONE, ENGLISH, LEAD, NO_EVENT, EventPanel
from annotator.gui.panels._event_work import AT_ONCE
from annotator.model import Event, Sample
from annotator.work import Worker
from tests.comparison.whole_event.articles import RAMPART, RECORD, article
from tests.comparison.whole_event.test_copies import PRINTED, WIRE

LONE = "Nobody knew of Paula Renn.\n"


@pytest.fixture
def near(monkeypatch):
    """Let a thread do what the worker process would: a process takes a second to start."""
    pool = ThreadPoolExecutor(1)
    monkeypatch.setattr(Worker, "submit", lambda _worker, work, *given: pool.submit(work, *given))
    yield
    pool.shutdown()


@pytest.fixture
def opened(make_workspace, tmp_path):
    articles = [
        article("art-1", "Open Record", RECORD, event="event-1"),
        article("art-2", "The Rampart", RAMPART, event="event-1"),
        article("art-3", "Meridian Wire", WIRE, event="event-2"),
        article("art-4", "The Rampart", PRINTED, event="event-2"),
        article("art-5", "The Rampart", LONE),
        article("art-6", "The Rampart", LONE, event="event-3"),
    ]
    events = [Event(id=f"event-{number}", name=f"Event {number}") for number in (1, 2, 3)]
    workspace = make_workspace()
    workspace.open_corpus(Corpus.draft("Study", articles=articles, events=events).save_as(tmp_path / "Study"))
    workspace.show_article("art-1")
    return workspace


@pytest.fixture
def panel(qtbot, opened, near):
    made = EventPanel(opened)
    qtbot.addWidget(made)
    made.resize(1200, 340)
    made.show()
    known(qtbot, made)
    return made


def known(qtbot, panel):
    qtbot.waitUntil(lambda: panel._whole is not None and not panel._stale, timeout=20_000)


def section(panel, key):
    panel.head.tabs.setCurrentIndex(("names", "quotations", "headlines", "copies").index(key))
    return panel.grid()


def row_of(grid, text):
    return next(row for row, cells in enumerate(grid.page.table.rows) if text in cells[0].text)


def texts(grid, row):
    return [cell.text for cell in grid.page.table.rows[row]]


def selected(panel, qtbot, act):
    """Return the words that an act leads to."""
    workspace = panel._workspace
    with qtbot.waitSignal(workspace.selection_wanted) as wanted:
        act()
    start, end = wanted.args
    return workspace.article.id, workspace.article.text[start:end]


def test_names_stand_beside_outlets_with_counts_and_a_sign_for_those_of_one_alone(panel):
    grid = section(panel, "names")
    headings = [column.heading for column in grid.page.table.columns]
    assert headings == ["Name", "Kind", "Named by", "Open Record", "The Rampart"]
    assert texts(grid, row_of(grid, "Quandt")) == ["Orla Quandt", "Person", "2 of 2", "3", "2"]
    assert texts(grid, row_of(grid, "Quist")) == ["Brenda Quist", "Person", "◆ only Open Record", "1", "-"]
    assert grid.page.table.rows[row_of(grid, "Quist")][0].strong
    assert "Norland" not in [cells[0].text for cells in grid.page.table.rows], "places are left out at first"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("place", {"Norland"}),
        ("person", {"Orla Quandt", "Tomas Veldt", "President Ilgar", "Brenda Quist"}),
        ("only", {"Brenda Quist", "Dockside Union", "Island Party", "Norland", "President Ilgar"}),
    ],
)
def test_names_can_be_narrowed_down(panel, wanted, names):
    panel.head.names.choose(wanted)
    assert {cells[0].text for cells in section(panel, "names").page.table.rows} == names


def test_enter_on_a_cell_leads_to_the_words_of_that_outlet_and_again_to_the_next(panel, qtbot):
    grid = section(panel, "names")
    grid.go_to(row_of(grid, "Quandt"), 3)

    def press():
        QTest.keyClick(grid, Qt.Key.Key_Return)

    assert selected(panel, qtbot, press) == ("art-1", "Orla Quandt")
    assert panel.head.state.text() == "1 of 3: Open Record"
    selected(panel, qtbot, press)
    assert selected(panel, qtbot, press) == ("art-1", "Quandt")
    assert selected(panel, qtbot, press) == ("art-1", "Orla Quandt"), "after the last comes the first"
    grid.go_to(row_of(grid, "Quandt"), 4)
    assert selected(panel, qtbot, press) == ("art-2", "Orla Quandt"), "another article is shown for it"
    assert grid.currentIndex().column() == 4, "the keyboard stays where it was"


def test_a_click_leads_to_the_words_too_and_a_cell_without_words_nowhere(panel, qtbot):
    grid = section(panel, "names")
    row = row_of(grid, "Quist")

    def click(column):
        index = grid._sorted.mapFromSource(grid.model_.index(row, column))
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center())

    assert selected(panel, qtbot, lambda: click(3)) == ("art-1", "Brenda Quist")
    with qtbot.assertNotEmitted(panel._workspace.selection_wanted):
        click(4)


def test_quotations_say_who_has_which_words(panel, qtbot):
    grid = section(panel, "quotations")
    row = row_of(grid, "terminal")
    assert texts(grid, row)[1:] == [
        "Orla Quandt",
        "2 of 2",
        "the longest wording",
        "shortened to 9 of 14 words",
    ]
    panel.head.quotations.choose("only")
    assert [cells[0].text for cells in grid.page.table.rows if "terminal" in cells[0].text] == []


def test_headlines_are_beside_one_another(panel):
    grid = section(panel, "headlines")
    assert [texts(grid, row)[:4] for row in range(2)] == [
        ["Open Record", "Mayor Orla Quandt slams harbour plan", "Orla Quandt", "active"],
        ["The Rampart", "Ferry Terminal To Be Closed By Ministry", "-", "passive, agent named: Ministry"],
    ]
    assert "slams (" in texts(grid, 0)[6]


def test_copies_are_set_aside_and_linked_and_undone(panel, qtbot):
    workspace = panel._workspace
    workspace.show_article("art-3")
    known(qtbot, panel)
    grid = section(panel, "copies")
    assert texts(grid, 0)[2] == "same copy, edited"
    assert texts(grid, 0)[5] == "The Rampart: Islanders are left alone"
    assert "1 set aside as copies" in panel.head.state.text()
    grid.go_to(0)
    panel.head.link.click()
    assert workspace.corpus.head("art-4").copy_of == "art-3"
    qtbot.waitUntil(lambda: "linked as copies" in texts(section(panel, "copies"), 0)[2], timeout=20_000)
    assert panel.head.link.text() == "Take the link away"
    panel.head.link.click()
    assert workspace.corpus.head("art-4").copy_of == ""
    workspace.undo_stack.undo()
    assert workspace.corpus.head("art-4").copy_of == "art-3"


def test_copies_count_when_they_are_wanted(panel, qtbot):
    panel._workspace.show_article("art-3")
    known(qtbot, panel)
    assert [column.heading for column in section(panel, "names").page.table.columns[3:]] == ["Meridian Wire"]
    panel.head.copies.choose("count")
    qtbot.waitUntil(lambda: len(section(panel, "names").page.table.columns) == 5, timeout=20_000)


@pytest.mark.parametrize(("shown", "said"), [("art-5", NO_EVENT), ("art-6", ALONE)])
def test_without_an_event_to_compare_it_says_what_to_do(panel, qtbot, shown, said):
    panel._workspace.show_article(shown)
    qtbot.waitUntil(lambda: panel.grid().empty == said, timeout=20_000)
    assert not panel.grid().page.keys
    assert not panel.head.export.isEnabled()


def test_where_articles_are_not_in_english_it_says_that_names_are_not_told(panel, qtbot):
    workspace = panel._workspace
    for key in ("art-1", "art-2"):
        workspace.apply("Language", lambda _hand, key=key: german(workspace, key))
    names = section(panel, "names")
    qtbot.waitUntil(lambda: panel._whole is not None and len(panel._whole.unread) == 2, timeout=20_000)
    assert ENGLISH in names.empty
    assert not names.page.keys
    assert section(panel, "quotations").page.keys, "quotations are matched in any language"


def german(workspace, key):
    return edits.correct(workspace.corpus.corrections(key), {"language": "de"})


def test_another_article_of_the_event_is_no_reason_to_look_again(panel, qtbot, monkeypatch):
    monkeypatch.setattr(panel.work, "start", lambda *_given, **_named: pytest.fail("it looked again"))
    panel._workspace.show_article("art-2")
    assert panel._whole is not None
    assert not panel._timer.isActive()


def test_a_changed_outlet_changes_the_columns_and_only_that_article_is_read(panel, qtbot, monkeypatch):
    read = []
    true = _event_work.read
    monkeypatch.setattr(
        _event_work, "read", lambda article, *rest: read.append(article.id) or true(article, *rest)
    )
    workspace = panel._workspace
    workspace.apply(
        "Outlet", lambda _hand: edits.correct(workspace.corpus.corrections("art-2"), {"outlet": "Third"})
    )

    def headings():
        return [one.heading for one in section(panel, "names").page.table.columns[3:]]

    qtbot.waitUntil(lambda: headings() == ["Open Record", "Third"], timeout=20_000)
    assert read == ["art-2"]


def test_a_long_event_shows_how_far_it_is_and_can_be_stopped(panel, qtbot, monkeypatch):
    monkeypatch.setattr(_event_work, "AT_ONCE", 10)
    assert AT_ONCE > 10_000
    workspace = panel._workspace
    seen = []

    def follow(what):
        if what.touches("progress") and workspace.progress is not None:
            seen.append((workspace.progress.done, workspace.progress.total))
            workspace.progress.stop()

    workspace.changed.connect(follow)
    workspace.show_article("art-3")
    with qtbot.waitSignal(panel.work.stopped, timeout=20_000):
        pass
    assert seen[0] == (0, 2)
    assert workspace.progress is None
    assert panel.head.state.text() == "Stopped."


def test_masks_leave_one_hidden_outlet_and_no_cues(panel, qtbot):
    workspace = panel._workspace
    sample = Sample(
        id="sample-1", name="Pilot", articles=("art-1", "art-2"), concealed=("outlet", "names", "cues")
    )
    workspace.apply("Draw", lambda _hand: edits.add_sample(sample))
    qtbot.waitUntil(
        lambda: panel._whole is None or panel._whole.outlets == ("Outlet hidden",), timeout=20_000
    )
    known(qtbot, panel)
    assert panel._whole.outlets == ("Outlet hidden",)
    assert [column.heading for column in section(panel, "names").page.table.columns[3:]] == ["Outlet hidden"]
    assert {texts(section(panel, "names"), row)[2] for row in range(3)} == {"-"}
    assert all(one.cues == () for one in panel._whole.headlines)


def test_an_outlet_that_is_hidden_of_one_article_hides_them_all(panel, qtbot):
    sample = Sample(id="sample-1", name="Pilot", articles=("art-1",), concealed=("outlet",))
    panel._workspace.apply("Draw", lambda _hand: edits.add_sample(sample))
    qtbot.waitUntil(lambda: panel._whole is None or len(panel._whole.outlets) == 1, timeout=20_000)
    known(qtbot, panel)
    assert panel._whole.outlets == ("Outlet hidden",)


def test_it_is_copied_and_exported_as_it_is_shown(panel, qtbot, tmp_path):
    grid = section(panel, "names")
    panel.head.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Name\tKind\tNamed by\tOpen Record\tThe Rampart"
    assert len(lines) == 1 + len(grid.page.keys)
    target = tmp_path / "event.csv"
    panel._workspace.interaction.answers.append(target)
    panel.head.export.click()
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"), newline="")))
    assert {row["outlet"] for row in rows} == {"Open Record", "The Rampart"}
    assert {"name", "quotation", "headline"} <= {row["row"] for row in rows}


def test_what_a_row_tells_is_said_in_full_and_heard_cell_by_cell(panel):
    grid = section(panel, "names")
    assert panel.says.text().startswith(LEAD)
    grid.go_to(row_of(grid, "Quandt"), 3)
    assert panel.says.text() == (
        "Orla Quandt: person. The title “Mayor” stands before it. Written Orla Quandt, Quandt."
    )
    heard = grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Open Record: 3"


def test_escape_goes_back_to_the_text(panel, qtbot):
    with qtbot.waitSignal(panel._workspace.text_wanted):
        QTest.keyClick(panel.grid(), Qt.Key.Key_Escape)
