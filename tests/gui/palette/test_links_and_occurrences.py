"""With the keyboard alone: two annotations linked, and one code on all places of some words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from annotator import edits
from annotator.gui.panels._links import Links
from annotator.gui.widgets.chooser import Chooser
from annotator.gui.widgets.way_button import WayButton
from annotator.model import Span

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def told(workspace):
    said = []
    workspace.told.connect(said.append)
    return said


@pytest.fixture
def pair(window, workspace, codes):
    """An annotation of a speaker, and one of what is said; the first has the focus."""
    text = workspace.article.text
    made = []
    for words, code in (("a senior official", codes[0]), ("rammed through a deal", codes[1])):
        start = text.index(words)
        stored = workspace.apply(
            "Code",
            lambda hand, start=start, words=words, code=code: edits.annotate(
                workspace.article, [Span(start, start + len(words))], code.id, hand
            ),
        )
        made.append(stored.puts[0].after.id)
    workspace.set_mode("blind")
    workspace.focus.set(made[0], reveal=True)
    return made


def links(workspace, name):
    return [(one.to, one.kind) for one in workspace.corpus.annotation(name).links]


def open_chooser(window):
    return next(one for one in window.findChildren(Chooser) if not one.isHidden())


def only(shown, kind):
    """Return the one button of its kind that is there, once the rows are."""
    QApplication.processEvents()
    (one,) = [button for button in shown.findChildren(kind) if button.isVisibleTo(shown)]
    return one


def test_a_link_is_made_with_keys_and_taken_back(window, workspace, pair, press, told):
    press("l")
    pending = window.coding.pending
    assert "a senior official" in pending.says
    press("k", ENTER)
    assert open_chooser(window).model.things[0].row.title == "says"
    press("sa", ENTER)
    assert links(workspace, pair[0]) == [(pair[1], "says")]
    assert not pending.says
    assert told[-1].startswith("Linked: Loaded language “a senior official” says Hedge “rammed through")
    workspace.undo_stack.undo()
    assert links(workspace, pair[0]) == []


def test_the_kind_used_before_comes_first_also_in_ones_own_words(window, workspace, pair, press):
    press("l", "k", ENTER, "casts doubt on", ENTER)
    assert links(workspace, pair[0]) == [(pair[1], "casts doubt on")]
    workspace.undo_stack.undo()
    workspace.focus.set(pair[0], reveal=True)
    press("l", "k", ENTER, ENTER)
    assert links(workspace, pair[0]) == [(pair[1], "casts doubt on")]


def test_escape_ends_it_and_the_beginning_is_no_end(window, workspace, pair, press, told):
    press("l", ENTER)
    assert "begins at" in told[-1]
    press(ESCAPE)
    assert not window.coding.pending.says
    assert workspace.focus.key == pair[0], "Esc ended the link and nothing else"
    press("k", ENTER)
    assert not links(workspace, pair[0])


def test_a_link_leads_into_another_article(window, workspace, pair, press):
    press("l")
    there = workspace.corpus.articles()[1]
    workspace.show_article(there)
    stored = workspace.apply(
        "Code", lambda hand: edits.annotate(workspace.article, [Span(0, 7)], "code-hedge", hand)
    )
    window.reading.article_view.setFocus()
    press("j", ENTER, "answers", ENTER)
    assert links(workspace, pair[0]) == [(stored.puts[0].after.id, "answers")]


def test_both_ends_show_the_link_lead_to_each_other_and_let_it_go(window, workspace, pair, press):
    press("l", "k", ENTER, "says", ENTER)
    shown = window.findChild(Links)
    assert workspace.focus.key == pair[1]
    way = only(shown, WayButton)
    assert way.text() == "Loaded language “a senior official” says this"
    way.click()
    assert workspace.focus.key == pair[0]
    way = only(shown, WayButton)
    assert way.text() == "says → Hedge “rammed through a deal”"
    off = only(shown, QToolButton)
    off.click()
    assert links(workspace, pair[0]) == []
    assert shown.isHidden()
    workspace.undo_stack.undo()
    assert links(workspace, pair[0]) == [(pair[1], "says")]


def test_a_link_to_something_deleted_says_so(window, workspace, pair, press, told):
    press("l", "k", ENTER, "says", ENTER)
    workspace.apply("Delete", lambda hand: edits.delete([workspace.corpus.annotation(pair[1])], hand))
    workspace.focus.set(pair[0])
    shown = window.findChild(Links)
    way = only(shown, WayButton)
    assert "deleted" in way.text()
    way.click()
    assert workspace.focus.key == pair[0]
    assert "deleted" in told[-1]


def test_all_places_of_the_selected_words_get_a_code_as_one_step(window, workspace, press, told):
    workspace.set_mode("blind")
    view, text = window.reading.article_view, workspace.article.text
    start = text.index("deal")
    view.select(start, start + 4)
    press("r")
    assert "2 times" in open_chooser(window).hint.text()
    press("he", ENTER)
    assert [(one.code, one.target[0].quote) for one in workspace.here.annotations()] == [
        ("code-hedge", "deal"),
        ("code-hedge", "deal"),
    ]
    assert told[-1].startswith("Coded 2 places as Hedge")
    view.select(start, start + 4)
    press("r", "he", ENTER)
    assert told[-1] == "Nothing new to code as Hedge; 2 places coded so already."
    workspace.undo_stack.undo()
    assert not workspace.here.annotations()
