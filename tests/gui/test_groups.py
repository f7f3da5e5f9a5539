"""Chips and keys hide groups and show one alone: cues and annotations, in the text and in the list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.files import Files
from annotator.gui.settings import Settings
from annotator.gui.window import Window
from annotator.gui.workspace import Workspace
from annotator.sample import sample_corpus

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(workspace, qtbot):
    """The window on the first article of the sample, with cues and an annotation in each of two groups."""
    workspace.open_corpus(sample_corpus())
    workspace.use_coder("Ada")
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    workspace.start()
    qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
    for slot in (1, 3):
        made.reading.article_view.select(slot * 40, slot * 40 + 12)
        made.coding.apply_code(code_of(workspace, slot))
    made.reading.clear()
    QApplication.processEvents()
    yield made
    made.close()


def code_of(workspace, slot):
    return next(one for one in workspace.corpus.codes() if one.slot == slot and one.level == "span")


def painted(window):
    return window.reading.article_view._index.all()


def slots(window):
    return {mark.slot for mark in painted(window)}


def decided(window):
    return {mark.slot for mark in painted(window) if mark.decided}


@pytest.mark.parametrize("slot", [1, 3])
def test_alt_and_a_number_shows_a_group_alone_and_then_what_was_shown_before(window, slot):
    window.workspace.hiding.set({"attribution"}, groups={5})
    before = {mark.key for mark in painted(window)}
    window.reading.article_view.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_0.value + slot), ALT)
    assert slots(window) == decided(window) == {slot}
    QTest.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_0.value + slot), ALT)
    assert {mark.key for mark in painted(window)} == before


def test_one_group_alone_after_another_ends_with_what_was_shown_before_the_second(window):
    window.actions_["wording_alone"].trigger()
    window.actions_["sourcing_alone"].trigger()
    assert slots(window) == {3}
    window.actions_["show_all"].trigger()
    assert decided(window) == {1, 3}
    assert len(slots(window)) > 3


def test_the_chip_of_a_group_hides_its_cues_and_annotations_and_alt_shows_it_alone(window):
    head = window.reading.chips._heads[1]
    QTest.mouseClick(head, LEFT)
    assert 1 not in slots(window)
    assert decided(window) == {3}
    assert not head.isChecked()
    QTest.mouseClick(head, LEFT)
    assert decided(window) == {1, 3}
    QTest.mouseClick(head, LEFT, ALT)
    assert slots(window) == {1}
    QTest.keyClick(head, Qt.Key.Key_Space, ALT)
    assert decided(window) == {1, 3}


def test_a_category_of_a_hidden_group_is_shown_alone_in_it(window):
    workspace = window.workspace
    first = next(
        cue.category for cue in workspace.here.open_cues() if workspace.category(cue.category).slot == 1
    )
    QTest.mouseClick(window.reading.chips._heads[1], LEFT)
    assert not window.reading.chips._chips[first].isChecked()
    QTest.mouseClick(window.reading.chips._chips[first], LEFT)
    shown = {mark.key.split(":")[0] for mark in painted(window) if mark.slot == 1 and not mark.decided}
    assert shown == {first}
    assert decided(window) == {1, 3}


def test_one_category_alone_hides_the_annotations_of_other_groups(window):
    window.reading.chips.solo("attribution")
    assert slots(window) == {3}
    assert decided(window) == {3}
    window.reading.chips.solo("attribution")
    assert decided(window) == {1, 3}


def test_what_is_hidden_is_remembered_by_this_machine(window):
    workspace = window.workspace
    workspace.hiding.set({"hedge"}, groups={2, 5})
    again = Workspace(workspace.corpus, Settings(workspace.settings._file), workspace.interaction)
    assert (again.hiding.categories, again.hiding.groups) == ({"hedge"}, {2, 5})


def test_the_list_and_the_keys_pass_over_what_is_hidden(window, qtbot):
    qtbot.waitUntil(lambda: window.docks["annotations"].widget() is not None)
    panel = window.docks["annotations"].widget()
    QTest.mouseClick(window.reading.chips._heads[3], LEFT)
    hidden = next(
        one for one in window.workspace.here.annotations() if not window.workspace.hiding.shows(one)
    )
    assert hidden not in panel.model.things
    seen = set()
    for _ in range(4):
        window.coding.next_annotation()
        seen.add(window.workspace.focus.key)
    assert hidden.id not in seen
    assert len(seen) == 1


def test_what_has_the_focus_is_painted_though_its_group_is_hidden_and_hidden_again_after_it(window):
    workspace = window.workspace
    workspace.hiding.set((), groups={3})
    hidden = next(one for one in workspace.here.annotations() if not workspace.hiding.shows(one))
    workspace.focus.set(hidden.id, reveal=True)
    assert hidden.id in {mark.key for mark in painted(window)}
    workspace.focus.set("")
    assert hidden.id not in {mark.key for mark in painted(window)}


def test_what_is_coded_in_a_hidden_group_is_seen_until_the_focus_goes_on(window):
    workspace = window.workspace
    workspace.hiding.set((), groups={1})
    window.reading.article_view.select(200, 212)
    window.coding.apply_code(code_of(workspace, 1))
    made = workspace.focus.annotation()
    assert made.id in {mark.key for mark in painted(window)}
    window.coding.delete()
    assert made.id not in {mark.key for mark in painted(window)}


def test_in_blind_mode_groups_of_annotations_can_be_hidden_and_categories_cannot(window):
    window.workspace.set_mode("blind")
    chips = window.reading.chips
    assert all(head.isEnabled() for head in chips._heads.values())
    assert not any(chip.isEnabled() for chip in chips._chips.values())
    QTest.mouseClick(chips._heads[1], LEFT)
    assert decided(window) == {3}
