"""At whatever moment the power fails, and whatever the disk had not been told to keep: every state opens.

Nothing whose `commit` had returned is missing, no file is half written, and what was being imported is there
as a whole or not at all.
"""

import random
import shutil

import pytest

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.model import Annotation, Span
from tests.corpus.conftest import make_article
from tests.corpus.recorded_disk import RecordedDisk


def step(corpus, dice, number, hand):
    """Carry out one thing that a person or the program does; return what must be found from then on."""
    choice = dice.random()
    if choice < 0.2:
        corpus.flush()
        return []
    if choice < 0.25:
        text = f"New article\n\nNumber {number}. 🎉"
        (key,) = corpus.add_articles([make_article(f"art-new-{number}", text)])
        return [("article", key)]
    article = corpus.article("art-1")
    marked = corpus.annotations(article.id)
    if choice < 0.35:
        change = edits.change_code(corpus.code("hedge"), {"definition": f"{number}"})
    elif choice < 0.45:
        change = edits.correct(corpus.corrections("art-2"), {"byline": f"{number}"})
    elif choice < 0.6 and marked:
        change = edits.delete([dice.choice(marked)], hand)
    elif choice < 0.75 and marked:
        change = edits.write_memo(dice.choice(marked), f"{number}", hand)
    elif choice < 0.8:
        places = [edits.segment(one, Span(number % 15, number % 15 + 5)) for one in corpus_texts(corpus)]
        known = corpus.tie(edits.tie_id(*places))
        change = edits.tie(known, f"event-{number}", *places, joined=dice.random() < 0.5)
    elif choice < 0.85:
        words = [edits.segment(article, Span(number % 20, number % 20 + 3))]
        change = edits.contrast(words, "loaded", hand, sha256=article.sha256, absent_from=["art-2"])
    else:
        change = edits.annotate(article, [Span(number % 20, number % 20 + 3)], "loaded", hand)
    return [put.after for put in corpus.commit(change).puts]


def corpus_texts(corpus):
    return [corpus.article(key) for key in ("art-1", "art-2")]


def check(folder, marks):
    with Corpus.open(folder, read_only=True) as corpus:
        assert [one for one in corpus.problems if "journal" not in str(one)] == []
        latest = {}
        for mark in marks:
            key = mark if isinstance(mark, tuple) else (type(mark).__name__, mark.id)
            latest[key] = mark
        for key, mark in latest.items():
            if key[0] == "article":
                assert key[1] in corpus.every_article()
                continue
            found = corpus.annotation(mark.id) if isinstance(mark, Annotation) else corpus.contents.get(mark)
            assert found is not None, f"{key} is lost"
            rev = found.rev if isinstance(mark, Annotation) else max(one.rev for one in found.stamps.values())
            then = mark.rev if isinstance(mark, Annotation) else max(one.rev for one in mark.stamps.values())
            assert rev >= then, f"{key} is back at revision {rev} of {then}"


def lay(state, *roots):
    """Put files where they were, and nothing else."""
    for root in roots:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
    for path, data in state.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture
def enumerate_crashes(tmp_path, articles, codes, hand, monkeypatch, capsys):
    def run(sequences: int, steps: int) -> int:
        states = 0
        for number in range(sequences):
            dice = random.Random(number)
            folder, home = tmp_path / f"study-{number}", tmp_path / f"home-{number}"
            monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(home))
            Corpus.create(folder, "Study", codes=codes, articles=articles).close()
            machine.device()
            recorded = RecordedDisk(folder, home)
            with recorded.recording(monkeypatch):
                corpus = Corpus.open(folder)
                for at in range(steps):
                    for mark in step(corpus, dice, at, hand):
                        recorded.acknowledge(mark)
                corpus.close()
            for _moment, _temper, state, marks in recorded.crashes():
                lay(state, folder, home)
                check(folder, marks)
                states += 1
            shutil.rmtree(folder)
            shutil.rmtree(home)
        with capsys.disabled():
            print(
                f"\n{sequences} sequences, {states} states after a crash, each opens, nothing lost ", end=""
            )
        return states

    return run


def test_every_crash_point_of_some_sequences_opens_with_all_that_was_acknowledged(enumerate_crashes):
    assert enumerate_crashes(6, 8) > 200


@pytest.mark.long
def test_every_crash_point_of_two_hundred_sequences(enumerate_crashes):
    assert enumerate_crashes(200, 12) > 10_000


def test_a_disk_that_forgets_is_noticed(tmp_path, monkeypatch):
    """The recorded disk itself: without fsync the data, without syncing the folder the name is gone."""
    from annotator.corpus import disk

    recorded = RecordedDisk(tmp_path)
    with recorded.recording(monkeypatch):
        disk.write_file(tmp_path / "a.json", [b"{}"])
    states = [(temper, state) for _moment, temper, state, _marks in recorded.crashes()]
    assert ("nothing unsynced", {}) in states
    assert any(state == {tmp_path / "a.json": b"{}"} for _temper, state in states)
    assert any(data == b"{" for _temper, state in states for data in state.values())
