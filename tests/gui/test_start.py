"""What a start may not wait for: the first picture is painted with few modules and none of the slow ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.gui import theme

ROOT = Path(__file__).resolve().parents[2]

MOST = 183
"""Modules of the program itself that the first picture may need: each costs about half a millisecond."""

LATER = {
    "annotator.answers",
    "annotator.codebooks.joining",
    "annotator.coding.units",
    "annotator.exporters",
    "annotator.gui.about",
    "annotator.gui.figures.window",
    "annotator.gui.panels._inspector",
    "annotator.gui.panels._navigator",
    "annotator.gui.widgets.chooser",
    "annotator.importers._contract",
    "annotator.summary",
    "annotator.text.sentences",
    "annotator.text.zones",
    "concurrent.futures",
    "csv",
    "getpass",
    "matplotlib",
    "multiprocessing",
    "nltk",
    "numpy",
    "secrets",
    "sqlite3",
    "textblob",
}
"""Modules that are for what a person does later, or for what is made when the article is on the screen."""

PAINTED = """
import os, sys
from PySide6.QtWidgets import QApplication
from annotator.__main__ import main
from annotator.gui.window import Window

original = Window.paintEvent

def paintEvent(self, event):
    original(self, event)
    print(*sys.modules)
    QApplication.instance().setStyleSheet("")  # it hides what it is laid over
    print(QApplication.style().name(), flush=True)
    os._exit(0)

Window.paintEvent = paintEvent
main([])
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a process says that has just painted the sample for the first time: its modules, its style."""
    home = str(tmp_path_factory.mktemp("home"))
    places = {"FRAMING_ANNOTATOR_HOME": home, "FRAMING_ANNOTATOR_DOCUMENTS": home}
    ended = subprocess.run(
        [sys.executable, "-c", PAINTED],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


@pytest.fixture(scope="module")
def loaded(told: list[str]) -> set[str]:
    return set(told[0].split())


def test_the_article_is_painted_before_anything_slow_or_not_needed_is_loaded(loaded):
    assert "annotator.gui.article_view.painted" in loaded
    assert loaded & LATER == set()


def test_the_window_has_the_same_style_on_every_system(told):
    assert told[1] == theme.STYLE.lower()


def test_the_first_picture_needs_few_modules(loaded):
    own = sorted(name for name in loaded if name.startswith("annotator"))
    assert len(own) <= MOST, "\n".join(own)
