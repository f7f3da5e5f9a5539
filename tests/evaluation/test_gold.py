"""Gold data: what is read, and that a bad row is named and the rest goes on."""

import gzip
import json
from pathlib import Path

import pytest

from annotator.evaluation.gold import Gold, data_sets, read_gold
from annotator.model import Problem, Span


def test_spans_are_read_by_label_in_code_points(write, gold):
    path = write("x.jsonl", [gold("😀 She said so.", cue=["said"], source=["She"], said="Biased", coder="3")])
    spans = {"cue": (Span(6, 10),), "source": (Span(2, 5),)}
    assert list(read_gold(path)) == [Gold("😀 She said so.", spans, "Biased", "3")]


def test_plain_and_gzipped_files_are_the_same(write, gold):
    rows = [gold("One."), gold("Two.")]
    assert list(read_gold(write("x.jsonl", rows))) == list(read_gold(write("x.jsonl.gz", rows)))


def test_only_the_first_rows_are_read_when_a_limit_is_given(write, gold):
    path = write("x.jsonl", [gold(f"{number}.") for number in range(5)])
    assert [row.text for row in read_gold(path, limit=2)] == ["0.", "1."]


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '{"text": 1}',
        '{"text": "abc", "spans": {}}',
        '{"text": "abc", "spans": [1]}',
        '{"text": "abc", "spans": [{"start": 0, "end": 1}]}',
        '{"text": "abc", "spans": [{"start": true, "end": 2, "label": "cue"}]}',
        '{"text": "abc", "spans": [{"start": 0, "end": 4, "label": "cue"}]}',
        '{"text": "abc", "spans": [{"start": 2, "end": 2, "label": "cue"}]}',
        '{"text": "abc", "spans": [{"start": -1, "end": 2, "label": "cue"}]}',
        "[" * 100_000,
        "\udc00",
    ],
    ids=lambda bad: bad[:50].encode("ascii", "replace").decode(),
)
def test_a_bad_row_is_named_by_its_line_and_the_rest_goes_on(tmp_path: Path, bad: str):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"text": "One."}\n\n' + bad.encode("utf-8", "surrogatepass") + b'\n{"text": "Two."}\n')
    first, problem, last = read_gold(path)
    assert (first.text, last.text) == ("One.", "Two.")
    assert isinstance(problem, Problem)
    assert (problem.file, problem.where) == ("x.jsonl", "line 3")


def test_data_sets_are_found_by_the_names_of_their_files(folder: Path):
    for name in (
        "polnear_dev.jsonl.gz",
        "polnear_six_coders.jsonl",
        "polnear_b.JSONL",
        "polnear_x.csv",
        "README.md",
    ):
        (folder / name).write_bytes(gzip.compress(json.dumps({"text": "x"}).encode()))
    assert [path.name for path in data_sets(folder, r"polnear_(?!.*coders).+")] == [
        "polnear_b.JSONL",
        "polnear_dev.jsonl.gz",
    ]
