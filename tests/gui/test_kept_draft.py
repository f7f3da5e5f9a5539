"""What is being said of several articles is in a file of its own, and whoever finds it may take it up."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator import edits, machine
from annotator.coding.across import begin
from annotator.corpus import Corpus
from annotator.gui.kept_draft import KeptDraft, Unkept


@pytest.fixture
def unkept(workspace):
    return Unkept(draft=begin(workspace.corpus.articles(), code="code-loaded"), coder=workspace.coder.id)


def files():
    return sorted((machine.local_state() / "omissions").iterdir())


def test_it_is_taken_up_by_who_wrote_it_or_by_anybody_if_nobody_had_a_name(workspace, unkept):
    kept = KeptDraft(workspace)
    for coder, found in (("", True), (workspace.coder.id, True), ("coder-else", False)):
        said = replace(unkept, coder=coder)
        kept.put(said)
        assert kept
        assert KeptDraft(workspace).recall() == (said if found else None)


def test_of_a_corpus_that_is_only_read_nothing_is_kept_and_nothing_taken_up(workspace, unkept):
    kept = KeptDraft(workspace)
    kept.put(unkept)
    (before,) = [one.read_bytes() for one in files()]
    workspace.corpus.read_only = "It is open elsewhere."
    assert not kept
    assert kept.recall() is None
    kept.put(replace(unkept, code_chosen=True))
    assert [one.read_bytes() for one in files()] == [before]


def test_a_corpus_that_gets_its_folder_takes_it_along(workspace, unkept):
    kept = KeptDraft(workspace)
    kept.put(unkept)
    (before,) = files()
    article = workspace.corpus.articles()[0]
    workspace.apply("State", lambda hand: edits.set_state(None, article, "done", hand))
    kept.put(replace(unkept, code_chosen=True))
    (now,) = files()
    assert now != before
    assert KeptDraft(workspace).recall().code_chosen


def test_a_corpus_without_a_folder_is_known_by_what_it_came_from(workspace, unkept, articles):
    for _time in range(2):
        workspace.open_corpus(Corpus.draft("Sample", articles=articles, derived_from="sample-1"))
        kept = KeptDraft(workspace)
        if _time == 0:
            kept.put(unkept)
    assert kept.recall() == unkept


def test_that_of_another_corpus_stays_where_it_is(workspace, unkept, articles):
    kept = KeptDraft(workspace)
    kept.put(unkept)
    workspace.open_corpus(Corpus.draft("Other", articles=articles))
    assert kept.recall() is None
    kept.put(unkept)
    assert len(files()) == 2


def test_what_is_dropped_is_gone_and_can_be_said_again(workspace, unkept):
    kept = KeptDraft(workspace)
    kept.put(unkept)
    kept.drop()
    assert (bool(kept), files()) == (False, [])
    kept.drop()
    kept.put(unkept)
    assert KeptDraft(workspace).recall() == unkept


def test_what_is_there_already_is_not_written_again(workspace, unkept):
    kept = KeptDraft(workspace)
    kept.put(unkept)
    (file,) = files()
    before = file.stat().st_ino, file.stat().st_mtime_ns
    kept.put(unkept)
    again = KeptDraft(workspace)
    again.recall()
    again.put(unkept)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == before


def refuse(*_given, **_more):
    raise OSError("the disk is full")


@pytest.mark.parametrize("step", ["write_bytes", "replace", "mkdir"])
def test_what_cannot_be_written_leaves_what_was_there_and_is_written_when_it_can(
    workspace, unkept, monkeypatch, step
):
    kept, more = KeptDraft(workspace), replace(unkept, code_chosen=True)
    kept.put(unkept)
    (file,) = files()
    known_folder = machine.local_state()
    with monkeypatch.context() as full:
        full.setattr(machine, "local_state", lambda: known_folder)
        full.setattr(Path, step, refuse)
        kept.put(more)
    assert KeptDraft(workspace).recall() == unkept
    kept.put(more)
    assert KeptDraft(workspace).recall() == more
    assert files() == [file]


def test_what_cannot_be_read_or_dropped_stops_nobody(workspace, unkept, monkeypatch):
    kept = KeptDraft(workspace)
    kept.put(unkept)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert kept.recall() is None
    kept.drop()
    assert kept


def test_without_a_place_to_keep_it_the_draft_alone_is_lost(workspace, unkept, monkeypatch):
    def none():
        raise OSError(13, "the folder cannot be made", "somewhere")

    monkeypatch.setattr(machine, "local_state", none)
    kept = KeptDraft(workspace)
    kept.put(unkept)
    assert not kept
    assert kept.recall() is None
    kept.drop()
