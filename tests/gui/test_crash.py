"""A fault leaves a log and a message that says what is safe and where the log is."""

import sys

import pytest

from annotator.gui import crash


@pytest.fixture
def hook(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr(crash.log, "handlers", [])
    monkeypatch.setattr(crash.faulthandler, "is_enabled", lambda: True)
    said = []
    crash.start_log()
    crash.watch(lambda title, message: said.append((title, message)))
    yield said
    for handler in crash.log.handlers:
        handler.close()


def fail(message):
    try:
        stumble(message)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def stumble(message):
    raise RuntimeError(message)


def test_a_fault_is_logged_and_told_once(hook):
    for number in range(3):
        fail(f"number {number}")
    (title, message), *more = hook
    assert not more, "one message, however often the same line fails"
    assert "went wrong" in title
    assert "safe" in message
    assert str(crash.log_file()) in message
    written = crash.log_file().read_text(encoding="utf-8")
    assert "RuntimeError: number 2" in written
    assert "Traceback" in written


def test_a_log_that_has_grown_large_is_put_aside_and_kept(hook):
    crash.log_file().write_bytes(b"x" * (crash.LARGE + 1))
    crash.start_log()
    assert not crash.log_file().exists()
    assert crash.log_file().with_suffix(".old.log").stat().st_size == crash.LARGE + 1


def test_a_log_that_another_window_holds_open_does_not_keep_the_program_from_starting(hook, monkeypatch):
    """Windows renames no file that somebody has open."""

    def held(_self, _target):
        raise PermissionError(13, "The process cannot access the file")

    crash.log_file().write_bytes(b"x" * (crash.LARGE + 1))
    monkeypatch.setattr(type(crash.log_file()), "replace", held)
    crash.start_log()
    assert crash.log_file().exists()
