"""Progress: articles, pace and, where the size of the input is known, the time left."""

import os
import sys
from pathlib import Path

import pytest

from annotator.cli import _progress
from annotator.cli._inputs import read_inputs, total_size
from annotator.cli._progress import Hidden, Shown, counted, watched


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time in seconds, which only the test moves."""
    now = [100.0]
    monkeypatch.setattr(_progress, "monotonic", lambda: now[0])
    return now


def drawn(progress: Shown) -> str:
    return str(progress._bar)


def test_pace_and_share_are_of_what_is_done(clock: list[float]):
    with Shown(1000) as progress:
        clock[0] += 2
        for _ in range(10):
            progress.finish(20)
        progress.skip(50)
        assert drawn(progress).startswith("10 articles, 5 articles/s  25% |")
        assert drawn(progress).endswith(" left")


def test_without_a_known_size_no_time_left_is_promised(clock: list[float]):
    with Shown(None) as progress:
        clock[0] += 1
        progress.finish(20)
        assert drawn(progress).startswith("1 articles, 1 articles/s, ")
        assert "left" not in drawn(progress)


def test_what_is_done_and_what_is_left_out_add_up_to_the_whole_input(call, tmp_path: Path, monkeypatch):
    sizes = []

    class Recorded(Hidden):
        def finish(self, size: int) -> None:
            sizes.append(size)

        skip = finish

    monkeypatch.setattr("annotator.cli._reading.Hidden", Recorded)
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(b'{"text": "A word."}\n{\n{"text": "Another."}')
    call("cues", rows)
    assert sum(sizes) == rows.stat().st_size


def test_the_size_of_all_files_is_known_and_that_of_a_pipe_is_not(tmp_path: Path, monkeypatch):
    one, rows = tmp_path / "one.txt", tmp_path / "rows.jsonl"
    one.write_bytes("Café.\r\n".encode())
    rows.write_bytes(b'{"text": "A word."}\n{\n{"text": "Another."}')
    names = [str(one), str(rows)]
    assert total_size([*names, "missing.txt"]) == sum(each.size for each in read_inputs(names, None))
    with rows.open("rb") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert total_size([]) == rows.stat().st_size
    packed = tmp_path / "rows.jsonl.gz"
    packed.write_bytes(b"")
    assert total_size([*names, str(packed)]) is None
    reading, writing = os.pipe()
    with os.fdopen(reading) as pipe, os.fdopen(writing, "w"):
        monkeypatch.setattr(sys, "stdin", pipe)
        assert total_size([*names, "-"]) is None


def test_a_terminal_that_does_not_know_its_width_shows_the_line_too(monkeypatch):
    pty = pytest.importorskip("pty", reason="Windows has no such terminals", exc_type=ImportError)
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal, os.fdopen(ours, "rb"):
        monkeypatch.setattr(sys, "stderr", terminal)
        assert os.get_terminal_size(terminal.fileno()).columns == 0
        with Shown(1000) as progress:
            progress.finish(20)
            assert drawn(progress).startswith("1 articles")
            assert not progress._bar.disable
            assert progress._bar.ncols == 80


@pytest.mark.parametrize("on_terminal", [True, False])
def test_what_goes_by_is_shown_on_a_terminal_alone(monkeypatch, capsys, on_terminal: bool):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: on_terminal)
    assert list(watched([1, 2, 3], "Comparing \x1boutlets")) == [1, 2, 3]
    told = capsys.readouterr().err
    assert ("Comparing" in told) is on_terminal
    assert "\x1boutlets" not in told


@pytest.mark.parametrize("on_terminal", [True, False])
def test_how_much_is_done_is_shown_on_a_terminal_alone(monkeypatch, capsys, on_terminal: bool):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: on_terminal)
    show = counted("Reading")
    show(1, 2)
    show(2, 2)
    assert ("Reading" in capsys.readouterr().err) is on_terminal
