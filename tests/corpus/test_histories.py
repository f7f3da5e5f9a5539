"""Random histories of one and two coders over a synced folder: no annotation is lost, in whatever order.

Two machines each have a replica of the corpus. They edit, save, and are synchronised at random moments as the
common programs do it: a file that changed on one side is copied; one that changed on both keeps its place on
either side, and the other version is put beside it under a name of that program's style.
"""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import edits
from annotator.corpus import Corpus
from annotator.model import Annotation, Span
from tests.corpus.test_sync import NAMES

CONFLICTS = NAMES[:11]


class Cloud:
    """What a sync program knows: the bytes of each file when both sides were last the same."""

    def __init__(self, sides: tuple[Path, Path], style: str) -> None:
        self._sides = sides
        self._style = style
        self._common = _files(sides[0])
        self._conflicts = 0

    def sync(self, dice: random.Random) -> None:
        here, there = (_files(side) for side in self._sides)
        paths = sorted(here.keys() | there.keys())
        dice.shuffle(paths)
        for path in paths:
            one, other, common = here.get(path), there.get(path), self._common.get(path)
            if one == other:
                continue
            if other == common and one is not None:
                self._put(1, path, one)
            elif one == common and other is not None:
                self._put(0, path, other)
            elif one is not None and other is not None:
                self._conflict(path, one, other)
        here, there = (_files(side) for side in self._sides)
        self._common = {path: data for path, data in here.items() if there.get(path) == data}

    def _conflict(self, path: str, one: bytes, other: bytes) -> None:
        self._conflicts += 1
        stem = Path(path).name.removesuffix(".json")
        name = self._style.format(f"{stem}" if self._conflicts < 2 else f"{stem} {self._conflicts}")
        copy = str(Path(path).with_name(name))
        self._put(1, path, one)
        for side in (0, 1):
            self._put(side, copy, other)

    def _put(self, side: int, path: str, data: bytes) -> None:
        place = self._sides[side] / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def work(folder, dice, hand, number, done) -> None:
    """Open a replica, do a few things, close it; `done` takes what was acknowledged."""
    with Corpus.open(folder) as corpus:
        for _ in range(dice.randint(1, 3)):
            number += 1
            article = corpus.article(dice.choice(("art-1", "art-2")))
            mine = corpus.annotations(article.id, coder=hand.coder)
            choice = dice.random()
            if choice < 0.2 and mine:
                change = edits.delete([dice.choice(mine)], hand)
            elif choice < 0.4 and mine:
                change = edits.write_memo(dice.choice(mine), f"{number}", hand)
            elif choice < 0.5:
                change = edits.change_code(corpus.code("hedge"), {"definition": f"{number}"})
            elif choice < 0.65:
                change = across(corpus, dice.choice([*mine, None]), number, hand)
            else:
                change = edits.annotate(article, [Span(number % 20, number % 20 + 3)], "loaded", hand)
            done += [put.after for put in corpus.commit(change).puts if isinstance(put.after, Annotation)]
            if dice.random() < 0.3:
                corpus.flush()


def across(corpus, known, number, hand):
    """Return a contrast of both articles, new or made out of an annotation."""
    span = Span(number % 20, number % 20 + 3)
    words = [edits.segment(corpus.article(key), span) for key in ("art-1", "art-2")]
    if known is not None:
        return edits.compare_anew(known, words, "loaded", hand, memo=f"{number}")
    return edits.contrast(words, "loaded", hand, sha256=corpus.head("art-1").sha256, memo=f"{number}")


def live(folder):
    with Corpus.open(folder, read_only=True) as corpus:
        told = sorted(
            (one.id, one.rev, one.device, one.memo, one.deleted)
            for one in corpus.values()
            if isinstance(one, Annotation)
        )
        return told, corpus.code("hedge").definition


@pytest.fixture
def play(tmp_path, articles, codes, hand, monkeypatch, capsys):
    start = tmp_path / "start"
    Corpus.create(start, "Study", codes=codes, articles=articles).close()

    def history(number: int) -> int:
        dice = random.Random(number)
        sides = (tmp_path / f"a-{number}", tmp_path / f"b-{number}")
        for side in sides:
            shutil.copytree(start, side)
        cloud = Cloud(sides, CONFLICTS[number % len(CONFLICTS)])
        hands = (hand, hand if number % 2 else replace(hand, coder="coder-2"))
        done: list[Annotation] = []
        for turn in range(dice.randint(3, 7)):
            which = dice.randrange(2)
            monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / f"home-{which}"))
            work(sides[which], dice, hands[which], turn * 10, done)
            if dice.random() < 0.5:
                cloud.sync(dice)
        cloud.sync(dice)
        cloud.sync(dice)
        check(sides, done)
        for side in sides:
            shutil.rmtree(side)
        return len(done)

    def run(histories: int) -> None:
        count = sum(history(number) for number in range(histories))
        with capsys.disabled():
            print(f"\n{histories} histories, {count} edits of annotations, none lost ", end="")

    return run


def check(sides, done) -> None:
    one, other = (live(side) for side in sides)
    assert one == other
    latest = {}
    for value in done:
        known = latest.get(value.id)
        if known is None or (value.rev, value.device) > (known.rev, known.device):
            latest[value.id] = value
    found = {key: (rev, device, memo, deleted) for key, rev, device, memo, deleted in one[0]}
    for key, value in latest.items():
        assert found[key] == (value.rev, value.device, value.memo, value.deleted)


def test_no_annotation_is_lost_in_random_histories(play):
    play(44)


@pytest.mark.long
def test_no_annotation_is_lost_in_two_thousand_histories(play):
    play(2_000)
