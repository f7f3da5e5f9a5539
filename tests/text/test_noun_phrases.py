"""Noun phrases are found whole, and verbs are none."""

import pytest

from annotator.text.noun_phrases import noun_phrases

TEXT = (
    "The government allegedly rammed through a highly controversial data deal of the leaked regime on "
    "Tuesday, a senior official's aide said."
)


def phrases(text):
    return [text[one.start : one.end] for one in noun_phrases(text, 0, len(text))]


def test_a_phrase_has_its_article_its_adjectives_and_its_nouns():
    assert phrases(TEXT) == [
        "The government",
        "a highly controversial data deal",
        "the leaked regime",
        "Tuesday",
        "a senior official's aide",
    ]


def test_offsets_are_those_of_the_whole_text():
    text = "Rain.\n\n" + TEXT
    (first, *_rest) = noun_phrases(text, 7, len(text))
    assert text[first.start : first.end] == "The government"


@pytest.mark.parametrize("text", ["", "...", "Run quickly!", "\u0301\u0301", "a" * 30_000])
def test_what_has_no_phrase_has_none_and_does_not_fail(text):
    assert phrases(text) in ([], [text])


def test_one_phrase_ends_where_the_next_begins():
    assert phrases("He gave the minister a letter.") == ["He", "the minister", "a letter"]
