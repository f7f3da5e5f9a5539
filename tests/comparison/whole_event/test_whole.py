"""An event as a whole: what holds for any articles, and its three forms."""

import csv
import io
import json
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.comparison.whole_event.as_csv import as_csv
from annotator.comparison.whole_event.as_json import as_json
from annotator.comparison.whole_event.as_text import as_text
from annotator.comparison.whole_event.told import Told
from annotator.comparison.whole_event.whole import Whole, put_together
from tests.comparison.whole_event.articles import RAMPART, RECORD, readings

PIECES = (
    *RECORD.splitlines(),
    *RAMPART.splitlines(),
    "“We have talked for nine hours, and we will vote tonight,” Lena Moor said.",
    "Moor said they would “vote tonight” 😀 and left; Al-Zahir (AZ) of the U.S.-based Foo Inc. did not.",
    "President Donald of the of and & Co. “Unclosed [words ... in D.C.",
    "(AP) - The council of the town met on Monday to speak about the ferry and the islands again.",
    "de la Cruz\u00a0Norland, Ohio, İstanbul: J. R. ΟΔΥΣΣΕΥΣ's Mar-a-Lago",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), min_size=1, max_size=6).map("\n\n".join)
EVENTS = st.lists(TEXTS, min_size=1, max_size=4)


def whole_of(texts: list[str]) -> Whole:
    return put_together(readings(**{f"a{number}": text for number, text in enumerate(texts)}))


def places(whole: Whole):
    yield from (place for one in whole.names for place in one.places)
    yield from (place for one in whole.quotations for place in (*one.places, *one.unquoted))
    for head in whole.headlines:
        yield from (place for _name, place in head.named)
        yield from (*head.quotes, *head.only, *((head.agent,) if head.agent else ()))
    for pair in whole.copies.pairs:
        yield from (place for passage in pair.passages for place in (passage.first, passage.second))
    yield from (one.place for one in whole.copies.credits)


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_every_place_holds_words_of_its_article(texts: list[str]):
    whole = whole_of(texts)
    for place in places(whole):
        text = texts[int(place.article[1:])]
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end].strip()


@settings(max_examples=60, deadline=None)
@given(EVENTS)
def test_outlets_of_a_thing_add_up_and_only_means_one(texts: list[str]):
    whole = whole_of(texts)
    assert set(whole.outlets) == {f"A{number}" for number in range(len(texts))} - {
        at.upper() for at in whole.aside
    }
    for one in (*whole.names, *whole.quotations):
        held = whole.by_outlet(one.places)
        assert sum(map(len, held.values())) == len(one.places)
        only = whole.only(one.places)
        assert (only is not None) == (len(held) == 1 and len(whole.outlets) > 1)


@settings(max_examples=40, deadline=None)
@given(EVENTS)
def test_no_words_are_two_names_and_no_quotation_is_two(texts: list[str]):
    whole = whole_of(texts)
    for things in (whole.names, whole.quotations):
        taken = sorted((at.article, at.start, at.end) for one in things for at in one.places)
        for (article, _start, end), (other, start, _end) in pairwise(taken):
            assert article != other or end <= start


@settings(max_examples=40, deadline=None)
@given(EVENTS)
def test_quoted_passages_of_pairs_are_the_same_words(texts: list[str]):
    for pair in whole_of(texts).copies.pairs:
        assert 0 < pair.share <= 1
        for one in pair.passages:
            assert one.words >= 8


@settings(max_examples=30, deadline=None)
@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_no_name(texts: list[str], random):
    held = readings(**{f"a{number}": text for number, text in enumerate(texts)})
    before = {
        (one.name, one.kind, frozenset(one.places)) for one in put_together(held, with_copies=True).names
    }
    random.shuffle(held)
    after = {
        (one.name, one.kind, frozenset(one.places)) for one in put_together(held, with_copies=True).names
    }
    assert before == after


def told() -> Told:
    return Told(whole=put_together(readings(a=RECORD, b=RAMPART)), corpus="Study", over="the event “Harbour”")


def test_csv_has_a_row_a_place_whose_words_are_those_of_the_text():
    rows = list(csv.DictReader(io.StringIO("".join(as_csv(told())), newline="")))
    assert {row["row"] for row in rows} == {"name", "quotation", "headline"}
    for row in rows:
        text = {"a": RECORD, "b": RAMPART}[row["article"]]
        assert row["words"] == text[int(row["start"]) : int(row["end"])]
    assert {row["only"] for row in rows if row["item"] == "Brenda Quist"} == {"true"}


def test_json_says_the_same_with_the_reasons():
    said = json.loads(as_json(told()))
    names = {one["name"]: one for one in said["names"]}
    assert names["Orla Quandt"]["outlets"] == {"A": 3, "B": 2}
    assert names["Norland"]["only"] == "B"
    assert names["Island Party"]["why"] == "“Party” is a word for organisations."
    assert said["headlines"][1]["agency"] == "passive, agent named"
    assert said["articles"][0] == {
        "article": "a",
        "outlet": "A",
        "headline": "Mayor Orla Quandt slams harbour plan",
        "date": "",
        "set_aside": False,
        "names_told": True,
    }


def test_the_text_shows_counts_and_who_alone_has_something():
    lines = list(as_text(told()))
    assert lines[0].startswith("Study: the event “Harbour”; 2 articles of 2 outlets. Framing Annotator")
    assert any(line.split() == ["Brenda", "Quist", "person", "1", "-", "only", "A"] for line in lines)
    assert any("[2 of 2] “We will not give up the old ferry terminal" in line for line in lines)
    at = next(number for number, line in enumerate(lines) if "a disgrace for the islands" in line)
    assert lines[at + 1] == "      A: the longest wording"  # not left out beside the outlet that shortens it
    assert lines[at + 2].startswith("      B: ")
