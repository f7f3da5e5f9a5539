"""The index of the open corpus is kept up to date beside the work, with progress, until a person stops it."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from annotator import edits
from annotator.corpus import Corpus, disk, indexing
from annotator.corpus.index import IndexTrouble, article_signature, index_path, known_files
from annotator.corpus.layout import FileKey
from annotator.gui import indexer
from annotator.gui.adding import add_articles
from annotator.gui.indexer import Indexer
from annotator.gui.workspace import Progress
from annotator.model import Adjustment, Span
from annotator.search import advance, cue_cache, search, text_index, upkeep


@pytest.fixture
def advanced(monkeypatch):
    """Every step of the upkeep, done in a thread here: a process would not see what a test replaces."""
    steps = []

    def step(job):
        done = advance(job, 0)
        steps.append(done)
        return done

    monkeypatch.setattr(upkeep, "advance_gently", step)
    monkeypatch.setattr(indexer, "WORTH_IT", 1)
    monkeypatch.setattr(indexer, "SOON", 0)
    monkeypatch.setattr(indexing, "SETTLED", -60_000_000_000)
    return steps


class OneThread:
    """Stands for the process beside the window."""

    def __init__(self):
        self._pool = ThreadPoolExecutor(1)
        self.submit = self._pool.submit

    def stop(self):
        self._pool.shutdown(cancel_futures=True)


@pytest.fixture
def saved(workspace, tmp_path, monkeypatch, articles, codes):
    """A workspace over a corpus in a folder, whose work beside runs in one thread, piece after piece."""
    monkeypatch.setattr(workspace.jobs, "_beside", OneThread())
    workspace.open_corpus(Corpus.create(tmp_path / "study", "Study", articles=articles, codes=codes))
    return workspace


def article_path(key):
    return FileKey("article", key).path


def known(workspace):
    return set(known_files(workspace.corpus.info.id, workspace.corpus.path).articles)


def test_an_index_is_made_and_followed_by_what_is_new(saved, advanced, qtbot, make_article):
    Indexer(saved)
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)
    assert {one.stage for one in advanced[:-1]} == {"articles", "texts", "cues"}
    assert len(known(saved)) == 2
    advanced.clear()
    add_articles(saved, [make_article("A third article may come.", number=3)])
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)
    assert len(known(saved)) == 3
    advanced.clear()
    saved.apply(
        "Rules", lambda _hand: edits.adjust(None, Adjustment(id="deals", name="Deals", words=("deal",)))
    )
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)
    assert {one.stage for one in advanced[:-1]} == {"cues"}


def test_progress_is_shown_unless_something_else_is_and_ends(saved, advanced, qtbot):
    labels = []
    saved.changed.connect(
        lambda what: (
            labels.append(saved.progress and saved.progress.label) if what.touches("progress") else None
        )
    )
    Indexer(saved)
    qtbot.waitUntil(lambda: bool(labels) and labels[-1] is None, timeout=20_000)
    assert labels[0] in indexer.LABELS.values()
    advanced.clear()
    other = Progress("Reading articles", 1, 2, lambda: None)
    saved.set_progress(other)
    saved.changed.emit(indexer.Changed(frozenset({"corpus"})))
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)
    assert saved.progress is other


def test_a_person_can_stop_it_until_the_corpus_is_opened_again(saved, advanced, qtbot):
    stopped = []

    def stop(what):
        if what.touches("progress") and saved.progress is not None and not stopped:
            stopped.append(saved.progress)
            saved.progress.stop()

    saved.changed.connect(stop)
    made = Indexer(saved)
    qtbot.waitUntil(lambda: bool(stopped), timeout=20_000)
    assert saved.progress is None
    assert len(advanced) == 1
    saved.changed.emit(indexer.Changed(frozenset({"articles"})))
    assert not made._soon.isActive()
    made.begin()
    assert saved.progress is None
    saved.changed.emit(indexer.Changed(frozenset({"corpus"})))
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)


def test_what_cannot_be_indexed_is_logged_and_nothing_is_shown(saved, advanced, qtbot, monkeypatch, caplog):
    def full(_job):
        raise IndexTrouble("The disk is full.")

    monkeypatch.setattr(upkeep, "advance_gently", full)
    Indexer(saved)
    qtbot.waitUntil(lambda: "The disk is full." in caplog.text, timeout=20_000)
    assert saved.progress is None


def test_few_articles_and_drafts_get_no_index(saved, workspace, advanced, monkeypatch, articles):
    made = Indexer(saved)
    monkeypatch.setattr(indexer, "WORTH_IT", 3)
    made.begin()
    assert saved.progress is None
    monkeypatch.setattr(indexer, "WORTH_IT", 1)
    workspace.open_corpus(Corpus.draft("Draft", articles=articles))
    made.begin()
    assert advanced == []


def test_work_beside_runs_in_a_process_of_its_own(workspace, qtbot):
    arrived = []
    workspace.jobs.run("one", os.getpid, done=arrived.append, process=True)
    workspace.jobs.run("other", os.getpid, done=arrived.append, beside=True)
    qtbot.waitUntil(lambda: len(arrived) == 2, timeout=30_000)
    assert len({os.getpid(), *arrived}) == 3


def ended(qtbot, advanced):
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)
    stages = {one.stage for one in advanced[:-1]}
    advanced.clear()
    return stages


@pytest.mark.parametrize("harm", ["missing", "damaged", "of another version", "stale"])
def test_an_index_that_is_missing_or_stale_is_made_anew_without_asking(
    saved, advanced, qtbot, fake_interaction, harm
):
    Indexer(saved)
    ended(qtbot, advanced)
    corpus = saved.corpus
    path = index_path(corpus.info.id, corpus.path)
    first = corpus.articles()[0]
    corpus.close()
    match harm:
        case "missing":
            path.unlink()
        case "damaged":
            path.write_bytes(b"no database " * 1000)
        case "of another version":
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("UPDATE about SET value = 'other'")
        case "stale":
            (file,) = corpus.path.glob(f"articles/*/{first}.json")
            kept = file.read_bytes()
            file.unlink()
            file.write_bytes(kept)
    saved.open_corpus(Corpus.open(corpus.path))
    assert {"articles"} <= ended(qtbot, advanced)
    assert len(known(saved)) == 2
    row = known_files(saved.corpus.info.id, saved.corpus.path).articles[article_path(first)]
    assert article_signature(row) == disk.signature(saved.corpus.path / article_path(first))
    assert (fake_interaction.asked, fake_interaction.said) == ([], [])


def test_work_goes_on_while_an_index_is_made(saved, advanced, qtbot, fake_interaction, articles, monkeypatch):
    for room in (indexing, text_index, cue_cache):
        monkeypatch.setattr(room, "BATCH", 1)
    fake_interaction.answers.append("Ada")
    done = []

    def work(what):
        if what.touches("progress") and saved.progress is not None and not done:
            done.append(saved.progress.label)
            saved.apply("Code", lambda hand: edits.annotate(articles[0], [Span(0, 8)], "code-loaded", hand))
            saved.show_article(articles[1].id)
            done.append([row.keyword for row in search(saved.corpus, "censorship OR cabinet")])
            saved.corpus.flush()

    saved.changed.connect(work)
    Indexer(saved)
    stages = ended(qtbot, advanced)
    assert stages >= {"articles", "texts", "cues"}
    assert done == ["Indexing articles", ["Censorship", "Cabinet", "cabinet"]]
    assert saved.article.id == articles[1].id
    with Corpus.open(saved.corpus.path, read_only=True) as seen:
        assert [one.target[0].quote for one in seen.annotations(articles[0].id)] == ["Ministry"]
    assert len(known(saved)) == 2
