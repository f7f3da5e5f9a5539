"""Two stages: coders mark units, agree on them side by side, and code exactly what they agreed on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import edits
from annotator.coding.units import UNIT, unit_code
from annotator.gui.coding import Coding
from annotator.gui.reading import Reading
from annotator.gui.samples.agreeing import ALONE, NOT_YET, AgreeOnUnits
from annotator.gui.samples.form import SampleForm
from annotator.gui.states import States
from annotator.gui.units import UnitSteps
from annotator.gui.widgets.rows import ROW
from annotator.model import Sample, Span

DEAL, SAID, BROAD, NARROW = Span(0, 26), Span(28, 113), Span(114, 145), Span(114, 130)


def mark(workspace, *spans):
    article = workspace.article
    for span in spans:
        workspace.apply("Mark", lambda hand, span=span: edits.annotate(article, [span], UNIT, hand))


@pytest.fixture
def unitised(workspace):
    """Ada and Bea marked units in the first article: two the same, one that differs, one of Bea alone."""
    sample = Sample(id="sample-1", name="Units", articles=workspace.corpus.articles(), unitise=True)
    workspace.apply("Draw", lambda _hand: edits.add_code(unit_code([])) + edits.add_sample(sample))
    mark(workspace, DEAL, SAID, BROAD)
    workspace.use_coder("Bea")
    mark(workspace, DEAL, SAID, NARROW, Span(170, 180))
    workspace.use_coder("Ada")
    return workspace


@pytest.fixture
def window(qtbot, unitised):
    made = AgreeOnUnits(unitised)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(model):
    return [model.index(row, 0).data(ROW).detail for row in range(model.rowCount())]


def agreed(workspace):
    units = workspace.corpus.units(workspace.article.id)
    return [(one.start, one.end) for one in units.segments] if units is not None else None


def test_drawing_in_two_stages_brings_the_code_for_units_once(qtbot, workspace):
    holder = AgreeOnUnits(workspace)
    qtbot.addWidget(holder)
    for _ in range(2):
        form = SampleForm(workspace, None, holder)
        form.apart.click()
        form.unitise.click()
        form.keep.click()
    assert len(workspace.corpus.samples()) == 2
    assert [(code.id, code.key) for code in workspace.corpus.codes() if code.id == UNIT] == [(UNIT, "U")]
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert workspace.corpus.code(UNIT) is None or workspace.corpus.code(UNIT).retired


def test_what_is_the_same_is_agreed_at_once_and_the_rest_is_shown_side_by_side(window, unitised):
    assert rows(window.articles) == ["2 the same · 2 differ · 4 open"]
    assert rows(window.places) == [
        "the same · open",
        "the same · open",
        "marked by 2 · open",
        "marked by 1 · open",
    ]
    assert window.all_same.text() == "&Agree on all that are the same (2)"
    window.all_same.click()
    assert agreed(unitised) == [(0, 26), (28, 113)]
    assert rows(window.articles) == ["2 the same · 2 differ · 2 open"]
    assert not window.all_same.isEnabled()
    window.place_list.choose(2)
    text = unitised.article.text
    said = [f"1  Ada: “{text[114:145]}”", f"2  Bea: “{text[114:130]}”"]
    assert window.says.text() == "\n".join(said)
    unitised.undo_stack.undo()
    assert agreed(unitised) is None


def test_keys_take_one_coders_both_none_or_the_selection(qtbot, window, unitised):
    window.all_same.click()
    window.place_list.choose(2)
    window.activateWindow()
    window.place_list.setFocus()
    QTest.keyClick(window.place_list, Qt.Key.Key_2)
    assert agreed(unitised) == [(0, 26), (28, 113), (114, 130)]
    assert window._place().start == 170, "the next place that is open"
    QTest.keyClick(window.place_list, Qt.Key.Key_N)
    assert agreed(unitised) == [(0, 26), (28, 113), (114, 130)]
    assert rows(window.places)[2:] == ["marked by 2 · agreed", "marked by 1 · no unit here"]
    assert rows(window.articles) == ["2 the same · 2 differ · 0 open"]
    window.place_list.choose(2)
    window.both.click()
    assert agreed(unitised)[2:] == [(114, 130), (114, 145)]
    window.place_list.choose(2)
    window.own.click()
    assert "Select" in window.says.text(), "nothing is selected"
    unitised.here.selection = Span(116, 140)
    window.own.click()
    assert agreed(unitised)[2:] == [(116, 140)]
    for _ in range(5):
        unitised.undo_stack.undo()
    assert agreed(unitised) is None


def test_with_one_coder_nothing_is_the_same(qtbot, workspace):
    sample = Sample(id="sample-1", name="Units", articles=workspace.corpus.articles(), unitise=True)
    workspace.apply("Draw", lambda _hand: edits.add_code(unit_code([])) + edits.add_sample(sample))
    mark(workspace, DEAL)
    alone = AgreeOnUnits(workspace)
    qtbot.addWidget(alone)
    assert rows(alone.articles) == ["0 the same · 1 differ · 1 open"]
    assert alone.says.text() == ALONE
    workspace.use_coder("Bea")
    States(workspace).mark_done()
    workspace.use_coder("Ada")
    assert [button.text() for button in alone.takes] == ["Take Ada's", "Take Bea's"]
    assert alone.says.text().endswith("Bea: –"), "who is done and marked nothing took part"


def test_others_units_are_hidden_until_ones_own_are_done(window, unitised):
    (sample,) = unitised.corpus.samples()
    masked = edits.change_sample(sample, {"concealed": ("coders",)})
    unitised.apply("Mask", lambda _hand: masked)
    assert rows(window.places) == []
    assert window.place_list.empty == NOT_YET
    assert not window.all_same.isEnabled()
    States(unitised).mark_done()
    assert len(rows(window.places)) == 4


def test_a_code_goes_exactly_on_the_agreed_unit_at_the_caret(qtbot, window, unitised, codes):
    window.all_same.click()
    coding, steps = Coding(unitised), UnitSteps(unitised, window)
    unitised.focus.set("")
    unitised.set_caret(40)
    assert coding.aim() == f"“{unitised.shown.text[28:68].rsplit(' ', 1)[0]} …”"
    coding.apply_code(codes[0])
    coding.apply_code(codes[1])
    found = [(one.start, one.end) for one in unitised.here.annotations() if one.code != UNIT]
    assert found == [(28, 113), (28, 113)], "the second code goes on the unit too and changes no annotation"
    revealed = []
    unitised.revealed.connect(lambda start, end: revealed.append((start, end)))
    unitised.set_caret(0)
    steps.next_unit()
    unitised.set_caret(28)
    steps.next_unit()
    unitised.set_caret(114)
    steps.previous_unit()
    assert revealed == [(28, 113), (0, 26), (28, 113)]


def test_agreed_units_are_painted_as_bands_in_brackets(qtbot, unitised, window):
    reading = Reading(unitised, Coding(unitised))
    qtbot.addWidget(reading)
    reading.resize(900, 600)
    reading.show()
    page = reading.article_view.page
    plain = page.grab().toImage()
    window.all_same.click()
    assert page._units == [(0, 26), (28, 113)]
    banded = page.grab().toImage()
    assert banded != plain
    unitised.show_article(unitised.corpus.articles()[1])
    assert page._units == [], "another article has units of its own"
