"""What exports of news databases share: names, dates, lengths, labels, and how a draft is put together."""

from collections.abc import Sequence

import pytest

from annotator.errors import InputError
from annotator.importers import Draft, Options
from annotator.importers._factiva import accession_number, in_places, is_word_count
from annotator.importers._language_names import language_code
from annotator.importers._lexisnexis import SEPARATOR, missing, unwrapped
from annotator.importers._parts import (
    Parts,
    count_words,
    drafted,
    find_date,
    is_date_line,
    one_spelling,
    reading_of,
    tidy_outlet,
)

WORDS = (
    "The council voted on Tuesday night to build the bridge across the harbour, after eleven years of talks."
)


def draft(**parts):
    return drafted(Parts(**{"headline": "Council votes", "body": (WORDS,), **parts}), Options())


def zones(**parts) -> list[tuple[str, str]]:
    made = draft(**parts)
    return [(zone.kind, made.text[zone.start : zone.end].strip("\n")) for zone in made.zones]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("The Guardian(London)", "The Guardian (London)"),
        ("The Guardian  (London)", "The Guardian (London)"),
        ("The Guardian ( London )", "The Guardian (London)"),
        ("The Post (1923-Current file)", "The Post"),
        ("The Post;", "The Post"),
        ("Le Monde (site web)", "Le Monde (site web)"),
        ("(London) Post", "(London) Post"),
        ("", ""),
    ],
)
def test_outlets_get_the_spelling_that_is_sure(written: str, name: str):
    assert tidy_outlet(written) == name
    told = draft(outlet=written).metadata
    assert told.get("outlet as written", name) == written


def test_outlets_of_a_file_that_differ_in_capitals_are_one():
    pieces = [
        (str(n), Parts(headline="x", outlet=name))
        for n, name in enumerate(["THE POST", "The Post", "The Post"])
    ]
    drafts = reading_of(pieces, lambda parts: parts, options=Options()).drafts
    assert {one.outlet for one in drafts} == {"The Post"}
    assert drafts[0].metadata["outlet as written"] == "THE POST"


@pytest.mark.parametrize(
    ("line", "iso", "rest"),
    [
        ("July 1, 2019 Monday 9:20 AM GMT", "2019-07-01", "Monday 9:20 AM GMT"),
        ("Freitag 5. Juli 2019", "2019-07-05", ""),
        ("Communication, mardi 14 mars 2006, p. 16", "2006-03-14", "Communication, p. 16"),
        ("2018 年 1 月 5 日", "2018-01-05", ""),
        ("3 1 2019", "", ""),
        ("", "", ""),
    ],
)
def test_the_date_of_a_line_is_found_wherever_it_stands(line: str, iso: str, rest: str):
    found = find_date(line, Options())
    assert (found.iso, found.rest) == (iso, rest)
    assert bool(found.problem) == bool(line and not iso)


def test_a_date_in_numbers_is_told_with_both_its_meanings_unless_its_order_is_said():
    assert "2024-03-04 or" in drafted(Parts(headline="x", date="04/03/2024"), Options()).problems[0]
    assert drafted(Parts(headline="x", date="04/03/2024"), Options(date_order="dmy")).date == "2024-03-04"
    assert drafted(Parts(headline="x", date="04/03/2024"), Options(date_order="mdy")).date == "2024-04-03"


def test_time_and_edition_beside_a_date_are_kept_and_the_weekday_is_not():
    told = draft(date="November 5, 2002 Tuesday Final Edition 9:50 PM GMT+1").metadata
    assert (told["time"], told["edition"]) == ("9:50 PM GMT+1", "Final Edition")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("July 2019", True),
        ("5 juillet 2019 vendredi", True),
        ("Council votes in July 2019 for the bridge", False),
        ("May 5, 2015", True),
        ("2019", False),
        ("x" * 200, False),
    ],
)
def test_a_line_that_is_a_date_is_told_from_a_headline(line: str, is_one: bool):
    assert is_date_line(line) is is_one


@pytest.mark.parametrize(
    ("length", "extent", "told"),
    [
        ("", "whole", False),
        ("18 words", "whole", False),
        ("25 mots", "whole", False),
        ("60 Wörter", "truncated", True),
        ("1,285 words", "truncated", True),
        ("1.285 Wörter", "truncated", True),
        ("34 words", "whole", True),
        ("2 words", "whole", True),
        ("words", "whole", False),
    ],
)
def test_the_declared_length_is_compared_with_the_words_found(length: str, extent: str, told: bool):
    made = draft(length=length)
    assert made.extent == extent
    assert any("declares a length" in one for one in made.problems) is told


def test_lengths_in_characters_are_not_compared():
    assert draft(length="295字", body=("市议会通过了修建大桥的决定。",)).problems == ()


def test_words_are_what_stands_between_spaces_and_holds_a_letter_or_digit():
    assert count_words(["The 2,000-metre bridge -- it’s long.", "— !"]) == 5


def test_an_article_without_text_is_marked_and_one_without_anything_is_refused():
    made = draft(body=())
    assert made.extent == "headline"
    assert made.problems == ("the database gives no text of this article",)
    with pytest.raises(InputError, match="neither a headline nor a text"):
        drafted(Parts(outlet="The Post", byline="By Ann Weaver"), Options())


def test_parts_become_lines_with_their_zones_in_the_order_of_a_page():
    assert zones(
        standfirst=("", "A vote at last."),
        byline="By Ann Weaver",
        dateline="ELSEN",
        captions=("The bridge.",),
        credit=("Special to The Post",),
    ) == [
        ("headline", "Council votes"),
        ("standfirst", "A vote at last."),
        ("byline", "By Ann Weaver"),
        ("dateline", "ELSEN"),
        ("body", WORDS),
        ("caption", "The bridge."),
        ("credit", "Special to The Post"),
    ]


def test_places_and_pictures_that_the_body_itself_names_are_zones():
    picture = "Photo: The bridge at dawn, seen from the old quay. (N. Berman/Post)"
    found = zones(body=("ELSEN, Jan. 8 -- " + WORDS, picture))
    assert found[1:] == [("dateline", "ELSEN, Jan. 8 -- "), ("body", WORDS), ("caption", picture)]


def test_a_headline_that_the_text_repeats_is_in_it_once():
    assert draft(body=("COUNCIL VOTES", WORDS)).text == f"Council votes\n{WORDS}"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("By Ann Weaver", "Ann Weaver"),
        ("DOOR ANNEKE WEVER", "ANNEKE WEVER"),
        ("Par Anne Tisserand", "Anne Tisserand"),
        ("Von Anna Weber", "Anna Weber"),
        ("Von Trier, Lars", "Von Trier, Lars"),
        ("Byron Reed", "Byron Reed"),
    ],
)
def test_a_byline_keeps_its_words_in_the_text_and_is_a_name_in_the_field(written: str, name: str):
    assert draft(byline=written).byline == name
    assert ("byline", written) in zones(byline=written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ENGLISH", "en"),
        ("GERMAN; DEUTSCH", "de"),
        ("Französisch", "fr"),
        ("Chinese (Simplified)", "zh"),
        ("zhcn", "zh-CN"),
        ("简体中文", "zh"),
        ("Klingon", ""),
        ("It was late in Danish waters", "da"),
        ("It was late.", ""),
        ("", ""),
    ],
)
def test_languages_are_known_by_their_names_in_many_interfaces(written: str, code: str):
    assert language_code(written) == code
    assert draft(language=written).metadata.get("language", "") == ("" if code else written)


@pytest.mark.parametrize(
    "line",
    [
        "1 of 161 DOCUMENTS",
        "  1 of 1 DOCUMENT",
        "FOCUS - 12 of 300 DOCUMENTS",
        "Dokument 1 von 9",
        "Document 1 de 9",
    ],
)
def test_the_line_before_each_document_of_lexisnexis(line: str):
    assert SEPARATOR.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["One of 161 DOCUMENTS", "1 of 161 documents were found", "Document 1", "1 of 9"]
)
def test_what_is_no_such_line(line: str):
    assert SEPARATOR.fullmatch(line) is None


def test_documents_that_are_missing_are_named():
    assert missing([1, 2, 3]) == missing([]) == ()
    assert missing([1, 3, 6, 7])[0].message == "these of its documents are missing: 2, 4, 5"
    assert missing([5, 4000]) == (), "numbers so far apart tell nothing"


@pytest.mark.parametrize(
    ("lines", "width", "paragraphs"),
    [
        (["The council voted on the", "bridge."], 28, ["The council voted on the bridge."]),
        (["It is a start.", "It is not the end."], 40, ["It is a start.", "It is not the end."]),
        (["It is a start.", "It is not the end."], 0, ["It is a start.", "It is not the end."]),
        (["aaaa bbbb", "cccc"], 13, ["aaaa bbbb cccc"]),
        (["aaaa bbbb", "cccc"], 14, ["aaaa bbbb", "cccc"]),
    ],
)
def test_lines_broken_at_a_column_are_joined_and_others_are_not(
    lines: Sequence[str], width: int, paragraphs: Sequence[str]
):
    assert list(unwrapped(lines, width)) == paragraphs


@pytest.mark.parametrize(
    "line", ["475 words", "1,295 mots", "877 W\ufffdrter", "295字", "295 字", "1 295 mots"]
)
def test_the_length_that_anchors_an_article_of_factiva(line: str):
    assert is_word_count(line)


@pytest.mark.parametrize("line", ["words", "475 words of it", "By 475", "", "3 January 2011"])
def test_what_is_no_length(line: str):
    assert not is_word_count(line)


def test_fields_of_factiva_without_codes_are_told_by_their_places():
    lines = [
        "475 words",
        "19 November 2013",
        "02:30 AM",
        "The Post",
        "POST",
        "Late Edition",
        "A3",
        "English",
        "(c) 2013",
    ]
    told, taken = in_places([*lines, "The council voted."])
    assert taken == len(lines)
    assert told == {
        "length": "475 words",
        "date": "19 November 2013",
        "time": "02:30 AM",
        "outlet": "The Post",
        "source code": "POST",
        "edition": "Late Edition",
        "page": "A3",
        "language": "English",
        "copyright": "(c) 2013",
    }


def test_a_short_text_is_not_taken_for_the_fields_before_it():
    told, taken = in_places(
        ["9 words", "19 November 2013", "The Post", "POST", "The council voted.", "It was late."]
    )
    assert taken == 4
    assert "edition" not in told


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Document HRBP000020050408dp1900j9s", "HRBP000020050408dp1900j9s"),
        ("文件 GANGRB0020180105ee15000ab", "GANGRB0020180105ee15000ab"),
        ("HRBP000020050408dp1900j9s", "HRBP000020050408dp1900j9s"),
        ("Document 12 of 30", ""),
        ("The document was signed in 2005.", ""),
    ],
)
def test_the_number_that_ends_an_article_of_factiva(line: str, number: str):
    assert accession_number(line) == number


@pytest.mark.parametrize(
    ("outlets", "spelling"),
    [
        (("THE POST", "The Post", "the post"), "The Post"),
        (("the post", "The Post", "the post"), "the post"),
        (("post", "POST"), "post"),
    ],
)
def test_outlets_that_differ_in_letter_case_get_the_spelling_that_is_frequent_else_that_of_a_name(
    outlets: tuple[str, ...], spelling: str
):
    drafts = list(one_spelling([Draft(text="A", outlet=outlet) for outlet in outlets]))
    assert {draft.outlet for draft in drafts} == {spelling}
    assert [draft.metadata.get("outlet as written", spelling) for draft in drafts] == list(outlets)
