"""The program is killed at random moments: every acknowledged edit is there, every file is whole."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from annotator.corpus import Corpus
from annotator.corpus.files import read
from annotator.corpus.validate import validate

CHILD = Path(__file__).with_name("editing_child.py")


class Toll:
    """What was acknowledged so far: for each value the latest revision and how it looked."""

    def __init__(self) -> None:
        self.latest: dict[tuple[str, str], tuple[int, str, bool]] = {}
        self.acknowledged = 0

    def take(self, line: str) -> None:
        kind, key, rev, text, deleted = json.loads(line)
        self.latest[kind, key] = (rev, text, deleted)
        self.acknowledged += 1


def kill_once(folder: Path, dice: random.Random, toll: Toll) -> None:
    """Let a child tell of as many edits as the dice say, and kill it a moment later, in whatever it does."""
    words = [str(folder), str(dice.randrange(1 << 30)), str(toll.acknowledged)]
    child = subprocess.Popen(
        [sys.executable, "-S", str(CHILD), *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    lines: list[str] = []
    assert child.stdout is not None
    reader = Thread(target=lambda: lines.extend(child.stdout))
    if dice.random() < 0.9:  # else it is killed while it starts, opens and replays the journal
        lines += [child.stdout.readline() for _ in range(1 + int(dice.random() ** 2 * 40))]
    reader.start()
    time.sleep(dice.random() ** 2 * 0.02)
    child.kill()
    child.wait()
    reader.join()
    child.stdout.close()
    for line in lines:
        if line.endswith("\n"):  # the last one may be cut off: it was not acknowledged
            toll.take(line)


def check(folder: Path, toll: Toll) -> None:
    """Nothing that was acknowledged is older in the corpus than it was when it was acknowledged."""
    for path in folder.rglob("*.json"):
        read(path.read_bytes())
    with Corpus.open(folder, read_only=True) as corpus:
        assert corpus.problems == ()
        for (kind, key), (rev, text, deleted) in toll.latest.items():
            if kind == "annotation":
                found = corpus.annotation(key)
                assert found is not None, f"{key} is lost"
                seen = (found.rev, found.memo, found.deleted)
            else:
                holder = corpus.code(key) if kind == "definition" else corpus.corrections(key)
                seen = (holder.stamps[kind].rev, getattr(holder, kind), False)
            assert seen[0] >= rev, f"{kind} {key} is back at revision {seen[0]} of {rev}"
            assert seen == (rev, text, deleted) or seen[0] > rev


@pytest.fixture
def kill_many(tmp_path, articles, codes, capsys):
    def run(corpora: int, kills_each: int) -> int:
        dice = random.Random(20241230)  # which says the least number of edits, however slow the machine is
        acknowledged = 0
        for number in range(corpora):
            folder = tmp_path / f"study-{number}"
            Corpus.create(folder, "Study", codes=codes, articles=articles).close()
            toll = Toll()
            for _ in range(kills_each):
                kill_once(folder, dice, toll)
                check(folder, toll)
            acknowledged += toll.acknowledged
            Corpus.open(folder).close()
            assert {one.message for one in validate(folder)} <= {"the coder coder-1 is not in the corpus"}
        with capsys.disabled():
            kills = corpora * kills_each
            print(f"\n{kills} kills, {acknowledged} acknowledged edits, none lost ", end="")
        return acknowledged

    return run


def test_no_acknowledged_edit_is_lost_when_the_program_is_killed(kill_many):
    assert kill_many(5, 20) > 500


@pytest.mark.long
def test_no_acknowledged_edit_is_lost_in_two_thousand_kills(kill_many):
    assert kill_many(40, 50) > 20_000
