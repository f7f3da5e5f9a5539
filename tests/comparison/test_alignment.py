"""Aligning sentences across outlets, without any network: on own texts, and what always holds."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.comparison.alignment import Link, Place, Told, align, groups, observations, settled
from annotator.model import Segment, Tie
from annotator.text.analysis import analyse

A = """Council rams through parking charges

The city council of Harbeck rammed through new parking charges on Tuesday despite protests from shop owners.
“This will empty our streets,” said Ines Dorn, who runs a bakery in the old town.
The charges of three euros an hour start on 1 March.
The mayor had twice postponed the vote last year.
"""
B = """Harbeck approves parking fees

New parking fees were approved by Harbeck's city council on Tuesday.
They amount to 3 euros an hour and take effect in March, on the first.
Baker Ines Dorn told this paper: “This will empty our streets.”
Cyclists welcomed the decision as a step towards cleaner air.
"""
C = """Harbeck approves parking fees

Harbeck approves parking fees
The weather will be fine in the north and wet in the south, forecasters say.
"""


STRANDED = """Ferry link to Aldmoor closed

The ferry between Harbeck and Aldmoor will not run again before spring, its owner said on Monday.
“We are stranded,” said Ines Dorn, who keeps a bakery on Aldmoor and sells bread to the mainland.
The H.P.A. found rust in the hull last week.
Aldmoor has nine hundred inhabitants and one school.
Two buses a day run to the landing stage.
"""
CUT_OFF = (
    "Islanders cut off until spring\n\n"
    "Aldmoor has been without its ferry since Monday.\n"
    "Owner Karl Venn spoke of rust that inspectors of the HPA had discovered beneath the engine room during "
    "a visit last week, and of a repair that he cannot pay.\n"
    "Islanders who want to reach a doctor, a shop or a court have to charter a boat, as a baker, Ines Dorn, "
    "told this paper on the quay while she waited for flour.\n"
    "The council meets on Thursday.\n"
)


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return [Told(name, analyse(text)) for name, text in (("a", A), ("b", B), ("c", C))]


def numbers(links, one, other):
    return {
        (link.one.number, link.other.number)
        for link in links
        if (link.one.article, link.other.article) == (one, other)
    }


def test_sentences_that_say_the_same_are_linked_and_others_are_not(told):
    links = numbers(align(told[:2]), "a", "b")
    assert {(0, 0), (1, 1), (2, 3), (3, 2)} <= links
    assert not any(first == 4 or second == 4 for first, second in links)


def test_a_headline_is_linked_with_headlines_only_and_its_repetition_with_nothing(told):
    for link in align(told):
        assert (link.one.number == 0) == (link.other.number == 0)
    assert numbers(align(told), "b", "c") == {(0, 0)}


def test_a_short_sentence_is_found_in_a_long_one_and_words_of_their_own_bring_two_together():
    """Long sentences share little of all their words: what counts is who and what stands nowhere else."""
    links = numbers(align([Told("a", analyse(STRANDED)), Told("b", analyse(CUT_OFF))]), "a", "b")
    assert links == {(1, 1), (2, 3), (3, 2)}


def test_letters_with_points_between_them_are_the_same_without():
    (one,), (other,) = (Told("a", analyse(text)).sentences for text in ("The H.P.A. came.", "The HPA came."))
    assert one.stems == other.stems


def test_how_much_is_held_is_of_the_sentence_that_says_less():
    short = Told("a", analyse("The inspectors found rust in the hull of the ferry."))
    long = Told(
        "b", analyse("The inspectors of the harbour found rust in the hull of the old ferry at the quay.")
    )
    filler = Told("c", analyse("Buses run to the landing stage. " * 400))
    for pair in ((short, long), (long, short)):
        ((_first, _second, seen),) = observations(*pair, [short, long, filler])
        assert seen[5] == pytest.approx(1)


def test_sentences_that_share_a_single_stem_are_not_linked_but_headlines_may_be():
    one, other = "The alarm will hardly surprise anybody.", "What he did can hardly be overstated."
    told = [Told(name, analyse(f"Ferry sunk\n\n{text}\n")) for name, text in (("a", one), ("b", other))]
    assert told[0].sentences[1].stems & told[1].sentences[1].stems == {"hard"}
    assert [(first, second) for first, second, _seen in observations(*told, told)] == [(0, 0)]


def test_who_wrote_an_article_is_linked_with_nothing():
    credit = "Reporting by Ines Dorn in Harbeck; editing by Karl Venn"
    written = Told("a", analyse(f"Ferry sunk\n\nThe ferry to Aldmoor sank on Monday.\n\n{credit}\n"))
    other = Told(
        "b", analyse("Dorn and Venn agree\n\nInes Dorn and Karl Venn of Harbeck agreed on Monday.\n")
    )
    assert written.analysis.zone_at(written.analysis.text.index("Reporting")) == "credit"
    assert not any(link.one.number == 2 for link in align([written, other]))


def test_one_article_alone_and_articles_without_words_have_no_links():
    empty = [Told(name, analyse(text)) for name, text in (("x", ""), ("y", "…\n\n—"), ("z", A))]
    assert align(empty) == ()
    assert align(empty[2:]) == ()


def test_the_order_of_the_articles_does_not_matter(told):
    forward = {frozenset((link.one, link.other)): link.score for link in align(told)}
    back = {frozenset((link.one, link.other)): link.score for link in align(told[::-1])}
    assert forward.keys() == back.keys()
    assert all(score == pytest.approx(back[pair]) for pair, score in forward.items())


def tie(one: Segment, other: Segment, *, joined: bool) -> Tie:
    return Tie(id="tie", event="e", one=one, other=other, joined=joined)


def at(told: Told, number: int) -> Segment:
    span = told.span(number)
    quote = told.analysis.text[span.start : span.end]
    return Segment(article=told.article, start=span.start, end=span.end, quote=quote)


def test_people_join_and_part_sentences(told):
    links = align(told[:2])
    a, b = told[0], told[1]
    corrected = settled(
        links,
        [tie(at(a, 4), at(b, 4), joined=True), tie(at(a, 1), at(b, 1), joined=False)],
        told,
    )
    assert Link(Place("a", 4), Place("b", 4), 1.0) in corrected
    assert (1, 1) not in numbers(corrected, "a", "b")
    assert len(corrected) == len(links)
    elsewhere = settled(links, [tie(at(a, 4), replace(at(b, 4), article="gone"), joined=True)], told)
    assert numbers(elsewhere, "a", "b") == numbers(links, "a", "b")


places = st.builds(Place, st.sampled_from("abcd"), st.integers(0, 12))
links = st.lists(
    st.builds(Link, places, places, st.floats(0.3, 1)).filter(
        lambda one: one.one.article < one.other.article
    ),
    max_size=20,
)


@settings(max_examples=100)
@given(links, st.randoms(use_true_random=False))
def test_groups_part_the_linked_sentences_whatever_the_order(links, order: random.Random):
    found = groups(links)
    members = [place for group in found for place in group]
    assert len(members) == len(set(members))
    assert set(members) <= {place for link in links for place in (link.one, link.other)}
    assert all(len({place.article for place in group}) > 1 for group in found)
    shuffled = list(links)
    order.shuffle(shuffled)
    assert groups(shuffled) == found


@given(links, st.data())
def test_sentences_that_are_to_stay_apart_are_in_no_group_together(links, data):
    pairs = [(link.one, other.other) for link in links for other in links if link.one != other.other]
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    parted = {frozenset(pair) for pair in apart}
    kept = [link for link in links if frozenset((link.one, link.other)) not in parted]
    for group in groups(kept, apart):
        assert not any({one, other} <= set(group) for one, other in apart)
