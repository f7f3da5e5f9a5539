"""The summary is worked out when it is seen, says how it counted, and hides findings in blind mode."""

from dataclasses import replace

import pytest

from annotator.gui.panels._summary import HIDDEN, NOT_KNOWN, SummaryPanel
from annotator.model import Cue
from annotator.summary import CAUTION, COUNTED, NO_RATES, summarise


@pytest.fixture
def panel(qtbot, workspace):
    made = SummaryPanel(workspace)
    qtbot.addWidget(made)
    made.resize(340, 700)
    return made


def settled(qtbot, panel):
    panel.show()
    qtbot.waitUntil(lambda: panel.numbers["words"].text() != "–", timeout=20_000)


def test_the_page_ends_where_its_content_ends(qtbot, panel):
    """A page that is higher than what stands on it scrolls into a blank screen."""
    settled(qtbot, panel)
    content = panel.page.widget()
    for width in (340, 300):
        panel.resize(width, 338)
        qtbot.waitUntil(lambda: content.width() <= panel.width() and panel.page.height() == 338)
        lowest = max(panel.source.geometry().bottom(), panel.aside.geometry().bottom())
        qtbot.waitUntil(lambda lowest=lowest: content.height() - lowest < 40)


def test_nothing_is_worked_out_before_somebody_looks(qtbot, panel, workspace):
    workspace.show_article(workspace.corpus.articles()[1])
    workspace.show_article(workspace.corpus.articles()[0])
    assert (panel._known, panel._wanted) == ({}, "")
    settled(qtbot, panel)
    assert len(panel._known) == 1


def test_numbers_are_those_of_the_article_and_say_how_they_were_counted(qtbot, panel, workspace):
    settled(qtbot, panel)
    counted = summarise(workspace.article)
    assert panel.numbers["words"].text() == str(counted.words)
    assert panel.numbers["sentences"].text() == str(counted.sentences)
    assert panel.numbers["quoted"].text() == f"{counted.quoted_share:.1%}"
    assert panel.numbers["words"].accessibleDescription() == COUNTED["words"]


def test_rates_stand_beside_their_counts_by_category(qtbot, panel, workspace):
    settled(qtbot, panel)
    words = summarise(workspace.article).words
    counts = {}
    for cue in workspace.here.all_cues():
        counts[cue.category] = counts.get(cue.category, 0) + 1
    assert len(panel.rates._bars) == len(counts)
    own = sum(cue.voice == "author" for cue in workspace.here.all_cues())
    assert f"{own} of {len(workspace.here.all_cues())} cues" in panel.rates_note.text()
    assert {bar.figures for bar in panel.rates._bars} == {
        f"{1000 * n / words:.1f}  ({n})" for n in counts.values()
    }


def test_rates_over_the_author_s_own_words_are_a_click_away_and_remembered(qtbot, panel, workspace):
    settled(qtbot, panel)
    summary, cues = summarise(workspace.article), workspace.here.all_cues()
    panel.switch["own"].click()
    present = list(dict.fromkeys(cue.category for cue in cues))
    own = {one: sum(cue.voice == "author" for cue in cues if cue.category == one) for one in present}
    assert 0 < sum(own.values()) < len(cues)
    assert 0 < summary.own_words < summary.words
    assert sorted(bar.figures for bar in panel.rates._bars) == sorted(
        f"{1000 * n / summary.own_words:.1f}  ({n})" for n in own.values()
    )
    note = panel.rates_note.text()
    assert f"{summary.own_words} of {summary.words} words are the author's own." in note
    assert COUNTED["own rates"] in note
    assert COUNTED["own"] in note
    again = SummaryPanel(workspace)
    qtbot.addWidget(again)
    settled(qtbot, again)
    assert again.switch["own"].isChecked()
    assert again.rates_note.text() == note
    again.switch["all"].click()
    assert COUNTED["rates"] in again.rates_note.text()


def test_own_words_of_another_language_are_not_known(qtbot, make_workspace, make_article):
    german = make_workspace(
        articles=[make_article("Das ist ein guter Plan für alle hier im Land.", language="de")]
    )
    cue = Cue(start=0, end=3, category="hedge", rule="hedge.own@1", reason="")
    german.here.all_cues = lambda: (cue,)
    panel = SummaryPanel(german)
    qtbot.addWidget(panel)
    settled(qtbot, panel)
    assert len(panel.rates._bars) == 1
    panel.switch["own"].click()
    assert (panel.rates._bars, panel.rates_note.text()) == ((), NOT_KNOWN)


def test_bars_of_both_choices_have_the_same_measure(qtbot, panel):
    settled(qtbot, panel)
    full = panel.rates._full
    panel.switch["own"].click()
    assert panel.rates._full == full
    assert max(bar.value for bar in panel.rates._bars) <= full


def test_scores_come_with_their_words_a_caution_and_their_source(qtbot, panel, workspace):
    settled(qtbot, panel)
    tone = summarise(workspace.article).tone
    assert panel.tone_note.text() == CAUTION
    assert tone.source in panel.source.text()
    assert [bar.value for bar in panel.scores._bars] == [tone.polarity, tone.subjectivity]
    assert {(bar.name, bar.figures.split(" · ")[1]) for bar in panel.words._bars} <= {
        (word.word, f"{word.subjectivity:.2f}") for word in tone.words
    }


def test_blind_mode_hides_what_rules_and_word_lists_found(qtbot, panel, workspace):
    settled(qtbot, panel)
    workspace.set_mode("blind")
    assert panel.rates._bars == ()
    assert not panel.switches.isVisible()
    assert not panel.words.isVisible()
    assert panel.rates_note.text() == panel.tone_note.text() == HIDDEN
    assert panel.numbers["words"].text() != "–"


def test_another_language_has_numbers_but_no_scores(qtbot, make_workspace, make_article):
    german = make_workspace(
        articles=[make_article("Das ist ein guter Plan für alle hier im Land.", language="de")]
    )
    panel = SummaryPanel(german)
    qtbot.addWidget(panel)
    settled(qtbot, panel)
    assert "English" in panel.tone_note.text()
    assert not panel.scores.isVisible()


@pytest.mark.parametrize("extent", ["truncated", "headline"])
def test_an_article_that_is_not_whole_has_numbers_but_no_rates(qtbot, panel, workspace, extent):
    workspace.article = replace(workspace.article, extent=extent)
    settled(qtbot, panel)
    assert workspace.here.all_cues() != ()
    assert panel.rates._bars == ()
    assert panel.rates_note.text() == NO_RATES[extent]


def test_an_answer_for_an_article_that_is_gone_is_kept_but_not_shown(qtbot, panel, workspace):
    settled(qtbot, panel)
    first = panel.numbers["words"].text()
    workspace.show_article(workspace.corpus.articles()[1])
    qtbot.waitUntil(lambda: len(panel._known) == 2, timeout=20_000)
    assert panel.numbers["words"].text() != first
    workspace.show_article(workspace.corpus.articles()[0])
    assert panel.numbers["words"].text() == first


def test_all_words_are_a_click_away(qtbot, make_workspace, make_article):
    words = ["good", "bad", "nice", "terrible", "great", "awful", "lovely", "horrible", "ugly", "beautiful"]
    text = " ".join(f"The plan is {word} for them." for word in words)
    panel = SummaryPanel(make_workspace(articles=[make_article(text)]))
    qtbot.addWidget(panel)
    settled(qtbot, panel)
    assert len(panel.words._bars) == 8
    panel.more.click()
    assert len(panel.words._bars) == len(words)
