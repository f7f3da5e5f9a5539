"""The analysis as a whole: offsets hold for every text, results repeat, and cost grows with length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import Zone
from annotator.text.analysis import analyse
from annotator.text.canonical import canonicalise
from tests.costs import seconds

PIECES = st.sampled_from(
    [
        "“It works,” Jane Smith said. ",
        "According to officials, ",
        "the plan failed. ",
        "Smith wants to leave",
        "👩‍💻 ",
        "e\u0301",
        "\r\n",
        "\ufeff",
        "\u00a0",
        "שלום ",
        "\u202b",
        "𝒜𝒷 ",
        "“",
        "”",
        "'",
        "‘",
        "\n",
        "\u2028",
        ", ",
        ". ",
        "By the Desk\n",
        "Source: Example Wire",
        "MOSCOW (EW) - ",
        "İ",
        "n’t ",
        "said ",
        "who ",
        ": ",
        "(",
        ")",
    ]
)
ARTICLE = (
    "The government has ordered the biggest bank of the country to work with partners, officials said on "
    "Monday. “We will not be left behind,” the minister told reporters, adding that it was agreed.\n"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_span_is_in_bounds_and_the_answers_fit_together(raw):
    text = canonicalise(raw).text
    analysis = analyse(text)
    assert len(analysis.tokens) == len(analysis.words)
    for token, word in zip(analysis.tokens, analysis.words, strict=True):
        assert analysis.folded[token.start : token.end] == word
        assert analysis.tokens_in(token.start, token.end) == range(
            analysis.token_at(token.start), analysis.token_at(token.start) + 1
        )
    for relation in analysis.attributions:
        for span in (relation.cue, relation.source, relation.content, *relation.rest):
            assert span is None or 0 <= span.start < span.end <= len(text)
    for pos in range(len(text)):
        zone = next(zone for zone in analysis.zones if zone.start <= pos < zone.end)
        assert analysis.zone_at(pos) == zone.kind
        analysis.voice_at(pos, pos + 1)
        quotation = analysis.quotation_at(pos)
        assert quotation is None or quotation.start <= pos < quotation.end
    for index, token in enumerate(analysis.tokens):
        assert analysis.tag(index)
        assert analysis.sentence_at(token.start).contains(token)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=15).map("".join))
def test_the_same_text_gives_the_same_answers(raw):
    first, second = analyse(raw), analyse(raw)
    assert first.attributions == second.attributions
    assert first.quotations == second.quotations
    assert first.zones == second.zones


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 10))
def test_tokens_in_a_stretch_are_those_that_overlap_it(text, start, length):
    analysis = analyse(text)
    start = min(start, len(text))
    end = min(start + length, len(text))
    expected = [
        i
        for i, token in enumerate(analysis.tokens)
        if token.start < end and start < token.end and start < end
    ]
    assert [i for i in analysis.tokens_in(start, end) if start < end] == expected


def test_a_word_is_folded_as_in_its_text():
    """The lower case of a sigma depends on what follows it, be it another token."""
    analysis = analyse("ΟΔΟΣ.Α")
    assert len(analysis.words) == 3
    assert "".join(analysis.words) == analysis.folded


def test_an_empty_text_has_an_analysis():
    analysis = analyse("")
    assert (tuple(analysis.tokens), analysis.sentences, analysis.zones, analysis.quotations) == (
        (),
        (),
        (),
        (),
    )
    assert analysis.voice_at(0, 0) == ("author", None)
    assert analysis.zone_at(0) == "body"
    assert (analysis.word_count, analysis.token_at(0), analysis.sentence_at(0).end) == (0, None, 0)


def test_words_of_byline_dateline_and_credit_are_not_counted():
    head, body = (
        "Banks go abroad\nBy the Desk\n\n",
        "It’s a well-known plan.\nIt will work for a long time to come.\n",
    )
    text = head + body + "Source: Wire"
    zones = analyse(text).zones
    assert [zone.kind for zone in zones] == ["headline", "byline", "body", "credit"]
    assert analyse(text).word_count == 3 + 5 + 9


def test_zones_of_a_format_are_taken_as_given():
    assert analyse("abc def", [Zone("caption", 0, 7)]).zone_at(3) == "caption"


def everything(text):
    analysis = analyse(canonicalise(text).text)
    _ = analysis.sentences, analysis.words, analysis.attributions, analysis.quotations, analysis.word_count


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("x" * 1_000_000, 5),
        ("a." * 500_000, 5),
        ("a-" * 200_000, 5),
        ("1," * 500_000, 5),
        ("a'" * 300_000, 5),
        ("“" * 200_000, 8),
        ("'a " * 100_000, 8),
        ("«" * 200_000, 8),
        ("\r\n" * 300_000, 5),
        (ARTICLE * 2_000, 20),
    ],
    ids=[
        "one word",
        "stops",
        "hyphens",
        "digits",
        "apostrophes",
        "marks",
        "openings",
        "angular marks",
        "line ends",
        "article",
    ],
)
def test_no_text_makes_the_cost_explode(text, most):
    """Each of these takes a second or so; a cost that grew with the square of the length would take hours."""
    everything(ARTICLE)
    assert seconds(lambda: everything(text)) < most


def test_cost_grows_with_length():
    everything(ARTICLE * 50)
    short, long = seconds(lambda: everything(ARTICLE * 100)), seconds(lambda: everything(ARTICLE * 800))
    assert long < 8 * short * 3 + 0.5
