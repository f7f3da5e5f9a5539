"""How the window of figures follows edits that are about several articles, and masks put on meanwhile."""

from threading import Event as Gate

import pytest

from annotator import edits
from annotator.gui.figures import asking, following, known_articles
from annotator.gui.figures.messages import OLD
from annotator.model import Span


def counted(window, name, outlet):
    """Return in how many articles of an outlet a code is, as the table has it."""
    lines = window.table.told.comparison.lines
    line = next(line for line in lines if (line.thing.kind, line.thing.id) == ("code", name))
    return next(cell for cell in line.cells if cell.group == outlet).having


def test_a_contrast_is_counted_in_each_of_its_articles_when_it_is_made_and_taken_back(
    window, opened, study, settled
):
    first, other = study[0], study[8]  # of two outlets, in one event
    parts = [edits.segment(one, Span(10, 16)) for one in (first, other)]
    opened.apply("Code", lambda hand: edits.annotate(other, [], "code-conflict", hand))
    settled(window)
    before = counted(window, "code-loaded", other.outlet)
    opened.apply("Contrast", lambda hand: edits.contrast(parts, "code-loaded", hand, sha256=first.sha256))
    settled(window)
    assert counted(window, "code-loaded", other.outlet) == before + 1
    opened.undo_stack.undo()
    settled(window)
    assert counted(window, "code-loaded", other.outlet) == before


def test_an_answer_that_was_under_way_when_others_work_was_hidden_is_not_shown(
    window, opened, settled, monkeypatch, qtbot
):
    gate, begun, shown = Gate(), Gate(), []
    compared = asking.compared

    def slow(*given, **more):
        begun.set()
        gate.wait(20)
        return compared(*given, **more)

    monkeypatch.setattr(asking, "compared", slow)
    monkeypatch.setattr(window.table, "show_told", lambda told, *_more, **_named: shown.append(told))
    window.foot.again.click()
    qtbot.waitUntil(begun.is_set)
    opened.hide_by_hand(["coders"])
    gate.set()
    settled(window)
    assert [told.question.coders for told in shown] == [frozenset({opened.coder.id})]


@pytest.mark.parametrize("cheap", [10, 200])
def test_nothing_is_old_and_nothing_is_read_again_because_another_article_is_opened(
    window, opened, study, settled, monkeypatch, cheap
):
    monkeypatch.setattr(following, "CHEAP", cheap)
    monkeypatch.setattr(
        known_articles, "gather_all", lambda *_given, **_more: pytest.fail("it was read again")
    )
    shown = window.table.told
    opened.show_article(study[4].id)
    assert not window.is_waiting
    assert window.foot.state.text() != OLD
    window.foot.again.click()
    settled(window)
    assert window.table.told.comparison == shown.comparison


def held_back(monkeypatch):
    """Let a comparison be counted at once and answered when the gate opens; return gate and sign of it."""
    gate, counted_then = Gate(), Gate()
    compared = asking.compared

    def late(*given, **more):
        found = compared(*given, **more)
        counted_then.set()
        gate.wait(20)
        return found

    monkeypatch.setattr(asking, "compared", late)
    return gate, counted_then


def test_an_answer_that_was_counted_before_an_edit_does_not_pass_for_a_new_one(
    window, opened, study, settled, monkeypatch, qtbot
):
    before = counted(window, "code-loaded", "The Rampart")
    gate, counted_then = held_back(monkeypatch)
    window.foot.again.click()
    qtbot.waitUntil(counted_then.is_set)
    opened.apply("Code", lambda hand: edits.annotate(study[5], [Span(0, 6)], "code-loaded", hand))
    gate.set()
    settled(window)
    assert counted(window, "code-loaded", "The Rampart") == before + 1


def test_in_a_large_corpus_such_an_answer_is_called_old(window, opened, study, settled, monkeypatch, qtbot):
    monkeypatch.setattr(following, "CHEAP", 10)
    gate, counted_then = held_back(monkeypatch)
    window.foot.again.click()
    qtbot.waitUntil(counted_then.is_set)
    opened.apply("Code", lambda hand: edits.annotate(study[5], [Span(0, 6)], "code-loaded", hand))
    gate.set()
    settled(window)
    assert window.foot.state.text() == OLD
