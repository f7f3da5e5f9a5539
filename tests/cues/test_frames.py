"""Evidence for generic frames: which words speak for which frame, in which paragraph, and why."""

import pytest

from annotator.cues import categories
from annotator.cues.frames import find_frames, frames
from annotator.cues.lexicon import lexicons
from annotator.cues.registry import detectors
from annotator.model import Article, Zone
from annotator.text.analysis import analyse

MONEY = "Prices rose and taxes fell, which cost the town a million."
QUARREL = "Critics accused the mayor; the opposition denounced the deal."
STORY = f"{MONEY}\n{QUARREL}\nThe lake is blue."


def _body(text):
    return analyse(text, [Zone("body", 0, len(text))])


def _said(text, support):
    return [text[each.start : each.end] for each in support.evidence]


def test_each_paragraph_has_the_frames_its_own_words_speak_for() -> None:
    found = find_frames(_body(STORY))
    assert [[each.frame for each in passage.supports] for passage in found.paragraphs] == [
        ["economic-consequences"],
        ["conflict"],
        [],
    ]
    economic = found.paragraphs[0].supports[0]
    assert _said(STORY, economic) == ["Prices", "taxes", "cost", "million"]
    assert economic.different == 4


def test_the_article_holds_the_evidence_of_all_paragraphs_strongest_first() -> None:
    found = find_frames(_body(STORY))
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
    support = find_frames(_body(text)).article.supports[0]
    assert (support.different, support.count) == (1, 3)
    (word,) = support.words
    assert (word.text, [text[each.start : each.end] for each in word.places]) == (
        "taxes",
        ["Taxes", "taxes", "taxes"],
    )


def test_cues_of_detectors_speak_for_a_frame_with_their_own_rule_and_reason() -> None:
    text = "The strike stems from a quarrel, and the verdict is an injustice."
    found = {
        (text[each.start : each.end], each.frame, each.rule.split("@")[0])
        for support in find_frames(_body(text)).article.supports
        for each in support.evidence
    }
    assert ("stems from", "responsibility", "causal_claim.verb") in found
    assert ("injustice", "morality", "moral_foundations.fairness-vice") in found


def test_the_word_with_the_most_places_comes_first_and_places_are_in_text_order() -> None:
    text = "The cost rose. Taxes fell, taxes rose and taxes fell."
    support = find_frames(_body(text)).article.supports[0]
    assert [word.text for word in support.words] == ["taxes", "cost"]
    assert [each.start for each in support.evidence] == [4, 15, 27, 42]


def test_a_word_that_a_list_and_a_cue_have_counts_once() -> None:
    text = "A shameful, sinful and righteous act."
    support = find_frames(_body(text)).article.supports[0]
    assert [text[each.start : each.end] for each in support.evidence] == ["shameful", "sinful", "righteous"]


def test_names_and_credit_lines_speak_for_no_frame() -> None:
    text = "The talks ended in Oslo.\nSource: Business Market Prices Wire"
    zones = [Zone("body", 0, 25), Zone("credit", 25, len(text))]
    assert find_frames(analyse(text, zones)).article.supports == ()
    named = _body("We met a man called Marcus Church near the lake in the evening.")
    assert find_frames(named).article.supports == ()


def test_running_words_are_those_of_the_passage_without_its_credit_line() -> None:
    text = "Prices rose.\nIn a town.\nSource: Market Wire"
    zones = [Zone("body", 0, 24), Zone("credit", 24, len(text))]
    found = find_frames(analyse(text, zones))
    assert [passage.running_words for passage in found.paragraphs] == [2, 3, 0]
    assert found.article.running_words == 5


def test_offsets_of_a_string_are_those_of_the_string_as_given() -> None:
    raw = "\ufeff😀 Prices rose.\r\n\r\nTaxes fell, and the tax\r\n"
    found = find_frames(raw)
    assert _said(raw, found.article.support("economic-consequences")) == ["Prices", "Taxes", "tax"]
    assert raw[found.paragraphs[1].span.start : found.paragraphs[1].span.end] == "Taxes fell, and the tax"
    assert (found.article.span.start, found.article.span.end) == (1, len(raw))


def test_an_article_is_read_with_its_own_zones_and_language() -> None:
    zones = (Zone("credit", 0, len(MONEY)),)
    assert find_frames(Article(id="a", text=MONEY, sha256="", zones=zones)).article.supports == ()
    foreign = find_frames(Article(id="a", text=MONEY, sha256="", language="de"))
    assert (foreign.foreign, foreign.article.supports) == ("de", ())
    assert find_frames(Article(id="a", text=MONEY, sha256="", language="en-GB")).article.supports


def test_a_frame_that_nothing_speaks_for_is_empty() -> None:
    empty = find_frames(_body(MONEY)).article.support("morality")
    assert (empty.frame, empty.different, empty.count) == ("morality", 0, 0)


@pytest.mark.parametrize(
    ("at", "paragraph"), [(0, -1), (2, 0), (10, 0), (11, 0), (12, 0), (14, 0), (15, 1), (99, 1)]
)
def test_a_place_belongs_to_the_paragraph_it_is_in_or_behind(at, paragraph) -> None:
    assert find_frames(_body("\n\nTaxes fell.\n\nTaxes rose.")).paragraph_at(at) == paragraph


def test_every_piece_of_evidence_is_explained_and_in_bounds() -> None:
    for support in find_frames(_body(STORY)).article.supports:
        for each in support.evidence:
            assert STORY[each.start : each.end] in each.reason
            assert each.reason.endswith(".")


def test_a_text_without_words_has_no_frames() -> None:
    assert find_frames(analyse("")).article.supports == ()
    assert find_frames(analyse(" \n ")).paragraphs == ()


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
