"""What a table of annotations shows: which are wanted, in which order, and never what a mask hides."""

from dataclasses import replace

import pytest

from annotator.coding.listing import COLUMNS, Listing, Order, Wanted, columns_for
from annotator.corpus import Corpus
from annotator.model import (
    Annotation,
    Article,
    Attribute,
    Change,
    Code,
    Coder,
    Corrections,
    Evidence,
    Put,
    Segment,
)
from annotator.text.canonical import sha256

TEXT = "Deal near\n\nThe shaken regime may rush a deal through, aides said."
STANCE = Attribute(id="stance", name="Stance", kind="scale", values=("hostile", "neutral", "friendly"))
WEIGHT = Attribute(id="weight", name="Weight", kind="number")
WHO = Attribute(id="who", name="Who", kind="span")
LOADED = Code(id="code-1", name="Loaded", order=2, attributes=(STANCE, WEIGHT, WHO))
HEDGE = Code(id="code-2", name="Hedge", order=1)
FRAME = Code(id="code-3", name="Frame", order=3, level="article")
ADA, BEA = Coder(id="ada", name="Ada"), Coder(id="bea", name="Bea")


class AllSeen:
    """Hides nothing but what it is told to."""

    def __init__(self, corpus, hidden=()):
        self._corpus, self._hidden = corpus, frozenset(hidden)

    def hidden(self, _article):
        return self._hidden

    def head(self, article):
        head = self._corpus.head(article)
        return head._replace(outlet="Hidden", headline="") if "outlet" in self._hidden else head

    def cut(self, segment):
        return self.words(segment.article, segment.quote)

    def words(self, _article, text):
        return text.replace("regime", "██████") if "names" in self._hidden else text


def article(number, outlet, headline):
    text = f"{TEXT} {number}"
    return Article(id=f"art-{number}", text=text, sha256=sha256(text), outlet=outlet, headline=headline)


ARTICLES = (article(1, "The Rampart", "Deal near"), article(2, "Open Record", "Second day"))


def made(number, words="", *, of=1, code=LOADED, coder="ada", **fields):
    text = ARTICLES[of - 1].text
    at = text.index(words)
    target = (Segment(article=f"art-{of}", start=at, end=at + len(words), quote=words),) if words else ()
    return Annotation(
        id=f"ann-{number}",
        article=f"art-{of}",
        coder=coder,
        code=code.id,
        target=target,
        text_sha256=ARTICLES[of - 1].sha256,
        **fields,
    )


ALL = (
    made(1, "shaken", memo="Why?", attributes={"stance": "hostile", "weight": 10}),
    made(2, "rush", of=2, attributes={"stance": "friendly", "weight": 9}, flagged=True),
    made(3, "may", code=HEDGE, coder="bea", origin="rule:hedge.modal@1"),
    made(4, code=FRAME, of=2, modified="2025-01-02T10:11:12Z"),
)


@pytest.fixture
def corpus(tmp_path):
    drawn = Corpus.draft("Study", articles=ARTICLES, codes=[LOADED, HEDGE, FRAME])
    opened = drawn.save_as(tmp_path / "study")
    opened.commit(Change((Put(None, ADA), Put(None, BEA))), coder="ada")
    for one in ALL:
        opened.commit(Change((Put(None, one),)), coder=one.coder)
    yield opened
    opened.close()


@pytest.fixture
def listing(corpus):
    return Listing(corpus, AllSeen(corpus), coder="ada")


def ids(listing, order=None, **wanted):
    return [one.id for one in listing.find(Wanted(**wanted), order or Order()).rows]


def test_all_are_listed_as_they_stand_in_the_articles(listing):
    assert ids(listing) == ["ann-1", "ann-3", "ann-4", "ann-2"]
    found = listing.find(Wanted(flagged=True), Order())
    assert (len(found.rows), found.total, found.outlets) == (1, 4, ("Open Record", "The Rampart"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"words": "SHAKEN"}, {"ann-1"}),
        ({"words": "why"}, {"ann-1"}),
        ({"words": "deal near"}, {"ann-1", "ann-3"}),
        ({"words": "deal rush"}, set()),
        ({"codes": frozenset({"code-1"})}, {"ann-1", "ann-2"}),
        ({"coders": frozenset({"bea"})}, {"ann-3"}),
        ({"outlets": frozenset({"Open Record"})}, {"ann-2", "ann-4"}),
        ({"origin": "cue"}, {"ann-3"}),
        ({"origin": "hand"}, {"ann-1", "ann-2", "ann-4"}),
        ({"origin": "other"}, set()),
        ({"flagged": True}, {"ann-2"}),
        ({"flagged": False}, {"ann-1", "ann-3", "ann-4"}),
        ({"article": "art-2"}, {"ann-2", "ann-4"}),
        ({"article": "gone"}, set()),
    ],
)
def test_each_filter_leaves_what_it_says(listing, wanted, found):
    assert set(ids(listing, **wanted)) == found


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("code", "ann-3", "ann-4"),
        ("memo", "ann-1", None),
        ("coder", None, "ann-3"),
        ("flag", "ann-2", None),
        ("modified", "ann-4", None),
        ("attribute:stance", "ann-1", None),
        ("attribute:weight", "ann-2", None),
    ],
)
def test_columns_are_sorted_by_what_they_mean_empty_cells_last(listing, column, first, last):
    found = ids(listing, Order(column))
    assert first is None or found[0] == first
    assert last is None or found[-1] == last


@pytest.mark.parametrize("column", [one.id for one in columns_for(LOADED)])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_new_one_is_put_where_sorting_would_put_it(listing, column, backwards):
    order = Order(column, backwards)
    rows = listing.find(Wanted(), order).rows
    for one in rows:
        others = [other for other in rows if other is not one]
        at = listing.place_among(others, one, order)
        assert [*others[:at], one, *others[at:]] == rows


def test_of_one_code_every_attribute_is_a_column():
    assert [one.id for one in columns_for(LOADED)][1:6] == [
        "words",
        "attribute:stance",
        "attribute:weight",
        "attribute:who",
        "memo",
    ]
    assert columns_for(HEDGE) == columns_for(None) == COLUMNS


def test_what_was_told_under_another_code_is_called_as_that_code_calls_it(listing):
    moved = replace(ALL[0], code=HEDGE.id)
    assert listing.said(moved, "attributes") == "Stance: hostile · Weight: 10"
    unknown = replace(ALL[0], attributes={"gone": "yes"})
    assert listing.said(unknown, "attributes") == "gone: yes"


def test_what_cells_say(listing):
    two = ALL[0].target + made(9, "deal through").target + made(9, "aides").target
    one = replace(ALL[0], target=two, evidence=(Evidence(attribute="who", segments=two[2:]),))
    assert listing.said(one, "words") == "shaken … deal through … + 1"
    assert listing.said(one, "attributes") == "Stance: hostile · Weight: 10 · Who: aides"
    assert listing.said(one, "attribute:who") == "aides"
    assert listing.said(ALL[3], "words") == "Whole article"
    assert listing.said(ALL[3], "modified") == "2025-01-02 10:11"
    assert [listing.said(ALL[2], column) for column in ("code", "coder", "outlet")] == [
        "Hedge",
        "Bea",
        "The Rampart",
    ]


def test_what_a_mask_hides_is_neither_said_nor_found_nor_counted(corpus):
    hiding = AllSeen(corpus, ["outlet", "names", "coders"])
    listing = Listing(corpus, hiding, coder="ada")
    found = listing.find(Wanted(), Order())
    assert {one.id for one in found.rows} == {"ann-1", "ann-2", "ann-4"}
    assert (found.total, found.outlets) == (3, ("Hidden",))
    assert listing.said(made(8, "regime"), "words") == "██████"
    assert listing.said(made(8, "rush", memo="of the regime"), "memo") == "of the ██████"
    assert ids(listing, outlets=frozenset({"The Rampart"})) == []
    assert ids(listing, words="near") == []


def test_deleted_ones_and_those_in_removed_articles_are_not_there(listing, corpus):
    assert not listing.may_be_seen(replace(ALL[0], deleted=True))
    corpus.commit(Change((Put(None, replace(corpus.corrections("art-2"), removed=True)),)), coder="ada")
    assert set(ids(listing)) == {"ann-1", "ann-3"}


@pytest.fixture
def across(corpus):
    words = (*made(0, "shaken").target, *made(0, "rush", of=2).target)
    both = replace(made(7, "shaken", coder="bea"), target=words)
    lacking = replace(made(8, "may", of=2, coder="bea"), absent_from=("art-1",))
    for one in (both, lacking):
        corpus.commit(Change((Put(None, one),)), coder="bea")
    return both, lacking


def test_what_is_about_several_articles_is_listed_once_and_with_each_of_them(listing, across):
    assert sorted(ids(listing)) == ["ann-1", "ann-2", "ann-3", "ann-4", "ann-7", "ann-8"]
    assert {"ann-7", "ann-8"} <= set(ids(listing, article="art-1"))
    assert {"ann-7", "ann-8"} <= set(ids(listing, article="art-2"))


def test_a_contrast_outlives_the_article_that_it_is_kept_with_in_the_list(corpus, across):
    corpus.commit(Change((Put(None, Corrections(id="art-1", removed=True)),)), coder="ada")
    listing = Listing(corpus, AllSeen(corpus), coder="ada")
    assert {"ann-7", "ann-8"} <= set(ids(listing))
    assert {"ann-7", "ann-8"} <= set(ids(listing, article="art-2"))
    assert all(listing.may_be_seen(one) for one in across)


def test_another_coders_contrast_is_hidden_where_any_of_its_articles_hides_coders(corpus, across):
    class OneHides(AllSeen):
        def hidden(self, article):
            return frozenset({"coders"}) if article == "art-1" else frozenset()

    listing = Listing(corpus, OneHides(corpus), coder="ada")
    assert not any(listing.may_be_seen(one) for one in across)
    assert all(Listing(corpus, OneHides(corpus), coder="bea").may_be_seen(one) for one in across)


def test_words_in_an_article_that_is_masked_are_masked_wherever_it_is_kept(corpus, across):
    class OneHides(AllSeen):
        def hidden(self, article):
            return frozenset({"names"}) if article == "art-2" else frozenset()

        def words(self, article, text):
            return "██" if self.hidden(article) else text

    away = replace(across[0], target=across[0].target[1:])
    assert Listing(corpus, OneHides(corpus), coder="ada").quote(away) == "██"
