"""Drives the real program: `journey` starts main(), hands the window to the test, and takes pictures."""

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.__main__ import main
from annotator.gui import app
from tests.answers import FakeInteraction

OWN_ARTICLE = """Ministry defends data deal as critics warn of “digital handcuffs”

PORT ELLEN (Example Wire) - The government on Tuesday allegedly rammed through a deal that gives \
the regime across the border access to patient records, a senior official said on condition of anonymity.

“We have nothing to hide,” the minister claimed. She insisted that the “partnership” was harmless 😀.

Mistakes were made, the report admitted, and sanctions could follow. Censorship of the findings was \
reported by several journalists, who say freedom of the press is at risk.

Source: Example Wire Services
"""


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WENT_WRONG = "Something went wrong"


class Guide:
    """The window as the hands and eyes of a test see it."""

    def __init__(self, qtbot, window, pictures):
        self.qtbot = qtbot
        self.window = window
        self.workspace = window.workspace
        self.view = window.reading.article_view
        self._pictures = pictures

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=20_000)

    def wait_for_cues(self):
        self.wait(lambda: self.workspace.here.cues_known)

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.view.setFocus()
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, text):
        self.view.setFocus()
        QTest.keyClicks(QApplication.focusWidget(), text)

    def answer(self, *answers):
        self.workspace.interaction.answers.extend(answers)

    def do(self, name):
        self.window.actions_[name].trigger()

    def select(self, words):
        start = self.workspace.article.text.index(words)
        self.view.select(start, start + len(words))

    def saved(self):
        self.wait(lambda: self.workspace.corpus.pending == 0)

    def figures(self):
        """Open the window of figures with its key and wait until it shows something."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_G, CTRL_SHIFT)
        (window,) = [
            one
            for one in QApplication.topLevelWidgets()
            if type(one).__name__ == "FiguresWindow" and one.isVisible()
        ]
        self.wait(lambda: not window.is_waiting)
        return window

    def picture(self, name, *, of=None):
        if self._pictures:
            QApplication.processEvents()
            Path(self._pictures).mkdir(parents=True, exist_ok=True)
            assert (of or self.window).grab().save(str(Path(self._pictures) / f"{name}.png"))


@pytest.fixture
def article_file(request, tmp_path):
    """A plain-text article: the one named with --article, else a short one of our own."""
    given = request.config.getoption("--article")
    if given:
        return Path(given).absolute()
    file = tmp_path / "ministry.txt"
    file.write_text(OWN_ARTICLE, encoding="utf-8")
    return file


@pytest.fixture
def journey(qtbot, qapp, monkeypatch, request):
    """Start main() with words, call `steps(guide)` in the window, end when the window is closed."""
    monkeypatch.setattr(app, "Interaction", FakeInteraction)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program puts its own there
    pictures = request.config.getoption("--pictures")

    def start(words, steps, *, fault_expected=False):
        faults = []

        def drive():
            windows = [
                one for one in qapp.topLevelWidgets() if isinstance(one, app.Window) and one.isVisible()
            ]
            if not windows:
                QTimer.singleShot(10, drive)
                return
            window = windows[0]
            try:
                window.resize(1360, 900)
                window.activateWindow()
                steps(Guide(qtbot, window, pictures))
            except BaseException as fault:  # noqa: BLE001  # whatever it is, the test raises it again
                faults.append(fault)
            finally:
                told = [what for title, what in window.workspace.interaction.said if title == WENT_WRONG]
                faults.extend(AssertionError(one) for one in told if not fault_expected)
                window.close()
                window.deleteLater()

        QTimer.singleShot(0, drive)
        code = main([str(word) for word in words])
        if faults:
            raise faults[0]
        return code

    yield start
    gc.enable()  # the program has it off until its first picture, before which a quick journey may end
