"""Run by test_real_disk in a space of its own: mounts small disks, fills them, takes them away and back.

python small_disk_child.py SCENARIO FOLDER
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from annotator import edits, machine
from annotator.corpus import Corpus, earlier, read_onefile, snapshots, write_onefile
from annotator.corpus.earlier import Earlier
from annotator.corpus.files import read
from annotator.corpus.validate import validate
from annotator.errors import AnnotatorError
from annotator.model import Article, Code, Coder, Hand, Span
from annotator.text.canonical import sha256

PAGE = os.sysconf("SC_PAGE_SIZE")
HAND = Hand(coder="coder-1", mode="blind", codebook_revision=1, now=machine.now(), mint=machine.mint)


def mount(*words: str | Path) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


def unmount(place: Path) -> None:
    subprocess.run(["umount", str(place)], check=True)


def article(number: int) -> Article:
    text = f"Harbour vote {number} splits the town\n\n" + "The plan was approved, an official said. " * 150
    return Article(id=f"art-{number}", text=text, sha256=sha256(text), headline=f"Vote {number}")


def study(folder: Path) -> Corpus:
    codes = [Code(id="loaded", name="Loaded language")]
    corpus = Corpus.create(folder, "Study", codes=codes, articles=[article(1), article(2)])
    corpus.commit(edits.add_coder(Coder(id="coder-1", name="Kim", created=machine.now())))
    annotate(corpus, "A memo that takes some room. " * 600)
    corpus.flush()
    return corpus


def annotate(corpus: Corpus, memo: str = "more") -> None:
    corpus.commit(edits.annotate(article(1), [Span(0, 7)], "loaded", HAND, memo=memo))


def refusal(act: Callable[[], object]) -> str:
    """Do something, and return why it was refused; empty when it was done."""
    try:
        act()
    except AnnotatorError as error:
        return str(error)
    return ""


def files(place: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


def fill(place: Path, free: int) -> None:
    """Take all room of a disk but that of some pages, and show that the disk is full."""
    filler = os.open(place / "filler", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        while os.write(filler, b"x" * PAGE) == PAGE:
            pass
    except OSError as error:
        said = error.strerror
    assert said == "No space left on device"
    os.ftruncate(filler, max(0, os.fstat(filler).st_size // PAGE - free) * PAGE)
    os.close(filler)
    left = os.statvfs(place)
    assert left.f_bavail == free, (left.f_bavail, free)


def expect(folder: Path, memos: int, articles: int) -> None:
    """Nothing that was kept is missing, and nothing that was refused is there."""
    with Corpus.open(folder, read_only=True) as corpus:
        assert corpus.problems == ()
        assert len(corpus.annotations("art-1")) == memos
        assert len(corpus.articles()) == articles
    assert validate(folder) == ()


# --- a full disk -----------------------------------------------------------------------------------------


class Full:
    """A small disk, and what is done on it with so many pages free."""

    def __init__(self, place: Path, size: str, *, home_on_it: bool) -> None:
        self.place = place
        mount("-t", "tmpfs", "-o", f"size={size}", "small", place)
        if home_on_it:
            os.environ["FRAMING_ANNOTATOR_HOME"] = str(place / "home")
        self.corpus = study(place / "study")
        self.memos, self.articles, self.tries, self.refused = 1, 2, 0, 0

    def edit(self) -> None:
        """An edit that the journal takes counts, whether or not the files can be written."""
        annotate(self.corpus)
        self.memos += 1
        self.corpus.flush()

    def add(self) -> None:
        new = [article(100 + self.articles + number) for number in range(3)]
        self.corpus.add_articles(new)
        self.articles += 3

    def export(self) -> None:
        try:
            write_onefile(self.corpus, self.place / "whole.json")
        finally:
            assert len(read_onefile(self.place / "whole.json").articles()) == 2, "the old file, or the new"

    def keep(self) -> None:
        annotate(self.corpus)
        self.memos += 1
        before = len(earlier.snapshots(self.corpus.info.id))
        try:
            snapshots.take(self.corpus, f"{self.tries}")
        finally:
            kept = earlier.snapshots(self.corpus.info.id)
            assert len(kept) in (before, before + 1)
            for one in kept:
                held = Earlier(one)
                assert list(held.read(held.paths()))

    def at_every_page(self, act) -> None:
        """Do something with no page free, with one, and so on, until it is done."""
        free = 0
        while True:
            fill(self.place, free)
            self.tries += 1
            said = refusal(act)
            assert not said or "No space left on device" in said, said
            self.refused += bool(said)
            for path, data in files(self.place / "study").items():
                assert not path.name.endswith(".tmp"), path
                read(data)
            (self.place / "filler").unlink()
            if not said:
                break
            self.corpus.flush()
            free += 1
            assert free < 60, act
        assert self.corpus.pending == 0
        expect(self.place / "study", self.memos, self.articles)

    def after_a_crash(self) -> None:
        """What was acknowledged on the full disk is there after the program was cut off."""
        for free in range(8):
            fill(self.place, free)
            self.refused += bool(refusal(self.edit))
            self.tries += 1
            (self.place / "filler").unlink()
            self.corpus._file_lock.release()
            self.corpus = Corpus.open(self.place / "study")
            assert len(self.corpus.annotations("art-1")) == self.memos
            self.corpus.flush()
        expect(self.place / "study", self.memos, self.articles)


def full(place: Path) -> str:
    """The corpus on a full disk; then the journal and the earlier versions, too."""
    tries = refused = 0
    for number, home_on_it in enumerate((False, True)):
        disk = place / f"disk-{number}"
        disk.mkdir()
        here = Full(disk, "2m", home_on_it=home_on_it)
        write_onefile(here.corpus, disk / "whole.json")
        for act in (here.export, here.edit, here.keep, here.add):
            here.at_every_page(act)
        here.after_a_crash()
        here.corpus.close()
        tries, refused = tries + here.tries, refused + here.refused
    assert refused > 20
    return f"a full disk: {tries} acts at every number of free pages, {refused} refused, nothing lost"


# --- a disk that turns read-only, goes and comes back ----------------------------------------------------


def refused_and_unchanged(corpus: Corpus, place: Path, why: str) -> None:
    before = files(place)
    for act in (corpus.flush, lambda: corpus.add_articles([article(9)])):
        said = refusal(act)
        assert why in said, said or "it was not refused"
    assert files(place) == before


def read_only(place: Path) -> str:
    mount("-t", "tmpfs", "small", place)
    corpus = study(place / "study")
    mount("-o", "remount,ro", place)
    for memos in range(2, 7):
        annotate(corpus)
        refused_and_unchanged(corpus, place, "Read-only file system")
        assert corpus.pending == memos - 1
    with Corpus.open(place / "study", read_only=True) as other:
        assert len(other.annotations("art-1")) == 6, "the edits are in the journal"
    corpus.close()
    corpus = Corpus.open(place / "study")
    assert (corpus.read_only, corpus.pending) == ("", 5)
    mount("-o", "remount,rw", place)
    corpus.flush()
    corpus.close()
    expect(place / "study", 6, 2)
    return "a disk that turned read-only: 5 edits kept, 10 writes refused, nothing lost"


def drive(place: Path) -> str:
    """A drive is unplugged, its place is an empty folder, another one is plugged in, then the right one."""
    disk, there = place / "disk", place / "drive"
    disk.mkdir()
    there.mkdir()
    mount("-t", "tmpfs", "drive", disk)
    mount("--bind", disk, there)
    corpus = study(there)
    unmount(there)
    annotate(corpus)
    refused_and_unchanged(corpus, there, "no corpus")
    assert list(there.iterdir()) == [], "nothing is made anew in a folder that came back empty"
    mount("-t", "tmpfs", "other", there)
    Corpus.create(there, "Another").close()
    annotate(corpus)
    refused_and_unchanged(corpus, there, "another corpus")
    with corpus.save_as(place / "rescued") as rescued:
        assert len(rescued.annotations("art-1")) == 3
    unmount(there)
    there.rmdir()
    refused_and_unchanged(corpus, place / "rescued", "no corpus")
    assert not there.exists()
    there.mkdir()
    mount("--bind", disk, there)
    corpus.flush()
    corpus.close()
    expect(there, 3, 2)
    return "a drive that went, came back empty, as another one, and whole: nothing lost"


if __name__ == "__main__":
    scenario = {"full": full, "read_only": read_only, "drive": drive}[sys.argv[1]]
    sys.stdout.write(scenario(Path(sys.argv[2])) + "\n")
