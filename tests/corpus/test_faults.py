"""A full disk, a folder that cannot be written or is gone: nothing is truncated and no edit is lost."""

import errno
import os
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest

from annotator import edits
from annotator.corpus import Corpus, disk, write_onefile
from annotator.corpus.validate import validate
from annotator.errors import CorpusError
from annotator.model import Span

SPAN = [Span(34, 43)]


@pytest.fixture
def failing(monkeypatch):
    """Make a function of `disk` fail for paths below a folder, from its k-th call on."""

    @contextmanager
    def fail(name, *, code=errno.ENOSPC, after=0, only=1_000_000):
        real = getattr(disk, name)
        calls = [0]

        def broken(*arguments):
            calls[0] += 1
            if after < calls[0] <= after + only:
                raise OSError(code, os.strerror(code))
            return real(*arguments)

        with monkeypatch.context() as patch:
            patch.setattr(disk, name, broken)
            yield calls

    return fail


@pytest.fixture
def edited(corpus, articles, hand):
    corpus.commit(edits.annotate(articles[0], SPAN, "loaded", hand))
    corpus.flush()
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.commit(edits.change_code(corpus.code("hedge"), {"name": "Hedging"}))
    return corpus


def files(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", ["open_file", "write", "fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_what_cannot_be_saved_stays_in_the_journal_and_the_files_are_whole(
    edited, folder, failing, opened, name, code
):
    before = files(folder)
    expected = edited.annotations("art-1")
    first = 1 if name == "open_file" else 0  # the first file that is opened is only read
    with failing(name, code=code, after=first), pytest.raises(CorpusError) as caught:
        edited.flush()
    assert "2 edits are safe on this computer" in str(caught.value)
    assert os.strerror(code) in str(caught.value)
    assert files(folder) == before
    assert edited.pending == 2
    edited._file_lock.release()
    again = opened(folder)
    assert again.annotations("art-1") == expected
    assert again.code("hedge").name == "Hedging"
    again.flush()
    assert validate(folder) == ()


def test_edits_go_on_while_the_folder_cannot_be_written(edited, articles, hand, failing, folder):
    with failing("replace", code=errno.EROFS):
        for start in range(10, 20):
            with pytest.raises(CorpusError):
                edited.flush()
            edited.commit(edits.annotate(articles[0], [Span(start, start + 3)], "hedge", hand))
    assert edited.pending == 12
    edited.flush()
    assert edited.pending == 0
    assert len(edited.annotations("art-1")) == 12


def test_a_save_that_fails_half_way_is_made_good_by_the_next(edited, failing, folder, opened):
    with failing("replace", after=1, only=1), pytest.raises(CorpusError):
        edited.flush()
    assert edited.pending == 2
    edited.flush()
    assert edited.pending == 0
    edited.close()
    assert opened(folder).code("hedge").name == "Hedging"


def test_a_disk_that_takes_half_of_the_bytes_truncates_nothing(edited, folder, monkeypatch):
    before = files(folder)
    real = disk.write
    with monkeypatch.context() as patch:
        patch.setattr(
            disk, "write", lambda fd, data: real(fd, data[: len(data) // 2]) if len(data) > 1 else 0
        )
        with pytest.raises(CorpusError, match="fewer bytes"):
            edited.flush()
    assert files(folder) == before


def test_a_disk_that_says_it_took_what_it_did_not_is_found_out(edited, folder, monkeypatch):
    """`write` reports success and keeps nothing, as has been seen on full memory disks."""
    before = files(folder)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", lambda _fd, data: len(data))
        with pytest.raises(CorpusError, match="bytes were written"):
            edited.flush()
    assert files(folder) == before


@pytest.mark.parametrize("name", ["open_file", "write", "fsync"])
def test_an_edit_that_not_even_the_journal_takes_is_refused(
    edited, articles, hand, failing, opened, folder, name
):
    edited.flush()
    edited.close()
    corpus = opened(folder)
    before = corpus.annotations("art-1")
    with failing(name), pytest.raises(CorpusError, match="Nothing was changed"):
        corpus.commit(edits.annotate(articles[0], [Span(44, 49)], "loaded", hand))
    assert corpus.annotations("art-1") == before
    assert corpus.pending == 0
    kept = corpus.commit(edits.annotate(articles[0], [Span(50, 56)], "loaded", hand))
    expected = corpus.annotations("art-1")
    assert kept.puts[0].after in expected
    corpus._file_lock.release()
    assert opened(folder).annotations("art-1") == expected


def test_an_edit_is_synced_to_the_disk_before_commit_returns(edited, articles, hand, monkeypatch):
    done: list[str] = []
    real_write, real_fsync = disk.write, disk.fsync
    monkeypatch.setattr(disk, "write", lambda *given: (done.append("write"), real_write(*given))[1])
    monkeypatch.setattr(disk, "fsync", lambda *given: (done.append("fsync"), real_fsync(*given))[1])
    edited.commit(edits.annotate(articles[0], [Span(44, 49)], "loaded", hand))
    assert done == ["write", "fsync"]
    edited.flush()
    file, new_folder, journal = ["write", "fsync", "fsync"], ["fsync"], ["fsync"]
    # the sheet, the code, and its revision in a folder of its own
    assert done[2:] == [*file, *file, *new_folder, *file, *journal]


def test_an_edit_made_while_its_file_is_written_is_written_by_the_next_save(
    edited, articles, hand, monkeypatch
):
    real = disk.replace

    def edit_meanwhile(*given):
        monkeypatch.setattr(disk, "replace", real)
        edited.commit(edits.annotate(articles[0], [Span(44, 49)], "loaded", hand))
        real(*given)

    monkeypatch.setattr(disk, "replace", edit_meanwhile)
    edited.flush()
    assert edited.pending == 1
    edited.flush()
    assert edited.pending == 0
    edited._journal.clear()
    with Corpus.open(edited.path, read_only=True) as seen:
        assert seen.annotations("art-1") == edited.annotations("art-1")


def test_a_half_written_line_of_the_journal_does_not_spoil_the_next(
    edited, articles, hand, opened, folder, monkeypatch
):
    real = disk.write

    def half(descriptor, data):
        real(descriptor, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    for cannot_truncate in (False, True):
        with monkeypatch.context() as patch:
            patch.setattr(disk, "write", half)
            if cannot_truncate:
                patch.setattr(disk, "truncate", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
            with pytest.raises(CorpusError):
                edited.commit(edits.annotate(articles[0], [Span(44, 49)], "loaded", hand))
        edited.commit(edits.annotate(articles[0], [Span(50, 56)], "loaded", hand))
    expected = edited.annotations("art-1")
    edited._file_lock.release()
    again = opened(folder)
    assert again.annotations("art-1") == expected
    assert again.problems == ()


def test_a_folder_that_is_gone_is_not_made_anew(edited, folder, tmp_path, articles, hand):
    folder.rename(tmp_path / "away")
    with pytest.raises(CorpusError, match="safe on this computer"):
        edited.flush()
    assert not folder.exists()
    edited.commit(edits.annotate(articles[0], [Span(44, 49)], "loaded", hand))
    (tmp_path / "away").rename(folder)
    edited.flush()
    assert edited.pending == 0


def test_a_folder_that_comes_back_empty_or_as_another_corpus_is_left_alone(edited, folder, tmp_path):
    shutil.move(folder, tmp_path / "away")
    folder.mkdir()
    with pytest.raises(CorpusError, match="no corpus"):
        edited.flush()
    assert list(folder.iterdir()) == []
    with Corpus.create(folder, "Other"):
        pass
    before = files(folder)
    with pytest.raises(CorpusError, match="another corpus"):
        edited.flush()
    assert files(folder) == before
    assert edited.pending == 2


def test_edits_survive_a_folder_that_never_comes_back(edited, folder, tmp_path, opened):
    expected = edited.annotations("art-1")
    shutil.rmtree(folder)
    copy = edited.save_as(tmp_path / "rescued")
    assert copy.annotations("art-1") == expected
    assert copy.articles() == ("art-1", "art-2")
    copy.close()
    edited.close()


def test_closing_keeps_what_cannot_be_written(edited, failing, folder, opened):
    expected = edited.annotations("art-1")
    with failing("replace", code=errno.EROFS):
        edited.close()
    again = opened(folder)
    assert again.pending == 2
    assert again.annotations("art-1") == expected


@pytest.mark.parametrize("name", ["open_file", "write", "fsync", "replace"])
@pytest.mark.parametrize("after", [1, 12])
def test_articles_that_cannot_be_written_are_not_added_at_all(corpus, articles, failing, folder, name, after):
    from annotator.text.canonical import sha256

    texts = [f"Text {number}" for number in range(20)]
    new = [
        replace(articles[0], id=f"art-x{text[5:]}", text=text, sha256=sha256(text), zones=())
        for text in texts
    ]
    before = files(folder)
    with failing(name, after=after), pytest.raises(CorpusError, match="not added"):
        corpus.add_articles(new)
    assert files(folder) == before
    assert corpus.articles() == ("art-1", "art-2")
    assert len(corpus.add_articles(new)) == 20


@pytest.mark.parametrize("name", ["open_file", "write", "fsync", "replace", "sync_folder"])
@pytest.mark.parametrize("after", [0, 3])
def test_save_as_leaves_nothing_half_done(corpus, failing, tmp_path, name, after):
    with failing(name, after=after), pytest.raises(CorpusError, match="as it was"):
        corpus.save_as(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with failing(name, after=after), pytest.raises(CorpusError):
        corpus.save_as(tmp_path / "mine")
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_an_export_that_fails_leaves_the_old_file(corpus, failing, tmp_path):
    target = tmp_path / "out.json"
    target.write_text("old")
    with failing("write"), pytest.raises(CorpusError, match="as it was"):
        write_onefile(corpus, target)
    assert target.read_text() == "old"
    assert [one.name for one in tmp_path.glob("*out*")] == ["out.json"]


def test_what_was_being_written_when_the_program_was_cut_off_is_cleared_away(folder, opened):
    here = folder / "codebook" / disk.temporary_name("loaded.json")
    other = folder / "codebook" / ".loaded.json.ffffffff.tmp"
    here.write_text("{")
    other.write_text("{")
    assert opened(folder).problems == ()
    assert not here.exists()
    assert other.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits on file size exist on POSIX systems only")
def test_a_file_that_the_system_lets_grow_no_further(folder, articles, hand):
    """A limit on the size of files makes the system itself refuse: the message comes, nothing is cut."""
    import subprocess
    import sys

    script = """
import resource, signal, sys
from pathlib import Path
from annotator import edits
from annotator.corpus import Corpus
from annotator.errors import CorpusError
from annotator.model import Hand, Span
from annotator import machine
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
corpus = Corpus.open(Path(sys.argv[1]))
hand = Hand(coder="coder-1", mode="blind", codebook_revision=1, now=machine.now(), mint=machine.mint)
article = corpus.article("art-1")
for _ in range(20):
    corpus.commit(edits.annotate(article, [Span(34, 43)], "loaded", hand))
resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
try:
    corpus.flush()
except CorpusError as error:
    print(error)
"""
    words = [sys.executable, "-c", script, str(folder)]
    ran = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert "20 edits are safe on this computer" in ran.stdout, ran.stderr
    with Corpus.open(folder) as corpus:
        assert corpus.problems == ()
        assert len(corpus.annotations("art-1")) == 20
