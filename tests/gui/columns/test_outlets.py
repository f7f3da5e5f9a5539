"""Which articles of the event are side by side, and in which order, is chosen in a small window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.columns.outlets import FEW, FULL, USUAL, Outlets
from annotator.sample import sample_corpus
from tests.gui.columns.conftest import ids


@pytest.fixture
def open_outlets(qtbot):
    """Return a function that opens the small window as the menu does."""

    def start(window):
        window.actions_["choose_outlets"].trigger()
        opened = window.findChild(Outlets)
        qtbot.waitUntil(opened.list.hasFocus)
        return opened

    return start


@pytest.fixture
def outlets(columns, window, open_outlets):
    return open_outlets(window)


def rows(outlets):
    return [
        (outlets.model._look(thing).title, outlets.model._look(thing).checked)
        for thing in outlets.model.things
    ]


def press(outlets, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(outlets.list, key, modifiers)


def test_the_articles_of_the_event_are_listed_those_that_are_shown_first(outlets, window):
    assert [name for name, _shown in rows(outlets)] == [
        window.workspace.corpus.head(key).outlet for key in window.workspace.side.articles
    ]
    assert all(shown for _name, shown in rows(outlets))


def test_space_takes_an_article_out_and_shows_it_again_as_the_last(outlets, columns):
    first, second, third, fourth = ids(columns)
    outlets.list.choose(1)
    press(outlets, Qt.Key.Key_Space)
    assert ids(columns) == [first, third, fourth]
    assert rows(outlets)[-1][1] is False
    outlets.list.choose(3)
    press(outlets, Qt.Key.Key_Space)
    assert ids(columns) == [first, third, fourth, second]


def test_the_open_article_is_taken_out_and_the_one_in_its_place_is_open(outlets, columns, window):
    first, second, *_rest = ids(columns)
    outlets.list.choose(0)
    press(outlets, Qt.Key.Key_Space)
    assert window.workspace.article.id == second
    assert first not in ids(columns)


def test_two_at_least_stay(outlets, columns):
    for _ in range(3):
        outlets.list.choose(1)
        press(outlets, Qt.Key.Key_Space)
    assert len(ids(columns)) == 2
    assert outlets.hint.text() == FEW


def test_the_order_is_changed_with_keys_and_each_article_keeps_its_place(outlets, columns, window):
    first, second, *rest = ids(columns)
    columns.leaf_of(second).view.set_caret(200)
    outlets.list.choose(1)
    press(outlets, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(columns) == [second, first, *rest]
    assert columns.leaf_of(second).view.caret() == 200
    assert columns.columns[0].geometry().left() < columns.columns[1].geometry().left()
    assert outlets.model.things[outlets.list.rows()[0]] == second, "the same article is chosen still"
    press(outlets, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids(columns) == [first, second, *rest]


def test_of_five_articles_four_are_shown_until_one_makes_room(make_window, make_article, open_outlets):
    corpus = sample_corpus()
    event = corpus.events()[0].id
    corpus.add_articles(
        [make_article("Moscow and Beijing agree.\n\nThey do.", outlet="Fifth Voice", event=event)]
    )
    window = make_window(corpus)
    window.actions_["side_by_side"].trigger()
    columns = window.reading.columns
    assert len(ids(columns)) == 4
    assert columns.bar.outlets.text() == "Outlets: 4 of 5"
    outlets = open_outlets(window)
    outlets.list.choose(4)
    print(
        outlets.list.hasFocus(),
        outlets.list.currentIndex().row(),
        [b.isDefault() for b in (outlets.left, outlets.right)],
        outlets.hint.text(),
    )
    press(outlets, Qt.Key.Key_Return)
    assert outlets.hint.text() == FULL
    outlets.list.choose(3)
    press(outlets, Qt.Key.Key_Return)
    assert outlets.hint.text() == USUAL
    outlets.list.choose(4)
    press(outlets, Qt.Key.Key_Return)
    assert window.workspace.corpus.head(ids(columns)[-1]).outlet == "Fifth Voice"
