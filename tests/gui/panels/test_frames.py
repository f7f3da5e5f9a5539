"""The frames panel: words that speak for a frame, of the article and of the paragraph at the caret."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.cues.frames import find_frames, frames
from annotator.gui.files import Files
from annotator.gui.panels._frames import CAUTION, LEAD, NONE_HERE, FramesPanel
from annotator.gui.panels._summary import HIDDEN
from annotator.gui.window import Window

TEXT = (
    "Town splits over deal\n\n"
    "Prices rose and taxes fell, which cost the town a million. Nobody paid taxes.\n\n"
    "The lake is blue and the wood is green.\n\n"
    "Critics denounced it as an injustice and a sin."
)
MONEY = "economic-consequences"


@pytest.fixture
def opened(qtbot, make_workspace, make_article, articles):
    made = make_workspace(articles=[make_article(TEXT, number=7), articles[1]])
    made.find_cues()
    qtbot.waitUntil(lambda: made.here.cues_known, timeout=20_000)
    return made


@pytest.fixture
def panel(qtbot, opened):
    made = FramesPanel(opened)
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    qtbot.waitUntil(made.article.isVisible, timeout=20_000)
    return made


def words(supports, frame):
    block = supports.blocks[frame]
    return [button.text() for button in block.words.buttons if button.isVisibleTo(block)]


def press(supports, frame, word):
    button = next(one for one in supports.blocks[frame].words.buttons if one.text().split(" ×")[0] == word)
    button.click()


def test_the_article_has_its_frames_with_their_words_and_how_many(panel):
    found = find_frames(TEXT)
    for frame in frames():
        support = found.article.support(frame)
        shown = [
            f"{one.text} ×{len(one.places)}" if len(one.places) > 1 else one.text for one in support.words
        ]
        assert words(panel.article, frame) == shown
        assert panel.article.blocks[frame].isVisible() == bool(shown)
    assert words(panel.article, MONEY)[0] == "taxes ×2"
    assert panel.article.blocks[MONEY].figures.text() == "4 words"
    assert "Human interest" in panel.nothing.text()


def test_it_says_that_this_is_evidence_and_what_counts_are_good_for(panel):
    assert panel.lead.text() == LEAD
    assert "not a verdict" in LEAD
    assert panel.caution.text() == CAUTION
    assert "which article speaks more of a frame than another" in CAUTION


def test_the_paragraph_follows_the_caret(panel, opened):
    opened.set_caret(TEXT.index("taxes"))
    assert panel.title.text() == "Paragraph 2, at the caret"
    assert words(panel.paragraph, MONEY) == ["taxes ×2", "cost", "million", "prices"]
    opened.set_caret(TEXT.index("lake"))
    assert (panel.none_here.isVisible(), panel.none_here.text()) == (True, NONE_HERE)
    assert not panel.paragraph.isVisible()
    opened.set_caret(TEXT.index("Critics"))
    assert words(panel.paragraph, "conflict") == ["critics", "denounced"]
    assert not panel.none_here.isVisible()


def test_a_word_leads_to_its_places_one_after_the_other_and_round(qtbot, panel, opened):
    asked, told = [], []
    opened.selection_wanted.connect(lambda start, end: asked.append((start, TEXT[start:end])))
    opened.told.connect(told.append)
    for _ in range(3):
        press(panel.article, MONEY, "taxes")
    first, second = TEXT.index("taxes"), TEXT.rindex("taxes")
    assert asked == [(first, "taxes"), (second, "taxes"), (first, "taxes")]
    assert told[1].startswith("2 of 2: “taxes” speaks of")


def test_another_word_begins_at_its_first_place(panel, opened):
    asked = []
    opened.selection_wanted.connect(lambda start, _end: asked.append(start))
    press(panel.article, MONEY, "taxes")
    press(panel.article, MONEY, "million")
    press(panel.article, MONEY, "taxes")
    assert asked == [TEXT.index("taxes"), TEXT.index("million"), TEXT.index("taxes")]


def test_evidence_that_is_a_cue_gets_the_focus(panel, opened):
    cue = next(one for one in opened.here.open_cues() if TEXT[one.start : one.end] == "injustice")
    press(panel.article, "morality", "injustice")
    assert opened.focus.cue() == cue
    opened.focus.set("")
    opened.hiding.set([cue.category])
    asked = []
    opened.selection_wanted.connect(lambda start, end: asked.append((start, end)))
    press(panel.article, "morality", "injustice")
    assert (opened.focus.key, asked) == ("", [(cue.start, cue.end)])


def test_a_key_on_a_word_brings_it_into_view_in_the_window_and_the_keyboard_stays(qtbot, opened):
    window = Window(opened, Files(opened))
    qtbot.addWidget(window)
    window.show()
    window.docks["frames"].raise_()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: window.docks["frames"].widget() is not None)
    panel = window.docks["frames"].widget()
    qtbot.waitUntil(lambda: panel.isEnabled() and panel.article.isVisible(), timeout=20_000)
    button = panel.article.blocks[MONEY].words.buttons[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    start = TEXT.index("taxes")
    assert (opened.here.selection.start, opened.here.selection.end) == (start, start + 5)
    assert panel.title.text() == "Paragraph 2, at the caret"
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert opened.here.selection.start == TEXT.rindex("taxes")
    assert button.hasFocus()
    window.close()


def test_blind_mode_hides_what_was_found(panel, opened):
    opened.set_mode("blind")
    assert panel.lead.text() == HIDDEN
    opened.set_caret(TEXT.index("taxes"))
    for part in (panel.article, panel.caution, panel.below):
        assert not part.isVisible()
    assert panel.nothing.text() == ""
    opened.set_mode("assisted")
    assert panel.article.isVisible()


def test_another_language_says_that_the_words_do_not_apply(qtbot, make_workspace, make_article):
    german = make_workspace(
        articles=[make_article("Das ist ein guter Plan für alle hier im Land.", language="de")]
    )
    panel = FramesPanel(german)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: "in German (de)" in panel.lead.text(), timeout=20_000)
    assert not panel.caution.isVisible()
    assert not panel.below.isVisible()


def test_without_an_article_that_is_said(qtbot, make_workspace):
    panel = FramesPanel(make_workspace())
    qtbot.addWidget(panel)
    panel.show()
    assert panel.lead.text() == "No article is open."


def test_nothing_is_looked_for_before_somebody_looks(qtbot, opened):
    panel = FramesPanel(opened)
    qtbot.addWidget(panel)
    opened.show_article(opened.corpus.articles()[1])
    opened.show_article(opened.corpus.articles()[0])
    assert (panel._known, panel._wanted) == ({}, "")
    panel.show()
    qtbot.waitUntil(lambda: len(panel._known) == 1, timeout=20_000)


def test_another_article_shows_its_own(qtbot, panel, opened):
    opened.show_article(opened.corpus.articles()[1])
    qtbot.waitUntil(lambda: len(panel._known) == 2, timeout=20_000)
    assert words(panel.article, MONEY) == []
    opened.show_article(opened.corpus.articles()[0])
    assert words(panel.article, MONEY)[0] == "taxes ×2"


def test_a_heading_tells_the_definition_and_the_question_to_those_who_hear(panel):
    for frame in frames().values():
        block = panel.article.blocks[frame.id]
        said = [
            part.accessibleDescription()
            for part in block.children()
            if hasattr(part, "accessibleDescription")
        ]
        assert f"{frame.definition}\n{frame.question}" in said
