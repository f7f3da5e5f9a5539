"""`cues` on many processes: same rows, same order, little of the input in memory."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli import _work
from annotator.cli._inputs import Given
from annotator.cli._work import CHUNK_CHARACTERS, CHUNK_TEXTS, Done, chunks, in_order

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_many_processes_write_what_one_writes(call, many: Path, form: str):
    one = call("cues", "--format", form, many)
    two = call("cues", "--format", form, "--jobs", "2", many)
    assert one.code == 3
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)
    assert [line.rpartition(":")[0] for line in two.err.splitlines()] == [
        f"{many}:41: this is not JSON",
        f"{many}:42",
    ]


def test_none_is_one_process_for_each_core(call, many: Path, monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.setattr(
        "annotator.cli._reading.on_processes", lambda texts, rows, jobs: asked.append(jobs) or iter(())
    )
    assert call("cues", "--jobs", "0", many).code == 0
    assert asked == [3]


@given(st.lists(st.integers(0, CHUNK_CHARACTERS * 2), max_size=80))
def test_chunks_hold_every_text_once_in_order_and_are_no_larger_than_they_may_be(lengths: list[int]):
    class Long(str):
        __slots__ = ("length",)

        def __len__(self) -> int:
            return self.length

    def text(length: int) -> str:
        made = Long()
        made.length = length
        return made

    made = list(chunks(Given(n, text(length)) for n, length in enumerate(lengths)))
    assert [one.article for chunk in made for one in chunk] == list(range(len(lengths)))
    for chunk in made:
        assert 1 <= len(chunk) <= CHUNK_TEXTS
        assert len(chunk) == 1 or sum(len(one.text) for one in chunk) <= CHUNK_CHARACTERS


@pytest.mark.parametrize("ahead", [1, 4])
def test_input_is_read_only_as_far_ahead_as_work_is_under_way(ahead: int):
    read, finished = [], []

    class Promise:
        def __init__(self, number: int):
            self.number = number

        def result(self) -> list[Done]:
            return [Done(str(self.number).encode(), 1)]

    def pieces() -> Iterator[int]:
        for number in range(50):
            read.append(number)
            assert len(read) - len(finished) <= ahead + 1
            yield number

    for done in in_order(pieces(), Promise, ahead=ahead):
        finished.append(int(done.lines))  # noqa: PERF401  # the reading looks at what is finished
    assert finished == list(range(50))


def test_a_worker_that_dies_is_a_plain_message(call, many: Path, monkeypatch: pytest.MonkeyPatch):
    class Dying:
        def __init__(self, *_given: object, **_named: object) -> None: ...

        def submit(self, *_given: object):
            raise BrokenExecutor

        def shutdown(self, **_named: object) -> None: ...

    monkeypatch.setattr(_work, "ProcessPoolExecutor", Dying)
    ended = call("cues", "--jobs", "2", many)
    assert ended.code == 2
    assert "a worker process ended unexpectedly" in ended.err


def test_a_reader_that_has_enough_stops_the_processes(many: Path):
    words = [sys.executable, "-m", "annotator", "cues", "--jobs", "2", str(many)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as program:
        assert program.stdout.readline().startswith(b"{")
        program.stdout.close()
        assert program.wait(timeout=60) == 0
        assert b"Traceback" not in program.stderr.read()


def test_processes_and_a_cluster_together_are_wrong_usage(call, many: Path):
    assert call("cues", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:8786", many).code == 2
