"""What holds for every command that reads articles: inputs, bad ones, exit codes, streams, many processes."""

import csv
import io
import json
from pathlib import Path

import pytest

TEXT = "Critics slammed the so-called reform. Taxes rose, and officials said it was “clean”.\n"

READS = ("cues", "frames", "rates")


@pytest.fixture(params=READS)
def command(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    return file


def rows(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_file_and_standard_input_give_the_same_rows_but_for_the_name(call, command: str, article: Path):
    from_file, from_stream = call(command, article), call(command, stdin=TEXT.encode())
    assert (from_file.code, from_stream.code) == (0, 0)
    assert rows(from_file.out)
    assert {row["article"] for row in rows(from_file.out)} == {str(article)}
    assert [row | {"article": str(article)} for row in rows(from_stream.out)] == rows(from_file.out)


def test_bad_rows_are_named_and_the_rest_is_written(call, command: str):
    good = json.dumps({"id": "a", "text": TEXT})
    ended = call(command, "--input-format", "jsonl", stdin=f"{good}\n{{\n{good}\n".encode())
    assert ended.code == 3
    assert "standard input:2: this is not JSON" in ended.err
    assert ended.out == call(command, "--input-format", "jsonl", stdin=f"{good}\n{good}\n".encode()).out


def test_nothing_readable_is_a_failure(call, command: str, tmp_path: Path):
    ended = call(command, tmp_path / "missing.txt")
    assert (ended.code, ended.out) == (2, "")
    assert "missing.txt: it cannot be read" in ended.err


def test_csv_has_a_header_once_and_the_fields_of_the_rows(call, command: str, article: Path):
    ended = call(command, "--format", "csv", article, article)
    read = list(csv.reader(io.StringIO(ended.out, newline="")))
    fields = list(rows(call(command, article).out)[0])
    assert read[0][: len(fields)] == fields
    assert {len(row) for row in read} == {len(read[0])}
    assert read.count(read[0]) == 1


def test_an_output_file_appears_whole_and_is_never_one_of_the_inputs(
    call, command: str, article: Path, tmp_path: Path
):
    target = tmp_path / "out.jsonl"
    assert call(command, article, "--output", target).out == ""
    assert target.read_text(encoding="utf-8") == call(command, article).out
    assert call(command, article, "--output", article).code == 2
    assert article.read_bytes() == TEXT.encode()


def test_two_processes_write_what_one_writes(call, command: str, tmp_path: Path):
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({"id": n, "text": TEXT * (n % 4 + 1)}) for n in range(70)))
    assert call(command, "--jobs", "2", many).out == call(command, many).out


def test_text_for_people_holds_nothing_that_a_terminal_obeys(call, command: str):
    line = json.dumps({"id": "a\u001b[31m", "text": TEXT.replace("reform", "re\u0007form\u202e")})
    out = call(command, "--format", "text", "--input-format", "jsonl", stdin=line.encode()).out
    assert out
    assert not {"\u001b", "\u0007", "\u202e"} & set(out)


def test_a_text_without_cues_and_words_is_no_error(call, command: str):
    for form in ("jsonl", "csv", "text"):
        assert call(command, "--format", form, stdin=b"...\n").code == 0


def test_an_unknown_option_value_is_wrong_usage(call, command: str, article: Path):
    assert call(command, "--format", "xml", article).code == 2
    assert call(command, "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9", article).code == 2
