"""`precision`: how coders decided on the cues of a corpus, in three formats, with the corpus unchanged."""

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.corpus import Corpus, write_onefile
from tests.decided import study

RULES = {
    "labelling.rulers@1": {
        "The Rampart": ["aaaa", "aaar", "aaaa", "aaa"] * 3,
        "Open Record": ["ar", "rrl", "ar", "arr"] * 3,
    },
    "hedge.modal@2": {"The Rampart": ["ar"], "Open Record": ["a"]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Study"
    study(RULES, coders=("Ada", "Ben")).save_as(place).close()
    return place


def rows_of(ended) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ended.out, newline="")))


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_warning_stands_below_the_table_and_nothing_is_changed(call, folder: Path):
    before = state(folder)
    ended = call("precision", folder)
    assert (ended.code, ended.err) == (0, "")
    assert "labelling.rulers @1" in ended.out
    assert ended.out.splitlines()[-1].startswith("labelling.rulers: accepted 93 % of 45 in The Rampart, 30 %")
    assert state(folder) == before


def test_a_corpus_in_one_file_is_counted_alike(call, folder: Path, tmp_path: Path):
    file = tmp_path / "study.json"
    with Corpus.open(folder, read_only=True) as corpus:
        write_onefile(corpus, file)
    assert call("precision", file).out == call("precision", folder).out


def test_categories_and_versions_can_be_counted(call, folder: Path):
    by_category = rows_of(call("precision", folder, "--by", "category", "--format", "csv"))
    assert [row["name"] for row in by_category if row["level"] == "all outlets"] == ["hedge", "labelling"]
    by_version = rows_of(call("precision", folder, "--by", "version", "--format", "csv"))
    assert {row["name"] for row in by_version} == set(RULES)


def test_coders_are_known_by_name_in_large_or_small_letters_or_by_id(call, folder: Path):
    everybody = json.loads(call("precision", folder, "--format", "json").out)
    ada = json.loads(call("precision", folder, "--format", "json", "--coder", "ADA").out)
    ben = json.loads(call("precision", folder, "--format", "json", "--coder", "coder-ben").out)
    both = json.loads(call("precision", folder, "--format", "json", "--coder", "Ada", "--coder", "Ben").out)
    assert 0 < ada["decided"] < everybody["decided"] == ada["decided"] + ben["decided"]
    assert (ada["coders"], ben["coders"], both["coders"]) == (["Ada"], ["Ben"], ["Ada", "Ben"])
    assert both["lines"] == everybody["lines"]


def test_an_unknown_coder_is_a_usage_error_that_names_those_there_are(call, folder: Path):
    ended = call("precision", folder, "--coder", "Eve")
    assert (ended.code, ended.out) == (2, "")
    assert "no coder “Eve”; there are Ada, Ben." in ended.err


def test_only_decisions_of_a_mode_are_counted(call, folder: Path):
    assert json.loads(call("precision", folder, "--mode", "review", "--format", "json").out)["decided"] == 0
    assert call("precision", folder, "--mode", "review").out == "No decision on a cue yet.\n"
    assert "in assisted mode" in call("precision", folder, "--mode", "assisted").out


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_a_file_holds_what_standard_output_shows(call, folder: Path, tmp_path: Path, form: str):
    target = tmp_path / "out"
    shown = call("precision", folder, "--format", form)
    assert call("precision", folder, "--format", form, "--output", target).out == ""
    assert target.read_bytes().decode("utf-8") == shown.out


def test_a_damaged_corpus_is_counted_as_far_as_it_goes(call, folder: Path):
    sheet = next(folder.glob("annotations/*/*/*.json"))
    sheet.write_text("{", encoding="utf-8")
    ended = call("precision", folder)
    assert ended.code == 3
    assert sheet.name in ended.err
    assert "labelling.rulers" in ended.out


def test_what_is_no_corpus_is_said(call, tmp_path: Path):
    ended = call("precision", tmp_path / "nowhere")
    assert (ended.code, ended.out) == (2, "")
    assert "nowhere" in ended.err


def test_names_cannot_give_orders_to_the_terminal(call, tmp_path: Path):
    study({"labelling.rulers@1": {"Evil \x1b[31m Post": ["a"]}}).save_as(tmp_path / "Study").close()
    assert "\x1b" not in call("precision", tmp_path / "Study").out
