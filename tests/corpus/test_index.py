"""The index makes opening quick and changes nothing else: whatever it says, the folder is what counts."""

import json
import os
import sqlite3
from dataclasses import replace

import pytest

from annotator import edits
from annotator.corpus import Corpus, disk, glancing, index, indexing, loading
from annotator.corpus.index import IndexTrouble, index_path, known_files
from annotator.corpus.indexing import index_files
from annotator.corpus.layout import shard
from annotator.model import Span

SPAN = [Span(34, 43)]


@pytest.fixture(autouse=True)
def _every_corpus_is_large_and_files_settle_at_once(monkeypatch):
    monkeypatch.setattr(loading, "FEW", 0)
    monkeypatch.setattr(indexing, "SETTLED", -60_000_000_000)


@pytest.fixture
def coded(corpus, articles, hand, folder):
    """A closed corpus in which one article is coded."""
    corpus.commit(edits.annotate(articles[0], SPAN, "loaded", hand))
    corpus.close()
    return folder


@pytest.fixture
def reads(monkeypatch):
    """The article files that are read, as they are read."""
    read = []
    real = disk.read_file

    def noted(path):
        if f"{os.sep}articles{os.sep}" in str(path).replace("/", os.sep):
            read.append(str(path).rpartition("/")[2])
        return real(path)

    monkeypatch.setattr(disk, "read_file", noted)
    return read


def corpus_id(folder):
    return json.loads((folder / "corpus.json").read_bytes())["id"]


def build(folder):
    return list(index_files(corpus_id(folder), folder))


def path_of(folder):
    return index_path(corpus_id(folder), folder)


def article_file(folder, name):
    return next(folder.glob(f"articles/*/{name}.json"))


def sheet_file(folder):
    return next(folder.glob("annotations/*/*/*.json"))


def told(corpus):
    """All that opening a corpus says, in no order."""
    heads = {key: corpus.head(key) for key in corpus.every_article()}
    marks = {key: corpus.annotations(key) for key in heads}
    return corpus.articles(), heads, marks, corpus.drifted, sorted(map(str, corpus.problems))


def told_of(folder):
    with Corpus.open(folder, read_only=True) as corpus:
        return told(corpus)


def test_what_the_index_knows_is_not_read_again(coded, reads):
    before = told_of(coded)
    assert len(reads) == 2
    build(coded)
    reads.clear()
    assert told_of(coded) == before
    assert reads == []


def test_a_row_gives_back_the_head_and_how_its_file_looked(corpus):
    head, looks = corpus.head("art-2"), corpus.looks["articles/" + shard("art-2") + "/art-2.json"]
    row = index.row_of("some/path", looks, head)
    assert (index.head_of_row(row), index.article_signature(row)) == (head, looks)
    assert row[4:7] == ("art-2", head.sha256, head.length)


def test_an_index_says_how_far_it_is_and_has_nothing_to_do_the_second_time(coded):
    assert [(one.stage, one.done, one.total) for one in build(coded)] == [
        ("articles", 2, 2),
        ("quotes", 1, 1),
    ]
    assert build(coded) == []


def test_a_text_that_was_changed_is_told_and_so_are_the_quotes_in_it(coded, reads):
    build(coded)
    file = article_file(coded, "art-1")
    file.write_bytes(file.read_bytes().replace(b"Monday", b"Friday"))
    with Corpus.open(coded, read_only=True) as corpus:
        assert "was changed after it was imported" in str(corpus.problems)
        assert len(corpus.drifted) == 0  # the quote stands elsewhere
    file.write_bytes(file.read_bytes().replace(b"Harbour vote", b"The vote"))
    with Corpus.open(coded, read_only=True) as corpus:
        assert len(corpus.drifted) == 1
    build(coded)
    reads.clear()
    with Corpus.open(coded, read_only=True) as corpus:
        assert len(corpus.drifted) == 1, "a second index must not take for sound what is not"
    assert reads == ["art-1.json"]


def test_a_changed_text_is_told_each_time_also_where_nothing_is_coded(coded):
    file = article_file(coded, "art-2")
    file.write_bytes(file.read_bytes().replace(b"Critics", b"Friends"))
    for _ in range(2):
        with Corpus.open(coded, read_only=True) as corpus:
            assert "was changed after it was imported" in str(corpus.problems)
        build(coded)


def test_a_quote_that_was_changed_is_told(coded):
    build(coded)
    file = sheet_file(coded)
    quote = json.loads(file.read_bytes())["annotations"][0]["target"][0]["quote"]
    file.write_bytes(file.read_bytes().replace(quote.encode(), b"otherwise"))
    with Corpus.open(coded, read_only=True) as corpus:
        assert len(corpus.drifted) == 1
    build(coded)
    with Corpus.open(coded, read_only=True) as corpus:
        assert len(corpus.drifted) == 1


def test_a_quote_in_a_conflict_copy_is_told(coded):
    build(coded)
    file = sheet_file(coded)
    sheet = json.loads(file.read_bytes())
    other = sheet["annotations"][0]
    other["id"], other["target"][0]["quote"] = "ann-other", "otherwise"
    file.with_name("art-1 (conflicted copy).json").write_text(json.dumps(sheet))
    with Corpus.open(coded, read_only=True) as corpus:
        assert len(corpus.annotations("art-1")) == 2
        assert corpus.drifted == {"ann-other"}


def test_copies_broken_files_and_files_of_newer_versions_are_told_every_time(coded, monkeypatch):
    first = article_file(coded, "art-1")
    copy = json.loads(first.read_bytes())
    first.with_name("art-1 (1).json").write_text(json.dumps({**copy, "text": "Other", "sha256": "0" * 64}))
    first.with_name("broken.json").write_text('{"format": "framing-annotator/article", ')
    (coded / "articles" / "00").mkdir(exist_ok=True)
    (coded / "articles" / "00" / "art-9.json").write_text(json.dumps({**copy, "id": "art-9", "version": 99}))
    before = told_of(coded)
    assert len(before[4]) >= 4
    with monkeypatch.context() as patch:
        patch.setattr(loading, "FEW", 2_000)
        assert told_of(coded) == before
    build(coded)
    assert told_of(coded) == before


def test_an_article_with_keys_that_nobody_knows_is_known_to_the_index(coded, reads):
    file = article_file(coded, "art-2")
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "colour": "blue"}))
    before = told_of(coded)
    build(coded)
    reads.clear()
    assert told_of(coded) == before
    assert reads == []
    with Corpus.open(coded, read_only=True) as corpus:
        assert corpus.article("art-2").extra == {"colour": "blue"}


def test_articles_that_went_and_came_are_noticed(coded, articles):
    build(coded)
    file = article_file(coded, "art-2")
    kept = file.read_bytes()
    file.unlink()
    assert told_of(coded)[0] == ("art-1",)
    build(coded)
    assert told_of(coded)[0] == ("art-1",)
    file.write_bytes(kept)
    assert told_of(coded)[0] == ("art-1", "art-2")
    with Corpus.open(coded) as corpus:
        corpus.add_articles([replace(articles[0], id="art-3", outlet="Herald")])
    assert told_of(coded)[0] == ("art-1", "art-2", "art-3")


def test_a_file_that_was_written_a_moment_ago_is_not_noted(coded, monkeypatch):
    """Its next change might not show in its time."""
    monkeypatch.setattr(indexing, "SETTLED", 3_600_000_000_000)
    build(coded)
    known = known_files(corpus_id(coded), coded)
    assert (known.articles, known.sheets) == ({}, {})


@pytest.mark.parametrize("harm", ["empty", "garbage", "cut", "flipped", "pages", "other layout"])
def test_an_index_that_is_damaged_or_of_another_version_changes_nothing_and_is_made_anew(coded, harm):
    before = told_of(coded)
    build(coded)
    path = path_of(coded)
    data = path.read_bytes()
    match harm:
        case "empty":
            path.write_bytes(b"")
        case "garbage":
            path.write_bytes(b"no database " * 1000)
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "flipped":
            path.write_bytes(data[:100] + bytes(255 - byte for byte in data[100:]))
        case "pages":
            path.write_bytes(data[:4096] + b"\xaa" * (len(data) - 4096))
        case "other layout":
            with sqlite3.connect(path) as connection:
                connection.execute("UPDATE about SET value = 'other'")
            connection.close()
    assert told_of(coded) == before
    assert [one.stage for one in build(coded)] == ["articles", "quotes"]
    assert len(known_files(corpus_id(coded), coded).articles) == 2
    assert told_of(coded) == before


def test_every_cut_of_an_index_is_survived(coded):
    before = told_of(coded)
    build(coded)
    path = path_of(coded)
    data = path.read_bytes()
    for length in range(0, len(data), len(data) // 40):
        path.write_bytes(data[:length])
        assert told_of(coded) == before
        build(coded)
        assert told_of(coded) == before


@pytest.mark.parametrize("pages", [3, 16])
def test_a_full_disk_costs_the_index_and_nothing_else(coded, articles, monkeypatch, pages):
    with Corpus.open(coded) as corpus:
        corpus.add_articles([replace(articles[0], id=f"art-x{n}", outlet=f"Outlet {n}") for n in range(99)])
    before = told_of(coded)
    real = index._connected

    def small(path):
        connection = real(path)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(index, "_connected", small)
    with pytest.raises(IndexTrouble, match="Nothing else needs it"):
        build(coded)
    assert told_of(coded) == before


def test_an_index_that_cannot_be_made_is_told(coded, tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "index").write_text("in the way")
    with pytest.raises(IndexTrouble):
        build(coded)
    assert told_of(coded)[0] == ("art-1", "art-2")


def test_two_that_index_at_once_end_with_one_index(coded, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 1)
    one, other = (index_files(corpus_id(coded), coded) for _ in range(2))
    steps = [next(one), next(other), *one, *other]
    assert len(steps) >= 4
    assert len(known_files(corpus_id(coded), coded).articles) == 2
    assert build(coded) == []


def test_indexing_that_is_stopped_goes_on_where_it_was(coded, monkeypatch, reads):
    monkeypatch.setattr(indexing, "BATCH", 1)
    work = index_files(corpus_id(coded), coded)
    next(work)
    work.close()
    reads.clear()
    build(coded)
    assert sorted(reads) == ["art-1.json", "art-2.json"]  # one for its head, one for the quotes in it


def test_many_files_are_looked_at_by_two_processes_with_the_same_result(folder, monkeypatch):
    with Corpus.open(folder) as corpus:
        article = corpus.article("art-1")
        corpus.add_articles([replace(article, id=f"art-x{n}", outlet=f"Outlet {n}") for n in range(30)])
    article_file(folder, "art-x7").write_text("{}")
    before = told_of(folder)
    monkeypatch.setattr(glancing, "MANY", 10)
    monkeypatch.setattr(glancing, "CHUNK", 4)
    monkeypatch.setattr(glancing, "cpu_count", lambda: 2)
    asked = []
    from annotator.work import Worker

    real = Worker.submit
    monkeypatch.setattr(Worker, "submit", lambda self, *args: asked.append(args) or real(self, *args))
    assert told_of(folder) == before
    assert asked


def test_a_second_process_that_breaks_down_is_done_without(folder, monkeypatch):
    from concurrent.futures import BrokenExecutor, Future

    from annotator.work import Worker

    def broken(*_arguments):
        future = Future()
        future.set_exception(BrokenExecutor("gone"))
        return future

    before = told_of(folder)
    monkeypatch.setattr(glancing, "MANY", 1)
    monkeypatch.setattr(glancing, "cpu_count", lambda: 2)
    monkeypatch.setattr(Worker, "submit", broken)
    assert told_of(folder) == before
