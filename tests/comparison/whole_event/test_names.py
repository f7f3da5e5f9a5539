"""Names of an event: what is one name, whose it is, and what is none."""

import pytest

from annotator.comparison.whole_event.names import Named, names_of
from annotator.comparison.whole_event.reading import read
from annotator.comparison.whole_event.whole import put_together
from tests.comparison.whole_event.articles import RAMPART, RECORD, article, readings


def names(**texts: str) -> dict[str, Named]:
    return {one.name: one for one in names_of(readings(**texts))}


def counts(one: Named) -> dict[str, int]:
    return {
        key: sum(place.article == key for place in one.places) for key in {at.article for at in one.places}
    }


def test_full_names_and_later_short_forms_are_one_name_in_all_articles():
    found = names(a=RECORD, b=RAMPART)
    assert counts(found["Orla Quandt"]) == {"a": 3, "b": 2}
    assert counts(found["Tomas Veldt"]) == {"a": 2, "b": 1}
    assert set(found["Tomas Veldt"].forms) == {"Tomas J. Veldt", "Tomas Veldt", "Veldt"}


def test_a_short_form_in_brackets_stands_for_the_full_name():
    found = names(a=RECORD, b=RAMPART)
    assert set(found["Ministry of Coastal Affairs"].forms) == {"Ministry of Coastal Affairs", "MCA"}
    assert counts(found["Ministry of Coastal Affairs"]) == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("Orla Quandt", "person", "The title “Mayor” stands before it."),
        ("Brenda Quist", "person", "“Brenda” is a given name."),
        ("President Ilgar", "person", "The title “President” stands before it."),
        ("Ministry of Coastal Affairs", "organisation", "“Ministry” is a word for organisations."),
        ("Dockside Union", "organisation", "“Union” is a word for organisations."),
        ("Island Party", "organisation", "“Party” is a word for organisations."),
        ("Norland", "place", "“In” or the like stands before 2 of 2."),
    ],
)
def test_whose_name_it_is_is_told_with_the_evidence(name: str, kind: str, why: str):
    found = names(a=RECORD, b=RAMPART)
    assert (found[name].kind, found[name].why) == (kind, why)


def test_a_person_may_be_called_like_a_place():
    (one,) = names(a="Long ago somebody wrote to President Washington about it.").values()
    assert (one.name, one.kind) == ("President Washington", "person")


def test_without_evidence_it_stays_open_whose_name_it_is():
    (one,) = names(a="Critics saw Zorbek on Monday, and the wares of Zorbek.").values()
    assert (one.name, one.kind) == ("Zorbek", "name")


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday the German and French ministers met. However, nothing happened on Friday in May.",
        "Regardless of that, Americans and Catholics were glad. Officials left. Mr. and Mrs. came.",
        "The Department said so; the Committee and the Secretary agreed.",
    ],
)
def test_first_words_days_peoples_and_offices_alone_are_no_names(text: str):
    assert names(a=text) == {}


def test_titles_and_what_stands_before_them_are_no_part_of_a_name():
    text = (
        "On Monday White House Chief of Staff Paula Renn met Defense Secretary Otto Brisk and "
        "Sen. Lee Grau (R-Ohio)."
    )
    found = names(a=text)
    assert set(found) == {"White House", "Paula Renn", "Otto Brisk", "Lee Grau"}


def test_initials_and_nicknames_are_the_same_person_and_other_initials_another_one():
    text = (
        "They saw James R. Corde. They met Jim Corde. They saw George W. Halm. They met George H. Halm. "
        "They liked Corde."
    )
    found = names(a=text)
    assert len(found) == 3
    assert sum(len(one.places) for name, one in found.items() if "Corde" in name) == 3
    assert {"George W. Halm", "George H. Halm"} <= set(found)


def test_of_two_persons_with_one_last_name_the_short_form_is_the_one_named_most_and_says_so():
    text = "We saw Anna Brandt. We saw Anna Brandt again. We saw Peter Brandt. They liked Brandt."
    found = names(a=text)
    assert len(found["Anna Brandt"].places) == 3
    assert (
        found["Anna Brandt"].places[-1].how
        == "Taken as Anna Brandt, the one of 2 of that name who is named most."
    )


def test_a_headline_with_capitals_everywhere_has_the_names_that_are_known_from_the_texts():
    found = names(
        b=RAMPART, a="Orla Quandt Fights Ferry Plan\n\nThe mayor fights the plan of the ministry.\n"
    )
    assert [at.how for at in found["Orla Quandt"].places if at.article == "a"] == [
        "Known from elsewhere in the event."
    ]


def test_names_of_a_text_that_is_not_english_are_not_told():
    text = "Die Bürgermeisterin Orla Quandt hat den Plan des Ministeriums am Dienstag abgelehnt."
    reading = read(article("a", "A", text, language="de"))
    assert names_of([reading]) == ()
    assert put_together([reading]).unread == ("a",)


def test_what_one_outlet_alone_names_is_said():
    whole = put_together(readings(a=RECORD, b=RAMPART))
    only = {one.name: whole.only(one.places) for one in whole.names}
    assert only["Brenda Quist"] == "A"
    assert only["Norland"] == "B"
    assert only["Orla Quandt"] is None
    alone = put_together(readings(a=RECORD))
    assert {alone.only(one.places) for one in alone.names} == {None}


def test_a_line_of_a_thousand_titles_and_days_ends():
    assert names(a="they saw President Monday of Ann Lee and " * 500 + "Ann Lee Monday President " * 500)


def test_a_last_name_that_stands_before_anybodys_full_name_is_another_ones():
    text = (
        "They liked Mr. Corde very much on that day. "
        "Later they saw Ilka Corde, his sister, and Ilka Corde left."
    )
    found = names(a=text, b="On Monday they saw Otto Corde at the harbour, and Corde left.")
    assert counts(found["Otto Corde"]) == {"a": 1, "b": 2}
    assert counts(found["Ilka Corde"]) == {"a": 2}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Tuesday they met Prime Minister Theresa May there.", {"Theresa May"}),
        ("Before that the House of Representatives met in the old hall.", {"House of Representatives"}),
        ("They asked Speaker Tom Rell of Ohio about it, and he left.", {"Tom Rell", "Ohio"}),
        ("He called it a WITCH HUNT that never ended.", set()),
        ("They asked the director of National Intelligence James Rell about it.", {"James Rell"}),
        ("They asked Mary O’Rell about it, and then O’Rell left.", {"Mary O’Rell"}),
        (
            "Later somebody from the American Federation of Teachers agreed with what others had asked for.",
            {"American Federation of Teachers"},
        ),
    ],
)
def test_what_belongs_to_a_name_and_what_does_not(text: str, wanted: set[str]):
    assert set(names(a=text)) == wanted


def test_the_end_of_the_name_of_one_body_alone_is_that_body():
    text = (
        "On Monday the House Budget Committee met, and the New York Times wrote of it. "
        "Later the Budget Committee agreed with what the Times had said."
    )
    found = names(a=text)
    assert len(found["House Budget Committee"].places) == 2
    assert len(found["New York Times"].places) == 2
