"""The row of categories says in a plain sentence when an article is not in English."""

import pytest

from annotator import edits
from annotator.gui.chips import Chips
from annotator.model import Adjustment

GERMAN = (
    "Ministerium schickt Banken ins Ausland\n\n"
    "Der Minister nannte den Plan „brutal“ und warnte vor den Folgen für das Regime. Propaganda und Terror."
)
DANISH = "Regimet taler om en brutal krig. Det er absolut galt, siger han til avisen. Propaganda og terror."
ENGLISH = "Critics slammed the brutal regime, and the minister said on Monday that he would resign."


@pytest.fixture
def shown(qtbot, make_workspace, make_article):
    """Return a function that shows the chips of one article whose cues are known."""

    def show(text, *, adjustment=None, **fields):
        workspace = make_workspace(articles=[make_article(text, **fields)])
        if adjustment is not None:
            workspace.apply("Words", lambda _hand: edits.adjust(None, adjustment))
        chips = Chips(workspace)
        qtbot.addWidget(chips)
        chips.show()
        workspace.find_cues()
        qtbot.waitUntil(lambda: workspace.here.cues_known, timeout=20_000)
        return workspace, chips

    return show


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (GERMAN, "", "In German (de): what reads English finds nothing here."),
        (ENGLISH, "de-AT", "In German (de-AT): what reads English finds nothing here."),
        (DANISH, "", "Not in English: what reads English finds nothing here."),
    ],
)
def test_an_article_in_another_language_has_no_cues_and_a_sentence_says_why(shown, text, language, said):
    workspace, chips = shown(text, language=language)
    assert workspace.here.all_cues() == ()
    assert chips._foreign.isVisibleTo(chips)
    assert chips._foreign.text() == said
    assert not any(chip.isVisibleTo(chips) for chip in (chips._all, *chips._chips.values()))
    workspace.set_mode("blind")
    assert not chips._foreign.isVisibleTo(chips)
    assert all(chip.isVisibleTo(chips) for chip in (chips._all, *chips._chips.values()))


def test_what_a_corpus_looks_for_by_itself_keeps_its_chip(shown):
    own = Adjustment(id="hedge", words=("vielleicht",))
    workspace, chips = shown(GERMAN + " Das ist vielleicht so.", adjustment=own)
    assert [cue.category for cue in workspace.here.all_cues()] == ["hedge"]
    assert [name for name, chip in chips._chips.items() if chip.isVisibleTo(chips)] == ["hedge"]
    assert chips._all.isVisibleTo(chips)


def test_the_text_below_does_not_move_when_the_chips_go(qtbot, make_workspace, make_article):
    workspace = make_workspace(articles=[make_article(GERMAN)])
    chips = Chips(workspace)
    qtbot.addWidget(chips)
    chips.resize(700, 80)
    chips.show()
    before = chips.height()
    workspace.find_cues()
    qtbot.waitUntil(chips._foreign.isVisible, timeout=20_000)
    assert chips.height() == before


def test_an_english_article_needs_no_sentence(shown):
    workspace, chips = shown(ENGLISH)
    assert workspace.here.all_cues()
    assert not chips._foreign.isVisibleTo(chips)
