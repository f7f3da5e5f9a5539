"""What a corpus changes in the cues: kept in cues/, one file a category, merged field by field."""

import json
from dataclasses import replace

import pytest

from annotator import edits, machine
from annotator.corpus import Corpus, read_onefile
from annotator.corpus.onefile import write_onefile
from annotator.model import Adjustment, Cue

WATER = Adjustment(
    id="water_1f", name="Water", tag="WA", words=("flood/n", "tide of *", "- flood plain"), slot=3
)
CUE = Cue(start=5, end=9, category="water_1f", rule="water_1f.words@1", reason="a list")


def adjust(corpus, **fields):
    known = corpus.adjustment("water_1f")
    return corpus.commit(edits.adjust(known, replace(known or WATER, **fields)), coder="coder-1")


def test_it_is_one_readable_file_a_category(corpus, folder):
    adjust(corpus)
    adjust(corpus, words=(*WATER.words, "wave"))
    corpus.flush()
    told = json.loads((folder / "cues" / "water_1f.json").read_text(encoding="utf-8"))
    assert (told["format"], told["id"]) == ("framing-annotator/cues", "water_1f")
    assert told["fields"]["words"]["value"] == ["flood/n", "tide of *", "- flood plain", "wave"]
    assert told["fields"]["words"]["rev"] == 2
    assert told["fields"]["words"]["coder"] == "coder-1"


def test_it_is_there_when_the_corpus_is_opened_again(corpus, opened):
    adjust(corpus, on=False)
    corpus.close()
    (found,) = opened().adjustments()
    assert (found.name, found.words, found.on, found.slot) == ("Water", WATER.words, False, 3)


def test_an_edit_is_safe_in_the_journal_before_the_file_is_written(corpus, folder, opened):
    adjust(corpus)
    assert not (folder / "cues").exists()
    corpus._journal.close()
    corpus._file_lock.release()
    assert [one.id for one in opened().adjustments()] == ["water_1f"]


def test_every_change_raises_the_revision_that_annotations_record(corpus, articles, hand):
    before = corpus.cues_revision
    adjust(corpus)
    first = corpus.cues_revision
    adjust(corpus, words=("flood/n",))
    assert before < first < corpus.cues_revision
    hand = replace(hand, cues_revision=corpus.cues_revision)
    corpus.commit(edits.accept(articles[0], CUE, "loaded", hand))
    corpus.commit(edits.reject(articles[0], CUE, hand))
    assert corpus.annotations("art-1")[0].cues_revision == corpus.cues_revision
    assert corpus.decisions("art-1")[0].cues_revision == corpus.cues_revision


def test_two_people_who_change_different_fields_both_win(corpus, folder, monkeypatch):
    adjust(corpus)
    corpus.flush()
    path = folder / "cues" / "water_1f.json"
    theirs = json.loads(path.read_text(encoding="utf-8"))
    theirs["fields"]["on"] = {"value": False, "rev": 2, "device": "zz", "coder": "coder-2"}
    adjust(corpus, words=("tide",))
    path.write_text(json.dumps(theirs), encoding="utf-8")
    corpus.flush()
    found = corpus.adjustment("water_1f")
    assert (found.on, found.words) == (False, ("tide",))


def test_one_field_changed_by_two_people_is_told(corpus, folder):
    adjust(corpus)
    corpus.flush()
    path = folder / "cues" / "water_1f.json"
    theirs = json.loads(path.read_text(encoding="utf-8"))
    theirs["fields"]["words"] = {"value": ["ebb"], "rev": 2, "device": "zz", "coder": "coder-2"}
    adjust(corpus, words=("tide",))
    path.write_text(json.dumps(theirs), encoding="utf-8")
    corpus.flush()
    assert [(one.file, one.where) for one in corpus.problems] == [("cues/water_1f.json", "fields.words")]


def test_undo_of_the_first_change_leaves_the_cues_as_they_came(corpus):
    stored = adjust(corpus)
    corpus.commit(edits.inverse(stored))
    assert corpus.adjustment("water_1f").retired
    corpus.commit(stored)
    assert corpus.adjustment("water_1f").retired is False


@pytest.mark.parametrize("history", [False, True])
def test_it_travels_in_the_one_file(corpus, tmp_path, history):
    adjust(corpus)
    write_onefile(corpus, tmp_path / "whole.json", history=history)
    (found,) = read_onefile(tmp_path / "whole.json").adjustments()
    assert (found.name, found.words) == ("Water", WATER.words)


def test_save_as_takes_it_along(corpus, tmp_path):
    adjust(corpus)
    with corpus.save_as(tmp_path / "copy") as copy:
        assert [one.words for one in copy.adjustments()] == [WATER.words]


def test_a_name_that_cannot_be_a_file_is_refused(corpus):
    from annotator.errors import CorpusError

    with pytest.raises(CorpusError, match="cannot be used as a file name"):
        corpus.commit(edits.adjust(None, replace(WATER, id="../water")))
    assert corpus.adjustments() == ()


def test_keys_of_a_later_version_survive(corpus, folder, opened):
    adjust(corpus)
    corpus.close()
    path = folder / "cues" / "water_1f.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["fields"]["weight"] = {"value": 3, "rev": 1, "device": "zz"}
    path.write_text(json.dumps(told), encoding="utf-8")
    again = opened()
    adjust(again, tag="W2")
    again.flush()
    assert json.loads(path.read_text(encoding="utf-8"))["fields"]["weight"]["value"] == 3
    assert machine.device() in path.read_text(encoding="utf-8")


def test_a_draft_can_have_it():
    corpus = Corpus.draft("Draft", adjustments=[WATER])
    assert corpus.adjustment("water_1f").words == WATER.words
