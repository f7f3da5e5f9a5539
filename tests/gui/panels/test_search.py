"""Searching the corpus as one types: hits are listed in portions, opened, coded as one step, written out."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.corpus import Corpus
from annotator.gui import coding_hits, searching
from annotator.gui.adding import add_articles
from annotator.gui.files import Files
from annotator.gui.panels import _search, _search_acts
from annotator.gui.panels._search import SearchPanel
from annotator.gui.panels._search_model import CODES, DATE, HIT, LEFT, OUTLET, RIGHT
from annotator.gui.panels._search_table import COLUMNS, shares
from annotator.gui.panels._search_words import EMPTY, HELP, NOTHING, told
from annotator.gui.window import Window
from annotator.search import QueryError, Row
from annotator.search.written import COLUMNS as WRITTEN
from annotator.work import Worker

TEXTS = (
    ("The Rampart", "2025-01-01", "Regime digs in\n\nThe regime may stay. 😀 A shaken regime fell, he said."),
    ("Open Record", "2025-01-03", "Council stays\n\nThe government, no regime, may stay on. It said so."),
    ("Meridian Wire", "2025-01-02", "Deal near\n\nA deal may be near, said aides of the government."),
)


@pytest.fixture
def near(monkeypatch):
    """Let a thread do what the worker process would: a process takes a second to start."""
    pool = ThreadPoolExecutor(1)
    monkeypatch.setattr(Worker, "submit", lambda _worker, work, *given: pool.submit(work, *given))
    yield
    pool.shutdown()


@pytest.fixture
def studied(make_article):
    return [
        make_article(text, number=number, outlet=outlet, date=date, headline=text.partition("\n")[0])
        for number, (outlet, date, text) in enumerate(TEXTS, start=1)
    ]


@pytest.fixture
def opened(make_workspace, studied, codes, tmp_path):
    workspace = make_workspace()
    workspace.open_corpus(Corpus.draft("Study", articles=studied, codes=codes).save_as(tmp_path / "Study"))
    return workspace


@pytest.fixture
def panel(qtbot, opened, near):
    made = SearchPanel(opened)
    qtbot.addWidget(made)
    made.resize(1200, 320)
    made.show()
    return made


def search(qtbot, panel, query):
    """Type a query and wait for all of its answer."""
    panel.query.setText(query)
    settle(qtbot, panel)


def settle(qtbot, panel):
    qtbot.waitUntil(
        lambda: (
            not panel._timer.isActive()
            and not panel._searching.running
            and panel._asked == panel.query.text()
        ),
        timeout=20_000,
    )


def cells(panel, column):
    model = panel.listing.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def hits(panel):
    return [(row.article[-1], row.start, row.keyword) for row in panel.listing.rows()]


def annotations(workspace):
    corpus = workspace.corpus
    return [one for article in corpus.articles() for one in corpus.annotations(article)]


# --- searching -------------------------------------------------------------------------------------------


def test_hits_come_as_one_types_with_their_context(qtbot, panel):
    search(qtbot, panel, "regime")
    assert cells(panel, HIT) == ["Regime", "regime", "regime", "regime"]
    assert cells(panel, OUTLET) == ["The Rampart"] * 3 + ["Open Record"]
    assert cells(panel, DATE) == ["2025-01-01"] * 3 + ["2025-01-03"]
    assert cells(panel, LEFT)[2] == "Regime digs in  The regime may stay. 😀 A shaken "
    assert cells(panel, RIGHT)[2] == " fell, he said."
    assert panel.says.text() == "4 hits in 2 articles · The Rampart 3 · Open Record 1"


def test_left_context_stands_at_its_right_end(qtbot, panel):
    search(qtbot, panel, "regime")
    side = panel.listing.model.index(0, LEFT).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_only_the_last_query_is_answered(qtbot, panel):
    asked = []
    panel._searching.begun.connect(asked.append)
    panel.query.setText("regime")
    panel.search()
    panel.query.setText("government")
    panel.search()
    settle(qtbot, panel)
    assert len(asked) == 1
    assert set(cells(panel, HIT)) == {"government"}


def test_letters_are_waited_for_and_enter_waits_for_nothing(qtbot, panel):
    panel.query.setFocus()
    QTest.keyClicks(panel.query, "deal")
    assert panel._timer.isActive()
    assert not panel._searching.running
    QTest.keyClick(panel.query, Qt.Key.Key_Return)
    assert panel._searching.running
    settle(qtbot, panel)
    assert cells(panel, HIT) == ["Deal", "deal"]
    assert panel.listing.table.hasFocus()


def test_the_language_is_told_and_nothing_found_is_said(qtbot, panel):
    assert panel.head.help.text() == HELP
    assert panel.listing.table.empty == EMPTY
    search(qtbot, panel, "zebra")
    assert panel.listing.table.empty == NOTHING
    assert panel.says.text() == "0 hits in 0 articles"


def test_what_cannot_be_read_is_told_with_its_place(qtbot, panel):
    search(qtbot, panel, "regime")
    search(qtbot, panel, '"😀 regime" colour:red')
    assert panel.says.text().startswith("At character 12, “colour:”: there is no field colour")
    assert panel.query._marked == (11, 18)
    assert panel.query.text() == '"😀 regime" colour:red'
    assert panel.listing.rows() == []
    search(qtbot, panel, "regime")
    assert panel.query._marked == (0, 0)
    assert told(QueryError("more is wanted", 3, 3), "abc") == "At the end: more is wanted"


def test_the_query_is_remembered(qtbot, panel, opened):
    search(qtbot, panel, "regime -council")
    again = SearchPanel(opened)
    qtbot.addWidget(again)
    assert again.query.text() == "regime -council"
    assert again.listing.rows() == []
    again.show()
    settle(qtbot, again)
    assert len(again.listing.rows()) == 3


def test_nothing_is_searched_while_nobody_looks(qtbot, panel, opened):
    search(qtbot, panel, "regime")
    panel.hide()
    add_articles(opened, [replace(opened.corpus.article(opened.corpus.articles()[0]), id="art-new")])
    assert not panel._timer.isActive()
    assert not panel._searching.running
    panel.show()
    settle(qtbot, panel)
    assert panel._stale is False


def test_everything_is_ready_for_the_first_search_before_a_letter_is_typed(qtbot, opened, near, monkeypatch):
    ready = []
    monkeypatch.setattr(searching, "warm", ready.append)
    made = SearchPanel(opened)
    qtbot.addWidget(made)
    assert ready == []
    made.show()
    qtbot.waitUntil(lambda: ready == [opened.corpus])


def test_another_corpus_takes_the_hits_away(qtbot, panel, opened, make_article):
    search(qtbot, panel, "regime")
    opened.open_corpus(Corpus.draft("Other", articles=[make_article("One regime.", number=7)]))
    assert panel.listing.rows() == []
    settle(qtbot, panel)
    assert hits(panel) == [("7", 4, "regime")]


def test_the_worker_process_finds_the_same(qtbot, opened):
    made = SearchPanel(opened)
    qtbot.addWidget(made)
    made.show()
    made.query.setText("/regime/c")
    qtbot.waitUntil(lambda: len(made.listing.rows()) == 3, timeout=60_000)
    assert hits(made) == [("1", 20, "regime"), ("1", 48, "regime"), ("2", 34, "regime")]


def test_a_great_many_hits_come_in_portions_as_one_scrolls(qtbot, panel, monkeypatch):
    monkeypatch.setattr(searching, "AT_ONCE", 3)
    monkeypatch.setattr(searching, "Search", small_portions(searching.Search))
    panel.resize(1200, 170)
    search(qtbot, panel, "regime OR said OR may OR in")
    model = panel.listing.model
    assert len(model.rows) == 6
    assert panel.says.text() == "6 hits in 1 article so far, 3 articles may have one · The Rampart 6"
    assert panel.more.text() == "Find all"
    panel.listing.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(model.rows) > 6, timeout=20_000)
    settle(qtbot, panel)
    assert len(model.rows) == 9
    panel.more.click()
    settle(qtbot, panel)
    assert len(model.rows) == 11
    assert panel.says.text().startswith("11 hits in 3 articles · ")
    assert not panel.more.isVisible()


def small_portions(kind):
    class Small(kind):
        def tasks(self, *, size=None):
            return super().tasks(size=1)

    return Small


def test_a_search_can_be_stopped_and_goes_on(qtbot, panel, monkeypatch):
    monkeypatch.setattr(searching, "Search", small_portions(searching.Search))
    panel._searching.arrived.connect(lambda _: panel.more.click() if panel.more.text() == "Stop" else None)
    search(qtbot, panel, "may")
    assert cells(panel, OUTLET) == ["The Rampart"]
    assert panel.head.code_all.isEnabled()
    panel.more.click()
    settle(qtbot, panel)
    assert cells(panel, OUTLET) == ["The Rampart", "Open Record"]


def test_what_fails_is_said(qtbot, panel, monkeypatch, caplog):
    def fail(*_args):
        raise ValueError("no such thing")

    monkeypatch.setattr(searching, "look", fail)
    search(qtbot, panel, "regime")
    assert panel.says.text() == "The search failed: no such thing"
    caplog.clear()


def test_blind_mode_answers_no_question_about_cues(qtbot, panel, opened):
    search(qtbot, panel, "cue:hedge")
    assert set(cells(panel, HIT)) == {"may"}
    opened.set_mode("blind")
    assert panel.listing.rows() == []
    settle(qtbot, panel)
    assert "in blind mode cues are hidden" in panel.says.text()
    assert panel.query._marked == (0, 9)
    for query in ("regime -cue:hedge", "regime voice:author"):
        search(qtbot, panel, query)
        assert panel.listing.rows() == []
    search(qtbot, panel, "regime")
    assert len(panel.listing.rows()) == 4


# --- order -----------------------------------------------------------------------------------------------


def test_hits_are_sorted_by_the_words_beside_them_by_outlet_and_date(qtbot, panel):
    search(qtbot, panel, "may OR said")
    heading = panel.listing.table.horizontalHeader()
    heading.sectionClicked.emit(RIGHT)
    assert [text.split()[0] for text in cells(panel, RIGHT) if text != "."] == [
        *("aides", "be", "so.", "stay.", "stay"),
    ]
    assert heading.sortIndicatorSection() == RIGHT
    heading.sectionClicked.emit(LEFT)
    assert [text.split()[-1] for text in cells(panel, LEFT)] == [
        *("deal", "he", "It", "near,", "regime,", "regime"),
    ]
    heading.sectionClicked.emit(LEFT)
    assert [text.split()[-1] for text in cells(panel, LEFT)][-1] == "deal"
    panel.sort.choose("outlet")
    assert cells(panel, OUTLET) == [
        *("Meridian Wire", "Meridian Wire", "Open Record", "Open Record", "The Rampart", "The Rampart")
    ]
    panel.sort.choose("date")
    assert cells(panel, DATE) == [f"2025-01-0{day}" for day in (1, 1, 2, 2, 3, 3)]


def test_of_many_hits_the_first_by_date_are_looked_for_first(qtbot, panel, monkeypatch):
    monkeypatch.setattr(searching, "Search", small_portions(searching.Search))
    panel._searching.arrived.connect(lambda _portion: panel._searching.stop())
    panel.sort.choose("outlet")
    search(qtbot, panel, "may")
    assert cells(panel, OUTLET) == ["Meridian Wire"]
    panel.sort.choose("date")
    settle(qtbot, panel)
    assert cells(panel, OUTLET) == ["The Rampart"]


def test_many_hits_are_sorted_beside_the_window(qtbot, panel, monkeypatch):
    monkeypatch.setattr(_search, "AT_ONCE", 0)
    panel.sort.choose("outlet")
    search(qtbot, panel, "may")
    qtbot.waitUntil(lambda: cells(panel, OUTLET) == ["Meridian Wire", "Open Record", "The Rampart"])


def test_the_chosen_hit_stays_chosen_in_another_order_and_another_list(qtbot, panel):
    search(qtbot, panel, "regime")
    panel.listing.table.choose(3)
    panel.listing.table.setFocus()
    panel.sort.choose("outlet")
    assert panel.listing.table.chosen() == [0]
    panel.view.choose("split")
    assert panel.listing.current().outlet == "Open Record"
    assert panel.listing.has_keyboard()


def test_each_outlet_has_a_list_side_by_side(qtbot, panel):
    panel.view.choose("split")
    search(qtbot, panel, "regime")
    first, second = panel.listing.tables()
    assert [table.accessibleName() for table in (first, second)] == [
        "Hits in The Rampart",
        "Hits in Open Record",
    ]
    assert [table.hits.rowCount() for table in (first, second)] == [3, 1]
    assert first.isColumnHidden(OUTLET)
    first.choose(1)
    second.choose(0)
    assert first.chosen() == []
    assert [row.outlet for row in panel.listing.chosen()] == ["Open Record"]


@pytest.fixture
def by_outlet(qtbot, panel, monkeypatch):
    """The hits by outlet as far as they were looked for: those of the first one, which do not fit."""
    monkeypatch.setattr(searching, "AT_ONCE", 3)
    monkeypatch.setattr(searching, "Search", small_portions(searching.Search))
    panel.resize(1200, 190)
    panel.view.choose("split")
    search(qtbot, panel, "regime OR said OR may OR in")
    return panel


def listed(panel):
    return [(table.accessibleName(), table.hits.rowCount()) for table in panel.listing.tables()]


def test_the_lists_by_outlet_get_more_when_one_is_scrolled_to_its_end_and_stay_there(qtbot, by_outlet):
    (first,) = by_outlet.listing.tables()
    assert listed(by_outlet) == [("Hits in The Rampart", 6)]
    bar = first.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(qtbot, by_outlet)
    assert listed(by_outlet) == [("Hits in The Rampart", 6), ("Hits in Open Record", 3)]
    assert by_outlet.listing.tables()[0] is first
    # Searching lays the head of the panel out again, which moves the end of the list for a moment.
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)


def test_a_list_by_outlet_that_is_not_full_gets_more_when_a_key_asks_for_it(qtbot, by_outlet):
    by_outlet.resize(1200, 600)
    settle(qtbot, by_outlet)
    (first,) = by_outlet.listing.tables()
    first.choose(4)
    QTest.keyClick(first, Qt.Key.Key_Down)
    settle(qtbot, by_outlet)
    assert len(by_outlet.listing.tables()) == 1
    QTest.keyClick(first, Qt.Key.Key_Down)
    settle(qtbot, by_outlet)
    assert listed(by_outlet) == [("Hits in The Rampart", 6), ("Hits in Open Record", 3)]
    assert (first.chosen(), by_outlet.listing.has_keyboard()) == ([5], False)


def test_the_outlet_with_the_most_hits_comes_first_and_stays_there_in_another_order(
    qtbot, panel, monkeypatch
):
    monkeypatch.setattr(searching, "Search", small_portions(searching.Search))
    panel.view.choose("split")
    search(qtbot, panel, "government OR may")
    tables = panel.listing.tables()
    assert [name for name, _count in listed(panel)] == [
        "Hits in Meridian Wire",
        "Hits in Open Record",
        "Hits in The Rampart",
    ]
    panel.sort.choose("date")
    assert panel.listing.tables() == tables
    search(qtbot, panel, "regime")
    assert listed(panel) == [("Hits in The Rampart", 3), ("Hits in Open Record", 1)]


def test_many_outlets_share_the_last_list():
    outlets = {f"Paper {number:02}": [Row(**ROW) for _ in range(number)] for number in range(1, 12)}
    found = shares(outlets)
    assert len(found) == COLUMNS
    assert (found[0].title, len(found[0].rows)) == ("Paper 11", 11)
    assert (found[-1].title, len(found[-1].rows), found[-1].several) == ("4 other outlets", 10, True)
    assert [one.outlet for one in shares(outlets, first=["Paper 03"])][:2] == ["Paper 03", "Paper 11"]


ROW = {"article": "a", "start": 0, "end": 1, "left": "", "keyword": "k", "right": ""}


# --- what one can do with hits ---------------------------------------------------------------------------


@pytest.fixture
def window(qtbot, opened, near):
    made = Window(opened, Files(opened))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitSignals([made.painted], timeout=20_000), qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def test_a_key_brings_the_search_and_leads_to_a_hit_and_back(qtbot, window, opened):
    window.actions_["search_corpus"].trigger()
    panel = window.docks["search"].widget()
    assert panel.query.hasFocus()
    search(qtbot, panel, "government")
    QTest.keyClick(panel.query, Qt.Key.Key_Down)
    assert panel.listing.table.hasFocus()
    QTest.keyClick(panel.listing.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.listing.table, Qt.Key.Key_Space)
    assert opened.article.outlet == "Meridian Wire"
    assert panel.listing.table.hasFocus()
    QTest.keyClick(panel.listing.table, Qt.Key.Key_Up)
    QTest.keyClick(panel.listing.table, Qt.Key.Key_Return)
    view = window.reading.article_view
    chosen = opened.here.selection
    assert opened.article.text[chosen.start : chosen.end] == "government"
    assert (opened.article.outlet, view.hasFocus()) == ("Open Record", True)
    window.actions_["clear"].trigger()
    assert panel.listing.table.hasFocus()
    window.actions_["go_to_text"].trigger()
    assert view.hasFocus()
    window.actions_["go_to_text"].trigger()
    assert panel.listing.table.hasFocus()
    QTest.keyClick(panel.listing.table, Qt.Key.Key_Escape)
    assert view.hasFocus()
    window.actions_["clear"].trigger()
    assert view.hasFocus()


def test_esc_first_gives_up_another_selection(qtbot, window, opened):
    window.actions_["search_corpus"].trigger()
    panel = window.docks["search"].widget()
    search(qtbot, panel, "government")
    panel._acts.open(panel.listing.rows()[0], stay=False)
    window.reading.article_view.select(0, 7)
    window.actions_["clear"].trigger()
    assert window.reading.article_view.hasFocus()
    window.actions_["clear"].trigger()
    assert panel.listing.table.hasFocus()


def test_a_double_click_opens_a_hit_behind_an_emoji_at_its_place(qtbot, panel, opened):
    search(qtbot, panel, "shaken")
    places = []
    opened.selection_wanted.connect(lambda start, end: places.append(opened.article.text[start:end]))
    table = panel.listing.table
    at = table.visualRect(panel.listing.model.index(0, HIT)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert places == ["shaken"]


def test_a_hit_of_an_article_that_was_removed_is_not_opened(qtbot, panel, opened):
    search(qtbot, panel, "deal")
    row = replace(panel.listing.rows()[0], article="art-gone")
    said = []
    opened.told.connect(said.append)
    panel._acts.open(row, stay=False)
    assert said == ["This article is not in the corpus any more."]


def test_the_key_of_a_code_codes_a_hit_and_the_next_one_is_chosen(qtbot, panel, opened):
    search(qtbot, panel, "may")
    panel.listing.take_keyboard()
    QTest.keyClicks(panel.listing.table, "2")
    (made,) = annotations(opened)
    (target,) = made.target
    assert (made.code, target.quote, made.mode, made.origin) == ("code-hedge", "may", "assisted", "human")
    assert cells(panel, CODES) == ["HE", "", ""]
    assert panel.listing.table.chosen() == [1]


def test_all_hits_are_coded_as_one_step_but_those_that_have_the_code(qtbot, panel, opened):
    search(qtbot, panel, "may")
    panel.listing.table.choose(1)
    panel._press("2")
    said = []
    opened.told.connect(said.append)
    panel.head.code_all.menu().aboutToShow.emit()
    next(one for one in panel.head.code_all.menu().actions() if one.text().startswith("Hedge")).trigger()
    assert said == ["Coded 2 hits as Hedge; 1 had it already. Ctrl+Z takes it back."]
    assert [one.target[0].quote for one in annotations(opened)] == ["may"] * 3
    opened.undo_stack.undo()
    assert [one.article for one in annotations(opened)] == [opened.corpus.articles()[1]]
    opened.undo_stack.redo()
    assert len(annotations(opened)) == 3
    panel.head.code_all.menu().actions()[1].trigger()
    assert said[-1] == "Nothing new to code as Hedge; 3 had it already."


def test_several_chosen_hits_are_coded_together(qtbot, panel, opened):
    search(qtbot, panel, "regime")
    panel.listing.table.selectAll()
    QTest.keyClicks(panel.listing.table, "1")
    assert opened.undo_stack.count() == 1
    assert [one.start for one in annotations(opened)] == [0, 20, 48, 34]


def test_a_code_of_articles_goes_on_each_article_once(qtbot, panel, opened, codes):
    search(qtbot, panel, "regime")
    panel._acts.code(panel.listing.rows(), codes[2])
    assert [one.target for one in annotations(opened)] == [(), ()]
    search(qtbot, panel, 'outlet:"Meridian Wire"')
    assert cells(panel, HIT) == ["Deal near"]
    said = []
    opened.told.connect(said.append)
    panel._acts.code(panel.listing.rows(), codes[0])
    assert said[-1].endswith("1 stand for a whole article and take only codes of articles.")
    panel._acts.code(panel.listing.rows(), codes[2])
    assert len(annotations(opened)) == 3


def test_it_is_kept_that_the_cue_was_on_the_screen(qtbot, panel, opened, codes):
    search(qtbot, panel, "cue:hedge outlet:record")
    panel._acts.code(panel.listing.rows(), codes[1])
    search(qtbot, panel, "may outlet:wire")
    panel._acts.code(panel.listing.rows(), codes[1])
    assert [one.cue_seen for one in annotations(opened)] == [True, False]


def test_a_great_many_are_asked_about_and_coded_beside_the_window(qtbot, panel, opened, codes, monkeypatch):
    monkeypatch.setattr(_search_acts, "MANY", 1)
    monkeypatch.setattr(coding_hits, "FEW", 1)
    search(qtbot, panel, "regime")
    opened.interaction.answers.append(False)
    panel._acts.code(panel.listing.rows(), codes[0])
    assert annotations(opened) == []
    opened.interaction.answers.append(True)
    panel._acts.code(panel.listing.rows(), codes[0])
    panel._acts._coding.code(panel.listing.rows(), codes[1])  # while the first is under way
    qtbot.waitUntil(lambda: len(annotations(opened)) == 4, timeout=20_000)
    assert {one.code for one in annotations(opened)} == {"code-loaded"}


def test_coding_asks_who_codes_and_keeps_the_hits_of_a_draft(
    qtbot, make_workspace, near, studied, codes, monkeypatch, tmp_path
):
    monkeypatch.setenv("FRAMING_ANNOTATOR_DOCUMENTS", str(tmp_path / "documents"))
    workspace = make_workspace(articles=studied, codes=codes, coder="")
    made = SearchPanel(workspace)
    qtbot.addWidget(made)
    made.show()
    search(qtbot, made, "deal")
    made.listing.take_keyboard()
    workspace.interaction.answers.append("Ben")
    made._press("1")
    assert workspace.corpus.path is not None
    assert [one.target[0].quote for one in annotations(workspace)] == ["Deal"]
    assert cells(made, CODES) == ["LL", ""]


def test_hits_are_written_as_csv_and_json_lines_with_exact_places(qtbot, panel, opened, tmp_path):
    search(qtbot, panel, "regime")
    panel.sort.choose("outlet")
    for name in ("hits.csv", "hits.jsonl"):
        opened.interaction.answers.append(tmp_path / name)
        with qtbot.waitSignal(opened.told, timeout=20_000):
            panel.head.export.click()
    table = (tmp_path / "hits.csv").read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    lines = [json.loads(line) for line in (tmp_path / "hits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert tuple(rows[0]) == WRITTEN == tuple(lines[0])
    assert [row["outlet"] for row in rows] == ["Open Record", "The Rampart", "The Rampart", "The Rampart"]
    for row, line in zip(rows, lines, strict=True):
        assert row == {name: str(value) for name, value in line.items()}
        text = opened.corpus.article(line["article"]).text
        assert text[line["start"] : line["end"]] == line["hit"]
        assert line["query"] == "regime"


def test_a_file_that_cannot_be_written_is_said(qtbot, panel, opened, tmp_path):
    search(qtbot, panel, "regime")
    opened.interaction.answers.append(tmp_path / "nowhere" / "hits.csv")
    panel.head.export.click()
    qtbot.waitUntil(lambda: bool(opened.interaction.said), timeout=20_000)
    assert opened.interaction.said[-1][0] == "Not exported"


def test_the_menu_of_a_hit_does_what_the_keys_do(qtbot, panel, opened):
    search(qtbot, panel, "deal")
    panel.listing.table.choose(1)
    entries = {one.text().partition("\t")[0]: one for one in panel.menu().actions()}
    assert list(entries) == ["Open in the article", "Show in the article", "Code 1 chosen hit", "Sort by"]
    entries["Code 1 chosen hit"].menu().actions()[0].trigger()
    assert len(annotations(opened)) == 1
    entries["Open in the article"].trigger()
    assert opened.article.outlet == "Meridian Wire"


def test_those_who_hear_the_list_hear_the_whole_line(qtbot, panel):
    search(qtbot, panel, "shaken")
    spoken = panel.listing.model.index(0, HIT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Regime digs in The regime may stay. 😀 A “shaken” regime fell, he said., The Rampart, 2025-01-01"
    )


def test_an_annotation_that_is_found_gets_the_focus(qtbot, panel, opened):
    search(qtbot, panel, "deal")
    panel.listing.table.choose(1)
    panel._press("1")
    search(qtbot, panel, "code:LL")
    panel.listing.opened.emit(panel.listing.rows()[0])
    assert opened.focus.annotation() is not None


def test_closing_puts_the_search_away(panel):
    panel.head.close_.click()
    assert not panel.isVisible()
