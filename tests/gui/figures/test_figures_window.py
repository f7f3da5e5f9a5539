"""The window of figures: what it shows of a corpus, and what it says where there is nothing to show."""

import csv
import io

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator import edits
from annotator.comparison.figures import figure_names
from annotator.gui.figures import asking
from annotator.gui.figures import window as figures_window
from annotator.gui.figures.following import CHEAP
from annotator.gui.figures.known_articles import KnownArticles
from annotator.gui.figures.messages import (
    NO_ARTICLES,
    NO_CUES,
    NO_DATES,
    NO_OUTLET,
    NO_OUTLETS,
    OLD,
    ONE_OUTLET,
    OWN_CODES,
)
from annotator.gui.figures.table_page import TESTING
from annotator.model import Coder, Sample

PNG, SVG = b"\x89PNG", b"<?xml"


def cells(grid):
    """What a table shows, row by row."""
    model = grid.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def headings(grid):
    model = grid.model()
    return [
        str(model.headerData(column, Qt.Orientation.Horizontal)).replace("\n", " ")
        for column in range(model.columnCount())
    ]


def line(window, name, kind=""):
    """The cells of a line of the table, by their headings."""
    found = next(row for row in cells(window.table.grid) if row[0] == name and kind in ("", row[1]))
    return dict(zip(headings(window.table.grid), found, strict=True))


def message(page):
    return page.message.text() if page.message.isVisible() else ""


def put(combo, value):
    offered = [combo.itemData(row) for row in range(combo.count())]
    combo.setCurrentIndex(offered.index(value))
    combo.activated.emit(combo.currentIndex())


def test_every_figure_has_a_page_in_the_order_of_the_registry(window):
    titles = [window.tabs.tabText(tab) for tab in range(window.tabs.count())]
    assert titles[0] == "Table"
    assert [window.tabs.widget(tab).kind.name for tab in range(1, window.tabs.count())] == list(
        figure_names()
    )
    assert len(set(titles)) == len(titles)


def test_the_table_shows_rates_with_intervals_and_counts_where_articles_are_few(window):
    loaded = line(window, "Loaded language", "Cue")
    assert loaded["The Rampart n = 7"].endswith("]")
    assert "[" in loaded["The Rampart n = 7"]
    assert loaded["Harbour Wire count, n = 2 too few for an interval"] == "0"
    assert float(loaded["p (corrected)"].removeprefix("< ")) < 0.05
    assert "Harbour Wire (2)" in window.table.notices.toPlainText()
    assert "16 articles of 3 outlets" in window.table.caption.toPlainText()
    assert "annotations of all coders" in window.table.caption.toPlainText()


def test_shares_and_pairs_are_other_looks_at_the_same_table(window):
    window.table.shows.choose("shares")
    assert line(window, "Loaded language", "Cue")["The Rampart n = 7"] == "100 % (7/7)"
    assert line(window, "Loaded language", "Code")["The Rampart n = 7"] == "43 % (3/7)"
    window.table.shows.choose("pairs")
    pairs = [row[1:3] for row in cells(window.table.grid)]
    assert ["Open Record", "The Rampart"] in pairs
    assert not any("Harbour Wire" in pair for pair in pairs)


def test_a_chosen_cell_says_more(window):
    grid = window.table.grid
    lines = [tuple(row[:2]) for row in cells(grid)]
    harbour = [one.heading[:7] for one in grid.model_.table.columns].index("Harbour")
    grid.setCurrentIndex(grid.model().index(lines.index(("Loaded language", "Cue")), harbour))
    said = window.table.says.text()
    assert "outlets differ by more than chance" in said
    assert "Harbour" not in said
    assert "2 articles are too few" in said


@pytest.mark.parametrize("name", figure_names())
def test_each_figure_is_drawn_with_its_numbers_and_its_caption(window, turn, name):
    page = turn(window, name)
    if not page.numbers:
        assert message(page), "a figure, or why there is none"
        return
    assert page.grid.model().rowCount() == len(page.numbers.rows)
    assert page.caption.toPlainText() == page.numbers.caption
    image = page.picture.grab().toImage()
    inks = {image.pixelColor(x, y).name() for x in range(0, 700, 3) for y in range(0, 300, 3)}
    assert "#ffffff" in inks
    assert len(inks) > 5
    spoken = QAccessible.queryAccessibleInterface(page.grid).text(QAccessible.Text.Name)
    assert page.kind.title in spoken


def test_a_figure_is_drawn_for_the_figures_that_always_can_be(window, turn):
    for name in ("density", "heatmap", "keyness", "strips", "timeline"):
        assert turn(window, name).numbers, name


def test_only_the_page_that_is_looked_at_is_worked_out_and_only_once(opened, make_window, turn, monkeypatch):
    asked = []

    def figured(kind, wanted, *, real=asking.figured):
        asked.append(kind.name)
        return real(kind, wanted)

    monkeypatch.setattr(asking, "figured", figured)
    window = make_window(opened)
    assert asked == []
    turn(window, "heatmap")
    turn(window, "")
    turn(window, "heatmap")
    assert asked == ["heatmap"]


def test_numbers_are_copied_with_their_headings(window, turn):
    page = turn(window, "heatmap")
    page.copy_numbers.click()
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].split("\t") == headings(page.grid)
    assert len(copied) == 1 + len(page.numbers.rows)
    page.copy_caption.click()
    assert QGuiApplication.clipboard().text() == page.numbers.caption


def test_a_table_is_sorted_by_its_numbers_and_what_is_unknown_comes_last(window, turn):
    page = turn(window, "density")
    low = headings(page.grid).index("From (95 %)")
    for order in Qt.SortOrder:
        page.grid.sortByColumn(low, order)
        column = [row[low] for row in cells(page.grid)]
        known = [float(one.replace("−", "-")) for one in column if one]
        assert known == sorted(known, reverse=order is Qt.SortOrder.DescendingOrder)
        assert column[len(known) :] == [""] * (len(column) - len(known))
        assert 0 < len(known) < len(column)


def test_a_figure_is_as_wide_as_there_is_room(window, turn, settled):
    page = turn(window, "heatmap")
    before = page.picture.widget().width()
    window.resize(700, 760)
    settled(window)
    assert page.picture.widget().width() < before - 40


def test_the_window_comes_back_as_large_as_it_was(window, opened, qtbot):
    window.resize(721, 602)
    window.close()
    again = figures_window.FiguresWindow(opened)
    qtbot.addWidget(again)
    assert again.size().toTuple() == (721, 602)


# --- the question ----------------------------------------------------------------------------------------


def test_the_question_narrows_what_is_compared(window, settled):
    form = window.form
    put(form.over, ("event", "event-1"))
    settled(window)
    assert "the event “Reform passed”; 6 articles of 3 outlets" in window.table.caption.toPlainText()
    put(form.over, ("corpus", ""))
    form.outlets.show_chosen(("Open Record", "The Rampart"))
    form.outlets.changed.emit()
    settled(window)
    assert "14 articles of 2 outlets" in window.table.caption.toPlainText()
    put(form.words, True)
    put(form.cues, "none")
    settled(window)
    assert "no cues" in window.table.caption.toPlainText()
    assert "own words" in window.table.caption.toPlainText()
    assert [row[0] for row in cells(window.table.grid)] == ["Loaded language"]


def test_events_and_months_are_compared_when_asked(window, settled):
    put(window.form.by, "event")
    settled(window)
    assert "In no event n = 10" in headings(window.table.grid)
    assert any(one.startswith("Reform passed") for one in headings(window.table.grid))
    assert not window.table.report.isEnabled()
    put(window.form.by, "month")
    settled(window)
    assert "16 articles of 3 months" in window.table.caption.toPlainText()
    assert "2025-01 n = 7" in headings(window.table.grid)
    window._workspace.hide_by_hand(("date",))
    settled(window)
    assert message(window.table) == NO_DATES


def test_chosen_articles_can_be_compared(window, settled, study):
    window._workspace.chosen = tuple(one.id for one in study[:9])
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    put(window.form.over, ("chosen", ""))
    settled(window)
    assert "a selection of 9 articles; 9 articles of 2 outlets" in window.table.caption.toPlainText()


def test_chosen_things_are_shown_and_others_are_not(window, turn, settled):
    page = turn(window, "heatmap")
    window.form.things.show_chosen(("hedge",))
    window.form.things.changed.emit()
    settled(window)
    assert "does not occur here" in message(page)
    window.form.things.show_chosen(("loaded_language",))
    window.form.things.changed.emit()
    settled(window)
    assert {row["id"] for row in page.numbers.rows} == {"loaded_language"}


def test_key_words_are_those_of_the_outlet_that_is_asked_for(window, turn, settled):
    page = turn(window, "keyness")
    assert not window.form.outlets.isVisible()
    put(window.form.of, "The Rampart")
    put(window.form.against, "Open Record")
    settled(window)
    assert "The Rampart (n = 7 articles" in page.numbers.caption
    assert "Open Record (n = 7 articles" in page.numbers.caption


def test_the_time_line_goes_by_weeks_and_without_events_when_asked(window, turn, settled):
    page = turn(window, "timeline")
    assert any(row["row"] == "event" for row in page.numbers.rows)
    put(window.form.every, "week")
    window.form.marks.click()
    settled(window)
    assert "by week" in page.numbers.caption
    assert not any(row["row"] == "event" for row in page.numbers.rows)


def test_things_go_together_in_sentences_when_asked(window, turn, settled):
    page = turn(window, "cooccurrence")
    assert page.numbers
    assert window.form.unit.isVisible()
    put(window.form.unit, "sentence")
    settled(window)
    assert "sentence" in page.numbers.caption


def test_the_form_and_every_page_are_used_by_keys(window, turn):
    for name in ("", *figure_names()):
        turn(window, name)
        nameless = [
            one
            for one in window.findChildren(QWidget)
            if one.isVisibleTo(window)
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not one.objectName().startswith("qt_")
            and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        ]
        assert not nameless, name
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


# --- empty states ----------------------------------------------------------------------------------------


def test_without_articles_or_outlets_it_says_what_to_do(make_workspace, make_article, make_window):
    assert message(make_window(make_workspace()).table) == NO_ARTICLES
    unnamed = make_workspace(articles=[make_article("A text. " * 5)])
    assert message(make_window(unnamed).table) == NO_OUTLET
    assert "Ctrl+I" in NO_OUTLET


def test_one_outlet_is_shown_and_said_to_be_alone(make_workspace, study, make_window):
    window = make_window(make_workspace(articles=study[:6]))
    assert ONE_OUTLET in window.table.notices.toPlainText()
    assert line(window, "Loaded language")["The Rampart n = 6"]


def test_without_dates_the_time_line_says_how_they_are_given(make_workspace, make_article, make_window, turn):
    made = [
        make_article(f"The regime slammed it. {n}", number=n, outlet=f"Outlet {n % 2}", language="en")
        for n in range(12)
    ]
    window = make_window(make_workspace(articles=made))
    said = message(turn(window, "timeline"))
    assert said.startswith("None of the articles has a date")
    assert "Ctrl+I" in said


# --- following the corpus --------------------------------------------------------------------------------


def test_an_edit_is_counted_by_itself_in_a_small_corpus(window, opened, study, settled):
    before = line(window, "Loaded language")  # a cue and a code have this name: the code comes second
    assert before
    opened.apply("Code", lambda hand: edits.annotate(study[9], [], "code-conflict", hand))
    assert window.is_waiting
    settled(window)
    assert line(window, "Frame: conflict")["Open Record n = 7"] == "14 % (1/7)"


def test_in_a_large_corpus_an_edit_makes_the_figure_old_and_a_button_counts_again(
    window, opened, study, settled, monkeypatch
):
    monkeypatch.setattr("annotator.gui.figures.following.CHEAP", 10)
    assert CHEAP > 10
    opened.apply("Code", lambda hand: edits.annotate(study[9], [], "code-conflict", hand))
    assert window.foot.state.text() == OLD
    assert not window.is_waiting
    window.foot.again.click()
    settled(window)
    assert window.foot.state.text() == ""
    assert line(window, "Frame: conflict")


def test_only_what_changed_is_counted_again(opened, study):
    known = KnownArticles()
    told = []
    question = (opened.corpus, [one.id for one in study])

    def asked():
        told.clear()
        known(*question, watch=lambda progress: told.append(progress.total))
        return told

    assert asked() == [16]
    assert asked() == []
    known.forget([study[0].id])
    assert asked() == [1]
    known.forget()
    assert asked() == [16]


def test_another_corpus_is_shown_when_it_is_opened(window, opened, settled, make_article):
    from annotator.corpus import Corpus

    opened.open_corpus(
        Corpus.draft("Other", articles=[make_article("Alone it stands.", outlet="Lone Paper")])
    )
    settled(window)
    assert "Other: " in window.table.caption.toPlainText()
    assert "Lone Paper" in " ".join(headings(window.table.grid))


def test_the_first_edit_of_a_draft_leaves_the_question_as_it_is(
    make_workspace, study, codes, make_window, settled, tmp_path, monkeypatch
):
    monkeypatch.setenv("FRAMING_ANNOTATOR_DOCUMENTS", str(tmp_path / "documents"))
    workspace = make_workspace(articles=study, codes=codes)
    window = make_window(workspace)
    put(window.form.words, True)
    settled(window)
    assert workspace.corpus.path is None
    workspace.apply("Code", lambda hand: edits.annotate(study[9], [], "code-conflict", hand))
    assert workspace.corpus.path is not None
    settled(window)
    assert "own words" in window.table.caption.toPlainText()
    assert line(window, "Frame: conflict")


def test_only_what_was_made_in_a_mode_counts_when_asked(window, settled):
    window.form.modes.show_chosen(("blind",))
    window.form.modes.changed.emit()
    settled(window)
    assert not [row for row in cells(window.table.grid) if row[1] == "Code"]
    window.form.modes.show_chosen(("assisted",))
    window.form.modes.changed.emit()
    settled(window)
    assert line(window, "Loaded language", "Code")
    assert "mode: assisted" in window.table.caption.toPlainText()


def test_stopping_says_so_and_counting_goes_on_when_asked(opened, make_window, qtbot, settled, monkeypatch):
    window = make_window(opened)
    window.asking._known.forget()
    window.foot.again.click()
    assert window.foot.again.text() == "Stop"
    window.foot.again.click()
    assert "Stopped" in message(window.table)
    settled(window)
    assert "Stopped" in message(window.table)
    window.foot.again.click()
    settled(window)
    assert line(window, "Loaded language")


# --- masks -----------------------------------------------------------------------------------------------


def test_where_outlets_are_hidden_none_is_named_and_nothing_is_compared(window, opened, settled, turn):
    opened.hide_by_hand(("outlet",))
    assert "Rampart" not in " ".join(headings(window.table.grid))
    settled(window)
    assert message(window.table) == NO_OUTLETS
    assert message(turn(window, "density")) == NO_OUTLETS
    assert window.form.outlets.chosen() == ()
    assert window.form.of.count() == 0
    opened.hide_by_hand(())
    turn(window, "")
    assert line(window, "Loaded language")


def test_where_dates_are_hidden_no_figure_tells_them(window, opened, settled, turn):
    opened.hide_by_hand(("date",))
    settled(window)
    assert line(window, "Loaded language")
    assert message(turn(window, "timeline")) == NO_DATES
    assert message(turn(window, "strips")) == NO_DATES
    assert turn(window, "density").numbers


def test_others_work_that_is_hidden_is_neither_offered_nor_counted(window, opened, study, settled):
    ben = Coder(id="coder-ben", name="Ben")
    mine = opened.coder.id
    opened.apply("Ben", lambda _hand: edits.add_coder(ben))
    opened.use_coder("Ben")
    opened.apply("Code", lambda hand: edits.annotate(study[9], [], "code-conflict", hand))
    settled(window)
    assert line(window, "Frame: conflict")
    opened.use_coder("Ada")
    assert opened.coder.id == mine
    sample = Sample(id="sample-1", name="Blind", articles=(study[9].id,), concealed=("coders",))
    opened.apply("Sample", lambda _hand: edits.add_sample(sample))
    settled(window)
    assert OWN_CODES in window.table.notices.toPlainText()
    assert not [row for row in cells(window.table.grid) if row[0] == "Frame: conflict"]
    assert "Ben" not in window.form.coders._names.values()


def test_in_blind_mode_no_cue_is_counted(window, opened, settled):
    opened.set_mode("blind")
    settled(window)
    assert NO_CUES in window.table.notices.toPlainText()
    assert [row[1] for row in cells(window.table.grid) if row[1] == "Cue"] == []
    assert not window.form.cues.isEnabled()


# --- files -----------------------------------------------------------------------------------------------


def test_a_figure_is_written_twice_with_the_same_bytes(window, turn, settled, opened, tmp_path):
    page = turn(window, "density")
    for name in ("one.svg", "two.svg", "three.png", "four.csv", "five.pdf"):
        opened.interaction.answers.append(tmp_path / name)
        page.save(f".{name.split('.')[1]}")
        settled(window)
    one, two = (tmp_path / f"{name}.svg" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().startswith(SVG)
    assert (tmp_path / "three.png").read_bytes().startswith(PNG)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "four.csv").read_text("utf-8"), newline="")))
    assert len(rows) == len(page.numbers.rows)
    assert (tmp_path / "five.pdf").read_bytes().startswith(b"%PDF")
    assert opened.settings.get("last_folder", "") == str(tmp_path)
    assert window.foot.state.text() == f"Exported to {tmp_path / 'five.pdf'}"


def test_the_table_and_the_report_are_written(window, settled, opened, tmp_path):
    for name, button in (("table.csv", window.table.export), ("report.html", window.table.report)):
        opened.interaction.answers.append(tmp_path / name)
        button.click()
        settled(window)
    assert (tmp_path / "table.csv").read_text("utf-8").startswith("row,kind,id")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "The Rampart" in page


def test_a_file_that_cannot_be_written_is_named(window, turn, settled, opened, tmp_path):
    page = turn(window, "density")
    target = tmp_path / "missing" / "figure.svg"
    opened.interaction.answers.append(target)
    page.save(".svg")
    settled(window)
    title, said = opened.interaction.said[-1]
    assert title == "Not exported"
    assert str(target) in said
    assert page.numbers


def test_no_report_is_written_of_what_is_hidden(window, opened, settled):
    opened.hide_by_hand(("byline",))
    settled(window)
    assert line(window, "Loaded language")
    assert not window.table.report.isEnabled()


def test_a_large_table_is_shown_before_it_is_tested_and_before_texts_are_looked_at(
    opened, make_window, monkeypatch
):
    monkeypatch.setattr(asking, "AT_ONCE", 5)
    monkeypatch.setattr(asking, "LOOKED_AT_ONCE", 4)
    shown = []
    real = figures_window.TablePage.show_told

    def show_told(page, told, says=(), *, step="whole"):
        real(page, told, says, step=step)
        row = cells(page.grid)[0]
        may = (page.export.isEnabled(), page.report.isEnabled())
        shown.append((step, row[6] != "…", may, page.says.text() != TESTING, bool(told.alike)))

    monkeypatch.setattr(figures_window.TablePage, "show_told", show_told)
    window = make_window(opened)
    assert shown == [
        ("counted", False, (False, False), False, False),
        ("tested", True, (True, False), True, False),
        ("whole", True, (True, True), True, True),
    ]
    assert line(window, "Loaded language")["p (corrected)"] != "…"


def test_what_is_looked_at_last_leaves_the_chosen_cell_alone(opened, make_window, settled, monkeypatch):
    monkeypatch.setattr(asking, "LOOKED_AT_ONCE", 4)
    window = make_window(opened)
    steps = []
    real = window.table.show_told

    def show_told(told, says=(), *, step="whole"):
        real(told, says, step=step)
        if step == "tested":
            window.table.grid.setCurrentIndex(window.table.grid.model().index(1, 0))
        steps.append((step, window.table.grid.current_row()))

    monkeypatch.setattr(window.table, "show_told", show_told)
    window.foot.again.click()
    settled(window)
    assert [step for step, _row in steps] == ["tested", "whole"]
    assert steps[0][1] == steps[1][1] >= 0
