"""`cues` on many processes and on a cluster: same rows, same order, little of the input in memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli import _work
from annotator.cli._inputs import Given
from annotator.cli._work import CHUNK_CHARACTERS, CHUNK_TEXTS, Done, chunks, in_order

ROOT = Path(__file__).parents[2]
TEXT = "Critics slammed the so-called reform. Officials said it was “clean”.\n"

with_dask = pytest.mark.skipif(
    find_spec("distributed") is None, reason="the extra “scale” (dask, distributed) is not installed"
)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of articles for several chunks, two of its rows bad."""
    lines = [json.dumps({"id": f"a-{n}", "text": f"Article {n}.\r\n" + TEXT * (n % 7)}) for n in range(90)]
    lines[40], lines[41] = "{", '{"text": ""}'
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


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
        "annotator.cli.cues.on_processes", lambda texts, wanted, jobs: asked.append(jobs) or iter(())
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


# --- a cluster

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@contextmanager
def cluster(folder: Path, path: Path) -> Iterator[str]:
    """Start a cluster on this machine whose workers import from `path`; yield its address."""
    script = folder / "cluster.py"
    script.write_text(CLUSTER)
    started = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(path)},
        cwd=folder,
    )
    with started:
        try:
            yield started.stdout.readline().decode().strip()
        finally:
            started.stdin.close()
            try:
                started.wait(timeout=30)
            except subprocess.TimeoutExpired:
                started.kill()


def cues_on(address: str, file: Path, seconds: int = 20) -> subprocess.CompletedProcess:
    code = (
        f"import sys; from annotator.cli import _cluster; _cluster._SECONDS = {seconds}\n"
        "from annotator.__main__ import main; sys.exit(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "cues", "--scheduler", address, str(file)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=90,
        check=False,
    )


@with_dask
def test_a_cluster_writes_what_one_process_writes(call, many: Path, tmp_path: Path):
    one = call("cues", many)
    with cluster(tmp_path, ROOT) as address:
        ended = cues_on(address, many)
    assert ended.stdout.decode() == one.out
    assert ended.returncode == one.code == 3
    assert ended.stderr.decode() == one.err


@with_dask
def test_workers_with_another_version_are_refused(many: Path, tmp_path: Path):
    """The same text must give the same rows wherever it is read."""
    other = tmp_path / "other"
    copied = other / "annotator"
    (copied / "cli").mkdir(parents=True)
    (copied / "__init__.py").write_text("__version__ = '0.0.1'\n")
    (copied / "cli" / "__init__.py").write_text("")
    (copied / "cli" / "_cluster.py").write_text("def version():\n    return '0.0.1'\n")
    with cluster(tmp_path, other) as address:
        ended = cues_on(address, many)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert "has Framing Annotator 0.0.1, and this is" in ended.stderr.decode()


@with_dask
def test_workers_without_the_program_are_refused(many: Path, tmp_path: Path):
    other = tmp_path / "other"
    (other / "annotator").mkdir(parents=True)
    (other / "annotator" / "__init__.py").write_text("raise ImportError('not here')\n")
    with cluster(tmp_path, other) as address:
        ended = cues_on(address, many)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert "does not have Framing Annotator" in ended.stderr.decode()


@with_dask
def test_a_scheduler_that_is_not_there_is_named(many: Path):
    ended = cues_on("tcp://127.0.0.1:9", many, seconds=1)
    assert ended.returncode == 2
    assert "there is no Dask scheduler at tcp://127.0.0.1:9" in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr


def test_without_the_extra_it_is_said_what_to_install(call, many: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = call("cues", "--scheduler", "tcp://127.0.0.1:8786", many)
    assert (ended.code, ended.out) == (2, "")
    assert "pip install 'framing-annotator[scale]'" in ended.err


def test_processes_and_a_cluster_together_are_wrong_usage(call, many: Path):
    assert call("cues", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:8786", many).code == 2
