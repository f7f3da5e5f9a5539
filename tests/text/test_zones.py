"""Zones of plain text: each is recognised by its own mark, and together they cover the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.zones import find_zones

BODY = (
    "The ministry ordered state banks to work with partners abroad, officials said, as restrictions bite.\n"
    "More orders followed in the afternoon, when the board met again.\n"
)
HEADLINE = "Ministry orders banks abroad\n"


def kinds(text):
    return [(zone.kind, text[zone.start : zone.end].strip()) for zone in find_zones(text)]


def test_a_short_first_line_without_a_stop_is_the_headline():
    assert kinds(HEADLINE + "\n" + BODY)[0] == ("headline", "Ministry orders banks abroad")
    assert kinds("Why did the banks go abroad?\n" + BODY)[0][0] == "headline"


@pytest.mark.parametrize(
    "first", ["The banks went abroad.\n", "By the sea, people met, he said.\n", "x" * 200 + "\n"]
)
def test_a_sentence_or_a_long_line_is_no_headline(first):
    assert [kind for kind, _ in kinds(first + BODY)] == ["body"]


@pytest.mark.parametrize(
    "first",
    [
        "OPINION: What good is a law without a court? | Harbour News",
        "OPINION: The harbour summit was a gamble. Now it may not happen.",
        "Analysis - The ministry blinked first.",
        "Who ordered the banks abroad? Many questions remain.",
        "Ministry Orders Banks Abroad. This Time They Listened.",
        "How a law without a court became a law without a ministry. | Harbour News",
        "Coast guard still on track to win Kiel and U.S.",
        "Ministry orders banks abroad: “Is this the end?”",
        "Harbour town fined again " + "after a breakwater was built of old stones, " * 3 + "and then",
    ],
)
def test_a_headline_may_end_like_a_sentence_where_something_else_marks_it(first):
    assert kinds(f"{first}\n\n{BODY * 2}".replace(".\n", ". "))[0] == ("headline", first.strip())


@pytest.mark.parametrize("first", ["by combining taxes, the ministry wins", "From here to there it rained"])
def test_a_small_letter_after_by_is_no_byline(first):
    assert kinds(f"{first}\n{BODY}")[0] == ("headline", first)


def test_a_headline_needs_a_body():
    assert kinds("Ministry orders banks abroad") == [("body", "Ministry orders banks abroad")]


def test_the_lines_of_a_full_head_are_told_apart():
    text = (
        HEADLINE
        + "Plan follows months of pressure\nBy the Foreign Desk\n12 January 2025\n\n"
        + BODY
        + "Reporting by the capital desk; editing by the night desk\n© 2025 Example Wire"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "standfirst",
        "byline",
        "dateline",
        "body",
        "credit",
    ]


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW (Example Wire) - ",
        "MOSCOW, Dec 30 (Example Wire) — ",
        "NEW YORK — ",
        "PARADISE, Calif. (EW) - ",
        "(EW) – ",
    ],
)
def test_a_dateline_ends_before_the_first_word_of_the_body(dateline):
    assert kinds(dateline + BODY)[0] == ("dateline", dateline.strip())
    assert kinds(HEADLINE + dateline + BODY)[1] == ("dateline", dateline.strip())


def test_a_dash_in_a_sentence_is_no_dateline():
    assert [kind for kind, _ in kinds("NATO members - all of them - agreed on the plan. " + BODY)] == ["body"]


@pytest.mark.parametrize(
    "credit",
    [
        "Source: Noah Wire Services",
        "Reporting by the desk; editing by the desk",
        "(Additional reporting by the desk)",
        "The Example Wire contributed to this report.",
        "Copyright 2025 Example Wire. All rights reserved.",
    ],
)
def test_a_credit_line_at_the_end_is_no_body(credit):
    assert kinds(BODY + credit)[-1] == ("credit", credit)


def test_a_source_inside_the_body_is_body():
    assert [kind for kind, _ in kinds(BODY + "Source: a report.\n" + BODY)] == ["body"]


def test_a_picture_line_under_the_headline_is_a_caption():
    assert kinds(HEADLINE + "The minister at the bank (Desk/Example Wire)\n" + BODY)[1][0] == "caption"


LINES = st.sampled_from(
    [
        "",
        " ",
        "Ministry orders banks",
        "By the Desk",
        "12 January 2025",
        "MOSCOW (EW) - It began.",
        "Source: EW",
        "© 2025",
        "A sentence that ends with a stop.",
        "👩‍💻 e\u0301",
        "\u00a0",
        "x" * 300,
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=200))
def test_zones_cover_the_text_in_order(text):
    zones = find_zones(text)
    assert [zone.start for zone in zones] == [0, *(zone.end for zone in zones[:-1])][: len(zones)]
    assert (zones[-1].end if zones else 0) == len(text)
    assert all(zone.start < zone.end for zone in zones)
