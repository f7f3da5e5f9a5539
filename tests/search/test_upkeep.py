"""The index is brought up to date in portions, by anybody, and holds exactly what the articles say."""

from dataclasses import replace

import pytest

from annotator import edits
from annotator.corpus import Corpus, indexing
from annotator.corpus.index import IndexTrouble, index_path, reading
from annotator.cues import find_cues
from annotator.model import Adjustment, Article
from annotator.search import (
    Search,
    advance,
    bring_up_to_date,
    cue_cache,
    search,
    text_index,
    upkeep,
    upkeep_of,
)
from annotator.search.cue_cache import fetch_marked, instrument_key, key_for
from annotator.search.marked import mark, packed, unpacked
from annotator.text.analysis import analyse
from annotator.text.canonical import sha256

from .conftest import TEXTS, make_article


def steps(corpus, **options):
    return [(one.stage, one.done, one.total) for one in bring_up_to_date(upkeep_of(corpus, **options))]


def kept(corpus, article, *, language="en"):
    """What the index holds of an article's cues."""
    path = next(
        one for one in corpus.looks if one.endswith(f"/{article}.json") and one.startswith("articles/")
    )
    key = key_for(instrument_key(corpus.adjustments()), language)
    with reading(index_path(corpus.info.id, corpus.path)) as index:
        return fetch_marked(index, path, corpus.looks[path], key)


def test_all_parts_are_done_once_and_nothing_the_second_time(corpus):
    done = steps(corpus)
    assert [step for step in done if step[1] == step[2]][:2] == [("articles", 4, 4), ("quotes", 2, 2)]
    assert ("texts", 4, 4) in done
    assert done[-1] == ("cues", 4, 4)
    assert steps(corpus) == []


def test_the_cues_that_are_kept_are_exactly_those_of_the_article(corpus):
    steps(corpus)
    for key in TEXTS:
        article = make_article(key)
        assert list(kept(corpus, key, language=article.language).cues) == find_cues(article)


@pytest.mark.parametrize("key", TEXTS)
def test_bytes_and_voices(key):
    article = make_article(key)
    found = mark(article)
    assert unpacked(packed(found)) == found
    analysis = analyse(article.text, article.zones, language=article.language)
    for start in range(len(article.text)):
        for end in range(start + 1, min(start + 25, len(article.text))):
            assert found.voice_at(start, end) == analysis.voice_at(start, end)[0]


@pytest.mark.parametrize("data", [b"", b"x", packed(mark(make_article("art-zh")))[:-4]])
def test_bytes_that_are_no_cues_are_told(data):
    with pytest.raises(ValueError, match="not the cues"):
        unpacked(data)


def test_what_the_corpus_changes_in_the_cues_makes_them_anew(corpus):
    steps(corpus)
    own = Adjustment(id="gases", name="Gases", words=("gas",))
    corpus.commit(edits.adjust(None, own))
    assert kept(corpus, "art-oil") is None
    assert steps(corpus) == [("cues", 4, 4)]
    assert [row.keyword for row in search(corpus, "cue:gases outlet:courier")] == ["gas"]
    corpus.commit(
        edits.adjust(corpus.adjustment("gases"), replace(corpus.adjustment("gases"), words=("oil",)))
    )
    assert [row.keyword for row in search(corpus, "cue:gases outlet:courier")] == ["Oil", "Oil"]


def test_a_corrected_language_makes_the_cues_of_its_article_anew(corpus):
    steps(corpus)
    corpus.commit(edits.correct(corpus.corrections("art-oil"), {"language": "de"}))
    assert steps(corpus) == [("cues", 1, 1)]
    assert [row.article for row in search(corpus, "cue:attribution_loaded")] == []
    assert kept(corpus, "art-oil", language="de").cues == ()


def test_another_program_or_detector_looks_again(monkeypatch):
    first = instrument_key()
    cue_cache._key.cache_clear()
    monkeypatch.setattr(cue_cache, "__version__", "99.0")
    second = instrument_key()
    cue_cache._key.cache_clear()
    monkeypatch.setattr("annotator.cues.registry.detectors", lambda: ())
    assert len({first, second, instrument_key(), instrument_key([Adjustment(id="hedge", on=False)])}) == 4
    cue_cache._key.cache_clear()


def test_a_search_keeps_the_cues_that_it_had_to_compute(corpus):
    steps(corpus, cues=False)
    assert kept(corpus, "art-gas") is None
    list(search(corpus, "cue:hedge"))
    assert list(kept(corpus, "art-gas").cues) == find_cues(make_article("art-gas"))


def test_a_search_for_cues_looks_only_where_there_may_be_some(corpus):
    assert len(Search(corpus, "cue:hedge").articles) == 4
    steps(corpus)
    assert Search(corpus, "cue:hedge").articles == ("art-gas",)
    assert Search(corpus, "cue:hedge voice:author").articles == ("art-gas",)


def test_cues_of_a_rule_that_could_not_do_its_work_are_not_kept(corpus, monkeypatch):
    monkeypatch.setattr("annotator.cues.patterns.SECONDS", 0.02)
    text = "x" * 50 + "y"
    corpus.add_articles([Article(id="art-slow", text=text, sha256=sha256(text), language="en")])
    corpus.commit(edits.adjust(None, Adjustment(id="slow", name="Slow", words=("/(x|xx)+$/",))))
    steps(corpus)
    assert kept(corpus, "art-slow") is None
    assert kept(corpus, "art-gas") is not None


def test_a_worker_goes_on_where_it_stopped_and_another_where_the_index_is(corpus, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 1)
    monkeypatch.setattr(text_index, "BATCH", 1)
    monkeypatch.setattr(cue_cache, "BATCH", 1)
    begun = []
    real = upkeep.bring_up_to_date
    monkeypatch.setattr(upkeep, "bring_up_to_date", lambda job: begun.append(job) or real(job))
    job = upkeep_of(corpus)
    seen = [advance(job, 0) for _ in range(4)]
    assert [one.stage for one in seen] == ["articles"] * 4
    assert begun == [job]
    upkeep._under_way.clear()  # as in another process
    while (progress := advance(job, 0)) is not None:
        seen.append(progress)
    assert [one.stage for one in seen].count("articles") == 4
    assert [one.stage for one in seen].count("cues") == 4
    assert upkeep._under_way == {}
    assert steps(corpus) == []


def test_two_that_work_on_one_index_at_once_come_to_one_result(corpus, monkeypatch):
    monkeypatch.setattr(text_index, "BATCH", 1)
    one, other = (bring_up_to_date(upkeep_of(corpus)) for _ in range(2))
    going = [one, other]
    while going:
        going = [work for work in going if next(work, None) is not None]
    assert [row.article for row in search(corpus, "cafe")] == ["art-oil"]
    assert steps(corpus) == []


def test_a_text_that_is_touched_is_not_indexed_again_and_one_that_changes_is(corpus):
    steps(corpus, cues=False)
    file = next(corpus.path.glob("articles/*/art-sport.json"))
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)
    assert steps(corpus, cues=False) == [("articles", 1, 1)]
    with Corpus.open(corpus.path, read_only=True) as again:
        assert Search(again, "coach").exact
    text = TEXTS["art-sport"][0]
    other = text.replace("coach", "bosun")
    file.write_bytes(data.replace(b"coach", b"bosun").replace(sha256(text).encode(), sha256(other).encode()))
    assert [stage for stage, *_ in steps(corpus, cues=False)][:2] == ["articles", "texts"]
    with Corpus.open(corpus.path, read_only=True) as again:
        assert [row.article for row in search(again, "bosun")] == ["art-sport"]


def test_a_file_that_changes_while_its_words_are_wanted_waits_for_the_next_time(corpus):
    for _progress in indexing.index_files(corpus.info.id, corpus.path):
        pass
    file = next(corpus.path.glob("articles/*/art-sport.json"))
    file.write_bytes(file.read_bytes().replace(b"coach", b"bosun"))
    for _progress in text_index.index_texts(corpus.info.id, corpus.path):
        pass
    with reading(index_path(corpus.info.id, corpus.path)) as index:
        assert index.execute("SELECT count(*) FROM texts").fetchone() == (3,)


def test_words_of_texts_that_are_gone_are_swept_out_some_day(corpus, monkeypatch):
    monkeypatch.setattr(text_index, "BATCH", 2)
    steps(corpus, cues=False)
    file = next(corpus.path.glob("articles/*/art-sport.json"))
    text = TEXTS["art-sport"][0]
    for turn in range(12):
        other = f"{text} {turn}"
        article = replace(make_article("art-sport"), text=other, sha256=sha256(other))
        from annotator.corpus.files import Added, file_bytes

        file.write_bytes(file_bytes(Added(article, "2024-01-01T00:00:00.000Z")))
        steps(corpus, cues=False)
    with reading(index_path(corpus.info.id, corpus.path)) as index:
        assert index.execute("SELECT max(number) FROM texts").fetchone()[0] <= 10
    with Corpus.open(corpus.path, read_only=True) as again:
        assert [row.article for row in search(again, "coach")] == ["art-sport"]


def test_numbers_that_begin_anew_are_noticed(corpus, build):
    build(corpus)
    assert [row.article for row in search(corpus, "coach")] == ["art-sport"]
    index_path(corpus.info.id, corpus.path).unlink()
    file = next(corpus.path.glob("articles/*/art-gas.json"))
    file.rename(corpus.path / "aside")
    build(corpus)
    (corpus.path / "aside").rename(file)
    assert [row.article for row in search(corpus, "coach")] == ["art-sport"]
    assert [row.article for row in search(corpus, "zeppelin OR council")] == ["art-gas"]


def test_a_full_disk_costs_the_index_and_nothing_else(corpus, monkeypatch):
    from annotator.corpus import index

    real = index._connected

    def small(path):
        connection = real(path)
        connection.execute("PRAGMA max_page_count = 24")
        return connection

    expected = [row.article for row in search(corpus, "gas")]
    monkeypatch.setattr(index, "_connected", small)
    text = " ".join(f"word{n}" for n in range(20_000))
    corpus.add_articles([Article(id="art-long", text=text, sha256=sha256(text))])
    with pytest.raises(IndexTrouble, match="Nothing else needs it"):
        steps(corpus)
    assert [row.article for row in search(corpus, "gas")] == expected


def test_a_draft_has_no_index():
    assert upkeep_of(Corpus.draft("Draft", articles=[make_article("art-gas")])) is None
