"""What holds for every detector: bounds, order, determinism, an explanation, its own examples, any text."""

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.cues import categories, find_cues
from annotator.cues.registry import detectors
from annotator.model import LINE_STYLES, Zone
from annotator.text.analysis import analyse

EVERY = pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.category)
NOISE = st.sampled_from(
    [
        "😀",
        "𝔘𝔫𝔦",
        "e\u0301",
        "\u00a0",
        "\r\n",
        "\n",
        "İ",
        "שלום",
        "\u202e",
        "“",
        "”",
        '"',
        "’",
        "—",
        " by ",
        "0",
        "\ufeff",
    ]
)


def _body(text):
    return analyse(text, [Zone("body", 0, len(text))] if text else [])


def test_there_is_one_detector_for_each_category() -> None:
    assert [detector.category for detector in detectors()] == list(categories())


def test_tags_are_unique_and_line_styles_differ_within_a_group() -> None:
    rows = list(categories().values())
    assert len({row.tag for row in rows}) == len(rows)
    assert len({(row.group, row.line) for row in rows}) == len(rows)
    assert len({row.slot for row in rows}) == len({row.group for row in rows})
    assert all(row.line in LINE_STYLES and 1 <= row.slot <= 6 for row in rows)


@EVERY
def test_category_is_described_with_literature_and_its_known_problem(detector) -> None:
    row = detector.description
    assert row.definition.endswith(".")
    assert row.precision_problem.endswith(".")
    assert re.search("[Mm]easured", row.precision_problem), "it says what was measured, or that nothing was"
    assert len(row.examples) >= 3
    assert len(row.counter_examples) >= 3
    assert len(row.literature) >= 2


@EVERY
def test_marks_its_examples_and_nothing_in_its_counter_examples(detector) -> None:
    for text, spans in zip(detector.examples, detector.description.example_spans, strict=True):
        found = [(cue.start, cue.end) for cue in detector.find(_body(text))]
        assert sorted(found) == [(span.start, span.end) for span in spans], text
    for text in detector.counter_examples:
        assert [text[cue.start : cue.end] for cue in detector.find(_body(text))] == []


@EVERY
def test_every_cue_is_explained_in_one_sentence_and_its_rule_named_with_a_version(detector) -> None:
    for text in detector.examples:
        for cue in detector.find(_body(text)):
            assert cue.category == detector.category
            assert re.fullmatch(rf"{detector.category}\.[a-z-]+@{detector.version}", cue.rule)
            words = " ".join(text[cue.start : cue.end].split())
            assert words.strip('“”‘’".,') in cue.reason
            assert cue.reason.endswith(".")
            assert "{" not in cue.reason


@EVERY
def test_every_rule_that_marks_something_is_among_those_that_can_be_switched_off(detector, find) -> None:
    for text in detector.examples:
        for cue in find(detector.category, text):
            assert cue.rule.partition(".")[2].partition("@")[0] in detector.rules


@EVERY
def test_offsets_are_right_after_astral_letters_and_emoji(detector) -> None:
    before = "😀 𝔘𝔫𝔦 🇪🇺.\n"
    for text, spans in zip(detector.examples, detector.description.example_spans, strict=True):
        moved = [
            (cue.start - len(before), cue.end - len(before)) for cue in detector.find(_body(before + text))
        ]
        assert sorted(moved) == [(span.start, span.end) for span in spans]


@EVERY
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_any_text_cues_are_in_bounds_ordered_and_the_same_again(detector, data) -> None:
    parts = st.one_of(
        st.sampled_from(detector.examples + detector.counter_examples), NOISE, st.text(max_size=8)
    )
    text = "".join(data.draw(st.lists(parts, max_size=6)))
    found = find_cues(text, categories=[detector.category])
    assert all(0 <= cue.start < cue.end <= len(text) for cue in found)
    assert found == sorted(found, key=lambda cue: (cue.start, cue.end, cue.category))
    assert len({cue.key for cue in found}) == len(found)
    assert found == find_cues(text, categories=[detector.category])
    assert all(not text[cue.start].isspace() and not text[cue.end - 1].isspace() for cue in found)


@EVERY
def test_what_one_sentence_holds_is_found_between_noise(detector) -> None:
    """A detector that is off by one, or loses its place, marks other words than in the bare example."""
    chance = random.Random(7)
    noise = ["😀😀", "𝒜𝒷", "שלום עולם", "Ünïcödé", "3 %", "e\u0301te\u0301"]
    for text, spans in zip(detector.examples, detector.description.example_spans, strict=True):
        before = " ".join(chance.choices(noise, k=4)) + ".\n"
        found = [(cue.start, cue.end) for cue in detector.find(_body(before + text + "\n" + noise[0]))]
        assert sorted(found) == [(span.start + len(before), span.end + len(before)) for span in spans]


def test_an_empty_text_has_no_cues() -> None:
    assert find_cues("") == []
    assert find_cues(" \n\t") == []
