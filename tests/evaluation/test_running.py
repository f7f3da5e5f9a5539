"""A whole evaluation: what is missing or bad is said, and figures are the same at every run."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bundled import resource
from annotator.cues.categories import categories
from annotator.errors import InputError
from annotator.evaluation.contract import Row
from annotator.evaluation.page import as_markdown
from annotator.evaluation.record import Measured, as_record, measured, parse
from annotator.evaluation.running import evaluate, tasks
from annotator.evaluation.table import as_text, cells, per_cent, score

ROOT = Path(__file__).parents[2]
TEXT = "Critics slammed the plan. The minister said on Monday that it was dead."


@pytest.fixture
def full(folder: Path, write, gold) -> Path:
    """A folder with a data set for every task."""
    row = gold(TEXT, cue=["said"], biased_word=["slammed"], said="Biased")
    for task in tasks():
        write(task.such_as.replace("<name>", "1"), [row, row])
    return folder


def test_a_task_without_data_is_skipped_with_a_word(folder: Path, write, gold):
    write("babe_1.jsonl.gz", [gold(TEXT, biased_word=["slammed"])])
    found = evaluate(folder)
    assert {row.data_set for row in found.rows} == {"babe_1"}
    missing = [result.task.title for result in found.results if result.missing]
    assert len(missing) == len(tasks()) - 1
    text = "\n".join(as_text(found))
    assert "Reported speech: skipped, there is no file polnear_<name>.jsonl (or .jsonl.gz)" in text
    assert "Not measured here" in "".join(as_markdown(found))


def test_every_data_set_of_a_kind_is_measured(folder: Path, write, gold):
    for name in ("babe_b.jsonl", "babe_a.jsonl"):
        write(name, [gold(TEXT)])
    assert list(dict.fromkeys(row.data_set for row in evaluate(folder).rows)) == ["babe_a", "babe_b"]


def test_a_bad_row_is_named_and_the_rest_is_measured(folder: Path, write, gold):
    path = write("babe_1.jsonl", [gold(TEXT, biased_word=["slammed"])])
    path.write_bytes(b"{\n" + path.read_bytes())
    found = evaluate(folder)
    assert [str(problem) for problem in found.problems] == ["babe_1.jsonl, line 1: this is not JSON in UTF-8"]
    assert found.rows[0].texts == 1


@pytest.mark.parametrize(
    "data", [b"no gzip", b"\x1f\x8b\x08\x00\x00", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff\xff\xff"]
)
def test_a_file_that_cannot_be_unpacked_is_named_and_the_others_are_measured(
    folder: Path, write, gold, data: bytes
):
    (folder / "babe_a.jsonl.gz").write_bytes(data)
    write("babe_b.jsonl", [gold(TEXT)])
    found = evaluate(folder)
    assert [problem.file for problem in found.problems] == ["babe_a.jsonl.gz"]
    assert {row.data_set for row in found.rows} == {"babe_b"}


@pytest.mark.parametrize("name", ["gold", "nowhere", "gold/file"])
def test_where_there_are_no_gold_data_that_is_said(folder: Path, name: str):
    (folder / "README.md").write_text("none")
    (folder / "file").write_text("none")
    with pytest.raises(InputError, match="gold data"):
        evaluate(folder.parent / name)


def test_a_limit_holds_for_each_file(full: Path):
    found = evaluate(full, limit=1)
    rows = [row for row in found.rows if "two people" not in row.what and row.unit != "links"]
    assert {row.texts for row in rows} == {1}
    assert "only the first 1 rows" in "".join(as_markdown(found))


def test_all_figures_but_the_pace_are_the_same_at_every_run(full: Path):
    one, two = evaluate(full), evaluate(full)
    assert [replace(row, pace=None) for row in one.rows] == [replace(row, pace=None) for row in two.rows]
    assert as_record(one.rows) == as_record(two.rows)


# --- how figures are shown

ROW = Row(data_set="x", what="w", texts=1200, precision=1.0, recall=0.0, f1=0.0625, share=0.0234, pace=12.34)


def test_a_score_has_three_places_and_no_zero_before_the_point():
    assert [score(value) for value in (1.0, 0.5, 0.0, 0.9996, None)] == ["1.000", ".500", ".000", "1.000", ""]
    assert cells(ROW) == ("x", "w", "words", "1.000", ".000", ".062", "2.34 %", "12")


def test_a_small_share_keeps_two_digits():
    shares = [0.0, 0.5, 0.0001, 0.000012345]
    assert [per_cent(share) for share in shares] == ["0.00 %", "50.00 %", "0.01 %", "0.0012 %"]


def test_columns_are_aligned_and_single_rules_are_shown_on_demand(full: Path):
    found = evaluate(full)
    lines, all_lines = list(as_text(found)), list(as_text(found, rules="with"))
    assert lines[0].split("  ")[0] == "data set"
    assert all(len(line) <= len(lines[0]) for line in lines)
    assert not any("attribution.neutral@" in line for line in lines)
    assert any("attribution.neutral@" in line for line in all_lines)


def test_the_page_has_every_line_of_the_table_and_what_stands_beside(full: Path):
    found = evaluate(full)
    page = "".join(as_markdown(found))
    for row in found.rows:
        assert row.rule or f"| {row.data_set} | {row.what} | {row.unit} |" in page
    for task in tasks():
        assert f"\n## {task.title}\n" in page
        assert all(f"- {beside.figure}" in page and beside.of in page for beside in task.beside)
    assert all(len(line) <= 120 for line in page.splitlines() if not line.startswith(("|", "-")))


# --- what is recorded


def test_a_record_is_read_back_without_the_pace(full: Path):
    rows = tuple(row for row in evaluate(full).rows if row.categories)
    read = parse(as_record(rows))
    kept = [
        replace(
            row,
            pace=None,
            **{
                name: round(value, 6)
                for name in ("precision", "recall", "f1", "share")
                if (value := getattr(row, name)) is not None
            },
        )
        for row in rows
    ]
    assert list(read.rows) == kept
    assert read.version_of("hedge")
    assert all("attribution" in row.categories for row in read.of("attribution"))
    assert set(read.rules_of("attribution")) <= {row.rule for row in rows}
    assert "attribution.neutral" in {rule.split("@")[0] for rule in read.rules_of("attribution")}


def test_nothing_is_measured_where_nothing_is_recorded():
    assert Measured().of("hedge") == ()
    assert Measured().version_of("hedge") is None


@pytest.mark.skipif(not resource("measured.json").exists(), reason="nothing has been recorded yet")
def test_the_record_speaks_of_categories_that_there_are_and_agrees_with_the_page():
    """Both are written in one run: `evaluate FOLDER --record ... --markdown --output docs/figures.md`."""
    page = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    for row in measured().rows:
        assert set(row.categories) <= set(categories())
        if row.rule:
            continue
        shown = re.search(
            rf"^\| {re.escape(row.data_set)} \| {re.escape(row.what)} \| {row.unit} \|(.*)$",
            page,
            re.MULTILINE,
        )
        assert shown, f"{row.what} is not on the page"
        for value in (row.precision, row.recall, row.f1):
            assert value is None or _near(value, shown[1])


def _near(value: float, line: str) -> bool:
    shown = [float(cell) for cell in line.split("|") if re.fullmatch(r"\s*\d?\.\d{3}\s*", cell)]
    return any(abs(value - other) < 0.0007 for other in shown)


def test_the_record_is_json_that_others_can_read(full: Path):
    data = json.loads(as_record(evaluate(full).rows))
    assert set(data) == {"what", "versions", "rows"}
    assert all("pace" not in row for row in data["rows"])
