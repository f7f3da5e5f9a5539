"""The list of articles opens, filters, counts, corrects and removes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from annotator.gui.panels._navigator import EMPTY, NO_MATCH, Navigator, describe
from annotator.gui.widgets.rows import ROW
from annotator.model import Span


@pytest.fixture
def navigator(qtbot, workspace):
    made = Navigator(workspace)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def row(navigator, at):
    return navigator.model.index(at).data(ROW)


def test_rows_show_headline_outlet_and_date_and_the_open_one_stands_out(navigator):
    assert row(navigator, 0).title == "Ministry defends data deal"
    assert row(navigator, 0).detail == "The Rampart · 2024-12-30"
    assert [row(navigator, at).strong for at in (0, 1)] == [True, False]


def test_without_headline_the_first_words_and_without_outlet_a_plain_statement(make_article):
    known = describe(make_article("\n\n  First  words here\nmore"))
    assert (known.title, known.detail) == ("First words here", "No outlet, no date")


def test_enter_and_click_open_an_article(navigator, workspace):
    navigator.list.choose(0)
    QTest.keyClick(navigator.list, Qt.Key.Key_Down)
    QTest.keyClick(navigator.list, Qt.Key.Key_Return)
    assert workspace.article.id == workspace.corpus.articles()[1]
    place = navigator.list.visualRect(navigator.model.index(0)).center()
    QTest.mouseClick(navigator.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert workspace.article.id == workspace.corpus.articles()[0]


def test_opening_elsewhere_moves_the_highlight(navigator, workspace):
    workspace.show_article(workspace.corpus.articles()[1])
    assert navigator.list.rows() == [1]
    assert row(navigator, 1).strong


@pytest.mark.parametrize(
    ("typed", "shown"), [("", 2), ("DATA deal", 2), ("rampart", 1), ("deal 2025", 1), ("nothing", 0)]
)
def test_every_word_of_the_filter_must_match(navigator, typed, shown):
    navigator.filter.setText(typed)
    assert navigator.model.rowCount() == shown
    assert navigator.list.empty == NO_MATCH


def test_enter_in_the_filter_opens_the_first_match(navigator, workspace):
    QTest.keyClicks(navigator.filter, "cabinet")
    QTest.keyClick(navigator.filter, Qt.Key.Key_Return)
    assert workspace.article.headline == "Cabinet agrees on data deal"


def test_annotations_and_undecided_cues_are_counted_and_hidden_in_blind_mode(
    qtbot, navigator, workspace, coding
):
    undecided = len(workspace.undecided_cues())
    qtbot.waitUntil(lambda: row(navigator, 0).open == undecided)
    workspace.set_focus(workspace.open_cues()[0].key)
    coding.apply_code(workspace.corpus.code("code-hedge"))
    assert row(navigator, 0).done == 1
    qtbot.waitUntil(lambda: row(navigator, 0).open == undecided - 1)
    workspace.undo_stack.undo()
    assert row(navigator, 0).done == 0
    workspace.set_mode("blind")
    assert row(navigator, 0).open is None
    assert "undecided" not in row(navigator, 0).spoken


def test_counts_belong_to_the_coder(navigator, workspace, coding):
    workspace.selection = Span(0, 8)
    coding.apply_code(workspace.corpus.code("code-hedge"))
    assert row(navigator, 0).done == 1
    workspace.use_coder("Ben")
    assert row(navigator, 0).done == 0


def test_delete_removes_all_chosen_articles_as_one_undoable_step(navigator, workspace, fake_interaction):
    fake_interaction.answers += [False, True]
    navigator.list.selectAll()
    QTest.keyClick(navigator.list, Qt.Key.Key_Delete)
    assert navigator.model.rowCount() == 2
    QTest.keyClick(navigator.list, Qt.Key.Key_Delete)
    title, said = fake_interaction.asked[-1]
    assert len(fake_interaction.asked) == 2
    assert "2" in title
    assert "Undo" in said
    assert (navigator.model.rowCount(), navigator.list.empty) == (0, EMPTY)
    workspace.undo_stack.undo()
    assert navigator.model.rowCount() == 2


@pytest.mark.parametrize("keys", [Qt.Key.Key_PageDown, Qt.Key.Key_Z])
def test_a_key_held_while_the_article_changes_adds_none_to_the_choice(navigator, workspace, keys):
    """Ctrl+PgDown and Ctrl+Z change the article while Ctrl is held, which extends a choice by hand."""
    shown = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | keys), navigator)
    shown.activated.connect(lambda: workspace.show_article(workspace.corpus.articles()[1]))
    QTest.keyClick(navigator.list, keys, Qt.KeyboardModifier.ControlModifier)
    assert navigator.list.rows() == [1]
    assert [one.text() for one in navigator.menu().actions() if "Remove" in one.text()] == [
        "Remove from the corpus"
    ]


def test_the_open_article_alone_is_chosen_after_several_were(navigator, workspace):
    navigator.list.selectAll()
    workspace.show_article(workspace.corpus.articles()[0])
    assert navigator.list.rows() == [0]


def test_one_article_is_removed_without_a_question(navigator, workspace, fake_interaction):
    navigator.list.choose(1)
    QTest.keyClick(navigator.list, Qt.Key.Key_Delete)
    assert (navigator.model.rowCount(), fake_interaction.asked) == (1, [])


def test_the_menu_offers_what_fits_the_choice(navigator):
    navigator.list.choose(0)
    assert [one.text() for one in navigator.menu().actions() if one.text()] == [
        "Open",
        "Details...",
        "Remove from the corpus",
    ]
    navigator.list.selectAll()
    assert [one.text() for one in navigator.menu().actions()] == ["Remove 2 articles"]
    navigator.list.choose(-1)
    assert navigator.menu().isEmpty()


def test_details_are_corrected_and_shown_and_a_wrong_date_is_said(navigator, workspace, fake_interaction):
    navigator.list.choose(1)
    fake_interaction.answers += [{"date": "3 March"}, {"date": "2025-03-03", "outlet": "R&D <b>"}]
    next(one for one in navigator.menu().actions() if one.text() == "Details...").trigger()
    assert "3 March" in fake_interaction.said[0][1]
    assert row(navigator, 1).detail == "R&D <b> · 2025-03-03"
    workspace.undo_stack.undo()
    assert row(navigator, 1).detail == "Open Record · 2025-01-02"


def test_thousands_of_articles_are_filtered_within_a_moment(qtbot, make_workspace, make_article):
    import time

    many = [make_article(f"Text {n}", number=n, headline=f"Headline {n}") for n in range(3_000)]
    made = Navigator(make_workspace(articles=many))
    qtbot.addWidget(made)
    made.show()
    made.filter.setText("headline")
    start = time.perf_counter()
    made.filter.setText("headline 299")
    assert time.perf_counter() - start < 0.25
    assert made.model.rowCount() == 13


def test_an_empty_corpus_says_what_to_do_next(qtbot, make_workspace):
    made = Navigator(make_workspace())
    qtbot.addWidget(made)
    assert made.list.empty == EMPTY
    assert "Ctrl+O" in EMPTY
