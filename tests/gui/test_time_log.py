"""The time log: nothing before it is wanted; then seconds per article and annotation, and by which hand."""

import csv
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator import edits
from annotator.gui import time_log
from annotator.gui.time_log import TimeLog, log_path, read_log
from annotator.model import Span


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def log(workspace, clock):
    made = TimeLog(workspace, clock)
    yield made
    made.log_time(False)


def code(workspace):
    return workspace.apply(
        "Code",
        lambda hand: edits.annotate(
            workspace.article, [Span(len(workspace.here.annotations()), 9)], "code-hedge", hand
        ),
    )


def entries(workspace):
    return list(read_log(log_path(workspace.corpus.info.id)))


def test_nothing_is_logged_before_it_is_wanted_or_after(workspace, log):
    code(workspace)
    log.log_time(True)
    log.log_time(False)
    code(workspace)
    assert [one for one in entries(workspace) if one.what == "annotation"] == []


def test_an_annotation_takes_the_time_since_the_one_before_and_says_what_the_hand_was_on(
    workspace, log, clock, qtbot
):
    code(workspace)  # the first edit makes the folder
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    log.log_time(True)
    clock.now += 7
    QTest.keyClick(widget, Qt.Key.Key_1)
    code(workspace)
    clock.now += 3
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    code(workspace)
    first, second = (one for one in entries(workspace) if one.what == "annotation")
    assert (first.seconds, first.input, first.code) == (7, "keyboard", "code-hedge")
    assert (second.seconds, second.input) == (3, "mouse")
    assert first.annotation in {one.id for one in workspace.here.annotations()}


def test_an_article_takes_the_time_it_was_open_without_long_pauses(workspace, log, clock):
    first, second = workspace.corpus.articles()
    workspace.show_article(first)
    log.log_time(True)
    clock.now += 5_000
    workspace.show_article(second)
    (entry,) = entries(workspace)
    assert (entry.article, entry.seconds) == (first, 60)


def test_it_goes_on_after_the_next_start(workspace, log):
    log.log_time(True)
    assert workspace.settings.get("time_log", False) is True


def test_undone_annotations_are_not_logged_again(workspace, log):
    code(workspace)
    log.log_time(True)
    code(workspace)
    workspace.undo_stack.undo()
    workspace.undo_stack.redo()
    assert len([one for one in entries(workspace) if one.what == "annotation"]) == 1


def test_it_is_exported_and_forgotten(workspace, log, fake_interaction, tmp_path):
    code(workspace)
    log.log_time(True)
    code(workspace)
    target = tmp_path / "time.csv"
    fake_interaction.save_file = lambda *_asked: target
    log.export_log()
    rows = list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))
    assert [row["what"] for row in rows] == ["annotation"]
    fake_interaction.confirm = lambda *_asked, **_said: True
    log.forget_log()
    assert entries(workspace) == []


def test_a_line_that_was_cut_off_is_left_out(workspace, log):
    code(workspace)
    log.log_time(True)
    code(workspace)
    path = log_path(workspace.corpus.info.id)
    path.write_bytes(path.read_bytes() + b'{"at":"2025')
    assert len(entries(workspace)) == 1


def test_the_types_of_events_are_made_before_a_filter_of_the_whole_program_meets_them():
    """PySide ended the process when a filter was the first to meet one."""
    code = (
        "from PySide6 import QtGui\n"
        "from annotator.gui.time_log import know_event_types\n"
        "print(*(name in vars(QtGui) for name in NAMES))\n"
        "know_event_types()\n"
        "print(*(name in vars(QtGui) for name in NAMES))\n"
    ).replace("NAMES", "('QDragMoveEvent', 'QExposeEvent')")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "False", "True", "True"]


def test_switching_the_log_on_makes_them(workspace, log, monkeypatch):
    made = []
    monkeypatch.setattr(time_log, "know_event_types", lambda: made.append(True))
    log.log_time(True)
    assert made == [True]
