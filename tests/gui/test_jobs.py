"""Results come back to the window's thread; stale ones do not come at all."""

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject

from annotator.gui.jobs import Jobs, Later
from annotator.gui.tidying import Tidying


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.stop()


def test_a_result_arrives_in_the_thread_of_the_window(jobs, qtbot):
    arrived = []
    jobs.run("sum", sum, [1, 2], done=lambda result: arrived.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(3, threading.main_thread())]


def test_only_the_latest_of_a_topic_arrives(jobs, qtbot):
    gate, arrived = threading.Event(), []
    jobs.run("topic", gate.wait, done=lambda _result: arrived.append("old"))
    jobs.run("topic", int, 7, done=arrived.append)
    gate.set()
    jobs.run("other", int, 8, done=arrived.append)
    qtbot.waitUntil(lambda: len(arrived) >= 2)
    assert sorted(arrived) == [7, 8]


@pytest.mark.parametrize(("instead", "carried_out"), [(True, [3]), (False, [1, 2, 3])])
def test_what_has_not_begun_is_left_out_when_something_else_is_wanted_instead(
    jobs, qtbot, instead, carried_out
):
    gate, done, arrived = threading.Event(), [], []
    for busy in ("one", "two"):
        jobs.run(busy, gate.wait, done=arrived.append)
    for number in (1, 2, 3):
        jobs.run("topic", done.append, number, done=arrived.append, instead=instead)
    gate.set()
    qtbot.waitUntil(lambda: len(arrived) == 3 and sorted(done) == carried_out)


def test_a_dropped_topic_stays_silent(jobs, qtbot):
    gate, arrived = threading.Event(), []
    jobs.run("topic", gate.wait, done=lambda _result: arrived.append("dropped"))
    jobs.drop("topic")
    gate.set()
    jobs.run("other", int, 8, done=arrived.append)
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [8]


@pytest.mark.parametrize("process", [False, True])
def test_after_the_end_nothing_begins_and_no_process_is_started(jobs, process):
    jobs.run("early", int, 7, done=lambda _result: None)
    jobs.stop()
    jobs.run("late", int, 8, done=lambda _result: None, process=process)
    assert jobs._worker._pool is None


class Litter:
    """Goes only when somebody looks for it, and notes in which thread that was."""

    seen: ClassVar[set[threading.Thread]] = set()

    def __init__(self):
        self.itself = self

    def __del__(self):
        self.seen.add(threading.current_thread())


def test_what_a_thread_leaves_behind_is_collected_in_the_thread_of_the_window(jobs, qtbot, monkeypatch):
    monkeypatch.setattr(Litter, "seen", set())
    jobs.run("litter", lambda: [None for _ in range(20_000) if Litter() is None], done=lambda _result: None)
    qtbot.waitUntil(lambda: bool(Litter.seen))
    assert Litter.seen == {threading.main_thread()}
    assert not gc.isenabled()
    jobs.stop()
    assert gc.isenabled()


@pytest.mark.parametrize(("kept", "all_of_it"), [(0, True), (10_000_000, False)])
def test_everything_is_looked_through_only_once_much_has_come(jobs, monkeypatch, kept, all_of_it):
    collected = []
    monkeypatch.setattr(gc, "get_count", lambda: (1_000, 1_000, 1_000))
    monkeypatch.setattr(gc, "collect", lambda generation=2: collected.append(generation))
    tidying = Tidying(jobs)
    tidying._kept = kept
    tidying.tidy()
    assert collected == [2 if all_of_it else 1]


def test_a_failure_goes_to_the_one_who_asked(jobs, qtbot):
    failures = []
    jobs.run("bad", int, "x", done=failures.append, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)


def test_work_runs_in_another_process_when_asked(jobs, qtbot):
    import os

    arrived = []
    jobs.run("pid", os.getpid, done=arrived.append, process=True)
    assert not gc.isenabled(), "the threads that speak with it collect nothing"
    qtbot.waitUntil(lambda: bool(arrived), timeout=20_000)
    assert arrived[0] != os.getpid()


def test_what_waits_for_a_free_window_is_counted_from_when_it_is_free(qapp, qtbot):
    parent, called = QObject(), []
    later = Later(parent, lambda: called.append(later.isActive()))
    later.start(0)
    later.when_free(1)
    assert not later.isActive()  # however long the act at hand still takes
    qtbot.waitUntil(lambda: bool(called))
    assert called == [False]


def test_what_is_forgotten_is_not_called(qapp):
    parent = QObject()
    later = Later(parent, lambda: pytest.fail("called"))
    for ask in (later.when_free, later.start):
        ask(0)
        later.forget()
        qapp.processEvents()
    assert not later.isActive()
