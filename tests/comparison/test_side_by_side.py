"""Articles side by side: numbers, partners, what only one says, and what holds their scrolling together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.comparison.alignment import Link, Place, Told
from annotator.comparison.side_by_side import Aligned, aligned, beside, ranked
from annotator.model import Segment, Tie
from annotator.text.analysis import analyse

A = """Council rams through parking charges

The city council of Harbeck rammed through new parking charges on Tuesday despite protests from shop owners.
“This will empty our streets,” said Ines Dorn, who runs a bakery in the old town.
The mayor had twice postponed the vote last year.
The charges of three euros an hour start on 1 March.
"""
B = """Harbeck approves parking fees

New parking fees were approved by Harbeck's city council on Tuesday.
Baker Ines Dorn told this paper: “This will empty our streets.”
They amount to 3 euros an hour and take effect in March, on the first.
Cyclists welcomed the decision as a step towards cleaner air.
"""


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return [Told(name, analyse(text)) for name, text in (("a", A), ("b", B))]


@pytest.fixture(scope="module")
def both(told) -> Aligned:
    return aligned("event", told)


def place(one: Aligned, article: str, words: str) -> Place:
    text = A if article == "a" else B
    found = one.place_at(article, text.index(words))
    assert found is not None
    return found


def test_a_sentence_knows_its_number_its_group_and_its_best_match(both):
    here, there = place(both, "a", "“This will"), place(both, "b", "Baker Ines")
    assert both.best(here, "b") == there
    assert both.best(there, "a") == here
    assert both.number(here) == both.number(there)
    assert set(both.group(here)) == {here, there}
    assert "bakery" in both.words(here)


def test_numbers_rise_in_the_order_of_reading(both):
    numbers = [both.number(Place("a", at)) for at in range(6)]
    known = [one for one in numbers if one is not None]
    assert known == sorted(known)
    assert known[0] == 1


def test_what_has_no_match_is_only_here(both):
    assert both.only_here("a") == (place(both, "a", "The mayor had"),)
    assert both.only_here("b") == (place(both, "b", "Cyclists"),)
    assert both.group(place(both, "b", "Cyclists")) == (place(both, "b", "Cyclists"),)


def test_headlines_are_never_only_here():
    other = Told("c", analyse("Rain expected\n\nRain will fall in the north on Sunday, forecasters say.\n"))
    apart = aligned("event", [Told("a", analyse(A)), other])
    assert [apart.words(one)[:4] for one in apart.only_here("c")] == ["Rain"]
    assert all(one.number for one in apart.only_here("c"))


def test_what_people_parted_is_only_here_and_what_they_joined_is_not(both, told):
    mayor, cyclists = place(both, "a", "The mayor had"), place(both, "b", "Cyclists")
    tie = Tie(id="t", event="event", one=segment(both, mayor), other=segment(both, cyclists), joined=True)
    joined = both.as_seen("event", ["b", "a"], [tie])
    assert joined.articles == ("b", "a")
    assert joined.best(mayor, "b") == cyclists
    assert joined.only_here("a") == ()
    assert both.only_here("a") == (mayor,)


def test_a_sentence_knows_with_which_ones_people_joined_it_and_from_which_they_parted_it(both):
    mayor, cyclists = place(both, "a", "The mayor had"), place(both, "b", "Cyclists")
    baker, told = place(both, "a", "“This will"), place(both, "b", "Baker Ines")
    pairs = ((mayor, cyclists, True), (baker, told, False))
    ties = [
        Tie(id=f"t{n}", one=segment(both, one), other=segment(both, other), joined=joined)
        for n, (one, other, joined) in enumerate(pairs)
    ]
    seen = both.as_seen("event", ("a", "b"), ties)
    assert [seen.corrected(one) for one in (mayor, cyclists, baker)] == [
        {cyclists: True},
        {mayor: True},
        {told: False},
    ]
    assert seen.number(baker) is None
    assert both.corrected(mayor) == {}


def test_what_is_parted_stays_apart_although_a_third_article_has_both(told):
    third = Told("c", analyse(A.replace("Harbeck", "Harbeck town")))
    here, there, beside_both = Place("a", 2), Place("b", 2), Place("c", 2)
    found = [Link(here, there, 0.9), Link(here, beside_both, 0.8), Link(there, beside_both, 0.7)]
    three = Aligned("event", [*told, third], found, ())
    assert three.group(here) == (here, there, beside_both)
    tie = Tie(id="t", one=segment(three, here), other=segment(three, there), joined=False)
    parted = three.as_seen("event", three.articles, [tie])
    assert parted.group(here) == (here, beside_both)
    assert parted.group(there) == (there,)


def test_what_others_may_have_too_leaves_out_headlines(both):
    assert [both.words(one)[:9] for one in both.compared("a")] == [
        "The city ",
        "“This wil",
        "The mayor",
        "The charg",
    ]


def segment(one: Aligned, at: Place) -> Segment:
    span = one.span(at)
    return Segment(article=at.article, start=span.start, end=span.end, quote=one.words(at))


def test_anchors_begin_and_end_with_the_articles_and_rise_in_both(both):
    anchors = both.anchors("a", "b")
    assert anchors[0] == (0, 0)
    assert anchors[-1] == (len(A.rstrip("\n")), len(B.rstrip("\n"))) or anchors[-1] == (len(A), len(B))
    assert all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(anchors))
    assert (A.index("“This will"), B.index("Baker Ines")) in anchors
    assert [(two, one) for one, two in anchors] == list(both.anchors("b", "a"))


def test_sentences_that_changed_places_do_not_turn_the_scrolling_around(told):
    crossed = [Link(Place("a", 1), Place("b", 3), 0.9), Link(Place("a", 3), Place("b", 1), 0.4)]
    anchors = Aligned("event", told, crossed, ()).anchors("a", "b")
    strong = (told[0].span(1).start, told[1].span(3).start)
    assert anchors[1:-1] == (strong,)


@given(st.floats(0, 1))
def test_between_anchors_the_way_is_straight(share):
    anchors = ((0, 0), (10, 30), (20, 40))
    assert beside(anchors, 10 * share) == pytest.approx(30 * share)
    assert beside(anchors, 10 + 10 * share) == pytest.approx(30 + 10 * share)
    assert beside(anchors, 99) == 40


def test_each_outlet_comes_once_before_any_comes_twice_and_copies_last():
    listed = [("a1", "A", False), ("a2", "A", False), ("c", "C", True), ("b", "B", False), ("x", "", False)]
    assert ranked(listed) == ("a1", "b", "x", "a2", "c")


def test_a_correction_whose_words_are_no_longer_there_corrects_nothing(told, both):
    here, there = place(both, "a", "“This will"), place(both, "b", "Baker Ines")

    def end(where, *, quote=""):
        span = both.span(where)
        words = quote or both.words(where)
        return Segment(article=where.article, start=span.start, end=span.end, quote=words)

    held = Tie(id="t", event="event", one=end(here), other=end(there), joined=False)
    assert both.as_seen("event", both.articles, [held]).number(here) is None
    lost = Tie(id="t", event="event", one=end(here, quote="Quite other words."), other=end(there))
    assert both.as_seen("event", both.articles, [lost]).number(here) == both.number(here)
    assert both.as_seen("event", both.articles, [lost]).corrected(here) == {}
