"""The centre of the window follows the workspace, and the person's hands reach it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import edits
from annotator.gui.docks import Docks
from annotator.gui.files import Files
from annotator.gui.window import Window
from annotator.model import Code
from annotator.sample import sample_corpus

KEY = Qt.Key


@pytest.fixture
def window(workspace, qtbot):
    workspace.ready = False  # as at the start: cues are found when the window is on the screen
    workspace.open_corpus(sample_corpus())
    workspace.use_coder("Ada")
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def seen(window, qtbot):
    """The window when the cues of the first article are there."""
    window.workspace.start()
    qtbot.waitUntil(lambda: window.workspace.here.cues_known, timeout=20_000)
    QApplication.processEvents()
    return window


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    window.reading.article_view.setFocus()
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def place_of_the_text(window):
    view = window.reading.article_view
    return [
        view.cursor_rectangle(at).translated(view.mapTo(window, view.rect().topLeft()))
        for at in (0, 400, 900)
    ]


def test_the_text_does_not_move_when_the_cues_arrive(window, qtbot):
    QApplication.processEvents()
    before = place_of_the_text(window)
    window.workspace.start()
    qtbot.waitUntil(lambda: window.workspace.here.cues_known, timeout=20_000)
    QApplication.processEvents()
    assert place_of_the_text(window) == before


def test_the_caret_in_a_cue_gives_it_the_focus_and_leaving_it_takes_it_away(seen):
    workspace, view = seen.workspace, seen.reading.article_view
    cue = workspace.here.open_cues()[2]
    view.set_caret(cue.start + 1)
    assert workspace.focus.cue() in [
        one for one in workspace.here.open_cues() if one.start <= cue.start + 1 < one.end
    ]
    free = next(at for at in range(len(workspace.article.text)) if not view.marks_at(at))
    view.set_caret(free)
    assert workspace.focus.key == ""


def test_panels_hear_of_the_caret_whoever_moves_it(seen):
    workspace, view = seen.workspace, seen.reading.article_view
    heard = []
    workspace.changed.connect(
        lambda what: heard.append(workspace.here.caret) if what.touches("caret") else None
    )
    view.set_caret(7)
    workspace.revealed.emit(40, 50)
    workspace.revealed.emit(40, 50)
    assert heard == [7, 40]


def test_words_that_a_panel_points_at_are_selected(seen):
    seen.workspace.selection_wanted.emit(10, 30)
    assert (seen.workspace.here.selection.start, seen.workspace.here.selection.end) == (10, 30)
    assert seen.workspace.here.caret == 30


def test_resting_on_a_cue_shows_it_without_giving_it_the_focus(seen):
    workspace = seen.workspace
    first, second = workspace.here.open_cues()[:2]
    workspace.focus.set(first.key)
    seen.reading.article_view.mark_hovered.emit(second.key)
    assert workspace.focus.looked_at() == second
    assert workspace.focus.cue() == first
    seen.reading.article_view.mark_hovered.emit("")
    assert workspace.focus.looked_at() == first


def test_a_chip_hides_a_category_and_alt_shows_it_alone(seen):
    workspace, chips = seen.workspace, seen.reading.chips
    category = workspace.here.open_cues()[0].category
    chips._chips[category].click()
    assert all(cue.category != category for cue in workspace.here.open_cues())
    assert category not in {mark.key.split(":")[0] for mark in seen.reading.article_view._index.all()}
    chips.solo(category)
    assert {cue.category for cue in workspace.here.open_cues()} == {category}
    chips.solo(category)
    assert workspace.hiding.categories == {category}, "solo again shows what was shown before"


def test_every_code_key_is_free_of_other_meanings(seen):
    codes = {code.key.upper() for code in seen.workspace.corpus.codes() if code.key}
    single = {
        key.upper() for declared in seen.actions_.declared() for key in declared.keys if declared.in_text
    }
    assert codes
    assert not codes & single


def test_review_shows_one_cue_at_a_time_and_a_decision_brings_the_next(seen):
    workspace = seen.workspace
    workspace.set_mode("review")
    press(seen, KEY.Key_Space)
    first = workspace.focus.cue()
    shown = [mark.key for mark in seen.reading.article_view._index.all() if ":" in mark.key]
    assert shown == [first.key]
    press(seen, KEY.Key_X)
    assert workspace.focus.cue() not in (None, first)
    second = workspace.focus.cue()
    press(seen, KEY.Key_Return)
    assert workspace.focus.cue() not in (None, first, second)
    assert [one.mode for one in workspace.here.annotations()] == ["review"]


def test_a_code_key_re_labels_the_focused_cue_and_then_the_annotation(seen):
    workspace = seen.workspace
    press(seen, KEY.Key_Space)
    cue = workspace.focus.cue()
    one, two = [
        code for code in workspace.corpus.codes() if code.key and cue.category not in code.categories
    ][:2]
    press(seen, getattr(KEY, f"Key_{one.key.upper()}"))
    made = workspace.focus.annotation()
    assert (made.code, made.cue.category, made.start, made.end) == (one.id, cue.category, cue.start, cue.end)
    press(seen, getattr(KEY, f"Key_{two.key.upper()}"))
    assert workspace.focus.annotation().code == two.id
    assert workspace.focus.annotation().id == made.id


def test_several_codes_on_the_same_words_are_legal(seen):
    workspace, view = seen.workspace, seen.reading.article_view
    for code in [one for one in workspace.corpus.codes() if one.key][:3]:
        view.select(10, 30)
        seen.coding.apply_code(code)
    assert [(one.start, one.end) for one in workspace.here.annotations()] == [(10, 30)] * 3
    assert len({one.code for one in workspace.here.annotations()}) == 3


def test_a_code_for_the_article_is_put_on_it_and_taken_off(seen):
    workspace = seen.workspace
    code = Code(id="code-whole", name="Whole", level="article")
    workspace.apply("Add", lambda _hand: edits.add_code(code))
    seen.coding.apply_code(code)
    assert [(one.code, one.target) for one in workspace.here.annotations()] == [(code.id, ())]
    seen.coding.apply_code(code)
    assert workspace.here.annotations() == ()
    workspace.undo_stack.undo()
    assert len(workspace.here.annotations()) == 1


def test_the_keys_select_words_sentences_and_paragraphs_and_grow(seen):
    workspace, view = seen.workspace, seen.reading.article_view
    text = workspace.article.text
    start = text.index("The regime")
    view.set_caret(start)
    press(seen, KEY.Key_W)
    assert text[workspace.here.selection.start : workspace.here.selection.end] == "The"
    press(seen, KEY.Key_W)
    assert text[workspace.here.selection.start : workspace.here.selection.end] == "The regime"
    view.clear_selection()
    view.set_caret(start)
    press(seen, KEY.Key_S)
    sentence = text[workspace.here.selection.start : workspace.here.selection.end]
    assert sentence.startswith("The regime")
    assert sentence.endswith(".")
    press(seen, KEY.Key_Escape)
    assert workspace.here.selection is None
    view.set_caret(start)
    press(seen, KEY.Key_P)
    assert "\n" not in text[workspace.here.selection.start : workspace.here.selection.end]
    assert workspace.here.selection.end - workspace.here.selection.start >= len(sentence)


def test_the_theme_is_remembered(seen):
    seen.actions_["dark"].trigger()
    assert seen.workspace.settings.get("theme", "") == "dark"
    seen.actions_["light"].trigger()


def test_copying_takes_the_articles_own_characters(seen, qapp):
    workspace, view = seen.workspace, seen.reading.article_view
    view.select(0, 40)
    press(seen, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == workspace.article.text[:40]


def test_the_text_does_not_move_when_the_side_panels_arrive(workspace, qtbot, monkeypatch):
    workspace.ready = False
    workspace.open_corpus(sample_corpus())
    seen = []
    make = Docks._make

    def noting(self, dock, panel):
        seen.append(place_of_the_text(made))
        make(self, dock, panel)

    monkeypatch.setattr(Docks, "_make", noting)
    made = Window(workspace, Files(workspace))
    qtbot.addWidget(made)
    made.resize(1320, 860)
    made.show()
    qtbot.waitUntil(lambda: made.docks["annotations"].widget() is not None)
    QApplication.processEvents()
    assert len(seen) >= 3
    assert place_of_the_text(made) == seen[0]
    made.close()
