"""The score of an article on the moral foundations: rates with the words behind them."""

import pytest

from annotator.cues.lexicon import lexicons
from annotator.cues.moral import FOUNDATIONS, moral_scores
from annotator.model import Zone
from annotator.text.analysis import analyse


def _scores(text):
    analysis = analyse(text, [Zone("body", 0, len(text))] if text else [])
    return {score.foundation: score for score in moral_scores(analysis)}


def test_rates_are_hits_in_a_thousand_running_words() -> None:
    scores = _scores("They protect the weak, and it is cruel " + "to go on " * 4)
    assert scores["care"].virtue == pytest.approx(1000 / 20)
    assert scores["care"].vice == pytest.approx(1000 / 20)
    assert scores["care"].rate == pytest.approx(2000 / 20)
    assert dict(scores["care"].words) == {"cruel": 1, "protect": 1}


def test_all_foundations_are_scored_also_at_zero_and_without_words() -> None:
    assert tuple(_scores("")) == FOUNDATIONS
    assert all(score.rate == 0 and not score.words for score in _scores("The lake is blue.").values())


def test_words_that_are_marked_count_as_well_as_words_that_only_score() -> None:
    scores = _scores("The traitor and the enemy met.")
    assert dict(scores["loyalty"].words) == {"enemy": 1, "traitor": 1}


def test_names_do_not_count() -> None:
    assert not _scores("We met John Church and Mary Law in Oslo.")["sanctity"].words


@pytest.mark.parametrize("name", ["moral_foundations", "moral_foundations_score"])
def test_each_foundation_has_words_for_virtue_and_vice(name) -> None:
    poles = {f"{foundation}-{pole}" for foundation in FOUNDATIONS for pole in ("virtue", "vice")}
    assert set(lexicons()[name].sections) - {"exceptions"} == poles


def test_no_word_speaks_for_two_foundations() -> None:
    section_of: dict[str, str] = {}
    for name in ("moral_foundations", "moral_foundations_score"):
        for entry in lexicons()[name].entries:
            if not entry.blocks:
                assert section_of.setdefault(entry.form, entry.section) == entry.section, entry.form
