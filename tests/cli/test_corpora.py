"""`validate` and `export`: what is wrong with a corpus, and the corpus in other formats, unchanged itself."""

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.corpus import Corpus, write_onefile
from annotator.exporters import exporters
from annotator.importers import read_articles
from annotator.model import Annotation as Made
from annotator.model import Code, Coder, Segment

TEXT = "Critics slammed the so-called reform.\nNobody left.\n"


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def draft(tmp_path: Path) -> Corpus:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    (article,) = read_articles(file).articles
    made = Made(
        id="ann-1",
        article=article.id,
        coder="coder-kim",
        code="code-loaded",
        target=(Segment(article=article.id, start=8, end=15, quote="slammed"),),
        text_sha256=article.sha256,
    )
    return Corpus.draft(
        "Study",
        articles=[article],
        codes=[Code(id="code-loaded", name="Loaded")],
        coders=[Coder(id="coder-kim", name="Kim")],
        annotations=[made],
    )


@pytest.fixture
def folder(draft: Corpus, tmp_path: Path) -> Path:
    place = tmp_path / "Study"
    draft.save_as(place).close()
    return place


@pytest.fixture
def one_file(draft: Corpus, tmp_path: Path) -> Path:
    file = tmp_path / "study.json"
    write_onefile(draft, file)
    return file


def test_a_sound_corpus_has_no_problems_and_is_not_touched(call, folder: Path, one_file: Path):
    before = state(folder)
    for place in (folder, folder / "corpus.json", one_file):
        ended = call("validate", place)
        assert (ended.code, ended.out, ended.err) == (0, "", "No problems.\n")
    assert state(folder) == before


def test_each_problem_is_a_line_with_its_file_and_the_code_is_3(call, folder: Path):
    (article,) = folder.glob("articles/*/*.json")
    article.write_text(article.read_text(encoding="utf-8").replace("slammed", "praised"), encoding="utf-8")
    (code,) = folder.glob("codebook/*.json")
    code.write_text("{", encoding="utf-8")
    before = state(folder)
    ended = call("validate", folder)
    assert ended.code == 3
    assert f"articles/{article.parent.name}/{article.name}" in ended.out
    assert "codebook/code-loaded.json" in ended.out
    assert ended.err == f"{len(ended.out.splitlines())} problems.\n"
    assert state(folder) == before


@pytest.mark.parametrize("name", ["nowhere", "empty", "article.txt"])
@pytest.mark.parametrize("words", [["validate"], ["export", "--format", "json"]])
def test_what_is_no_corpus_is_said_and_the_code_is_2(call, tmp_path: Path, name: str, words: list[str]):
    (tmp_path / "empty").mkdir()
    (tmp_path / "article.txt").write_text(TEXT)
    ended = call(*words, tmp_path / name)
    assert (ended.code, ended.out) == (2, "")
    assert name in ended.err
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize("form", [exporter.name for exporter in exporters()])
def test_an_export_to_a_file_is_the_one_to_standard_output(call, folder: Path, tmp_path: Path, form: str):
    before = state(folder)
    to_output = call("export", folder, "--format", form)
    target = tmp_path / "out"
    to_file = call("export", folder, "--format", form, "--output", target)
    assert (to_output.code, to_output.err) == (to_file.code, to_file.err) == (0, "")
    assert to_file.out == ""
    assert target.read_bytes().decode("utf-8") == to_output.out
    assert state(folder) == before


@pytest.mark.parametrize("form", [exporter.name for exporter in exporters()])
def test_a_corpus_in_one_file_is_exported_too(call, one_file: Path, form: str):
    ended = call("export", one_file, "--format", form)
    assert ended.code == 0
    assert "slammed" in ended.out


def test_exports_are_read_by_independent_readers(call, folder: Path):
    rows = list(csv.DictReader(io.StringIO(call("export", folder, "--format", "csv").out, newline="")))
    assert [(row["quote"], row["coder"], row["code path"]) for row in rows] == [("slammed", "Kim", "Loaded")]
    (line,) = map(json.loads, call("export", folder, "--format", "jsonl").out.splitlines())
    assert line["text"] == TEXT
    assert json.loads(call("export", folder, "--format", "json").out)["corpus"]["name"] == "Study"


def test_json_lines_that_were_exported_can_be_searched_for_cues(call, folder: Path, tmp_path: Path):
    rows = tmp_path / "rows.jsonl"
    call("export", folder, "--format", "jsonl", "--output", rows)
    ended = call("cues", rows)
    assert ended.code == 0
    assert "slammed" in {json.loads(line)["text"] for line in ended.out.splitlines()}


def test_a_damaged_corpus_is_exported_as_far_as_it_goes_and_the_damage_is_said(call, folder: Path):
    (sheet,) = folder.glob("annotations/*/*/*.json")
    sheet.write_text("{", encoding="utf-8")
    ended = call("export", folder, "--format", "jsonl")
    assert ended.code == 3
    assert sheet.name in ended.err
    assert json.loads(ended.out)["text"] == TEXT


def test_an_export_can_be_made_while_the_corpus_is_open(call, folder: Path):
    held = Corpus.open(folder)
    try:
        assert call("export", folder, "--format", "csv").code == 0
    finally:
        held.close()


def test_a_target_that_cannot_be_written_is_named(call, folder: Path, tmp_path: Path):
    ended = call("export", folder, "--format", "csv", "--output", tmp_path / "nowhere" / "out.csv")
    assert ended.code == 2
    assert (
        "out.csv could not be written (No such file or directory). What was there is as it was." in ended.err
    )
