"""Whose words a span is: speakers resolved where that is safe, and the voice of every place."""

from dataclasses import fields, replace

import pytest

from annotator.model import Span
from annotator.text.analysis import analyse
from annotator.text.relations import Attribution
from annotator.text.speakers import _FullNames


def test_a_relation_with_its_speaker_keeps_all_else():
    given = [Span(2, 3), Span(0, 1), Span(4, 9), "Ann", "say", "thought", (Span(9, 11),), True]
    assert len(given) == len(fields(Attribution))
    assert Attribution(*given).by("Bo") == replace(Attribution(*given), speaker="Bo")


def test_a_name_that_is_said_again_and_again_is_kept_once():
    """What is looked through for each speaker must not grow with the text."""
    names = _FullNames("Jane Smith, the mayor, said it works. Smith said it will last. " * 50)
    assert names.by_surname == {"Smith": {"Jane Smith": 0}}
    assert names.by_title == {"mayor": {"Jane Smith": 0}}


def speakers(text):
    return [relation.speaker for relation in analyse(text, ()).attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Smith said it works. Smith said it will last.", ["Jane Smith", "Jane Smith"]),
        ("President Jane Smith said it works.", ["Jane Smith"]),
        ("Acme CEO Jane Smith left. Smith said it works.", ["Jane Smith"]),
        ("Jane Smith, the mayor, said it works. She said it will last.", ["Jane Smith", "Jane Smith"]),
        ("A former senior official said it works.", ["A former senior official"]),
        ("Jane Smith, who said it works, left.", ["Jane Smith"]),
        ("Acme said it works.", ["Acme"]),
        ("The minister, Paul Weber, said it works. He said it lasts.", ["Paul Weber", "Paul Weber"]),
        ("A former minister, Dr. Ann Lee, said it works.", ["Ann Lee"]),
        ("Sen. Jane Smith of Ohio, who said it works, left.", ["Jane Smith"]),
        ("Jane Smith and Tom Hall said it works.", ["Jane Smith and Tom Hall"]),
        ("The Ministry of Commerce said it works.", ["The Ministry of Commerce"]),
        ("Mr. Weber said it works. He said it will last.", ["Weber", "Weber"]),
        ("Jane Smith came to New York. “Tom Hall knows,” she said.", [None]),
        (
            "Jane Smith said “Tom Hall knows it.” In New York, she said it works.",
            ["Jane Smith", "Jane Smith"],
        ),
    ],
)
def test_a_speaker_is_the_full_name_or_the_role(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jane Smith said it works. Tom Jones was there. He said it will last.",
        "She said it works.",
        "Jane Smith said it works. They said it will last.",
        "Jane Smith said it works. The official said it fails. She said it will last.",
        "Tom Jones left. Jane Smith said it works. Jones was there. She said it will last.",
        "The Miami Herald said it works. He said it will last.",
        "Americans who said it works left.",
        "A bakery in Oregon that said it works left.",
        "Jane Smith said it works. " + "The sun rose over the hill. " * 6 + "She said it will last.",
    ],
)
def test_a_pronoun_is_left_open_where_it_is_not_safe(text):
    assert speakers(text)[-1] is None


def test_a_surname_of_two_people_stays_as_it_is_written():
    text = "Jane Smith and Tom Smith came. Smith said it works."
    assert speakers(text) == ["Smith"]


def test_a_quotation_has_the_speaker_of_its_relation():
    text = 'Jane Smith came. "It works," Smith said. "It will last." The film "War and Peace" ran.'
    assert [quotation.speaker for quotation in analyse(text, ()).quotations] == [
        "Jane Smith",
        "Jane Smith",
        None,
    ]


def voice(text, words):
    at = text.index(words)
    return analyse(text, ()).voice_at(at, at + len(words))


def test_the_three_voices():
    text = 'The plan is old. "It works," Jane Smith said. Tom Jones said that it will fail. The board met.'
    assert voice(text, "old") == ("author", None)
    assert voice(text, "works") == ("quoted", "Jane Smith")
    assert voice(text, "fail") == ("reported", "Tom Jones")
    assert voice(text, "board") == ("author", None)


def test_a_scare_quotation_has_the_voice_around_it():
    assert voice("They use “green tech” here.", "green") == ("author", None)
    said = "An official noted that they rely on “second-grade tech” here."
    assert voice(said, "second-grade") == ("reported", "An official")


def test_what_somebody_wants_stays_in_the_words_of_the_author():
    assert voice("Jane Smith wants to leave soon.", "leave") == ("author", None)


def test_the_innermost_quotation_is_found():
    text = "He said: “She told me ‘no way’ then.” He left."
    analysis = analyse(text, ())
    inner, outer = analysis.quotation_at(text.index("way")), analysis.quotation_at(text.index("then"))
    assert (text[inner.start : inner.end], outer.kind) == ("‘no way’", "direct")
    assert analysis.quotation_at(text.index("left")) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Foreign Minister Jane Weber left. The minister said it works.", "Jane Weber"),
        ("Jane Weber, the mayor of Leeds, left. The mayor said it works.", "Jane Weber"),
        # two hold the title, nobody does yet, or the title is not one person's
        ("Senator Ann Weber met Senator Tom Hall. The senator said it works.", "The senator"),
        ("The mayor said it works. Mayor Jane Weber left.", "The mayor"),
        ("President Jane Weber left. The president said it works.", "The president"),
    ],
)
def test_a_role_is_resolved_when_one_person_holds_it(text, speaker):
    assert analyse(text, ()).attributions[0].speaker == speaker


def test_a_day_is_no_part_of_a_name():
    assert analyse("Tom Hall Sunday said it works.", ()).attributions[0].speaker == "Tom Hall"
