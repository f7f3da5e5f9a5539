"""`evaluate`: one table, or the page, or the record; what is missing or bad is said."""

import json
import sys
from pathlib import Path

import pytest

from annotator.evaluation.record import parse

TEXT = "The minister said on Monday that the plan was dead."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gold"
    made.mkdir()
    span = {"start": 13, "end": 17, "label": "cue"}
    row = json.dumps({"text": TEXT, "spans": [span]})
    (made / "polnear_own.jsonl").write_text(f"{row}\n{row}\n", encoding="utf-8")
    return made


def test_one_table_is_printed(call, folder: Path):
    ended = call("evaluate", folder)
    heading, first, *rest = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert heading.split() == [
        "data",
        "set",
        "category",
        "unit",
        "P",
        "R",
        "F1",
        "words",
        "marked",
        "articles/s",
    ]
    assert first.startswith("polnear_own  reporting cues")
    assert first.split()[-6:-3] == ["1.000", "1.000", "1.000"]
    assert any("skipped" in line for line in rest)


def test_page_and_record_are_written_in_one_run(call, folder: Path, tmp_path: Path):
    page, record = tmp_path / "figures.md", tmp_path / "measured.json"
    ended = call("evaluate", folder, "--markdown", "--output", page, "--record", record)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert "| polnear_own | reporting cues | words | 1.000 |" in page.read_text(encoding="utf-8")
    assert parse(record.read_text(encoding="utf-8")).of("attribution")[0].f1 == 1


def test_figures_of_a_part_are_not_recorded(call, folder: Path, tmp_path: Path):
    ended = call("evaluate", folder, "--limit", "1", "--record", tmp_path / "measured.json")
    assert ended.code == 2
    assert not (tmp_path / "measured.json").exists()


def test_a_limit_is_kept(call, folder: Path):
    assert "only the first 1 rows" in call("evaluate", folder, "--limit", "1", "--markdown").out


def test_bad_rows_are_named_and_the_code_is_3(call, folder: Path):
    file = folder / "polnear_own.jsonl"
    file.write_text(file.read_text() + "{\n")
    ended = call("evaluate", folder)
    assert ended.code == 3
    assert ended.err == f"{file}, line 3: this is not JSON in UTF-8\n"
    assert "reporting cues" in ended.out


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_without_gold_data_the_code_is_2(call, tmp_path: Path, name: str):
    (tmp_path / "empty").mkdir()
    ended = call("evaluate", tmp_path / name)
    assert (ended.code, ended.out) == (2, "")
    assert "gold data" in ended.err


def test_progress_is_shown_on_a_terminal_only(call, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "polnear_own" in call("evaluate", folder).err
