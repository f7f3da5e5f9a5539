"""Headline beside headline: who is named, who acts, and which words only one has."""

import pytest

from annotator.comparison.whole_event.headlines import Headline
from annotator.comparison.whole_event.reading import read
from annotator.comparison.whole_event.whole import put_together
from tests.comparison.whole_event.articles import RAMPART, RECORD, article, readings

BODY = "The mayor and the council talked about the harbour for hours, and then they went home again.\n"


def headlines(**texts: str) -> list[Headline]:
    return list(put_together(readings(**texts)).headlines)


@pytest.mark.parametrize(
    ("headline", "agency", "agent"),
    [
        ("Mayor rejects the plan", "active", ""),
        ("Mayor will leave the council", "active", ""),
        ("Terminal should be closed by the council", "passive, agent named", "the council"),
        ("Mayor will be happy", "active", ""),
        ("Mayor was accused of waste", "passive, agent not named", ""),
        ("Mayor accused of waste in harbour plan", "passive, agent not named", ""),
        ("Harbour plan is rejected by the council", "passive, agent named", "the council"),
        ("Mayor Criticized by Older Sister", "passive, agent named", "Older Sister"),
        ("The plan that was rejected", "", ""),
        ("No way home", "", ""),
    ],
)
def test_whether_the_subject_acts_is_told_where_the_verb_shows_it(headline: str, agency: str, agent: str):
    text = f"{headline}\n\n{BODY}"
    (one,) = headlines(a=text)
    assert one.agency == agency
    assert (text[one.agent.start : one.agent.end] if one.agent else "") == agent


def test_names_stand_in_their_order_and_only_words_are_those_of_no_other_headline():
    ours, theirs = headlines(a=RECORD, b=RAMPART)
    assert [name for name, _place in ours.named] == ["Orla Quandt"]
    words = [RECORD[at.start : at.end] for at in ours.only]
    assert words == ["Mayor", "Orla", "Quandt", "slams", "harbour", "plan"]
    assert [RAMPART[at.start : at.end] for at in theirs.only] == ["Ferry", "Terminal", "Closed", "Ministry"]


def test_a_headline_alone_has_no_words_that_others_lack():
    assert headlines(a=RECORD)[0].only == ()


def test_another_form_of_a_word_is_the_same_word():
    ours, theirs = headlines(a=f"Council rejects plan\n\n{BODY}", b=f"Plans rejected\n\n{BODY}")
    assert (len(ours.only), len(theirs.only)) == (1, 0)


def test_cues_of_the_headline_come_along_and_others_do_not():
    reading = read(article("a", "A", f"Regime slams reform\n\nCritics slammed it. {BODY}"))
    assert {cue.category for cue in reading.cues} >= {"labelling"}
    assert all(cue.end <= len("Regime slams reform") for cue in reading.cues)
    assert read(article("a", "A", f"Regime slams reform\n\n{BODY}"), None).cues == ()


def test_a_headline_of_the_metadata_alone_has_no_places():
    (one,) = put_together(
        [read(article("a", "A", "It rains and rains.", headline="Rain over town"))]
    ).headlines
    assert (one.text, one.place, one.only) == ("Rain over town", None, ())
