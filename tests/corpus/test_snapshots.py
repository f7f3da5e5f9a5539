"""Earlier versions: taken when something changed, checked, thinned by age, restored as an edit."""

import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from annotator import edits
from annotator.corpus import Corpus, disk, restoring, snapshots
from annotator.corpus import earlier as versions
from annotator.corpus.earlier import Earlier
from annotator.corpus.restoring import Wanted
from annotator.errors import CorpusError
from annotator.model import Adjustment, Event, Span


@pytest.fixture
def coded(corpus, articles, hand):
    """Three annotations by one coder in one article."""
    for start in (0, 8, 13):
        corpus.commit(edits.annotate(articles[0], [Span(start, start + 4)], "loaded", hand))
    return corpus


def quotes(corpus, article="art-1"):
    return [one.target[0].quote for one in corpus.annotations(article)]


EVERYTHING = Wanted()


def restored(corpus, snapshot, wanted=EVERYTHING):
    found = restoring.restoring(corpus, Earlier(snapshot), wanted)
    corpus.add_articles(found.articles)
    return corpus.commit(found.change, coder="coder-1")


def test_a_snapshot_holds_every_file_as_it_is_and_can_be_read_with_an_unzip_program(coded, folder):
    taken = snapshots.take(coded, "by hand")
    earlier = Earlier(taken)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}
    assert set(earlier.paths()) == there
    (archive,) = taken.path.parent.glob("*.zip")
    with zipfile.ZipFile(archive) as zipped:
        assert all(zipped.read(path) == (folder / path).read_bytes() for path in there)


def test_nothing_is_taken_when_nothing_has_changed(coded):
    assert snapshots.take(coded, "by hand") is not None
    assert snapshots.take(coded, "half an hour") is None
    assert [one.why for one in versions.snapshots(coded.info.id)] == ["by hand"]


def test_only_what_has_changed_is_kept_again_and_the_list_of_articles_is_shared(coded, articles, hand):
    first = snapshots.take(coded, "one")
    coded.commit(edits.annotate(articles[1], [Span(0, 7)], "hedge", hand))
    second = snapshots.take(coded, "two")
    with zipfile.ZipFile(second.path.with_suffix(".zip")) as zipped:
        assert [name.split("/")[-1] for name in zipped.namelist()] == ["art-2.json"]
    assert Earlier(first).manifest.articles == Earlier(second).manifest.articles


def test_what_was_deleted_comes_back_and_what_is_newer_goes(coded, articles, hand):
    taken = snapshots.take(coded, "before")
    coded.commit(edits.delete(coded.annotations("art-1")[:2], hand))
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    assert quotes(coded) == ["spli", "the t"]
    stored = restored(coded, taken)
    assert quotes(coded) == ["Harb", "vote", "spli"]
    assert all(put.after.rev > (put.before.rev if put.before else 0) for put in stored.puts)
    coded.commit(edits.inverse(stored))
    assert quotes(coded) == ["spli", "the t"]


def test_restoring_reaches_the_disk_and_survives_opening(coded, opened, hand):
    taken = snapshots.take(coded, "before")
    coded.commit(edits.delete(coded.annotations("art-1"), hand))
    coded.flush()
    restored(coded, taken)
    coded.close()
    assert quotes(opened()) == ["Harb", "vote", "spli"]


def test_one_article_or_one_coder_alone(coded, articles, hand):
    from dataclasses import replace

    other = replace(hand, coder="coder-2")
    coded.commit(edits.annotate(articles[0], [Span(0, 7)], "hedge", other))
    coded.commit(edits.annotate(articles[1], [Span(0, 7)], "hedge", hand))
    taken = snapshots.take(coded, "before")
    coded.commit(edits.delete([*coded.annotations("art-1"), *coded.annotations("art-2")], hand))
    restored(coded, taken, Wanted("article", "art-2"))
    assert (quotes(coded), quotes(coded, "art-2")) == ([], ["Council"])
    restored(coded, taken, Wanted("coder", "coder-2"))
    assert quotes(coded) == ["Harbour"]


def test_codes_events_rules_and_corrections_are_restored_too(coded):
    taken = snapshots.take(coded, "before")
    coded.commit(edits.change_code(coded.code("hedge"), {"definition": "new"}))
    coded.commit(edits.adjust(None, Adjustment(id="water_1", name="Water")))
    coded.commit(edits.group([coded.corrections("art-1")], Event(id="event-1", name="Vote")))
    restored(coded, taken)
    assert coded.code("hedge").definition == ""
    assert coded.adjustment("water_1").retired
    assert coded.events() == ()
    assert coded.head("art-1").event == ""
    assert not restoring.restoring(coded, Earlier(taken))


def test_an_article_whose_file_is_gone_comes_back_with_its_annotations(coded, folder, opened):
    taken = snapshots.take(coded, "before")
    coded.close()
    (path,) = folder.glob("articles/*/art-1.json")
    path.unlink()
    again = opened()
    assert again.articles() == ("art-2",)
    restored(again, taken)
    assert "art-1" in again.articles()
    assert quotes(again) == ["Harb", "vote", "spli"]


def test_a_damaged_archive_is_told_and_nothing_is_restored(coded, hand):
    taken = snapshots.take(coded, "before")
    archive = taken.path.with_suffix(".zip")
    with zipfile.ZipFile(archive) as zipped:
        (sheet,) = (one for one in zipped.infolist() if one.filename.startswith("annotations/"))
    data = bytearray(archive.read_bytes())
    data[sheet.header_offset + 30 + len(sheet.filename) + sheet.compress_size // 2] ^= 0xFF
    archive.write_bytes(data)
    coded.commit(edits.delete(coded.annotations("art-1"), hand))
    with pytest.raises(CorpusError, match="Nothing was restored"):
        restoring.restoring(coded, Earlier(taken))


@pytest.mark.parametrize("suffix", [".zip", ".json", ".articles"])
def test_wherever_a_version_is_damaged_it_is_whole_or_that_is_told(coded, hand, suffix):
    taken = snapshots.take(coded, "before")
    coded.commit(edits.delete(coded.annotations("art-1"), hand))
    wanted = restoring.restoring(coded, Earlier(taken)).change
    place = taken.path.with_suffix(suffix)
    data = place.read_bytes()
    told = 0
    for at in range(0, len(data), 5):
        place.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        try:
            found = restoring.restoring(coded, Earlier(taken)).change
        except CorpusError:
            told += 1
        else:
            assert found == wanted
        assert len(versions.snapshots(coded.info.id)) <= 1
    assert told > 10


def test_a_damaged_manifest_is_passed_over_and_the_next_snapshot_is_whole(coded, articles, hand):
    taken = snapshots.take(coded, "one")
    taken.path.write_bytes(b"{")
    assert versions.snapshots(coded.info.id) == ()
    again = snapshots.take(coded, "two")
    assert sorted(Earlier(again).articles()) == ["art-1", "art-2"]


@pytest.mark.parametrize("at", range(1, 4))
def test_a_full_disk_costs_the_snapshot_and_nothing_else(coded, monkeypatch, at):
    count = 0
    real = disk.fsync

    def failing(descriptor):
        nonlocal count
        count += 1
        if count == at:
            raise OSError(28, "No space left on device")
        real(descriptor)

    coded.flush()
    with monkeypatch.context() as patched:
        patched.setattr(disk, "fsync", failing)
        with pytest.raises(CorpusError, match="The corpus is as it was"):
            snapshots.take(coded, "by hand")
    folder = versions.folder_of(coded.info.id)
    assert not list(folder.glob("*.json"))
    assert not list(folder.glob("*.tmp"))
    assert snapshots.take(coded, "again") is not None
    assert quotes(coded) == ["Harb", "vote", "spli"]


def clock_at(moment):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment

    return Clock


def test_old_ones_are_thinned_and_what_a_kept_one_needs_stays(coded, articles, hand, monkeypatch):
    now = datetime(2026, 6, 30, 12, tzinfo=UTC)
    ages = [timedelta(hours=h) for h in (1, 2, 30, 31, 32, 24 * 40, 24 * 41, 24 * 400, 24 * 401)]
    for number, age in enumerate(sorted(ages, reverse=True)):
        coded.commit(edits.annotate(articles[number % 2], [Span(number, number + 3)], "hedge", hand))
        with monkeypatch.context() as patched:
            patched.setattr(snapshots, "datetime", clock_at(now - age))
            snapshots.take(coded, str(age))
    snapshots.thin(coded.info.id, now=now)
    left = {one.why for one in versions.snapshots(coded.info.id)}
    assert left == {str(timedelta(hours=h)) for h in (1, 2, 30, 24 * 40, 24 * 400)}
    for one in versions.snapshots(coded.info.id):
        earlier = Earlier(one)
        assert list(earlier.read(earlier.paths()))


def test_a_corpus_that_is_only_in_memory_has_no_earlier_versions(articles):
    from annotator.corpus import Corpus

    assert snapshots.take(Corpus.draft("Draft", articles=articles), "by hand") is None


# --- before merging --------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(coded, folder, tmp_path, articles, hand, monkeypatch):
    """What another machine of the same coder makes of the folder as it is now.

    It deletes what is there, adds one annotation, and gives a code another name.
    """
    coded.flush()
    place = shutil.copytree(folder, tmp_path / "elsewhere")
    with monkeypatch.context() as patched:
        patched.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "other machine"))
        work(place, articles, hand)
    return place


def work(place, articles, hand):
    with Corpus.open(place) as other:
        for _ in range(3):
            other.commit(edits.change_code(other.code("hedge"), {"name": f"{other.code('hedge').name}!"}))
        other.commit(edits.delete(other.annotations("art-1"), hand))
        other.commit(edits.annotate(articles[0], [Span(30, 33)], "loaded", hand))


def bring(elsewhere, folder, *patterns):
    """Copy files as a program that keeps folders in step does."""
    for pattern in patterns:
        (source,) = elsewhere.glob(pattern)
        shutil.copyfile(source, folder / source.relative_to(elsewhere))


SHEET = "annotations/coder-1/*/art-1.json"


def test_what_is_known_here_is_kept_before_a_save_merges(coded, folder, elsewhere, articles, hand):
    bring(elsewhere, folder, SHEET, "codebook/hedge.json")
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    coded.commit(edits.change_code(coded.code("hedge"), {"name": "Ours"}))
    coded.flush()
    assert (quotes(coded), coded.code("hedge").name) == (["the t", "The"], "Hedge!!!")
    (kept,) = versions.snapshots(coded.info.id)
    assert kept.why == "before merging what another machine wrote"
    restored(coded, kept)
    assert (quotes(coded), coded.code("hedge").name) == (["Harb", "vote", "spli", "the t"], "Ours")


def test_a_save_that_merges_nothing_keeps_no_version(coded, articles, hand):
    coded.flush()
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    coded.flush()
    assert versions.snapshots(coded.info.id) == ()


def test_the_next_version_reads_anew_what_was_kept_before_it_was_written(
    coded, folder, elsewhere, articles, hand
):
    bring(elsewhere, folder, SHEET)
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    coded.flush()
    now = snapshots.take(coded, "by hand")
    assert not restoring.restoring(coded, Earlier(now))


def test_files_are_kept_as_found_before_edits_that_were_left_over_reach_them(
    coded, folder, elsewhere, articles, hand, opened
):
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    coded._file_lock.release()  # the program was cut off here
    bring(elsewhere, folder, SHEET)
    again = opened()
    assert again.pending == 1
    again.flush()
    (kept,) = versions.snapshots(again.info.id)
    assert kept.why == "before edits that were left over were written"
    restored(again, kept)
    assert quotes(again) == ["The"]


def test_a_merge_without_room_for_an_earlier_version_is_told_and_loses_nothing(
    coded, folder, elsewhere, articles, hand, monkeypatch
):
    bring(elsewhere, folder, SHEET)
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots, "_archive", full)
    coded.flush()
    assert quotes(coded) == ["the t", "The"]
    assert "without an earlier version" in coded.problems[-1].message


# --- written whole ---------------------------------------------------------------------------------------


def test_an_archive_that_does_not_hold_what_was_written_is_found_out_and_removed(coded, monkeypatch):
    real = zipfile.ZipFile.writestr

    def other(self, name, data):
        real(self, name, data.replace(b"Harb", b"Herb"))

    with monkeypatch.context() as patched:
        patched.setattr(zipfile.ZipFile, "writestr", other)
        with pytest.raises(CorpusError, match="does not hold annotations/coder-1"):
            snapshots.take(coded, "by hand")
    assert list(versions.folder_of(coded.info.id).iterdir()) == []
    assert snapshots.take(coded, "again") is not None


def test_thinning_beside_a_snapshot_takes_nothing_of_it(coded, monkeypatch, articles, hand):
    snapshots.take(coded, "one")
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    thinning = Thread(target=snapshots.thin, args=(coded.info.id,))
    real = snapshots._check

    def meanwhile(archive, kept):
        thinning.start()
        thinning.join(0.2)  # it waits, or would be done by now
        real(archive, kept)

    monkeypatch.setattr(snapshots, "_check", meanwhile)
    taken = snapshots.take(coded, "two")
    thinning.join()
    earlier = Earlier(taken)
    assert len(list(earlier.read(earlier.paths()))) == len(earlier.paths())


def test_a_file_that_was_only_touched_is_no_reason_for_an_earlier_version(coded, folder, articles, hand):
    coded.flush()
    (path,) = folder.glob(SHEET)
    path.write_bytes(path.read_bytes() + b"\n")
    coded.commit(edits.annotate(articles[0], [Span(20, 25)], "hedge", hand))
    coded.flush()
    assert coded.merged == 1
    assert versions.snapshots(coded.info.id) == ()
