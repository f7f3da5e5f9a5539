"""Evidence for generic frames: which words speak for which frame, in which paragraph, and why."""

import pytest

from annotator.cues import categories, find_cues
from annotator.cues.frames import frame_evidence, frames
from annotator.cues.lexicon import lexicons
from annotator.cues.registry import detectors
from annotator.model import Zone
from annotator.text.analysis import analyse

MONEY = "Prices rose and taxes fell, which cost the town a million."
QUARREL = "Critics accused the mayor; the opposition denounced the deal."
STORY = f"{MONEY}\n{QUARREL}\nThe lake is blue."


def _body(text):
    return analyse(text, [Zone("body", 0, len(text))])


def _said(text, support):
    return [text[each.start : each.end] for each in support.evidence]


def test_each_paragraph_has_the_frames_its_own_words_speak_for() -> None:
    found = frame_evidence(_body(STORY))
    assert [[each.frame for each in passage.supports] for passage in found.paragraphs] == [
        ["economic-consequences"],
        ["conflict"],
        [],
    ]
    economic = found.paragraphs[0].supports[0]
    assert _said(STORY, economic) == ["Prices", "taxes", "cost", "million"]
    assert economic.different == 4


def test_the_article_holds_the_evidence_of_all_paragraphs_strongest_first() -> None:
    found = frame_evidence(_body(STORY))
    assert [(each.frame, each.different) for each in found.article.supports] == [
        ("conflict", 4),
        ("economic-consequences", 4),
    ]
    inside = [
        each for passage in found.paragraphs for support in passage.supports for each in support.evidence
    ]
    assert sum(len(support.evidence) for support in found.article.supports) == len(inside)


def test_one_word_said_often_is_one_word() -> None:
    text = "Taxes, taxes, taxes."
    support = frame_evidence(_body(text)).article.supports[0]
    assert (support.different, support.words, len(support.evidence)) == (1, (("taxes", 3),), 3)


def test_cues_of_detectors_speak_for_a_frame_with_their_own_rule_and_reason() -> None:
    text = "The strike stems from a quarrel, and the verdict is an injustice."
    found = {
        (text[each.start : each.end], each.frame, each.rule)
        for support in frame_evidence(_body(text)).article.supports
        for each in support.evidence
    }
    assert ("stems from", "responsibility", "causal_claim.verb@1") in found
    assert ("injustice", "morality", "moral_foundations.fairness-vice@1") in found


def test_cues_found_before_are_taken_as_they_are() -> None:
    analysis = _body("The verdict is an injustice and a sin.")
    assert frame_evidence(analysis, find_cues(analysis)) == frame_evidence(analysis)
    bare = frame_evidence(analysis, []).article.supports
    assert [each.rule for support in bare for each in support.evidence] == ["generic_frames.morality"]


def test_a_word_that_a_list_and_a_cue_have_counts_once() -> None:
    text = "A shameful, sinful and righteous act."
    support = frame_evidence(_body(text)).article.supports[0]
    assert [text[each.start : each.end] for each in support.evidence] == ["shameful", "sinful", "righteous"]


def test_names_and_credit_lines_speak_for_no_frame() -> None:
    text = "The talks ended in Oslo.\nSource: Business Market Prices Wire"
    zones = [Zone("body", 0, 25), Zone("credit", 25, len(text))]
    assert frame_evidence(analyse(text, zones)).article.supports == ()
    named = _body("We met a man called Marcus Church near the lake in the evening.")
    assert frame_evidence(named).article.supports == ()


def test_every_piece_of_evidence_is_explained_and_in_bounds() -> None:
    for support in frame_evidence(_body(STORY)).article.supports:
        for each in support.evidence:
            assert STORY[each.start : each.end] in each.reason
            assert each.reason.endswith(".")


def test_a_text_without_words_has_no_frames() -> None:
    assert frame_evidence(analyse("")).article.supports == ()
    assert frame_evidence(analyse(" \n ")).paragraphs == ()


def test_there_are_five_frames_and_each_has_a_section_of_the_list() -> None:
    assert list(frames()) == [
        "conflict",
        "human-interest",
        "economic-consequences",
        "morality",
        "responsibility",
    ]
    assert set(lexicons()["generic_frames"].sections) - {"exceptions"} == set(frames())


@pytest.mark.parametrize("frame", frames().values(), ids=lambda frame: frame.id)
def test_each_rule_that_speaks_for_a_frame_exists(frame) -> None:
    for rule in frame.rules:
        category, _, section = rule.partition(".")
        assert category in categories()
        assert category in {detector.category for detector in detectors()}
        assert not section or section in lexicons()[category].sections
    assert frame.definition.endswith(".")
    assert frame.question.endswith("?")
