"""Samples: drawn again from the seed, in shares by outlet, by whole events, shuffled for each coder."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.coding.sampling import applies_to, counts_of, draw, how, order_for, shuffled, wanted_count
from annotator.corpus.contents import head_of
from annotator.corpus.files import Added
from annotator.model import Article, Sample


def head(number, outlet="", event=""):
    article = Article(id=f"art-{number}", text="x", sha256="y", outlet=outlet)
    return head_of(Added(article, added="", sequence=number))._replace(event=event)


HEADS = [head(number, "ABACBA"[number % 6], f"event-{number // 4}") for number in range(40)]


@given(
    st.sampled_from(("random", "outlet", "event")), st.integers(0, 60), st.integers(0, 10**9), st.randoms()
)
def test_a_sample_is_drawn_again_from_its_seed_whatever_order_articles_come_in(by, count, seed, chance):
    drawn = draw(HEADS, by=by, count=count, seed=seed)
    others = list(HEADS)
    chance.shuffle(others)
    assert draw(others, by=by, count=count, seed=seed) == drawn
    assert len(set(drawn)) == len(drawn) <= count
    if by != "event":
        assert len(drawn) == min(count, 40)


@given(st.integers(3, 40), st.integers(0, 1000))
def test_by_outlet_each_has_its_share_and_one_at_least(count, seed):
    sizes = Counter(one.outlet for one in HEADS)
    drawn = counts_of(HEADS, draw(HEADS, by="outlet", count=count, seed=seed), "outlet")
    for outlet, (inside, total) in drawn.items():
        assert total == sizes[outlet]
        assert inside >= 1
        assert abs(inside - count * total / 40) < 2


@given(st.integers(0, 40), st.integers(0, 1000))
def test_by_event_no_event_is_torn(count, seed):
    drawn = draw(HEADS, by="event", count=count, seed=seed)
    assert all(inside in (0, total) for inside, total in counts_of(HEADS, drawn, "event").values())
    assert len(drawn) > count - 4
    assert draw([head(1)], by="event", count=1, seed=1) == (), "what has no event is no event"


def test_another_seed_draws_others_and_the_order_is_no_accident():
    assert draw(HEADS, by="random", count=9, seed=1) != draw(HEADS, by="random", count=9, seed=2)
    drawn = draw(HEADS, by="random", count=3, seed=7)
    assert drawn == ("art-6", "art-31", "art-29"), "for ever, on every machine"


def test_each_coder_has_an_order_of_its_own_where_the_order_is_hidden():
    articles = tuple(f"art-{number}" for number in range(12))
    open_ = Sample(id="sample-1", articles=articles)
    hidden = Sample(id="sample-1", articles=articles, concealed=("order",))
    assert order_for(open_, "coder-a") == articles
    assert order_for(hidden, "coder-a") == order_for(hidden, "coder-a") != order_for(hidden, "coder-b")
    assert sorted(order_for(hidden, "coder-a")) == sorted(articles)
    assert shuffled(articles, 1) != articles


def test_whom_a_sample_is_for():
    everybody, some = Sample(id="s"), Sample(id="s", coders=("coder-a",))
    assert applies_to(everybody, "coder-b")
    assert applies_to(some, "coder-a")
    assert not applies_to(some, "coder-b")
    assert not applies_to(Sample(id="s", retired=True), "coder-b")


def test_numbers_and_shares():
    assert wanted_count(41, number=10, percent=True) == 5
    assert wanted_count(41, number=10, percent=False) == 10
    assert wanted_count(4, number=10, percent=False) == 4
    assert how("outlet", count=5, seed=3, among=41) == "5 of 41 articles, by outlet in proportion, seed 3"
