"""A fault at each operation on the disk in turn: an act is done or refused; all before it is whole."""

import errno
import json
import os
from contextlib import contextmanager

import pytest

from annotator import edits
from annotator.corpus import Corpus, disk
from annotator.corpus.onefile import write_onefile
from annotator.corpus.validate import validate
from annotator.errors import AnnotatorError
from annotator.exporters import exporters
from annotator.importers import read_files, take_files
from annotator.model import Span
from tests.corpus.conftest import make_article

OPERATIONS = ("open_file", "write", "fsync", "replace", "truncate", "sync_folder")
CODES = (
    errno.ENOSPC,
    "short",
    pytest.param(errno.EIO, marks=pytest.mark.long),
    pytest.param(errno.EACCES, marks=pytest.mark.long),
)


class Faults:
    """Counts the operations on the disk, and makes the k-th one fail."""

    def __init__(self, monkeypatch) -> None:
        self._monkeypatch = monkeypatch
        self.count = 0

    @contextmanager
    def at(self, k, code):
        self.count = 0
        with self._monkeypatch.context() as patch:
            for name in OPERATIONS:
                patch.setattr(disk, name, self._failing(getattr(disk, name), k, code))
            yield

    def _failing(self, real, k, code):
        def broken(*arguments):
            self.count += 1
            if self.count != k:
                return real(*arguments)
            if code != "short":
                raise OSError(code, os.strerror(code))
            if real.__name__ != "write":
                return real(*arguments)
            descriptor, data = arguments
            return (
                real(descriptor, data[: len(data) // 2]) * 0
            )  # half of it arrives, and the disk says nothing did

        return broken


def edit(corpus, hand, _tmp_path):
    article = corpus.article("art-1")
    corpus.commit(edits.annotate(article, [Span(5, 9)], "hedge", hand, memo="the act"))
    corpus.flush()


def code_across(corpus, hand, _tmp_path):
    """Join two sentences, code what both say, and what one lacks; each that was done must be found again."""
    one, other = corpus.article("art-1"), corpus.article("art-2")
    here, there = edits.segment(one, Span(34, 43)), edits.segment(other, Span(21, 28))
    changes = (
        lambda: edits.tie(None, "event-1", here, there, joined=True),
        lambda: edits.contrast([here, there], "loaded", hand, sha256=one.sha256, memo="both"),
        lambda: edits.contrast(
            [there], "hedge", hand, sha256=other.sha256, absent_from=["art-1"], memo="lacks"
        ),
    )
    done = corpus.path.parent / "done"
    for number, change in enumerate(changes):
        corpus.commit(change())
        done.write_text(str(number + 1), "utf-8")
    corpus.flush()


def add(corpus, _hand, _tmp_path):
    corpus.add_articles([make_article(f"art-new-{n}", f"New\n\nNumber {n}.") for n in range(3)])


def import_files(corpus, _hand, tmp_path):
    for number in range(3):
        (tmp_path / f"new-{number}.txt").write_text(f"Council votes\n\nIt was vote number {number}.", "utf-8")
    list(take_files(corpus, read_files(sorted(tmp_path.glob("new-*.txt")))))


def open_what_others_changed(corpus, hand, _tmp_path):
    """Another machine wrote one file anew and left a copy of another one; then this one codes."""
    folder = corpus.path
    corpus.close()
    (path,) = folder.glob("annotations/coder-1/*/art-1.json")
    path.write_bytes(path.read_bytes().replace(b'"before"', b'"before"  '))
    code = folder / "codebook" / "hedge.json"
    code.with_name("hedge (conflicted copy).json").write_bytes(code.read_bytes() + b"\n")
    with Corpus.open(folder) as again:
        if "art-1" in again.articles():  # else its file could not be read, which is told
            edit(again, hand, None)
        else:
            assert "cannot be read" in str(again.problems)


def read_what_others_changed(corpus, hand, _tmp_path):
    (path,) = corpus.path.glob("annotations/coder-1/*/art-1.json")
    sheet = json.loads(path.read_bytes())
    sheet["annotations"].append({**sheet["annotations"][0], "id": "ann-of-another-machine"})
    path.write_text(json.dumps(sheet), "utf-8")
    edit(corpus, hand, None)


def export(corpus, _hand, tmp_path):
    for exporter in exporters():
        exporter.export(corpus, tmp_path / f"out{exporter.suffix}")


def write_one_file(corpus, _hand, tmp_path):
    write_onefile(corpus, tmp_path / "whole.json")


def save_as(corpus, _hand, tmp_path):
    with corpus.save_as(tmp_path / "copy") as copy:
        assert copy.articles()


ACTS = (
    edit,
    code_across,
    add,
    import_files,
    read_what_others_changed,
    open_what_others_changed,
    export,
    write_one_file,
    save_as,
)


@pytest.mark.parametrize("code", CODES, ids=str)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_fault_at_every_operation(act, code, tmp_path, articles, codes, hand, monkeypatch, capsys):
    faults = Faults(monkeypatch)
    k, failed = 0, 0
    while True:
        k += 1
        place = tmp_path / f"run-{k}"
        place.mkdir()
        folder = place / "study"
        corpus = Corpus.create(folder, "Study", codes=codes, articles=articles)
        corpus.commit(edits.annotate(articles[0], [Span(34, 43)], "loaded", hand, memo="before"))
        corpus.flush()
        with faults.at(k, code):
            try:
                act(corpus, hand, place)
            except AnnotatorError:
                failed += 1
            reached = faults.count
        corpus.close()
        check(folder, theirs=act is read_what_others_changed)
        check_across(folder)
        if reached < k:
            break
    with capsys.disabled():
        print(f"\n{act.__name__}, {code}: {k} operations, {failed} refused, nothing lost ", end="")


def check_across(folder):
    """See that of what was coded across articles as much is there as was acknowledged."""
    done = folder.parent / "done"
    count = int(done.read_text("utf-8")) if done.exists() else 0
    with Corpus.open(folder, read_only=True) as again:
        assert len(again.ties("event-1")) >= (count > 0)
        memos = {one.memo for key in again.articles() for one in again.annotations(key)}
    assert memos >= set(("both", "lacks")[: max(count - 1, 0)])


def check(folder, *, theirs: bool) -> None:
    with Corpus.open(folder) as again:
        assert "before" in [one.memo for one in again.annotations("art-1")]
        assert not theirs or again.annotation("ann-of-another-machine") is not None
        names = [again.article(one).provenance.name for one in again.articles()]
        new = [name for name in names if name.startswith(("art-new", "new-"))]
        assert len(new) in (0, 3)
        again.flush()
    told = {one.message for one in validate(folder)} - {"the coder coder-1 is not in the corpus"}
    assert all("what it says was merged" in message for message in told), told
