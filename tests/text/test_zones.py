"""Zones of plain text: each is recognised by its own mark, and together they cover the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cues import find_cues
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
        "Oslo (dpa) - ",
        "Palm City, Florida (EW) – ",
        "Oslo, 2 January (EW) – ",
        "OSLO, Norway, Jan. 2, 2025 /EW/ -- ",
    ],
)
def test_a_dateline_ends_before_the_first_word_of_the_body(dateline):
    assert kinds(dateline + BODY)[0] == ("dateline", dateline.strip())
    assert kinds(HEADLINE + dateline + BODY)[1] == ("dateline", dateline.strip())


def test_a_dash_in_a_sentence_is_no_dateline():
    assert [kind for kind, _ in kinds("NATO members - all of them - agreed on the plan. " + BODY)] == ["body"]
    assert kinds("Anna Berg (D-N.Y.) - the chair - agreed. " + BODY)[0][0] == "body"


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


@pytest.mark.parametrize(
    "line",
    [
        # credits of agencies and pictures, copyright, notes
        "(Reporting by Anna Berg in Oslo; Editing by Karl Lund)",
        "Additional reporting by Anna Berg",
        "Photo: Anna Berg/Example Wire",
        "Photograph by Anna Berg",
        "(Anna Berg/Example Wire via Getty Images)",
        "AP Photo/Anna Berg",
        "© 2025 Example Wire",
        "All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Our Standards: The Example Wire Principles.",
        "Editor's note: This piece was updated.",
        "Correction, Jan. 2: An earlier version misstated the date.",
        "This story has been updated to correct the date.",
        "The views expressed in this article are the author's own.",
        # prompts and teasers
        "Subscribe to our newsletter",
        "Sign up for our daily briefing and never miss a story.",
        "Get the latest news delivered to your inbox every morning.",
        "Follow us on Facebook and Instagram",
        "Follow @annaberg",
        "[Follow Anna Berg on Twitter: @annaberg]",
        "Like us on Facebook",
        "Click here to read more",
        "READ MORE: A brutal regime collapses",
        "NOW WATCH: ‘A disgraceful retreat’",
        "( Also on HARBOUR: Critics slam the plan)",
        "Related: A brutal regime collapses",
        "Have a tip? Write to tips@example.org",
        # the page around it
        "Advertisement",
        "ADVERTISEMENT:",
        "Story continues below advertisement",
        "Share this article",
        "5 min read",
        "12 comments",
        "Most popular",
        "Tags: banks, abroad",
        # other languages
        "Anzeige",
        "Lesen Sie auch: Banken im Ausland",
        "Lire aussi : Les banques",
        "Lees ook: Banken",
        "Todos los derechos reservados",
    ],
)
def test_a_line_that_is_no_part_of_the_article_is_a_credit_wherever_it_stands(line):
    for text in (HEADLINE + BODY + line, HEADLINE + BODY + line + "\n" + BODY, HEADLINE + line + "\n" + BODY):
        assert ("credit", line) in kinds(text)
        place = range(text.index(line), text.index(line) + len(line))
        assert [cue for cue in find_cues(text) if cue.start in place] == []


@pytest.mark.parametrize(
    "line",
    [
        "Like Karl Lund on Facebook, the mayor says what he thinks.",
        "Follow the money and you will find the bank.",
        "This story is about a boy.",
        "This report is the first of its kind.",
        "Copyright law belongs to the past.",
        "Reporting from the front is dangerous.",
        "Share prices fell.",
        "Related industries suffered too.",
        "Top officials met.",
        "Correction of the error took a year: nobody cared.",
        "Photos of the bridge show the damage.",
        "To read is to live, she said.",
        "Have a story ready, he told them.",
        "5 minutes later he left",
        "With assistance from neighbours, they rebuilt it.",
        "Heavy fighting was reported from the north.",
        "Sources said the deal was dead.",
        "The author is unknown.",
        "Read more books, said the minister.",
    ],
)
def test_a_sentence_that_begins_like_one_is_body(line):
    assert {kind for kind, _ in kinds(BODY + line + "\n" + BODY)} == {"body"}
    assert kinds(BODY + line)[-1][0] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Anna Berg is a reporter at the Example Wire. She covers banks.",
        "• Anna Berg can be reached at anna@example.org.",
        "Anna Berg reported from Oslo.",
        "With files from The Example Press",
        "Contributing: Anna Berg",
        "— Example Wire",
        "(EW)",
        "ab/cd (EW, dpa)",
        "-30-",
        "* * *",
        "Last updated: Jan 2, 2025",
        "Contact the author at anna@example.org.",
    ],
)
def test_what_ends_a_text_and_is_about_it_is_a_credit(line):
    assert kinds(BODY + line)[-1] == ("credit", line)
    assert kinds(BODY + "© 2025 EW\n" + line + "\nEW")[-1] == ("credit", f"© 2025 EW\n{line}\nEW")


def test_a_name_at_the_end_is_a_byline():
    assert kinds(BODY + "By Anna Berg")[-1] == ("byline", "By Anna Berg")


@pytest.mark.parametrize(
    "credit",
    ["(Reporting by Anna Berg; editing by Karl Lund)", "Copyright 2025 Example Wire. All rights reserved."],
)
def test_a_credit_in_the_last_line_of_the_body_is_no_body(credit):
    assert kinds(BODY + "Nobody paid. " + credit)[-1] == ("credit", credit)
    assert kinds(BODY + "Nobody paid (reporting by the bank was late) in 2025.")[-1][0] == "body"


@pytest.mark.parametrize(
    "caption",
    [
        "The minister at the bank. (Photo: Anna Berg/Example Wire)",
        "FILE PHOTO: The minister at the bank, January 2, 2025.",
        "FILE - In this Jan. 2 photo, the minister speaks.",
        "Image caption The minister at the bank",
    ],
)
def test_a_caption_is_one_between_paragraphs_too(caption):
    assert ("caption", caption) in kinds(HEADLINE + BODY + caption + "\n" + BODY)
    assert ("caption", caption) in kinds(HEADLINE + caption + "\n" + BODY)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Written by Anna Berg", "byline"),
        ("Anna Berg • Jan 2, 2025", "byline"),
        ("Von Anna Berg und Karl Lund", "byline"),
        ("Par Anna Berg", "byline"),
        ("Por Anna Berg y Karl Lund", "byline"),
        ("Door Anna van den Berg", "byline"),
        ("Published: 2 January 2025 | Updated: 3 January 2025", "dateline"),
        ("Updated 10:30 AM ET, Thu January 2, 2025", "dateline"),
        ("2025-01-02T10:00:00Z", "dateline"),
        ("02.01.2025, 10:30 Uhr", "dateline"),
        ("Publié le 2 janvier 2025 à 10h30", "dateline"),
        ("2 de enero de 2025", "dateline"),
    ],
)
def test_bylines_and_dates_come_in_several_forms_and_languages(line, kind):
    assert kinds(HEADLINE + line + "\n" + BODY)[1] == (kind, line)


def test_a_bare_name_is_a_byline_where_a_date_follows():
    head = [kind for kind, _ in kinds(HEADLINE + "Anna Berg\n2 January 2025\n" + BODY)]
    assert head == ["headline", "byline", "dateline", "body"]
    assert kinds(HEADLINE + "Anna Berg\n" + BODY)[1][0] == "standfirst"


def test_buttons_above_the_headline_are_no_headline():
    assert [kind for kind, _ in kinds("Advertisement\n" + HEADLINE + BODY)] == ["credit", "headline", "body"]


def test_a_place_before_a_colon_is_a_dateline_unless_people_take_turns():
    assert kinds(HEADLINE + "NEW DELHI: " + BODY)[1] == ("dateline", "NEW DELHI:")
    turns = "BERG: We paid, and nobody thanked us for it at all.\nLUND: You did not pay a thing to anybody."
    assert [kind for kind, _ in kinds(HEADLINE + turns)] == ["headline", "body"]


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
        "Advertisement",
        "FILE PHOTO: A bank.",
        "Nobody paid. (Reporting by EW)",
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
