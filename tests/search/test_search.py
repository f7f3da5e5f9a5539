"""Searching a corpus: the same hits with an index, without one and with half of one; filters; portions."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import edits
from annotator.corpus import Corpus
from annotator.corpus.index import index_path
from annotator.cues import find_cues
from annotator.model import Article, Span
from annotator.search import Count, QueryError, Search, bring_up_to_date, look, search, upkeep_of
from annotator.search.fields import STATES
from annotator.search.query import read_query
from annotator.text.canonical import sha256

from .conftest import TEXTS, make_article


def found(corpus, query, **options):
    return [(row.article.removeprefix("art-"), row.keyword) for row in search(corpus, query, **options)]


def articles(corpus, query, **options):
    return list(dict.fromkeys(article for article, _keyword in found(corpus, query, **options)))


QUERIES = {
    "gas": [("gas", "Gas"), ("gas", "gas"), ("gas", "Gas"), ("gas", "Gas"), ("oil", "gas"), ("sport", "gas")],
    '"gas deal"': [("gas", "Gas deal")],
    "work*": [("gas", "works"), ("gas", "workers")],
    "oil gas": [("oil", "Oil"), ("oil", "Oil"), ("oil", "gas")],
    "gas -oil -rovers": [("gas", "Gas"), ("gas", "gas"), ("gas", "Gas"), ("gas", "Gas")],
    "coach OR council": [("gas", "council"), ("sport", "coach")],
    "NEAR(bad critics, 2)": [("oil", "Critics slammed a bad")],
    "/b[a-z]d\\b/": [("oil", "bad")],
    "cafe": [("oil", "cafe\u0301")],
    "don't": [("sport", "Don’t")],
    "政府": [("zh", "政府"), ("zh", "政府")],
    "zeppelin": [],
    "-gas": [("zh", "政府")],
    "gas outlet:rampart": [("gas", "Gas"), ("gas", "gas"), ("gas", "Gas"), ("gas", "Gas"), ("sport", "gas")],
    'gas outlet:="The Rampart"': [("gas", "Gas"), ("gas", "gas"), ("gas", "Gas"), ("gas", "Gas")],
    "gas -outlet:rampart": [("oil", "gas")],
    "gas (outlet:courier OR outlet:sunday)": [("oil", "gas"), ("sport", "gas")],
    "outlet:courier": [("oil", "Oil prices rise")],
    "outlet:harbour": [],
    "gas date:2024-05": [("oil", "gas")],
    "gas date:2024-04..": [("oil", "gas"), ("sport", "gas")],
    "gas date:..2024-04": [("gas", "Gas"), ("gas", "gas"), ("gas", "Gas"), ("gas", "Gas"), ("sport", "gas")],
    "date:none": [("zh", "政府")],
    "language:en-gb gas": [("sport", "gas")],
    "language:en oil": [("oil", "Oil"), ("oil", "Oil")],
    'event:"gas deal"': [("oil", "Oil prices rise")],
    "event:none coach": [("sport", "coach")],
    "state:coded": [("gas", "Gas deal splits the council"), ("oil", "Oil prices rise")],
    "state:untouched gas": [("sport", "gas")],
    "gas zone:headline": [("gas", "Gas")],
    "gas -zone:headline": [("gas", "gas"), ("gas", "Gas"), ("gas", "Gas"), ("oil", "gas"), ("sport", "gas")],
    "gas voice:quoted": [("gas", "Gas")],
    "(dirty OR may) voice:author": [("gas", "may")],
    "code:loaded": [("gas", "so-called “rescue”")],
    "code:LL": [("gas", "so-called “rescue”")],
    "code:tone": [("gas", "so-called “rescue”"), ("oil", "Oil prices rise")],
    "code:hedge": [],
    "coder:kim": [("gas", "so-called “rescue”")],
    'coder:"Lee Ann" gas': [("oil", "gas")],
    "code:tone coder:kim": [("gas", "so-called “rescue”")],
    "code:tone -coder:kim": [("oil", "Oil prices rise")],
    "rescue code:loaded": [("gas", "rescue")],
    "the code:loaded": [],
    "gas -code:tone": [("gas", "Gas"), ("gas", "gas"), ("gas", "Gas"), ("gas", "Gas"), ("sport", "gas")],
    "cue:hedge": [("gas", "may")],
    "cue:HE": [("gas", "may")],
    "cue:hedge voice:quoted": [],
    "slammed cue:attribution_loaded": [("oil", "slammed")],
    "bad -cue:hedge": [("oil", "bad")],
}


@pytest.mark.parametrize("state", ["without an index", "with an index", "with half an index", "as a draft"])
def test_what_is_found(corpus, build, state, tmp_path):
    if state == "with an index":
        build(corpus, cues=True)
    elif state == "with half an index":
        build(corpus)
        index = index_path(corpus.info.id, corpus.path)
        import sqlite3

        connection = sqlite3.connect(index)
        connection.execute("DELETE FROM texts WHERE path LIKE '%art-oil%' OR path LIKE '%art-zh%'")
        connection.commit()
        connection.close()
    elif state == "as a draft":
        from annotator.corpus import read_onefile, write_onefile

        write_onefile(corpus, tmp_path / "one.json")
        corpus = read_onefile(tmp_path / "one.json")
    assert {query: found(corpus, query) for query in QUERIES} == QUERIES


def test_every_row_says_exactly_where_it_stands_and_what_is_around(corpus):
    for row in (row for query in QUERIES for row in search(corpus, query)):
        text = corpus.article(row.article).text
        if row.end:
            assert row.keyword == text[row.start : row.end]
            assert row.left == text[max(0, row.start - 60) : row.start].replace("\n", " ")
            assert row.right == text[row.end : row.end + 60].replace("\n", " ")
        head = corpus.head(row.article)
        assert (row.outlet, row.date, row.headline) == (head.outlet, head.date, head.headline)


def test_with_diacritics_a_word_must_have_the_same_ones(corpus, build):
    for _ in range(2):
        assert found(corpus, "cafe", diacritics=True) == []
        assert found(corpus, "café", diacritics=True) == [("oil", "cafe\u0301")]
        assert found(corpus, "resume", diacritics=True) == []
        assert articles(corpus, "gas -resume", diacritics=True) == ["gas", "oil", "sport"]
        build(corpus)


def test_rows_of_cues_and_annotations_say_what_they_are(corpus):
    (row,) = search(corpus, "cue:hedge")
    cue = next(one for one in find_cues(make_article("art-gas")) if one.category == "hedge")
    assert (row.kind, row.label, row.key) == ("cue", "hedge", cue.key)
    (row,) = search(corpus, "code:loaded")
    (annotation,) = corpus.annotations("art-gas")
    assert (row.kind, row.label, row.key) == ("annotation", "code-loaded", annotation.id)
    (row,) = search(corpus, "outlet:courier")
    assert (row.kind, row.start, row.end) == ("article", 0, 0)


def test_the_cues_that_are_found_are_the_cues_of_the_article(corpus, build):
    build(corpus, cues=True)
    for category in {cue.category for key in TEXTS for cue in find_cues(make_article(key))}:
        expected = [
            (key, cue.start, cue.end)
            for key in TEXTS
            for cue in find_cues(make_article(key))
            if cue.category == category
        ]
        rows = search(corpus, f"cue:{category}")
        assert [(row.article, row.start, row.end) for row in rows] == expected


def test_orders(corpus):
    assert articles(corpus, "gas OR 政府") == ["gas", "oil", "sport", "zh"]
    assert articles(corpus, "gas OR 政府", order="date") == ["zh", "gas", "sport", "oil"]
    assert articles(corpus, "gas OR 政府", order="outlet") == ["zh", "oil", "gas", "sport"]


def test_articles_are_counted_by_outlet_before_any_is_looked_at(corpus, build):
    build(corpus)
    looked = Search(corpus, "gas")
    assert looked.exact
    assert looked.by_outlet() == {"The Rampart": 1, "The Courier": 1, "The Rampart (Sunday)": 1}
    assert not Search(corpus, "gas zone:headline").exact
    assert not Search(corpus, "/gas/").exact
    assert not Search(corpus, "gas", diacritics=True).exact


def test_portions_count_hits_and_articles_by_outlet(corpus):
    portions = [look(task) for task in Search(corpus, "gas").tasks(size=1)]
    assert [portion.looked for portion in portions] == [1] * len(portions)
    assert portions[0].by_outlet == {"The Rampart": Count(4, 1)}
    total = sum((portion.total for portion in portions), Count())
    assert total == Count(6, 3)


def test_the_first_tasks_are_small_and_all_have_every_article_once(corpus):
    article = corpus.article("art-gas")
    corpus.add_articles([replace(article, id=f"art-x{n}", outlet=f"Outlet {n}") for n in range(99)])
    sizes = [len(task.items) for task in Search(corpus, "gas").tasks()]
    assert sizes[:4] == [8, 16, 32, 47]
    assert sum(sizes) == 103


def test_another_process_finds_the_same(corpus, build):
    build(corpus, cues=True)
    tasks = [task for query in ("gas", "cue:hedge", "code:tone") for task in Search(corpus, query).tasks()]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(look, tasks)) == [look(task) for task in tasks]


def test_what_is_edited_meanwhile_counts_at_once(corpus, build, hand):
    build(corpus)
    article = corpus.article("art-sport")
    corpus.commit(edits.annotate(article, [Span(0, 6)], "code-hedge", hand))
    assert found(corpus, "code:hedge") == [("sport", "Rovers")]
    corpus.commit(edits.correct(corpus.corrections("art-sport"), {"outlet": "Herald", "date": "1999"}))
    assert articles(corpus, "outlet:herald date:1999") == ["sport"]
    corpus.commit(edits.remove_articles([corpus.corrections("art-sport")]))
    assert articles(corpus, "gas") == ["gas", "oil"]
    text = "A zeppelin of gas."
    corpus.add_articles([Article(id="art-new", text=text, sha256=sha256(text))])
    assert articles(corpus, "zeppelin") == ["new"]
    build(corpus)
    assert articles(corpus, "zeppelin") == ["new"]


def test_an_article_whose_file_changes_after_it_was_indexed_is_looked_at_as_it_is(corpus, build):
    build(corpus)
    assert articles(corpus, "coach") == ["sport"]
    file = next(corpus.path.glob("articles/*/art-sport.json"))
    file.write_bytes(file.read_bytes().replace(b"coach", b"bosun"))
    with Corpus.open(corpus.path, read_only=True) as again:
        assert articles(again, "coach") == []
        assert articles(again, "bosun") == ["sport"]


def test_an_article_that_is_only_there_as_a_copy_is_searched(corpus, build):
    file = next(corpus.path.glob("articles/*/art-sport.json"))
    file.rename(file.with_name("art-sport (conflicted copy).json"))
    with Corpus.open(corpus.path, read_only=True) as again:
        assert articles(again, "coach") == ["sport"]
        build(again)
        assert articles(again, "coach") == ["sport"]


def test_a_file_that_is_gone_is_told_and_the_others_are_searched(corpus, build):
    build(corpus)
    next(corpus.path.glob("articles/*/art-oil.json")).unlink()
    portions = [look(task) for task in Search(corpus, "gas").tasks()]
    assert [row.article for portion in portions for row in portion.rows] == ["art-gas"] * 4 + ["art-sport"]
    (trouble,) = (trouble for portion in portions for trouble in portion.troubles)
    assert "Oil prices rise: its file cannot be read" in trouble


def test_a_pattern_that_takes_too_long_is_told_and_given_up_after_some_articles(corpus, monkeypatch):
    monkeypatch.setattr("annotator.cues.patterns.SECONDS", 0.02)
    text = "x" * 50 + "y"
    corpus.add_articles(
        [Article(id=f"art-x{n}", text=f"{text} {n}", sha256=sha256(f"{text} {n}")) for n in range(9)]
    )
    (portion,) = (look(task) for task in Search(corpus, "/(x|xx)+$/ y*").tasks(size=99))
    assert portion.rows == ()
    assert sum("took too long" in trouble for trouble in portion.troubles) == 4
    assert sum("was not looked through" in trouble for trouble in portion.troubles) == 5


def test_an_index_that_is_damaged_while_it_is_in_use_changes_nothing(corpus, build):
    build(corpus)
    expected = found(corpus, "gas")
    path = index_path(corpus.info.id, corpus.path)
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xaa" * (len(data) - 4096))
    assert found(corpus, "gas") == expected
    build(corpus)
    assert found(corpus, "gas") == expected
    assert Search(corpus, "gas").exact


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("gas date:may", "date:may"),
        ("gas date:2024-13", "date:2024-13"),
        ("gas date:..", "date:.."),
        ("gas event:zeppelin", "event:zeppelin"),
        ("gas state:finished", "state:finished"),
        ("gas state:done@zeppelin", "state:done@zeppelin"),
        ("gas zone:left", "zone:left"),
        ("gas voice:loud", "voice:loud"),
        ("gas cue:zeppelin", "cue:zeppelin"),
        ("gas code:zeppelin", "code:zeppelin"),
        ("gas coder:zeppelin", "coder:zeppelin"),
        ("zone:headline", "zone:headline"),
        ("outlet:x -cue:hedge", "cue:hedge"),
    ],
)
def test_a_value_that_there_is_not_is_told_with_its_place(corpus, query, meant):
    with pytest.raises(QueryError) as caught:
        Search(corpus, query)
    assert query[caught.value.start : caught.value.end] == meant
    assert pickle.loads(pickle.dumps(caught.value)).start == caught.value.start  # our own bytes


def test_every_state_can_be_asked_for(corpus):
    assert {state: articles(corpus, f"state:{state}") for state in STATES} == {
        "new": ["sport", "zh"],
        "started": ["gas", "oil"],
        "done": [],
        "discuss": [],
        "coded": ["gas", "oil"],
        "untouched": ["sport", "zh"],
    }


def test_an_article_is_coded_as_soon_as_an_omission_is_about_it(corpus, hand):
    gas = corpus.article("art-gas")
    made = edits.contrast(
        [edits.segment(gas, Span(0, 3))], "loaded", hand, sha256=gas.sha256, absent_from=["art-zh"]
    )
    corpus.commit(made)
    assert articles(corpus, "state:coded") == ["gas", "oil", "zh"]
    assert articles(corpus, "state:untouched") == articles(corpus, "state:new") == ["sport"]
    assert articles(corpus, "state:started@kim") == ["gas", "zh"]


def test_how_far_a_coder_is_can_be_asked_for(corpus, build, hand):
    for key, state, coder in (
        ("art-gas", "done", "coder-1"),
        ("art-gas", "discuss", "coder-2"),
        ("art-zh", "started", "coder-2"),
    ):
        corpus.commit(edits.set_state(None, key, state, replace(hand, coder=coder)))
    build(corpus)
    assert articles(corpus, "state:done") == articles(corpus, "state:done@kim") == ["gas"]
    assert articles(corpus, 'state:"discuss@Lee Ann"') == articles(corpus, "state:discuss") == ["gas"]
    assert articles(corpus, "state:done@lee") == []
    assert articles(corpus, "state:started") == ["oil", "zh"]
    assert articles(corpus, "state:new") == ["sport"]
    assert articles(corpus, "state:new@kim") == ["oil", "sport", "zh"]
    assert articles(corpus, "state:coded") == ["gas", "oil"], "a state alone is no coding"
    assert articles(corpus, "gas -state:done") == ["oil", "sport"]
    corpus.commit(edits.set_state(corpus.state("art-gas", "coder-1"), "art-gas", "new", hand))
    assert articles(corpus, "state:done") == []


# --- any query, any texts --------------------------------------------------------------------------------

WORDS = ["gas", "gases", "oil", "café", "cafe\u0301", "中国", "x", "Gas", "👷🏽"]
LEAVES = st.sampled_from(
    [
        "gas",
        "gas*",
        "oil",
        "café",
        "中",
        '"gas oil"',
        "NEAR(gas oil, 1)",
        "/g.s/",
        "outlet:one",
        "date:2024",
        "x*",
    ]
)


def joined(parts):
    return (
        st.tuples(parts, parts).map(lambda two: f"({two[0]} OR {two[1]})")
        | st.tuples(parts, parts).map(lambda two: f"({two[0]} {two[1]})")
        | parts.map(lambda one: f"NOT {one}")
    )


@pytest.fixture
def random_corpus(tmp_path_factory):
    def make(texts):
        made = [
            Article(
                id=f"art-{n}",
                text=text,
                sha256=sha256(text),
                outlet=("One", "Two")[n % 2],
                date=str(2023 + n % 3),
            )
            for n, text in enumerate(texts)
        ]
        return Corpus.create(tmp_path_factory.mktemp("any") / "corpus", "Any", articles=made)

    return make


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=6),
    queries=st.lists(st.recursive(LEAVES, joined, max_leaves=5), min_size=1, max_size=6),
    indexed=st.integers(0, 6),
    diacritics=st.booleans(),
)
def test_an_index_never_changes_what_is_found(random_corpus, texts, queries, indexed, diacritics):
    with random_corpus(texts) as corpus:
        without = [list(search(corpus, query, diacritics=diacritics)) for query in queries]
        for _progress in bring_up_to_date(upkeep_of(corpus, cues=False)):
            pass
        corpus.add_articles(
            [
                Article(id=f"art-late{n}", text=f"{text} gas", sha256=sha256(f"{text} gas"))
                for n, text in enumerate(texts[:indexed])
            ]
        )
        late = {key for key in corpus.articles() if key.startswith("art-late")}
        for query, expected in zip(queries, without, strict=True):
            rows = list(search(corpus, query, diacritics=diacritics))
            assert [row for row in rows if row.article not in late] == expected
            made = Search(corpus, query, diacritics=diacritics)
            hit = {row.article for row in rows}
            assert hit <= set(made.articles)
            if made.exact and read_query(query).terms:
                assert made.by_outlet() or not hit


def test_a_contrast_is_found_in_every_article_with_words_of_it(corpus, hand):
    gas, oil = corpus.article("art-gas"), corpus.article("art-oil")
    at, other = gas.text.index("dirty"), oil.text.index("bad")
    words = [edits.segment(gas, Span(at, at + 5)), edits.segment(oil, Span(other, other + 3))]
    made = edits.contrast(words, "code-hedge", hand, sha256=gas.sha256, absent_from=["art-sport"])
    corpus.commit(made, coder="coder-1")
    assert found(corpus, "code:hedge") == [("gas", "dirty"), ("oil", "bad")]
