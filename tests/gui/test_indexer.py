"""The index of the open corpus is kept up to date beside the work, with progress, until a person stops it."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from annotator import edits
from annotator.corpus import Corpus, indexing
from annotator.corpus.index import IndexTrouble, known_files
from annotator.gui import indexer
from annotator.gui.indexer import Indexer
from annotator.gui.workspace import Progress
from annotator.model import Adjustment
from annotator.search import advance, upkeep


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


def known(workspace):
    return set(known_files(workspace.corpus.info.id, workspace.corpus.path).articles)


def test_an_index_is_made_and_followed_by_what_is_new(saved, advanced, qtbot, make_article):
    Indexer(saved)
    qtbot.waitUntil(lambda: bool(advanced) and advanced[-1] is None, timeout=20_000)
    assert {one.stage for one in advanced[:-1]} == {"articles", "texts", "cues"}
    assert len(known(saved)) == 2
    advanced.clear()
    saved.add_articles([make_article("A third article may come.", number=3)])
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
