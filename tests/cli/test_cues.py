"""`cues`: rows in fixed fields, offsets of the text as given, exit codes that say what happened."""

import csv
import gzip
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import find_cues
from annotator.cli._cue_rows import row
from annotator.cli._inputs import Given
from annotator.model import Cue, Span

TEXT = "Critics slammed the so-called reform. Officials said it was “clean”.\n"
FIELDS = ["article", "start", "end", "text", "category", "rule", "reason", "voice", "speaker", "zone"]
RELATION = ["source", "content"]
REPORTING = {"attribution", "attribution_loaded"}


def rows(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def words(found: list[dict], text: str) -> list[str]:
    """The words at the offsets of the rows, which are also the words that the rows hold."""
    assert [text[row["start"] : row["end"]] for row in found] == [row["text"] for row in found]
    return [row["text"] for row in found]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_rows_have_the_fixed_fields_in_their_order(call, article: Path):
    ended = call("cues", article)
    assert ended.code == 0
    assert ended.err == ""
    assert rows(ended.out)
    for each in rows(ended.out):
        assert list(each) == (FIELDS + RELATION if each["category"] in REPORTING else FIELDS)
    assert REPORTING & {row["category"] for row in rows(ended.out)}


def test_a_row_of_an_attribution_says_who_speaks_and_what_is_said_in_offsets_of_the_text_as_given(call):
    text = "A 😀 line.\r\n\r\nThe minister said on Monday that the plan was dead.\r\nIt was raining.\r\n"
    given = json.dumps({"text": text}).encode()
    for line in (given, given[:-1] + b', "language": "en"}'):
        (found,) = rows(call("cues", "--category", "attribution", "--input-format", "jsonl", stdin=line).out)
        said = {name: text[slice(*found[name])] for name in RELATION}
        assert said == {"source": "The minister", "content": "that the plan was dead"}


def test_a_content_that_its_attribution_interrupts_reaches_from_its_first_to_its_last_word(call):
    text = "“The plan is dead,” the minister said. “Nobody wants it.” He left.\n"
    (found,) = rows(call("cues", "--category", "attribution", stdin=text.encode()).out)
    start, end = found["content"]
    assert text[start:end].strip("“”") == text[1 : text.index("” He")]


def test_a_source_that_the_text_does_not_have_is_null():
    cue = Cue(
        start=0, end=4, category="attribution", rule="attribution.neutral@1", reason="", content=Span(5, 7)
    )
    made = row(Given("a", "said so"), cue)
    assert (made["source"], made["content"]) == (None, [5, 7])
    assert not set(RELATION) & set(row(Given("a", "said so"), replace(cue, category="hedge")))


def test_rows_are_what_find_cues_returns(call, article: Path):
    expected = [
        (cue.start, cue.end, TEXT[cue.start : cue.end], cue.category, cue.rule, cue.reason)
        for cue in find_cues(TEXT)
    ]
    found = rows(call("cues", article).out)
    assert [tuple(row[name] for name in FIELDS[1:7]) for row in found] == expected
    assert {row["article"] for row in found} == {str(article)}


def test_standard_input_is_read_without_files_and_for_a_hyphen(call):
    without, hyphen = call("cues", stdin=TEXT.encode()), call("cues", "-", stdin=TEXT.encode())
    assert without.out == hyphen.out
    assert {row["article"] for row in rows(without.out)} == {"-"}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_offsets_are_those_of_the_decoded_file_with_its_line_ends_without_its_mark(call, mark: bytes):
    raw = "First 😀 line.\r\n\r\n" + TEXT.replace("\n", "\r\n")
    found = rows(call("cues", stdin=mark + raw.encode()).out)
    assert words(found, raw) == [TEXT[cue.start : cue.end] for cue in find_cues(TEXT)]


def test_a_file_in_another_encoding_gives_the_same_rows(call, article: Path):
    plain = call("cues", article).out
    article.write_bytes(TEXT.encode("cp1252"))
    assert call("cues", article).out == plain
    article.write_bytes(TEXT.encode("utf-16"))
    assert call("cues", article).out == plain
    article.write_bytes(TEXT.encode("mac_roman"))
    assert call("cues", "--encoding", "mac_roman", article).out == plain


def test_rows_of_json_lines_are_called_by_their_id_else_by_their_line(call):
    lines = [
        json.dumps({"id": "a-7", "text": TEXT, "outlet": "The Paper"}),
        "",
        json.dumps({"text": TEXT}),
        json.dumps({"id": 12, "text": TEXT}),
    ]
    ended = call("cues", "--input-format", "jsonl", stdin="\n".join(lines).encode())
    assert ended.code == 0
    assert list(dict.fromkeys(row["article"] for row in rows(ended.out))) == ["a-7", 3, 12]


def test_offsets_of_a_row_are_those_of_its_own_text(call):
    text = "\ufeffA line.\r\n" + TEXT
    found = rows(call("cues", "--input-format", "jsonl", stdin=json.dumps({"text": text}).encode()).out)
    assert words(found, text) == [TEXT[cue.start : cue.end] for cue in find_cues(TEXT)]


def test_files_called_jsonl_are_rows_unless_told_otherwise(call, tmp_path: Path):
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"id": "one", "text": TEXT}))
    assert {row["article"] for row in rows(call("cues", file).out)} == {"one"}
    assert {row["article"] for row in rows(call("cues", "--input-format", "text", file).out)} == {str(file)}


def test_a_packed_file_gives_the_rows_of_the_file_in_it(call, tmp_path: Path):
    plain, packed = tmp_path / "rows.jsonl", tmp_path / "rows.jsonl.gz"
    plain.write_text(json.dumps({"text": TEXT}) + "\n{\n", encoding="utf-8")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    one, other = call("cues", plain), call("cues", packed)
    assert one.out
    assert (other.code, other.out, other.err) == (3, one.out, one.err.replace("rows.jsonl", "rows.jsonl.gz"))


@pytest.mark.parametrize("cut", [2, 14, -9], ids=["no gzip", "cut", "damaged end"])
def test_a_packed_file_that_is_damaged_is_named_and_what_could_be_read_is_written(
    call, tmp_path: Path, cut: int
):
    rows_of_many = b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(3000))
    (tmp_path / "bad.jsonl.gz").write_bytes(b"xy" if cut == 2 else gzip.compress(rows_of_many)[:cut])
    ended = call("cues", "--category", "scare_quote", tmp_path / "bad.jsonl.gz")
    assert ended.code == (2 if cut > 0 else 3)
    assert "bad.jsonl.gz: it cannot be" in ended.err


BAD_ROWS = {
    "{": "not JSON",
    "[1]": "no JSON object",
    '{"id": 1}': "no “text”",
    '{"text": 5}': "not a string",
    '{"text": ""}': "no text in it",
    '{"text": "x", "id": [1]}': "neither a string nor a whole number",
    '{"text": "x", "id": true}': "neither a string nor a whole number",
    "[" * 100_000: "JSON",
    '{"text": "x", "n": ' + "9" * 5000 + "}": "too large a number",
    '{"text": "' + "a" * 100_001 + '"}': "without a single space",
}


@pytest.mark.parametrize(("bad", "why"), BAD_ROWS.items(), ids=[key[:20] for key in BAD_ROWS])
def test_a_bad_row_is_named_with_its_line_and_the_rest_goes_on(call, tmp_path: Path, bad: str, why: str):
    file = tmp_path / "rows.jsonl"
    good = json.dumps({"text": TEXT})
    file.write_text(f"{good}\n{bad}\n{good}\n", encoding="utf-8")
    ended = call("cues", file)
    assert ended.code == 3
    assert f"{file}:2: " in ended.err
    assert why in ended.err
    assert {row["article"] for row in rows(ended.out)} == {1, 3}


def test_a_row_that_is_not_utf_8_is_named_and_the_rest_goes_on(call):
    good = json.dumps({"text": TEXT}).encode()
    ended = call("cues", "--input-format", "jsonl", stdin=good + b'\n{"text": "caf\xe9"}\n' + good)
    assert ended.code == 3
    assert "standard input:2: this is not UTF-8" in ended.err


def test_half_of_a_surrogate_pair_in_a_row_comes_out_as_valid_json(call):
    line = '{"id": "\\ud83d", "text": "Critics \\udc00 slammed the so-called reform."}'
    ended = call("cues", "--input-format", "jsonl", stdin=line.encode())
    assert ended.code == 0
    found = rows(ended.out)
    assert {row["article"] for row in found} == {"\ud83d"}
    assert "slammed" in words(found, json.loads(line)["text"])
    assert "\ufffd," in call("cues", "--input-format", "jsonl", "--format", "csv", stdin=line.encode()).out


def test_bad_files_are_named_and_the_rest_goes_on(call, article: Path, tmp_path: Path):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    ended = call("cues", tmp_path / "missing.txt", article, empty, tmp_path)
    assert ended.code == 3
    assert "missing.txt: it cannot be read (No such file or directory)" in ended.err
    assert "empty.txt: there is no text in it" in ended.err
    assert rows(ended.out)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 \xe2\xe3", bytes(range(256)) * 9], ids=["empty", "PDF", "binary"]
)
def test_where_nothing_could_be_read_the_code_is_2_and_nothing_is_written(call, data: bytes, tmp_path: Path):
    target = tmp_path / "out.csv"
    ended = call("cues", "--format", "csv", "--output", target, stdin=data)
    assert (ended.code, ended.out) == (2, "")
    assert "standard input: " in ended.err
    assert "nothing could be read" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_no_rows_at_all_are_no_error(call):
    assert call("cues", "--input-format", "jsonl", stdin=b"\n").code == 0


def test_a_web_page_is_not_read_as_text_unless_told_so(call):
    page = f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode()
    refused = call("cues", stdin=page)
    assert refused.code == 2
    assert "Web page" in refused.err
    assert "--input-format text" in refused.err
    assert rows(call("cues", "--input-format", "text", stdin=page).out)


def test_csv_is_read_back_by_an_independent_reader(call):
    raw = "Officials said it was “clean,\r\nquick” and =1+1 “so-called” \rreform.\n" + TEXT
    ended = call("cues", "--format", "csv", stdin=raw.encode())
    found = list(csv.DictReader(io.StringIO(ended.out, newline=""), strict=True))
    expected = rows(call("cues", stdin=raw.encode()).out)
    assert found
    assert [{name: row[name] for name in FIELDS} | {"speaker": row["speaker"] or ""} for row in expected] == [
        {name: row[name] for name in FIELDS} | {"start": int(row["start"]), "end": int(row["end"])}
        for row in found
    ]
    for given, cells in zip(expected, found, strict=True):
        for name in RELATION:
            assert cells[name] == (json.dumps(given[name]) if given.get(name) else "")
    assert any(cells["source"] for cells in found)


def test_csv_has_its_header_once(call, article: Path):
    lines = call("cues", "--format", "csv", article, article).out.splitlines()
    assert [line for line in lines if line.startswith("article,")] == [",".join(FIELDS + RELATION)]


def test_the_form_for_people_quotes_each_cue_in_context_with_its_reason(call, article: Path):
    out = call("cues", "--format", "text", article).out
    (first, *_others) = find_cues(TEXT)
    assert f"«{TEXT[first.start : first.end]}»" in out
    assert first.reason[:40] in " ".join(out.split())
    assert out.startswith(f"{article}: {len(find_cues(TEXT))} cues\n")


def test_the_form_for_people_holds_nothing_that_a_terminal_obeys(call):
    out = call(
        "cues", "--format", "text", stdin=b"Critics \x1b]0;x\x07\x1b[2Jslammed it. " + TEXT.encode() * 20
    ).out
    assert "slammed" in out
    assert not any(ord(char) < 32 and char != "\n" for char in out)


def test_a_category_limits_the_rows(call, article: Path):
    every = {row["category"] for row in rows(call("cues", article).out)}
    assert len(every) > 1
    one = min(every)
    assert {row["category"] for row in rows(call("cues", "--category", one, article).out)} == {one}


def test_an_unknown_category_is_wrong_usage_with_the_nearest_name(call, article: Path):
    ended = call("cues", "--category", "scare_quotes", article)
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean “scare_quote”?" in ended.err


def test_an_article_in_another_language_gets_no_english_cues(call):
    lines = b"\n".join(
        json.dumps({"language": tag, "text": "\r\n" + TEXT}).encode() for tag in ("de", "en-GB")
    )
    found = rows(call("cues", "--input-format", "jsonl", stdin=lines).out)
    english = [row for row in found if row["article"] == 2]
    assert "loaded_language" in {row["category"] for row in english}
    assert "loaded_language" not in {row["category"] for row in found if row["article"] == 1}
    assert words(english, "\r\n" + TEXT) == [TEXT[cue.start : cue.end] for cue in find_cues(TEXT)]


def test_output_goes_to_a_file_that_is_complete(call, article: Path, tmp_path: Path):
    target = tmp_path / "cues.jsonl"
    target.write_text("older")
    ended = call("cues", "--output", target, article)
    assert (ended.code, ended.out) == (0, "")
    assert target.read_text(encoding="utf-8") == call("cues", article).out
    assert sorted(one.name for one in tmp_path.iterdir()) == ["article.txt", "cues.jsonl"]


def test_a_file_that_is_read_is_never_written(call, article: Path):
    ended = call("cues", "--output", article, article)
    assert ended.code == 2
    assert article.read_bytes() == TEXT.encode()


def test_progress_is_shown_on_a_terminal_only_and_messages_stay_whole(call, article: Path, monkeypatch):
    words = ("cues", article, "missing.txt", article)
    plain = call(*words)
    assert plain.err == "missing.txt: it cannot be read (No such file or directory)\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    shown = call(*words)
    assert "articles" in shown.err
    assert "missing.txt: it cannot be read (No such file or directory)\n" in shown.err
    assert shown.out == plain.out


def test_patterns_are_expanded_where_the_shell_does_not(call, article: Path, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert call("cues", tmp_path / "*.txt").out == call("cues", article).out
    assert call("cues", tmp_path / "*.md").code == 2


def test_a_hostile_name_is_said_as_plain_text(call, tmp_path: Path):
    ended = call("cues", tmp_path / "<img src=x><b>x\x1b[31m</b>.txt")
    assert "<img src=x><b>x\ufffd[31m</b>.txt" in ended.err


GERMAN = "Der Minister nannte den Plan „brutal“ und warnte vor den Folgen für das Regime. Propaganda.\n"


@pytest.mark.parametrize("form", ["jsonl", "csv", "text"])
def test_a_text_in_another_language_is_told_in_a_plain_sentence(call, form: str):
    ended = call("cues", "--format", form, stdin=GERMAN.encode())
    assert ended.code == 0
    assert ended.err == "standard input is in German (de): what reads English does not apply to it.\n"
    if form == "text":
        assert ended.out == (
            "-: no cues\n  This text is in German (de): what reads English does not apply to it.\n\n"
        )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_texts_in_other_languages_are_told_once(call, tmp_path, jobs: str):
    danish = (
        "Regimet taler om en brutal krig. Det er absolut galt, siger han til avisen. Propaganda og terror."
    )
    texts = [
        {"text": GERMAN},
        {"text": "He said the brutal regime fell."},
        {"text": danish},
        {"text": "He said the brutal regime fell.", "language": "de-AT"},
    ]
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
    ended = call("cues", "--jobs", jobs, file)
    assert (ended.code, {json.loads(row)["article"] for row in ended.out.splitlines()}) == (0, {2})
    assert ended.err == (
        "3 of 4 texts are not in English (German 2, another language 1): "
        "what reads English does not apply to them.\n"
    )
