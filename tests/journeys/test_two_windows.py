"""Two windows on one corpus: the second one reads, says why, and writes when the first one is closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.corpus import Corpus
from annotator.gui.status import saved_text

CHILD = Path(__file__).parents[1] / "corpus" / "window_child.py"


@pytest.fixture
def elsewhere():
    """Start another program that has a corpus open; it is ended after the test."""
    running = []

    def start(folder):
        other = subprocess.Popen(
            [sys.executable, str(CHILD), str(folder), "other"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        running.append(other)
        assert other.stdout.readline() == "writes\n"
        return other

    yield start
    for one in running:
        one.kill()
        one.wait(30)
        one.stdout.close()
        one.stdin.close()


def test_the_second_window_reads_and_says_why_and_writes_when_the_first_is_gone(
    journey, elsewhere, tmp_path, article_file
):
    folder = tmp_path / "study"

    def make(guide):
        guide.answer("Ada")
        guide.wait_for_cues()
        guide.press(Qt.Key.Key_Return)
        guide.workspace.corpus.flush()
        guide.workspace.corpus.save_as(folder).close()

    assert journey([article_file], make) == 0
    with Corpus.open(folder, read_only=True) as corpus:
        (marked,) = corpus.annotations(corpus.articles()[0])

    def second(guide):
        workspace = guide.workspace
        guide.wait_for_cues()
        assert [one.id for one in workspace.here.annotations()] == [marked.id]
        assert "another window" in saved_text(workspace)
        guide.press(Qt.Key.Key_Return)
        assert ("This corpus is open for reading only", workspace.corpus.read_only) in (
            workspace.interaction.said
        )
        assert len(workspace.here.annotations()) == 1
        guide.picture("second-window")
        other.kill()
        other.wait(30)
        guide.answer(folder)
        guide.do("open_folder")
        guide.wait(lambda: workspace.corpus.read_only == "")
        guide.wait_for_cues()
        guide.press(Qt.Key.Key_Return)
        assert len(workspace.here.annotations()) == 2

    other = elsewhere(folder)
    assert journey([folder], second) == 0
    with Corpus.open(folder, read_only=True) as corpus:
        assert len(corpus.annotations(corpus.articles()[0])) == 2
