"""Quotations of an event: the same words in several articles, whole, shortened and changed."""

import pytest

from annotator.comparison.whole_event.names import names_of
from annotator.comparison.whole_event.quotations import Quoted, quotations_of
from tests.comparison.whole_event.articles import RAMPART, RECORD, readings

LONG = (
    "“We have talked for nine hours, we are tired, and we will vote on the bridge tonight,” Lena Moor said."
)


def quoted(**texts: str) -> list[Quoted]:
    held = readings(**texts)
    return list(quotations_of(held, names_of(held)))


def shared(**texts: str) -> list[Quoted]:
    return [one for one in quoted(**texts) if len({place.article for place in one.places}) > 1]


def how(text: str) -> str | None:
    """Return what became of the long quotation in another article; None: it was not known again."""
    found = shared(a=LONG, b=text)
    return found[0].places[1].how if found else None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LONG.replace("“", '"').replace("”", '"'), "word for word"),
        ("Moor said they would “vote on the bridge tonight”.", "shortened to 5 of 17 words"),
        (
            "“We have talked for nine hours ... and we will vote on the bridge tonight,” said Moor.",
            "with words left out, 14 of 17 words",
        ),
        (
            "“We have talked for nine hours and we [will] vote on the bridge tonight,” said Moor.",
            "with words left out, 13 of 17 words",
        ),
        (
            "“We talked for nine hours, we are tired, and we shall vote on the bridge tonight,” said Moor.",
            "15 of its 16 words the same",
        ),
        ("“We have talked about the weather and the sea today,” said Moor.", None),
        ("“We will see,” said Moor.", None),
    ],
)
def test_the_same_words_are_known_again_and_what_became_of_them_is_said(text: str, told: str | None):
    assert how(text) == told


def test_a_few_words_are_known_again_when_all_of_them_are_there():
    (both,) = [one for one in shared(a=RECORD, b=RAMPART) if "disgrace" in one.words]
    assert both.words == "a disgrace for the islands"
    assert [place.how for place in both.places] == ["", "shortened to 2 of 5 words"]
    assert how("Then Lena Moor said: “Nine hours!”") == "shortened to 2 of 17 words"
    assert how("Then Rolf Baum said: “Nine hours!”") is None, "of another speaker they are other words"


def test_who_said_it_is_called_by_the_full_name():
    (terminal,) = [one for one in quoted(a=RECORD, b=RAMPART) if "terminal" in one.words]
    assert terminal.speakers == ("Orla Quandt",)


def test_places_are_inside_the_marks():
    for one in quoted(a=RECORD, b=RAMPART):
        for place in one.places:
            text = {"a": RECORD, "b": RAMPART}[place.article]
            assert text[place.start - 1] == "“"
            assert text[place.end] == "”"


def test_words_that_another_article_has_without_marks_are_said_to_be_so():
    told = "They have talked for nine hours. Then we will vote on the bridge tonight, nobody knows how.\n"
    (one,) = quoted(a="Moor said: “We will vote on the bridge tonight.”", b=told)
    (place,) = one.unquoted
    assert told[place.start : place.end] == "we will vote on the bridge tonight"
    assert {at.article for at in one.places} == {"a"}


def test_a_quotation_in_another_language_is_matched_too():
    german = "Sie sagte: „Wir geben den alten Hafen auf keinen Fall her.“ Das war am Dienstag in der Stadt."
    assert len(shared(a=german, b=german.replace("Dienstag", "Abend"))) == 1
