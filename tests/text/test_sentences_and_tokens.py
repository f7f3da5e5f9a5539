"""Sentences and tokens: where they are cut, and that nothing but space lies between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import _punkt, paragraphs, sentences
from annotator.text.tokens import cut as cut_tokens
from annotator.text.tokens import fold


def cut(text):
    return [text[span.start : span.end] for span in sentences(text)]


def tokens(text):
    starts, ends, written = cut_tokens(text)
    assert written == tuple(text[start:end] for start, end in zip(starts, ends, strict=True))
    return list(written)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met Gen. Jones on Jan. 3 at 5 p.m. in the U.S. capital.",
        "Sen. Graham (R-S.C.) told the S.E.C. that it works.",
        "It cost $3.5 million, up from 2.1 in 2020.",
        "“Why now?” he asked.",
        "J. K. Rowling wrote it.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "sentences_of",
    [
        ["He left.", "She stayed."],
        ["“It is over.”", "He left."],
        ["He said: “It is over.”", "“Go!”", "She left."],
        ["He is in the U.S.", "The bill passed."],
        ["Is it so?", "Yes!", "No."],
    ],
)
def test_a_stop_ends_a_sentence_with_its_closing_marks(sentences_of):
    assert cut(" ".join(sentences_of)) == sentences_of


WORDS = ["The", "plan", "well-known", "r-sen", "X", "U.S", "No", "2019", "don’t", "Übel", "x_y", "Mr", "“Go"]
STOPS = [".", "?", "!", "...", ".”", ".)", "?!", ".”,", ",", ". .", "", ".*", "’."]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(STOPS)), max_size=12))
def test_the_short_cuts_say_what_punkt_says(pieces):
    """Neither what Punkt is not asked about nor the other engine for its search changes an answer."""
    from nltk.tokenize.punkt import PunktLanguageVars, PunktSentenceTokenizer

    class Slow(type(_punkt()._lang_vars)):
        period_context_re = PunktLanguageVars.period_context_re

    line = " ".join(word + stop for word, stop in pieces)
    slow = PunktSentenceTokenizer(_punkt()._params, lang_vars=Slow())
    assert list(_punkt().span_tokenize(line)) == list(slow.span_tokenize(line))


def test_a_line_end_always_ends_a_sentence():
    assert cut("A headline\nThe body of it") == ["A headline", "The body of it"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop", ["Do", "n't", "stop"]),
        ("Russia’s plan", ["Russia", "’s", "plan"]),
        ("They cannot", ["They", "can", "not"]),
        ("second-grade tech", ["second", "-", "grade", "tech"]),
        ("in the U.S. now", ["in", "the", "U.S.", "now"]),
        ("$1,000.50 a day", ["$", "1,000.50", "a", "day"]),
        ("“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"]),
        ("''Yes''", ["''", "Yes", "''"]),
        ("cafe\u0301 society", ["cafe\u0301", "society"]),
        ("O'Brien's", ["O'Brien", "'s"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("desk@example.org wrote", ["desk@example.org", "wrote"]),
        ("wait... what", ["wait", "...", "what"]),
    ],
)
def test_tokens_are_those_of_the_treebank(text, expected):
    assert tokens(text) == expected


TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [
            "Mr.",
            "U.S.",
            "don’t",
            "👩‍💻",
            "e\u0301",
            "\u00a0",
            "שלום.",
            "𝒜",
            "“",
            "”",
            "...",
            "\n",
            " ",
            "İ",
            "a",
        ]
    ),
    max_size=40,
).map("".join)


@given(TEXTS)
def test_tokens_are_in_order_and_leave_only_space_between_them(text):
    starts, ends, _written = cut_tokens(text)
    edges = [0, *(edge for pair in zip(starts, ends, strict=True) for edge in pair), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert not "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


@given(TEXTS)
def test_sentences_are_in_order_inside_paragraphs_and_leave_only_space_between_them(text):
    spans = sentences(text)
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()
    assert all(any(line.contains(span) for line in paragraphs(text)) for span in spans)


@given(st.text(max_size=300))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


def test_folding_makes_curly_apostrophes_straight():
    assert fold("ISN’T İstanbul") == "isn't istanbul"
