"""Two programs that really run on one corpus at once: one writes, the others read, and no edit is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.corpus.validate import validate
from annotator.errors import CorpusError
from annotator.model import Coder, Span

CHILD = Path(__file__).with_name("window_child.py")
UNKNOWN = {"the coder coder-1 is not in the corpus"}


class Other:
    """Another program on a corpus."""

    def __init__(self, folder: Path, name: str, *, home: str | None = None) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        if home is not None:
            environment["FRAMING_ANNOTATOR_HOME"] = home
        self._run = subprocess.Popen(
            [sys.executable, str(CHILD), str(folder), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def hears(self) -> str:
        assert self._run.stdout is not None
        return self._run.stdout.readline().strip()

    def edits(self, count: int) -> list[str]:
        """Let it edit so often, and return the ids of what it kept."""
        assert self._run.stdin is not None
        self._run.stdin.write(f"{count}\n")
        self._run.stdin.flush()
        heard = [self.hears().split() for _ in range(count)]
        return [words[1] for words in heard if words[0] == "kept"]

    def closes(self) -> None:
        assert self._run.stdin is not None
        self._run.stdin.close()
        assert self.hears() == "closed"
        assert self._run.wait(30) == 0
        assert self._run.stdout is not None
        self._run.stdout.close()

    def is_killed(self) -> None:
        self._run.kill()
        self._run.wait(30)
        for pipe in (self._run.stdin, self._run.stdout):
            assert pipe is not None
            pipe.close()


@pytest.fixture
def start(folder):
    """Start another program on the corpus; whatever still runs is ended after the test."""
    running: list[Other] = []

    def start_it(name: str = "other", **options: str) -> Other:
        running.append(Other(folder, name, **options))
        return running[-1]

    yield start_it
    for one in running:
        if one._run.poll() is None:
            one.is_killed()


def test_the_second_window_reads_what_the_first_has_kept_and_writes_when_it_is_closed(
    folder, opened, start, articles, hand
):
    other = start()
    assert other.hears() == "writes"
    kept = other.edits(3)
    here = opened()
    assert "another window" in here.read_only
    assert {one.id for one in here.annotations("art-1")} == set(kept)
    with pytest.raises(CorpusError, match="another window"):
        here.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    kept += other.edits(2)
    other.closes()
    again = opened()
    assert again.read_only == ""
    again.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand))
    assert len(again.annotations("art-1")) == len(kept) + 1 == 6


def test_a_window_that_is_killed_leaves_its_edits_and_not_its_lock(folder, opened, start):
    other = start()
    assert other.hears() == "writes"
    kept = other.edits(4)
    other.is_killed()
    here = opened()
    assert here.read_only == ""
    assert {one.id for one in here.annotations("art-1")} == set(kept)


def test_of_windows_that_open_at_the_same_moment_one_writes(folder, start, capsys):
    rounds, kept = 4, 0
    for _ in range(rounds):
        others = [start(f"window {number}") for number in range(3)]
        assert sorted(one.hears() for one in others) == ["reads", "reads", "writes"]
        kept += sum(len(one.edits(5)) for one in others)
        for one in others:
            one.closes()
    with Corpus.open(folder, read_only=True) as corpus:
        assert len(corpus.annotations("art-1")) == kept == rounds * 5
    assert {one.message for one in validate(folder)} <= UNKNOWN
    with capsys.disabled():
        print(
            f"\n{rounds} rounds of 3 programs at once: one wrote each time, {kept} edits, none lost ", end=""
        )


def test_two_machines_that_write_into_one_folder_at_once_lose_nothing(
    folder, opened, start, tmp_path, capsys, articles, hand
):
    """A lock holds on one machine only: two in a shared folder write the same sheet in turn."""
    here = opened()
    here.commit(edits.add_coder(Coder(id="coder-1", name="Kim", created="2024-12-30T14:00:00.000Z")))
    other = start(home=str(tmp_path / "other machine"))
    assert other.hears() == "writes"
    kept = set()
    for _ in range(10):
        stored = here.commit(edits.annotate(articles[0], [Span(8, 12)], "hedge", hand, memo="here"))
        kept |= {stored.puts[0].after.id, *other.edits(2)}
        here.flush()
    other.closes()
    here.close()
    with Corpus.open(folder, read_only=True) as corpus:
        assert {one.id for one in corpus.annotations("art-1")} == kept
    assert validate(folder) == ()
    with capsys.disabled():
        print(f"\n2 machines in one folder: {len(kept)} edits, none lost ", end="")
