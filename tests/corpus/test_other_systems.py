"""What other systems and drives do with files, played here: nothing is lost, and nothing waits for ever."""

import errno
import os
import shutil
import sys

import pytest

from annotator import edits, machine
from annotator.corpus import Corpus, disk
from annotator.corpus.index import known_files
from annotator.corpus.indexing import index_files
from annotator.corpus.journal import folder_key, path_told, told_path
from annotator.corpus.snapshots import take
from annotator.exporters import write_whole
from annotator.importers import read_all
from annotator.model import Span


@pytest.fixture
def numbered(monkeypatch):
    """Gives every file the number that a function makes of its own."""
    real = disk._signature

    def give(number):
        def look(found):
            fields = list(found)
            fields[1] = number(found.st_ino)
            times = {"st_atime_ns": found.st_atime_ns, "st_mtime_ns": found.st_mtime_ns}
            return real(os.stat_result(fields, times))

        monkeypatch.setattr(disk, "_signature", look)

    return give


@pytest.mark.parametrize("bits", [63, 64, 127])
def test_a_file_may_have_a_number_that_no_database_holds(numbered, folder, opened, articles, hand, bits):
    """Windows numbers files with 64 bits, the upper ones counted up whenever one is used again."""
    numbered(lambda inode: inode | 1 << bits)
    corpus = opened(folder)
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    assert take(corpus, "now") is not None
    corpus.close()
    for file in folder.rglob("*.json"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    list(index_files(corpus.info.id, folder))
    assert len(known_files(corpus.info.id, folder).articles) == 2
    assert [one.start for one in opened(folder).annotations("art-1")] == [5]


def test_a_drive_on_which_no_file_looks_twice_the_same_is_written_and_read(
    numbered, folder, opened, articles, hand
):
    counted = iter(range(1, 1_000_000))
    numbered(lambda _inode: next(counted))
    corpus = opened(folder)
    for start in (5, 10, 15):
        corpus.commit(edits.annotate(articles[0], [Span(start, start + 3)], "hedge", hand))
        corpus.flush()
    assert corpus.pending == 0
    corpus.close()
    assert [one.start for one in opened(folder).annotations("art-1")] == [5, 10, 15]
    assert not list(folder.rglob("*beside*"))


# --- Windows ---------------------------------------------------------------------------------------------


@pytest.fixture
def windows(monkeypatch):
    """The module that touches files, as it is on Windows."""

    class System:
        name = "nt"

        def __getattr__(self, name):
            return getattr(os, name)

    monkeypatch.setattr(disk, "os", System())
    monkeypatch.setattr(disk.time, "sleep", lambda _seconds: None)
    return disk


def test_an_open_file_is_looked_at_by_its_name_on_windows(windows, folder, opened, articles, hand):
    """There an open file may look otherwise than its name does, and some drives cannot tell how it looks."""

    def fail(_descriptor):
        raise OSError(errno.EINVAL, "The parameter is incorrect")

    windows.os.fstat = fail
    corpus = opened(folder)
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.flush()
    assert corpus.merged == 0, "our own file is not taken for somebody else's"
    corpus.close()
    assert [one.start for one in opened(folder).annotations("art-1")] == [5]


def test_a_path_that_is_too_long_for_windows_is_said_and_does_not_count_as_missing(windows, tmp_path):
    far = tmp_path / "/".join(["very long name"] * 20) / "file.json"
    with pytest.raises(OSError, match="longer than the 259 characters") as caught:
        windows.read_file(far)
    assert not isinstance(caught.value, FileNotFoundError)
    with pytest.raises(OSError, match="move the folder further up"):
        windows.write_file(far, [b"{}"])
    with pytest.raises(FileNotFoundError):
        windows.read_file(tmp_path / "short.json")


def test_a_file_that_a_scanner_holds_is_replaced_when_it_lets_go(windows, tmp_path, monkeypatch):
    path, held = tmp_path / "file.json", [machine.device()] * 2
    path.write_bytes(b"old")
    real = type(path).replace

    def replace(self, target):
        if held:
            held.pop()
            raise PermissionError(errno.EACCES, "Access is denied")
        return real(self, target)

    monkeypatch.setattr(type(path), "replace", replace)
    windows.write_file(path, [b"new"])
    assert path.read_bytes() == b"new"
    held.extend([True] * 99)
    with pytest.raises(PermissionError):
        windows.write_file(path, [b"newer"])
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"new"]


# --- macOS -----------------------------------------------------------------------------------------------


def test_the_journal_of_a_folder_is_found_however_the_path_is_spelt_on_macos(tmp_path, monkeypatch):
    """The disk knows one spelling: `study` opens `Study`, and its unsaved edits must be there."""
    import fcntl

    folder, link = tmp_path / "Study", tmp_path / "linked"
    folder.mkdir()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_GETPATH", 50, raising=False)
    monkeypatch.setattr(os.path, "realpath", lambda path: str(path).replace("linked", "study"))
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, flags: real(str(path).replace("study", "Study"), flags))
    spelt = os.fsencode(folder)
    monkeypatch.setattr(fcntl, "fcntl", lambda _file, _what, room: spelt + room[len(spelt) :])
    assert folder_key(link) == folder_key(folder)
    assert folder_key(tmp_path / "gone") != folder_key(folder)


def test_a_file_that_macos_has_moved_to_icloud_is_told_and_comes_back(folder, opened, articles, hand):
    """Older systems leave `.name.icloud` in its place; the annotations are not gone, only elsewhere."""
    corpus = opened(folder)
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    corpus.close()
    (sheet,) = folder.glob("annotations/coder-1/*/art-1.json")
    moved = sheet.rename(folder.parent / "moved")
    sheet.with_name(".art-1.json.icloud").write_bytes(b"bplist00")
    corpus = opened(folder)
    (problem,) = corpus.problems
    assert problem.file.endswith("/.art-1.json.icloud")
    assert "iCloud" in problem.message
    corpus.commit(edits.annotate(articles[0], [Span(10, 14)], "hedge", hand))
    corpus.close()
    moved.rename(sheet.with_name("art-1 2.json"))
    sheet.with_name(".art-1.json.icloud").unlink()
    assert [one.start for one in opened(folder).annotations("art-1")] == [5, 10]


# --- folders whose names are no Unicode ------------------------------------------------------------------


@pytest.fixture
def latin(folder):
    """A corpus in a folder that an older Linux has named."""
    try:
        return folder.rename(folder.with_name(os.fsdecode(b"caf\xe9")))
    except OSError:
        pytest.skip("names are Unicode here")


def test_a_corpus_in_a_folder_whose_name_is_no_unicode_opens_and_keeps_its_edits(
    latin, opened, articles, hand, tmp_path
):
    corpus = opened(latin)
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    assert take(corpus, "now") is not None
    corpus.commit(edits.annotate(articles[0], [Span(10, 14)], "hedge", hand))
    corpus._file_lock.release()  # the program is cut off here
    copied = tmp_path / "copied"
    shutil.copytree(latin, copied)
    with_copy = opened(copied)
    assert [one.start for one in with_copy.annotations("art-1")] == [5], "the first folder is still there"
    with_copy.close()
    assert [one.start for one in opened(latin).annotations("art-1")] == [5, 10]


def test_a_path_is_told_and_found_again(latin, tmp_path):
    assert told_path(tmp_path) == str(tmp_path)
    assert told_path(latin).isascii()
    for path in (tmp_path, latin):
        assert path_told(told_path(path)) == path


# --- the id of this machine ------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [b"", b"\0\0\0\0", b"\xff\xfe9", b" \n"])
def test_an_id_that_a_power_cut_has_left_empty_is_made_anew(tmp_path, left):
    """Machines without an id would be one machine: neither of two edits would win."""
    (tmp_path / "device").write_bytes(left)
    made = machine._device(tmp_path)
    assert len(made) == 8
    assert (tmp_path / "device").read_text(encoding="ascii") == made
    assert [path.name for path in tmp_path.iterdir()] == ["device"]


def test_an_id_that_cannot_be_written_is_not_left_half_written(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        machine._device(tmp_path)
    assert not list(tmp_path.iterdir())


# --- what a drive has, and what it was only handed -------------------------------------------------------


@pytest.fixture
def mac(monkeypatch):
    """The commands that macOS was given, in their order, with the calls of fsync among them."""
    import fcntl

    given = []
    assert machine.device()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _file, command: given.append(command))
    monkeypatch.setattr(os, "fsync", lambda _file: given.append("fsync"))
    return given


def test_on_a_mac_an_edit_is_on_the_drive_and_not_only_in_its_memory(folder, opened, articles, hand, mac):
    """There fsync hands bytes to the drive, which may keep them in its memory until the power goes."""
    sys.platform = "linux"
    corpus = opened(folder)
    sys.platform = "darwin"
    mac.clear()
    corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    assert mac[-2:] == [85, 51], "in order, then to the drive"
    sys.platform = "linux"


def test_on_a_mac_a_file_is_in_order_before_it_takes_its_name(tmp_path, mac, monkeypatch):
    real = disk.replace
    monkeypatch.setattr(disk, "replace", lambda *pair: (mac.append("renamed"), real(*pair)))
    disk.write_file(tmp_path / "file.json", [b"{}"])
    assert mac == [85, "renamed", 85, 51]


def test_on_a_mac_a_network_drive_that_knows_no_such_command_is_asked_as_usual(tmp_path, mac, monkeypatch):
    import fcntl

    def unknown(_file, _command):
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "fcntl", unknown)
    disk.write_file(tmp_path / "file.json", [b"{}"])
    assert mac == ["fsync", "fsync"]

    def full(_file, _command):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fcntl, "fcntl", full)
    with pytest.raises(OSError, match="No space"):
        disk.write_file(tmp_path / "file.json", [b"[]"])
    assert (tmp_path / "file.json").read_bytes() == b"{}"


# --- names that are no Unicode ---------------------------------------------------------------------------


def test_a_corpus_and_an_article_are_called_by_what_of_their_file_names_is_unicode(tmp_path):
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        file.write_text("A headline\n\nAnd a text.", encoding="utf-8")
    except OSError:
        pytest.skip("names are Unicode here")
    read = read_all([file])
    folder = tmp_path / os.fsdecode(b"\xe9tude")
    with Corpus.create(folder, folder.name, articles=read.articles) as corpus:
        assert corpus.name == "\ufffdtude"
        assert corpus.article(corpus.articles()[0]).provenance.name == "caf\ufffd.txt"
        with corpus.save_as(tmp_path / "copy", name=folder.name) as copy:
            assert copy.name == "\ufffdtude"


# --- a home that cannot be written -----------------------------------------------------------------------


@pytest.fixture
def no_home(monkeypatch, tmp_path):
    """A machine on which nothing of its own can be kept."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "file" / "home"))


def test_a_file_is_exported_all_the_same(no_home, tmp_path):
    write_whole(tmp_path / "rates.csv", [b"1"])
    assert (tmp_path / "rates.csv").read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "rates.csv"]


def test_what_needs_it_says_what_is_missing_and_what_helps(no_home, tmp_path):
    with pytest.raises(
        OSError, match=r"edits under way and settings cannot be made .*FRAMING_ANNOTATOR_HOME"
    ):
        machine.local_state()
