"""The matrix of what is counted says of each article what its counts say."""

import itertools
from dataclasses import replace

import pytest

from annotator.comparison import counting
from annotator.comparison.compared import compare
from annotator.comparison.count_table import CountTable
from annotator.comparison.counting import Counted, Question, Thing, count
from annotator.comparison.gathering import CueAt, Gathered

THINGS = tuple(Thing(kind, key) for kind, key in (("code", "war"), ("cue", "hedge"), ("cue", "loaded")))


@pytest.fixture
def counted() -> list[Counted]:
    numbers = itertools.cycle((0.5, 2.0, 0.0, 7.0, 1 / 3))
    return [
        Counted(
            article=f"a{(7 * place) % 24:02}",
            outlet=f"Outlet {place % 3}",
            event="",
            date="2025-03-04",
            words=300 + place,
            counts={thing: next(numbers) for thing in THINGS if (place + len(thing.id)) % 3},
            rated=place % 8 > 0,
        )
        for place in range(24)
    ]


def test_each_count_stands_in_the_row_of_its_article_and_the_column_of_its_thing(counted):
    table = CountTable(counted)
    assert table.things == tuple(sorted(THINGS))
    for row, one in enumerate(counted):
        there = [thing for thing, is_there in zip(table.things, table.there[row], strict=True) if is_there]
        assert there == sorted(one.counts)
        assert table.counts[row].tolist() == [one.counts.get(thing, 0.0) for thing in table.things]


def test_a_part_has_its_articles_in_their_order_and_nothing_of_what_does_not_occur(counted):
    absent = Thing("cue", "nowhere")
    some = [counted[5], counted[2]]
    part = CountTable(counted).of(some, (THINGS[1], absent, THINGS[0]))
    assert part.counts.tolist() == [
        [one.counts.get(thing, 0.0) for thing in (THINGS[1], absent, THINGS[0])] for one in some
    ]
    assert part.words.tolist() == [one.words for one in some]
    assert part.rated.tolist() == [one.rated for one in some]


def test_a_comparison_is_the_same_with_a_table_that_has_more_articles(counted):
    some = [one for one in counted if one.outlet != "Outlet 1"]
    assert compare(some, known=CountTable(counted), things=THINGS) == compare(some, things=THINGS)


def test_nothing_at_all_is_a_table_too():
    assert compare([]).lines == ()
    assert CountTable([]).things == ()


def gathered() -> Gathered:
    cues = (CueAt("hedge", 0, 5, own=True), CueAt("hedge", 9, 14, own=False))
    return Gathered(
        article="a1",
        outlet="Wire",
        event="",
        date="",
        headline="",
        url="",
        text_sha256="",
        copy_of="",
        length=100,
        words=20,
        own_words=12,
        whole=True,
        cues=cues,
        tally={"hedge": 2},
        own_tally={"hedge": 1},
    )


def test_an_article_remembers_what_was_counted_of_each_question():
    one, hedge = gathered(), Thing("cue", "hedge")
    everything, own = Question(), Question(own=True)
    assert count(one, everything).counts[hedge] == 2
    assert count(one, own).counts[hedge] == 1
    assert count(one, everything) is count(one, Question())
    assert count(replace(one, tally={"hedge": 5}), everything).counts[hedge] == 5


def test_an_article_remembers_a_few_questions_and_no_more():
    one = gathered()
    for number in range(3 * counting.REMEMBERED):
        count(one, Question(coders=frozenset({f"coder-{number}"})))
        assert len(one.known) <= counting.REMEMBERED
