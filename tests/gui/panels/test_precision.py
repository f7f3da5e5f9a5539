"""How rules fared: counted when somebody looks, warned of in words, with a way to each decision."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import edits
from annotator.comparison.precision import precision
from annotator.comparison.precision_table import as_csv
from annotator.gui import comparing
from annotator.gui.panels._precision import EMPTY, LEAD, NO_MATCH, PrecisionPanel
from annotator.gui.panels._precision_model import ACCEPTED, DECIDED, HEADINGS, NAME, PRECISION, VERDICT
from annotator.gui.widgets.figure_tree import INTERVAL
from annotator.gui.workspace import Changed
from annotator.work import Worker
from tests.decided import study

RULES = {
    "labelling.rulers@1": {
        "The Rampart": ["aaaa", "aaar", "aaaa", "aaa"] * 3,
        "Open Record": ["ar", "rrl", "ar", "arr"] * 3,
    },
    "hedge.modal@2": {
        "The Rampart": ["ar", "aa", "a"] * 4,
        "Open Record": ["ar", "aa", "a"] * 4,
        "Meridian Wire": ["ar"],
        "": ["l"],
    },
}


@pytest.fixture
def near(monkeypatch):
    """Let a thread do what the worker process would: a process takes a second to start."""
    pool = ThreadPoolExecutor(1)
    monkeypatch.setattr(Worker, "submit", lambda _worker, work, *given: pool.submit(work, *given))
    yield
    pool.shutdown()


@pytest.fixture
def opened(make_workspace, tmp_path):
    workspace = make_workspace()
    workspace.open_corpus(study(RULES, coders=("Ada", "Ben")).save_as(tmp_path / "Study"))
    return workspace


@pytest.fixture
def panel(qtbot, opened, near):
    made = PrecisionPanel(opened)
    qtbot.addWidget(made)
    made.resize(1200, 340)
    return made


@pytest.fixture
def counted(qtbot, panel):
    """The panel with its table."""
    panel.show()
    wait(qtbot, panel)
    return panel


def wait(qtbot, panel):
    qtbot.waitUntil(lambda: panel._table is not None, timeout=20_000)


def again(qtbot, panel, do):
    """Do something and wait for the table that follows."""
    with qtbot.waitSignal(panel._comparing.finished, timeout=20_000):
        do()


def row(panel, name, outlet=None):
    index = next(index for index, line in panel.model.rows() if line.name == name)
    return panel.model.below(index, outlet)


def text(panel, index, column, role=Qt.ItemDataRole.DisplayRole):
    return index.siblingAtColumn(column).data(role)


def shown_names(panel):
    model = panel.table.model()
    return [model.index(number, 0).data() for number in range(model.rowCount())]


# --- when it counts --------------------------------------------------------------------------------------


def test_nothing_is_counted_before_somebody_looks(qtbot, panel, opened):
    opened.changed.emit(Changed(frozenset({"annotations"})))
    assert not panel._timer.isActive()
    assert panel._table is None
    panel.show()
    wait(qtbot, panel)
    assert panel._table.decided == 118


def test_numbers_are_those_of_the_command_line(counted, opened):
    assert counted._table == precision(opened.corpus)


def test_the_worker_process_gives_the_same_numbers(qtbot, opened):
    made = PrecisionPanel(opened)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._table is not None, timeout=60_000)
    assert made._table == precision(opened.corpus)


def test_a_decision_is_counted_soon_while_the_table_is_seen_and_later_while_not(qtbot, counted, opened):
    (one, *_) = opened.corpus.annotations(opened.article.id)
    reached = counted._table.decided
    again(qtbot, counted, lambda: opened.apply("Delete", lambda hand: edits.delete([one], hand)))
    assert counted._table.decided == reached - 1
    counted.hide()
    opened.undo_stack.undo()
    assert not counted._timer.isActive()
    assert counted._table.decided == reached - 1
    again(qtbot, counted, counted.show)
    assert counted._table.decided == reached


def test_what_was_not_touched_is_not_tested_again(qtbot, counted, opened, monkeypatch):
    tested = []
    real = comparing.outcomes_of
    monkeypatch.setattr(comparing, "outcomes_of", lambda tests: tested.extend(tests) or real(tests))
    (one, *_) = opened.corpus.annotations(opened.article.id)
    again(qtbot, counted, lambda: opened.apply("Delete", lambda hand: edits.delete([one], hand)))
    assert len(tested) == 1


def test_only_the_last_answer_is_shown(qtbot, qapp, counted):
    tables = []
    counted._comparing.finished.connect(lambda table, _found: tables.append(table.by))
    again(qtbot, counted, lambda: (counted.by.choose("version"), counted.by.choose("category")))
    qapp.processEvents()
    assert tables == ["category"]


def test_another_corpus_takes_the_table_away(qtbot, counted, opened):
    again(qtbot, counted, lambda: opened.open_corpus(study({"hedge.modal@1": {"A": ["a"]}})))
    assert shown_names(counted) == ["hedge.modal @1"]


def test_long_work_says_how_far_it_is_and_can_be_stopped(qtbot, panel, opened, monkeypatch):
    monkeypatch.setattr(comparing, "AT_ONCE", 1)
    seen = []

    def look(what):
        if what.touches("progress") and opened.progress is not None:
            seen.append((opened.progress.label, opened.progress.done, opened.progress.total))
            opened.progress.stop()

    opened.changed.connect(look)
    panel.show()
    wait(qtbot, panel)
    assert seen == [("Comparing outlets", 0, 2)]
    assert opened.progress is None
    assert sorted(line.verdict for line in panel._table.lines) == ["no difference found", "not tested"]
    assert "The comparison was stopped." in panel._table.lines[1].says


def test_what_fails_is_said(qtbot, panel, monkeypatch, caplog):
    def fail(*_args):
        raise ValueError("no such thing")

    monkeypatch.setattr(comparing, "count_all", fail)
    panel.show()
    qtbot.waitUntil(lambda: "no such thing" in panel.state.text(), timeout=20_000)
    caplog.clear()


# --- what it shows ---------------------------------------------------------------------------------------


def test_a_warning_comes_first_in_words_and_the_whole_of_it_below(counted):
    assert shown_names(counted) == ["labelling.rulers @1", "hedge.modal @2"]
    warned = row(counted, "labelling.rulers")
    assert text(counted, warned, VERDICT) == "Differs: 93 % in The Rampart, 30 % in Open Record"
    assert counted.says.text() == LEAD
    counted.table.choose(warned)
    assert counted.says.text() == counted._table.warnings[0].says
    assert counted.state.text() == (
        "118 decisions · 1 of 2 rules that could be compared differ by more than chance"
    )


def test_a_rule_opens_into_its_outlets(counted):
    hedge = row(counted, "hedge.modal")
    assert counted.model.rowCount(hedge) == 4
    cells = {
        text(counted, counted.model.index(number, 0, hedge), NAME): text(
            counted, counted.model.index(number, 0, hedge), VERDICT
        )
        for number in range(4)
    }
    assert cells == {
        "No outlet named": "Not compared",
        "Meridian Wire": "Not compared: fewer than 5 articles",
        "Open Record": "",
        "The Rampart": "",
    }
    rampart = row(counted, "labelling.rulers", "The Rampart")
    assert [text(counted, rampart, column) for column in range(DECIDED, VERDICT)] == [
        *("45", "42", "0", "3"),
        "93 % (82-98)",
    ]
    low, value, high = rampart.siblingAtColumn(PRECISION).data(INTERVAL)
    assert low < value == 42 / 45 < high


def test_those_who_hear_the_table_hear_what_a_number_is(counted):
    rampart = row(counted, "labelling.rulers", "The Rampart")
    assert text(counted, rampart, ACCEPTED, Qt.ItemDataRole.AccessibleTextRole) == "Accepted: 42"


def test_it_is_sorted_from_the_menu_as_from_the_headings(counted):
    order = next(one for one in counted.menu().actions() if one.text() == "Sort by").menu()
    assert [one.text() for one in order.actions()] == [heading for heading, _ in HEADINGS.values()]
    order.actions()[NAME].trigger()
    assert shown_names(counted) == ["hedge.modal @2", "labelling.rulers @1"]
    order.actions()[DECIDED].trigger()
    assert shown_names(counted) == ["labelling.rulers @1", "hedge.modal @2"]


def test_what_was_opened_and_chosen_stays_so_when_it_is_counted_again(qtbot, counted, opened):
    counted.table.open(row(counted, "labelling.rulers"))
    counted.table.choose(row(counted, "hedge.modal", "Open Record"))
    again(qtbot, counted, lambda: opened.changed.emit(Changed(frozenset({"annotations"}))))
    assert counted.table.is_open(row(counted, "labelling.rulers"))
    chosen = counted.table.chosen()
    assert (counted.model.line(chosen).name, counted.model.outlet(chosen)) == ("hedge.modal", "Open Record")


def test_categories_go_by_their_names(qtbot, counted):
    again(qtbot, counted, lambda: counted.by.choose("category"))
    assert sorted(shown_names(counted)) == ["Hedge", "Labelling"]
    assert counted.model.headerData(NAME, Qt.Orientation.Horizontal) == "Category"


def test_coders_and_modes_are_chosen_and_said(qtbot, counted):
    counted.coders.menu().aboutToShow.emit()
    everybody, _line, ada, ben = counted.coders.menu().actions()
    assert (everybody.isChecked(), ada.isChecked()) == (True, False)
    again(qtbot, counted, ben.trigger)
    assert counted.coders.text() == "Ben"
    assert counted._table.decided == 59
    counted.coders.menu().aboutToShow.emit()
    again(qtbot, counted, counted.coders.menu().actions()[2].trigger)
    assert (counted.coders.text(), counted._table.decided) == ("2 coders", 118)
    again(qtbot, counted, lambda: counted.mode.choose("review"))
    assert (counted._table.lines, counted.table.empty) == ((), NO_MATCH)


def test_without_a_decision_it_says_what_to_do_next(qtbot, make_workspace, near):
    panel = PrecisionPanel(make_workspace())
    qtbot.addWidget(panel)
    panel.show()
    wait(qtbot, panel)
    assert panel.table.empty == EMPTY
    assert "Enter accepts" in EMPTY
    assert panel.state.text() == ""


def test_blind_mode_hides_how_cues_fared(qtbot, qapp, counted, opened):
    counted._show_decisions(row(counted, "hedge.modal"))
    opened.set_mode("blind")
    told = (counted.table, counted.says, counted.decisions, counted.state)
    assert not any(part.isVisible() for part in told)
    assert not counted.export.isEnabled()
    tables = []
    counted._comparing.finished.connect(lambda table, _found: tables.append(table))
    counted._timer.timeout.emit()
    opened.jobs._pool().submit(int).result()
    qapp.processEvents()
    assert tables == []
    again(qtbot, counted, lambda: opened.set_mode("assisted"))
    assert counted.table.isVisible()


# --- what one can do -------------------------------------------------------------------------------------


def test_enter_shows_the_decisions_and_enter_again_the_place_in_the_text(qtbot, counted, opened):
    counted.table.choose(row(counted, "labelling.rulers", "Open Record"))
    QTest.keyClick(counted.table, Qt.Key.Key_Return)
    listed = counted.decisions.model.things
    assert counted.decisions.title.text() == "Decisions on labelling.rulers in Open Record"
    assert len(listed) == 30
    rejected = next(number for number, one in enumerate(listed) if one.fate == "rejected")
    places = []
    opened.selection_wanted.connect(lambda start, end: places.append((start, end)))
    counted.decisions.list.choose(rejected)
    QTest.keyClick(counted.decisions.list, Qt.Key.Key_Return)
    one = listed[rejected]
    assert opened.article.id == one.article
    assert (places, opened.focus.key) == ([(one.start, one.end)], one.cue)
    QTest.keyClick(counted.decisions.list, Qt.Key.Key_Escape)
    assert counted.table.isVisible()


def test_a_double_click_shows_the_decisions_of_all_outlets(qtbot, counted):
    warned = row(counted, "labelling.rulers")
    place = counted.table.visualRect(counted.table.model().index(0, NAME)).center()
    QTest.mouseClick(counted.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(counted.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert counted.model.outlet(warned) is None
    assert len(counted.decisions.model.things) == 75
    counted.decisions.back.click()
    assert counted.table.isVisible()


def test_a_decision_says_who_decided_what_where(counted):
    counted._show_decisions(row(counted, "hedge.modal", ""))
    assert counted.decisions.title.text() == "Decisions on hedge.modal, no outlet named"
    (one,) = counted.decisions.model.things
    looks = counted.decisions._look(one)
    assert (looks.title, looks.detail.split(" · ")[0]) == ("word00", "Re-labelled as Labelling")
    assert looks.detail.split(" · ")[1] in {"Ada", "Ben"}


def test_ones_own_annotation_gets_the_focus(counted, opened):
    opened.use_coder("Ada")
    counted._show_decisions(row(counted, "labelling.rulers", "The Rampart"))
    number, one = next((n, d) for n, d in enumerate(counted.decisions.model.things) if d.coder == "coder-ada")
    places = []
    opened.revealed.connect(lambda start, end: places.append((start, end)))
    counted.decisions._go(number)
    assert opened.focus.annotation().id == one.id
    assert (one.start, one.end) in places


def test_the_list_follows_what_is_decided(qtbot, counted, opened):
    counted._show_decisions(row(counted, "labelling.rulers", "The Rampart"))
    (first, *_) = counted.decisions.model.things
    annotation = opened.corpus.annotation(first.id)
    again(qtbot, counted, lambda: opened.apply("Delete", lambda hand: edits.delete([annotation], hand)))
    assert counted.decisions.isVisible()
    assert first.id not in {one.id for one in counted.decisions.model.things}


def test_a_rule_can_be_switched_off_from_its_row(counted, opened):
    counted.table.choose(row(counted, "labelling.rulers"))
    next(one for one in counted.menu().actions() if one.text() == "Switch this rule off").trigger()
    assert opened.corpus.adjustment("labelling").rules_off == ("labelling.rulers",)


def test_the_table_is_exported_as_csv(counted, opened, tmp_path):
    target = tmp_path / "table.csv"
    opened.interaction.answers.append(target)
    counted.export.click()
    assert target.read_bytes().decode() == "".join(as_csv(precision(opened.corpus)))
    assert len(list(csv.DictReader(io.StringIO(target.read_bytes().decode(), newline="")))) == 8
    opened.interaction.answers.append(tmp_path / "nowhere" / "table.csv")
    counted.export.click()
    assert opened.interaction.said[-1][0] == "Not exported"


def test_closing_puts_the_table_away(counted):
    counted.close_.click()
    assert not counted.isVisible()
