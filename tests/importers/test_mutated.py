"""Damaged files of every format end in articles or in a clear error: never a crash, a hang or a warning."""

import re
from collections import Counter
from pathlib import Path

import pytest

from annotator.confined import MEGABYTE, Confined, Limits
from annotator.corpus import Corpus
from annotator.corpus.validate import validate
from annotator.importers import Importer, importers, read_files, take_files
from tests.importers.examples import example
from tests.importers.mutating import mutations, outcome

LIMITS = Limits(seconds=30, memory=700 * MEGABYTE)
OWN_FAULTS = re.compile(
    r"\((?:Attribute|Type|Index|Key|Name|Assertion|UnboundLocal|Recursion|ZeroDivision)Error"
)
LIBRARY_FAULTS = {"html"}
"""Formats whose library raises such errors itself."""

CHECKED = {"packed", "corpus-json"}
"""Formats of which nothing is taken where something is damaged: there is a sum over all bytes, or one JSON
value is a whole corpus."""


def each():
    return pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)


def check(importer: Importer, count: int, *, seed: int, keep: Path) -> Counter[str]:
    """Read `count` mutations of the example; return how they ended. One that goes wrong is kept in a file."""
    name, data = example(importer)
    confined = Confined()
    ended: Counter[str] = Counter()
    for number, mutation in enumerate(mutations(data, count, seed=seed)):
        (keep / name).write_bytes(mutation)
        where = f"mutation {number} with seed {seed}, kept as {keep / name}"
        kind, said, warned = confined.call(LIMITS, outcome, importer.name, name, mutation)
        assert warned == [], where
        assert len(said) < 500, where
        assert "Traceback" not in said, where
        if importer.name not in LIBRARY_FAULTS:
            assert not OWN_FAULTS.search(said), f"{where}: {said}"
        ended[kind] += 1
    confined.stop()
    return ended


@each()
def test_two_hundred_mutations_end_well(importer: Importer, tmp_path: Path):
    ended = check(importer, 200, seed=1, keep=tmp_path)
    assert sum(ended.values()) == 200
    fewest = 0 if importer.name in CHECKED else 10
    assert ended["read"] > fewest, "most of what is changed can still be read"


@pytest.mark.long
@each()
def test_ten_thousand_mutations_end_well(importer: Importer, tmp_path: Path):
    ended = check(importer, 10_000, seed=2, keep=tmp_path)
    print(f"\n{importer.name}: {ended['read']:,} read, {ended['error']:,} clear errors")
    assert sum(ended.values()) == 10_000


@each()
def test_what_is_left_of_damaged_files_leaves_a_corpus_sound(importer: Importer, tmp_path: Path):
    """They are imported into a corpus that holds an article: that stays as it is, and everything is valid."""
    name, data = example(importer)
    files = [tmp_path / f"{number}-{name}" for number in range(12)]
    for file, mutation in zip(files, mutations(data, len(files), seed=3), strict=True):
        file.write_bytes(mutation)
    before = tmp_path / "before.txt"
    before.write_text("Ministers met on Monday. They left without a word.", encoding="utf-8")
    with Corpus.create(tmp_path / "Study", "Study") as corpus:
        list(take_files(corpus, read_files([before])))
        kept = {path: path.read_bytes() for path in (tmp_path / "Study").rglob("*.json")}
        added = sum(len(one.added) for one in take_files(corpus, read_files(files)))
        assert len(corpus.articles()) == 1 + added
    assert {path: path.read_bytes() for path in kept} == kept
    assert validate(tmp_path / "Study") == ()
