"""`framing-annotator codebook`: codes shown, written, read back, and ready codebooks added."""

import json

import pytest

from annotator.codebooks import starter_codes
from annotator.corpus import Corpus


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "Study"
    Corpus.create(folder, "Study", codes=starter_codes()).close()
    return folder


def codes(folder) -> list[str]:
    with Corpus.open(folder, read_only=True) as corpus:
        return [code.id for code in corpus.codes()]


def test_ready_codebooks_are_listed_with_their_literature(call):
    ended = call("codebook", "--list")
    assert ended.code == 0
    assert "generic-frames\n  Generic news frames, 5 codes" in ended.out
    assert "- Semetko and Valkenburg 2000, Framing European Politics" in ended.out
    rows = [json.loads(line) for line in call("codebook", "--list", "--json").out.splitlines()]
    assert (rows[0]["name"], len(rows)) == ("starter", 8)


def test_codes_are_shown_as_a_tree(call, study):
    ended = call("codebook", study)
    assert "WO   Wording\n  LL   Loaded language\n" in ended.out
    assert "TN   Tone  (article)" in ended.out
    rows = [json.loads(line) for line in call("codebook", study, "--json").out.splitlines()]
    assert len(rows) == len(starter_codes())


def test_a_ready_codebook_is_added_once(call, study):
    first = call("codebook", study, "--ready", "generic-frames")
    assert (first.code, first.out.splitlines()[-1]) == (0, "5 new.")
    assert len(codes(study)) == len(starter_codes()) + 5
    second = call("codebook", study, "--ready", "generic-frames")
    assert second.out == "5 the same.\n"
    assert len(codes(study)) == len(starter_codes()) + 5


def test_a_dry_run_changes_nothing(call, study):
    ended = call("codebook", study, "--ready", "framing-functions", "--dry-run")
    assert "Problem definition: new\n  its key 1 is another code's here: it has none\n" in ended.out
    assert ended.out.endswith("5 new. Nothing was changed.\n")
    assert len(codes(study)) == len(starter_codes())


@pytest.mark.parametrize("suffix", ["qdc", "csv", "json"])
def test_what_is_written_is_read_into_another_corpus(call, study, tmp_path, suffix):
    file, other = tmp_path / f"book.{suffix}", tmp_path / "Other"
    ended = call("codebook", study, "--export", file)
    assert (ended.code, ended.out) == (0, f"31 codes in {file}.\n")
    assert ("As text in the description" in ended.err) == (suffix == "qdc")
    Corpus.create(other, "Other").close()
    assert call("codebook", other, "--import", file).out.endswith("31 new.\n")
    assert codes(other) == codes(study)
    assert call("codebook", other, "--import", file).out == "31 the same.\n"


def test_a_file_that_is_damaged_in_part_is_told_and_read_as_far_as_it_goes(call, study, tmp_path):
    file = tmp_path / "book.csv"
    file.write_text("name,slot\nBlame,9\n", encoding="utf-8")
    ended = call("codebook", study, "--import", file)
    assert ended.code == 3
    assert "book.csv, row 2: slot" in ended.err
    assert ended.out == "Blame: new\n1 new.\n"


def test_with_keep_what_is_there_stays(call, study, tmp_path):
    file = tmp_path / "book.csv"
    file.write_text("id,name,definition\ncode-hedge,Hedge,mine\n", encoding="utf-8")
    assert (
        call("codebook", study, "--import", file, "--keep").out
        == "Hedge: kept as it is here\n1 kept as it is here.\n"
    )
    assert call("codebook", study, "--import", file).out == "Hedge: changed (definition)\n1 changed.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing argument"),
        (("--ready", "nothing"), "Missing argument"),
        (("--list", "--ready", "starter"), "one thing at a time"),
    ],
)
def test_what_cannot_be_done_is_said(call, words, said):
    ended = call("codebook", *words)
    assert (ended.code, said in ended.err) == (2, True)


def test_a_file_that_is_not_there_is_named(call, study, tmp_path):
    ended = call("codebook", study, "--import", tmp_path / "gone.qdc")
    assert ended.code == 2
    assert "gone.qdc cannot be read: No such file" in ended.err
