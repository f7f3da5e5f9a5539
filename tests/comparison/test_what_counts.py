"""Which articles count for which number: whole ones, those that are looked through, groups with a name."""

import csv
import random

import pytest

from annotator import compare as compare_corpus
from annotator.comparison.compared import by_month, compare, number_of_tests
from annotator.comparison.comparison_table import (
    as_csv,
    cell_text,
    difference_texts,
    effect_text,
    rate_text,
    shown_p,
)
from annotator.comparison.contract import NotDefined
from annotator.comparison.counting import Counted, Question, Thing, count_all
from annotator.comparison.lines import Comparison
from annotator.comparison.statistics.outlet_permutation import Chance
from annotator.comparison.statistics.rate_interval import Rate
from annotator.corpus import Corpus
from annotator.model import Article
from annotator.text.canonical import sha256

HEDGE, FRAME = Thing("cue", "hedge"), Thing("article code", "c-frame")
AUTHOR, OTHERS = Thing("voice", "author"), Thing("voice", "others")


def some(outlet: str, number: int, *, rate: float = 20, words: int = 400, **fields: object) -> list[Counted]:
    draw = random.Random(outlet)
    given = {"event": "", "date": "2025-03-04", **fields}
    return [
        Counted(
            article=f"{outlet}-{place}",
            outlet=outlet,
            words=words,
            counts={HEDGE: 1.0 + draw.randrange(int(rate * words / 500)), FRAME: 1.0},
            **given,
        )
        for place in range(number)
    ]


def line(table: Comparison, thing: Thing = HEDGE):
    return next(one for one in table.lines if one.thing == thing)


def test_of_fewer_than_five_whole_articles_there_is_a_count_and_no_test():
    cut = some("Cut", 4, rate=60)
    rest = [one for one in some("Cut", 9, rated=False) if one.article not in {each.article for each in cut}]
    table = compare([*some("Alpha", 8), *some("Beta", 8, rate=90), *cut, *rest])
    cell = line(table).cells[2]
    assert (cell.articles, cell.rated, cell.words) == (9, 4, 1600)
    assert cell_text(cell) == f"{cell.count:.0f} in 4 articles"
    without = line(compare([*some("Alpha", 8), *some("Beta", 8, rate=90)]))
    assert line(table).chance == without.chance
    assert line(table).epsilon == without.epsilon
    assert line(table, FRAME).cells[2].share == 1
    pairs = {(one.one, one.other): one for one in table.differences if one.thing == HEDGE}
    assert isinstance(pairs["Alpha", "Beta"].chance, Chance)
    assert isinstance(pairs["Alpha", "Cut"].chance, NotDefined)


def test_an_article_in_which_nothing_looks_for_a_thing_has_not_none_of_it():
    foreign = [
        *some("Zeit", 2, unknown=frozenset({HEDGE, AUTHOR})),
        *some("Blatt", 6, unknown=frozenset({HEDGE})),
    ]
    known = [*some("Alpha", 8), *some("Beta", 8, rate=90), *some("Zeit", 8)[2:]]
    table = compare([*known, *foreign])
    blatt, zeit = line(table).cells[2], line(table).cells[3]
    assert (blatt.group, blatt.articles, blatt.rate) == ("Blatt", 0, None)
    assert cell_text(blatt) == "not looked for"
    assert (zeit.articles, zeit.words, zeit.having) == (6, 2400, 6)
    assert line(table).cells[0] == line(compare(known)).cells[0]
    assert line(table).chance == line(compare(known)).chance
    assert line(table, FRAME).cells[3].articles == 8
    assert table.sizes == {"Alpha": 8, "Beta": 8, "Blatt": 6, "Zeit": 8}


def test_rules_for_english_find_nothing_in_german_which_is_not_none():
    text = "Der Rat tagte am Dienstag und beschloss die Reform der Schule in der Stadt.\n"
    german = Article(id="g1", text=text, sha256=sha256(text), outlet="Zeit", language="de")
    plain = Article(id="e1", text="It may rain today.\n", sha256=sha256("It may rain today.\n"), outlet="A")
    corpus = Corpus.draft("Study", articles=[german, plain])
    found = {one.article: one.unknown for one in count_all(corpus, ["g1", "e1"], Question())}
    assert found["g1"] >= {HEDGE, AUTHOR, OTHERS}
    assert not found["e1"]
    told = compare_corpus(corpus)
    assert cell_text(line(told.comparison, AUTHOR).cells[1]) == "not looked for"
    (notice,) = (one for one in told.notices if one.concern == "languages")
    assert "Zeit (1)" in notice.says


def test_articles_of_no_group_are_in_no_test():
    named = [*some("Alpha", 8), *some("Beta", 8, rate=90)]
    table = compare([*named, *some("", 9, rate=200)])
    assert table.compared == ("Alpha", "Beta")
    assert line(table).chance == line(compare(named)).chance
    assert isinstance(line(table).cells[0].interval, Rate)
    assert {(one.one, one.other) for one in table.differences} == {("Alpha", "Beta")}


@pytest.mark.parametrize("date", ["", "2024", "2024-13-01", "2024-1", "around 2024"])
def test_a_date_without_a_month_is_of_none(date):
    (one,) = some("Alpha", 1, date=date)
    assert by_month(one) == ""


def test_of_a_thousand_words_no_voice_has_more():
    counts = [(100, 0), (95, 5), (100, 0), (80, 20), (100, 0), (99, 1), (100, 0), (70, 30)]
    ones = [
        Counted(
            article=f"a{place}",
            outlet="Alpha",
            event="",
            date="",
            words=own + others,
            counts={AUTHOR: own, **({OTHERS: others} if others else {})},
        )
        for place, (own, others) in enumerate(counts)
    ]
    table = compare(ones)
    own, others = (line(table, thing).cells[0].interval for thing in (AUTHOR, OTHERS))
    assert isinstance(own, Rate)
    assert isinstance(others, Rate)
    assert own.high <= 1000
    assert (own.low, own.high) == pytest.approx((1000 - others.high, 1000 - others.low))


def test_where_one_article_has_most_of_the_words_there_is_no_interval():
    ones = some("Alpha", 8)
    whale = Counted(
        article="Alpha-9", outlet="Alpha", event="", date="", words=9_000, counts={HEDGE: 3.0, FRAME: 1.0}
    )
    table = compare([*ones, whale, *some("Beta", 8)])
    for found in (line(table).cells[0].interval, table.differences[-1].difference):
        assert isinstance(found, NotDefined)
        assert "two thirds of the words" in found.reason


def spoken(outlet: str, shares: list[float]) -> list[Counted]:
    return [
        Counted(
            article=f"{outlet}-{place}",
            outlet=outlet,
            event="",
            date="",
            words=100,
            counts={AUTHOR: 100 * share, OTHERS: 100 - 100 * share, HEDGE: float(place % 3)},
        )
        for place, share in enumerate(shares)
    ]


def test_the_words_of_others_are_those_that_are_not_the_authors_and_no_test_of_their_own():
    loud, calm = [0.1, 0.2, 0.15, 0.3, 0.25, 0.2], [0.7, 0.8, 0.9, 0.75, 0.85, 0.8]
    table = compare([*spoken("Alpha", loud), *spoken("Beta", calm)])
    author, others, hedge = (line(table, thing) for thing in (AUTHOR, OTHERS, HEDGE))
    assert author.chance.p == others.chance.p < 0.01
    assert author.epsilon == pytest.approx(others.epsilon)
    assert table.tests == number_of_tests(table.differences) == 2
    assert author.adjusted == others.adjusted == pytest.approx(2 * author.chance.p)
    assert hedge.adjusted == hedge.chance.p
    alone = compare([*spoken("Alpha", loud), *spoken("Beta", calm)], things=[OTHERS])
    assert alone.lines[0].adjusted == others.chance.p


# --- an effect beside every p, and numbers as they are shown ---------------------------------------------


def test_beside_the_test_of_rates_stands_an_effect_of_rates_also_where_every_article_has_it():
    every = line(compare([*some("Alpha", 8), *some("Beta", 8, rate=90)]))
    assert isinstance(every.chance, Chance)
    assert every.v is None
    assert every.epsilon > 0.3
    assert effect_text(every).startswith("ε² = .")


def test_what_is_not_nothing_does_not_look_like_nothing():
    assert [rate_text(rate) for rate in (0, 0.004, 0.03, 0.96, 1, 12.34)] == [
        "0.0",
        "< 0.01",
        "0.03",
        "0.96",
        "1.0",
        "12.3",
    ]
    assert difference_texts(0.04, 0.01, 0.07) == ("+0.04", "+0.01", "+0.07")
    assert difference_texts(-1.5, -3.0, 0.0) == ("−1.5", "−3.0", "0.0")
    assert difference_texts(0.4, -0.02, 0.9) == ("+0.40", "−0.02", "+0.90")


def test_a_p_value_just_below_the_level_does_not_look_like_the_level():
    assert [shown_p(p) for p in (0.0004, 0.0123, 0.04996, 0.05, 0.9999)] == [
        "< .001",
        ".012",
        ".0499",
        ".050",
        "1.000",
    ]


def test_each_cell_of_the_csv_says_why_it_has_no_interval():
    text = "It may rain today, he said.\n"
    articles = [
        Article(id=f"a{n}", text=f"{text}{n}\n", sha256=sha256(f"{text}{n}\n"), outlet="Open Record")
        for n in range(4)
    ]
    told = compare_corpus(Corpus.draft("Study", articles=articles))
    rows = list(csv.DictReader("".join(as_csv(told)).splitlines()))
    cells = [row for row in rows if row["row"] == "cell"]
    assert cells
    assert all(row["says"] == "4 articles are too few for an interval." for row in cells)
    assert all(row["rated"] == "4" for row in cells)
