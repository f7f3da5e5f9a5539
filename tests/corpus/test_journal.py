"""The journal keeps every edit until it is in the folder's files, and brings it to the right folder."""

import json
import shutil
from dataclasses import replace

import pytest

from annotator import edits, machine
from annotator.corpus import Corpus
from annotator.corpus.journal import journal_path, read_journal
from annotator.model import Coder, Span

SPAN = [Span(34, 43)]


@pytest.fixture
def crashed(folder, articles, hand):
    """A folder whose program was killed after two edits: they are in the journal and nowhere else."""
    corpus = Corpus.open(folder)
    corpus.commit(edits.add_coder(Coder(id="coder-1", name="Kim")))
    corpus.commit(edits.annotate(articles[0], SPAN, "loaded", hand))
    corpus._file_lock.release()
    return folder


def journal_of(folder):
    return journal_path(json.loads((folder / "corpus.json").read_text())["id"], folder)


def test_edits_that_had_not_reached_the_files_are_there_after_a_crash(crashed, opened):
    corpus = opened(crashed)
    assert len(corpus.annotations("art-1")) == 1
    assert corpus.pending == 2
    corpus.flush()
    assert corpus.pending == 0
    assert read_journal(journal_of(crashed)).edits == ()


def test_every_line_of_the_journal_is_json(crashed):
    lines = journal_of(crashed).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert [next(iter(json.loads(line))) for line in lines] == ["crc"] * 3
    assert json.loads(lines[0])["folder"] == str(crashed)


def test_the_journal_is_gone_after_an_orderly_end(crashed):
    Corpus.open(crashed).close()
    assert not journal_of(crashed).exists()
    assert Corpus.open(crashed, read_only=True).pending == 0


def test_applying_the_journal_twice_changes_nothing(crashed, opened, hand):
    kept = journal_of(crashed).read_bytes()
    corpus = opened(crashed)
    (made,) = corpus.annotations("art-1")
    corpus.commit(edits.write_memo(made, "later", hand))
    corpus.close()
    journal_of(crashed).write_bytes(kept)
    again = opened(crashed)
    assert again.annotations("art-1")[0].memo == "later"
    assert again.pending == 0


@pytest.mark.parametrize("cut", [1, 2, 9, 60])
def test_a_last_line_that_was_cut_off_is_an_edit_that_never_was(crashed, opened, articles, hand, cut):
    path = journal_of(crashed)
    path.write_bytes(path.read_bytes()[:-cut])
    corpus = opened(crashed)
    assert corpus.annotations("art-1") == ()
    assert [one.name for one in corpus.coders()] == ["Kim"]
    assert corpus.problems == ()
    corpus.commit(edits.annotate(articles[0], SPAN, "hedge", hand))
    reading = read_journal(path)
    assert (len(reading.edits), reading.damaged) == (2, 0)


def test_a_damaged_line_is_told_kept_and_costs_no_other(crashed, opened):
    path = journal_of(crashed)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"name":"Kim"', b'"name":"Tim"'))
    corpus = opened(crashed)
    assert len(corpus.annotations("art-1")) == 1
    assert corpus.coders() == ()
    (problem,) = corpus.problems
    assert "damaged" in problem.message
    (kept,) = path.parent.glob("*.damaged")
    assert b"Tim" in kept.read_bytes()


def test_edits_follow_a_folder_that_was_moved(crashed, opened, tmp_path):
    moved = tmp_path / "elsewhere"
    crashed.rename(moved)
    corpus = opened(moved)
    assert len(corpus.annotations("art-1")) == 1
    assert str(crashed) in corpus.problems[-1].message
    corpus.close()
    again = opened(moved)
    assert again.problems == ()
    assert len(again.annotations("art-1")) == 1
    assert again.pending == 0


def test_edits_of_a_folder_that_is_still_there_do_not_go_to_its_copy(crashed, opened, tmp_path):
    shutil.copytree(crashed, tmp_path / "copy")
    copy = opened(tmp_path / "copy")
    assert copy.annotations("art-1") == ()
    copy.close()
    assert len(opened(crashed).annotations("art-1")) == 1


def test_edits_of_a_drive_that_was_away_are_there_when_it_is_back(crashed, opened, tmp_path):
    shutil.copytree(crashed, tmp_path / "copy")
    crashed.rename(tmp_path / "away")
    copy = opened(tmp_path / "copy")
    assert len(copy.annotations("art-1")) == 1
    copy.close()
    (tmp_path / "away").rename(crashed)
    corpus = opened(crashed)
    assert len(corpus.annotations("art-1")) == 1
    assert corpus.pending == 2


def test_taken_over_edits_are_in_this_folders_journal_before_it_can_be_written(crashed, opened, tmp_path):
    moved = tmp_path / "elsewhere"
    crashed.rename(moved)
    corpus = opened(moved)
    assert len(read_journal(journal_of(moved)).edits) == 2
    corpus._file_lock.release()
    assert len(opened(moved).annotations("art-1")) == 1


def test_another_corpus_in_the_same_place_does_not_get_the_edits(crashed, opened, codes, articles):
    shutil.rmtree(crashed)
    with Corpus.create(crashed, "Other", codes=codes, articles=articles) as other:
        assert other.annotations("art-1") == ()
        assert other.coders() == ()


def test_a_window_that_only_reads_shows_the_journal_and_leaves_it(crashed, opened):
    before = journal_of(crashed).read_bytes()
    corpus = opened(crashed, read_only=True)
    assert len(corpus.annotations("art-1")) == 1
    assert corpus.pending == 0
    corpus.close()
    assert journal_of(crashed).read_bytes() == before


def test_unknown_keys_go_through_the_journal(crashed, opened, articles, hand):
    corpus = opened(crashed)
    (made,) = corpus.annotations("art-1")
    odd = replace(made, extra={"later": [1]}, target=(replace(made.target[0], extra={"x": 1}),))
    from annotator.model import Change, Put

    corpus.commit(Change((Put(made, odd),)))
    corpus._file_lock.release()
    again = opened(crashed)
    assert again.annotations("art-1")[0].extra == {"later": [1]}
    assert again.annotations("art-1")[0].target[0].extra == {"x": 1}


def test_the_journals_of_two_machines_make_one_corpus(crashed, opened, monkeypatch, tmp_path, articles, hand):
    monkeypatch.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path / "other machine"))
    assert machine.device()
    with Corpus.open(crashed) as corpus:
        assert corpus.annotations("art-1") == ()
        corpus.commit(edits.annotate(articles[0], [Span(5, 9)], "hedge", hand))
    monkeypatch.undo()
