"""`cues` on a Dask cluster that a test starts on this machine: same rows, and plain words when it fails."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator import __version__

ROOT = Path(__file__).parents[2]
# It ends when its standard input does, also when the tests are killed. Ports are any that are free.
CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
        print(cluster.scheduler.transition_counter)
"""


class Cluster:
    """The address of a running cluster; when it has ended, whether it worked."""

    def __init__(self) -> None:
        self.address = ""
        self.worked = False


@contextmanager
def cluster(folder: Path, path: Path = ROOT, *, workers: int = 1, **environment: str) -> Iterator[Cluster]:
    """Start a cluster whose workers import from `path`, without settings or files outside `folder`."""
    script, said = folder / "cluster.py", folder / "cluster.log"
    script.write_text(CLUSTER)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DASK_")}
    own = {
        "PYTHONPATH": str(path),
        "DASK_CONFIG": str(folder),
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }
    words = [sys.executable, str(script), str(workers)]
    running = Cluster()
    with (
        said.open("w") as log,
        subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=clean | own | environment,
            cwd=folder,
        ) as started,
    ):
        running.address = started.stdout.readline().decode().strip()
        assert running.address.startswith("tcp://127.0.0.1:"), said.read_text()
        try:
            yield running
        finally:
            try:
                out, _ = started.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                started.kill()
                raise
    assert started.returncode == 0, said.read_text()
    running.worked = int(out) > 0


def cues_on(address: str, file: Path, seconds: int = 20) -> subprocess.CompletedProcess:
    code = (
        f"import sys; from annotator.cli import _cluster; _cluster._SECONDS = {seconds}\n"
        "from annotator.__main__ import main; sys.exit(main())"
    )
    return subprocess.run(
        [sys.executable, "-c", code, "cues", "--scheduler", address, str(file)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        check=False,
    )


def refusal(ended: subprocess.CompletedProcess) -> str:
    """Return the one line in which the command said why it did nothing."""
    assert (ended.returncode, ended.stdout) == (2, "")
    (line,) = ended.stderr.splitlines()
    return line


def test_a_cluster_writes_what_one_process_writes_and_nothing_else_is_said(call, many: Path, tmp_path: Path):
    one = call("cues", many)
    with cluster(tmp_path, workers=2) as running:
        ended = cues_on(running.address, many)
    assert (ended.returncode, ended.stdout, ended.stderr) == (one.code, one.out, one.err)
    assert one.code == 3
    assert running.worked


def test_workers_with_another_version_are_refused(many: Path, tmp_path: Path):
    """The same text must give the same rows wherever it is read."""
    other = tmp_path / "other"
    copied = other / "annotator"
    (copied / "cli").mkdir(parents=True)
    (copied / "__init__.py").write_text("__version__ = '0.0.1'\n")
    (copied / "cli" / "__init__.py").write_text("")
    (copied / "cli" / "_cluster.py").write_text("def version():\n    return '0.0.1'\n")
    with cluster(tmp_path, other) as running:
        said = refusal(cues_on(running.address, many))
    assert said.endswith(f"has Framing Annotator 0.0.1, and this is {__version__}.")


def test_workers_without_the_program_are_refused(many: Path, tmp_path: Path):
    other = tmp_path / "other"
    (other / "annotator").mkdir(parents=True)
    (other / "annotator" / "__init__.py").write_text("raise ImportError('not here')\n")
    with cluster(tmp_path, other) as running:
        said = refusal(cues_on(running.address, many))
    assert "does not have Framing Annotator" in said


def test_a_scheduler_without_workers_is_refused(many: Path, tmp_path: Path):
    with cluster(tmp_path, workers=0) as running:
        said = refusal(cues_on(running.address, many))
    assert said.endswith(f"the Dask scheduler at {running.address} has no workers.")


def test_a_worker_that_dies_again_and_again_is_told(tmp_path: Path):
    article = tmp_path / "article.txt"
    article.write_text("Critics slammed the so-called reform.\n")
    deadly = tmp_path / "deadly.py"
    deadly.write_text(
        "import os\nfrom annotator.cli import _work\n_work.rows_of = lambda *_given: os._exit(1)\n"
    )
    one_death = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    preloaded = {"DASK_DISTRIBUTED__WORKER__PRELOAD": f"['{deadly.as_posix()}']"}
    with cluster(tmp_path, **one_death, **preloaded) as running:
        said = refusal(cues_on(running.address, article))
    assert f"the cluster at {running.address} lost the work (KilledWorker)" in said


def test_a_scheduler_that_is_not_there_is_named(many: Path):
    said = refusal(cues_on("tcp://127.0.0.1:9", many, seconds=1))
    assert "there is no Dask scheduler at tcp://127.0.0.1:9" in said


def test_without_the_extra_it_is_said_what_to_install(call, many: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = call("cues", "--scheduler", "tcp://127.0.0.1:8786", many)
    assert (ended.code, ended.out) == (2, "")
    assert "pip install 'framing-annotator[scale]'" in ended.err
