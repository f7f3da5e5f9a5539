"""What every test relies on: no downloaded data, no network, a home folder of its own, no real screen."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

settings.register_profile("without a clock", deadline=None)  # a slow machine is no fault of the program
settings.load_profile("without a clock")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NLTK_DATA"] = ""
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    wait.__kwdefaults__["timeout"] = 60_000  # milliseconds: it ends as soon as what is waited for is there


@pytest.fixture(autouse=True)
def _alone(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own place for per-machine state and take the network and NLTK's data away."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(home / "state"))
    monkeypatch.setenv("FRAMING_ANNOTATOR_DOCUMENTS", str(home / "documents"))

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    return home


@pytest.fixture(autouse=True)
def _no_nltk_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty NLTK's search path as soon as NLTK is there, so that a developer's own data hides nothing."""
    import sys

    if "nltk.data" in sys.modules:
        monkeypatch.setattr(sys.modules["nltk.data"], "path", [])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the journeys run on any article, and keep a picture of each step."""
    parser.addoption("--article", help="a plain-text article for tests/journeys instead of the built-in one")
    parser.addoption(
        "--corpus", help="a corpus whose first three events the journey of one event is made with"
    )
    parser.addoption("--pictures", help="a folder for a picture of each step of the journeys")
