"""Exports: the same bytes as ever, readable by others, complete or not there."""

import csv
import io
import json
import os
import types
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from annotator import edits
from annotator.corpus import Corpus, read_onefile
from annotator.errors import AnnotatorError
from annotator.exporters import Exporter, _writing, exporters, write_whole

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "corpus-file.schema.json"
COLUMNS = [
    *("corpus", "article", "outlet", "date", "event", "annotation", "coder", "code", "code path", "level"),
    *("segment", "start", "end", "quote"),
    *("attribute certain", "attribute sides", "attribute speaker", "attribute strength", "attribute themes"),
    *("attribute tone", "attribute weight", "attribute what", "attribute winners"),
    *("memo", "origin", "rule", "mode", "codebook revision", "created", "modified", "extent"),
    *("code version", "score", "evidence", "links", "flagged", "concealed", "state", "absent from"),
]


def each():
    return pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.name)


def written(corpus: Corpus, name: str) -> bytes:
    (exporter,) = (one for one in exporters() if one.name == name)
    return b"".join(exporter.chunks(corpus))


# --- what every exporter promises ------------------------------------------------------------------------


def test_names_and_places_in_the_menu_are_different():
    assert [exporter.name for exporter in exporters()] == ["json", "jsonl", "csv"]
    assert len({exporter.order for exporter in exporters()}) == len(exporters())
    assert all(exporter.title and exporter.suffix.startswith(".") for exporter in exporters())


@each()
def test_an_export_is_the_same_as_the_golden_file(exporter: Exporter, study: Corpus):
    """Without a golden file one is written, and the test fails until somebody has looked at it."""
    golden = GOLDEN / f"study{exporter.suffix}"
    if not golden.exists():
        GOLDEN.mkdir(exist_ok=True)
        exporter.export(study, golden)
        pytest.fail(f"{golden} was missing and has been written: look at it")
    assert b"".join(exporter.chunks(study)) == golden.read_bytes()


@each()
def test_two_exports_of_one_corpus_are_the_same(exporter: Exporter, study: Corpus):
    assert list(exporter.chunks(study)) == list(exporter.chunks(study))


@each()
def test_an_export_is_utf_8_without_a_mark_and_ends_its_last_line(exporter: Exporter, study: Corpus):
    data = b"".join(exporter.chunks(study))
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8").endswith("\n")


@each()
def test_markup_and_emoji_travel_as_they_are(exporter: Exporter, study: Corpus):
    assert "<img src=x><b>x</b>" in b"".join(exporter.chunks(study)).decode("utf-8")


@each()
def test_what_was_deleted_or_removed_is_not_exported(exporter: Exporter, study: Corpus):
    text = b"".join(exporter.chunks(study)).decode("utf-8")
    assert "ann-1" in text
    assert "ann-5" not in text
    assert "ann-6" not in text


@each()
def test_a_corpus_without_articles_is_exported(exporter: Exporter):
    assert exporter.chunks(Corpus.draft("Nothing yet")) is not None
    b"".join(exporter.chunks(Corpus.draft("Nothing yet"))).decode("utf-8")


@each()
def test_the_file_is_what_the_chunks_are_and_nothing_else_is_left(
    exporter: Exporter, study: Corpus, tmp_path
):
    target = tmp_path / f"out{exporter.suffix}"
    target.write_text("older")
    exporter.export(study, target)
    assert target.read_bytes() == b"".join(exporter.chunks(study))
    assert list(tmp_path.iterdir()) == [target]


@each()
def test_a_full_disk_leaves_the_older_file_and_says_so(
    exporter: Exporter, study: Corpus, tmp_path, monkeypatch
):
    def full(_descriptor, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotator.corpus.disk.write", full)
    target = tmp_path / "out"
    target.write_text("older")
    with pytest.raises(AnnotatorError, match=r"out could not be written \(No space left.*as it was"):
        exporter.export(study, target)
    assert target.read_text() == "older"
    assert list(tmp_path.iterdir()) == [target]


def test_two_that_write_one_file_at_the_same_time_leave_a_whole_one(tmp_path):
    """Two windows, or a window and a command: the last that is done stays."""
    target = tmp_path / "out"
    target.write_text("older")

    def slow():
        yield b"the first half, "
        write_whole(target, [b"what was quicker, and is not as long"])
        assert target.read_bytes() == b"what was quicker, and is not as long"
        yield b"and the second"
        assert target.read_bytes() == b"what was quicker, and is not as long"

    write_whole(target, slow())
    assert target.read_bytes() == b"the first half, and the second"
    assert list(tmp_path.iterdir()) == [target]


@each()
def test_a_file_that_may_only_be_read_is_not_replaced(exporter: Exporter, study: Corpus, tmp_path):
    """Whoever protects a file means it: to replace it needs no right to write into it."""
    target = tmp_path / "out"
    target.write_text("older")
    target.chmod(0o444)
    with pytest.raises(AnnotatorError, match=r"out could not be written \(it may only be read.*as it was"):
        exporter.export(study, target)
    assert target.read_text() == "older"


@each()
def test_a_file_that_excel_has_open_stays_and_it_is_said_what_to_do(
    exporter: Exporter, study: Corpus, tmp_path, monkeypatch
):
    """Windows replaces no file that a program has open."""

    def held(_source, _target):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr("annotator.corpus.disk.replace", held)
    monkeypatch.setattr(_writing, "os", types.SimpleNamespace(name="nt"))
    target = tmp_path / "out"
    target.write_text("older")
    with pytest.raises(AnnotatorError, match=r"Access is denied; close it if another program.*as it was"):
        exporter.export(study, target)
    assert target.read_text() == "older"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="links need rights and pipes have no names there")
@each()
def test_links_that_lead_to_one_another_are_said(exporter: Exporter, study: Corpus, tmp_path: Path):
    (tmp_path / "one").symlink_to(tmp_path / "other")
    (tmp_path / "other").symlink_to(tmp_path / "one")
    with pytest.raises(AnnotatorError, match=r"one (is a link that leads nowhere|could not be written)"):
        exporter.export(study, tmp_path / "one")


@pytest.mark.skipif(os.name == "nt", reason="links need rights and pipes have no names there")
@each()
def test_a_link_stays_a_link_and_a_pipe_stays_a_pipe(exporter: Exporter, study: Corpus, tmp_path: Path):
    expected = b"".join(exporter.chunks(study))
    real, link, pipe = tmp_path / "real", tmp_path / "link", tmp_path / "pipe"
    real.write_text("older")
    link.symlink_to(real)
    exporter.export(study, link)
    assert link.is_symlink()
    assert real.read_bytes() == expected
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    exporter.export(study, pipe)
    assert os.read(reader, 1 << 16) == expected
    os.close(reader)
    assert pipe.is_fifo()


# --- JSON ------------------------------------------------------------------------------------------------


def test_the_one_file_is_valid_by_its_published_schema(study: Corpus):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(written(study, "json")))


def test_the_one_file_opens_again_with_all_that_is_in_the_corpus(study: Corpus, tmp_path: Path):
    file = tmp_path / "study.json"
    file.write_bytes(written(study, "json"))
    again = read_onefile(file)
    assert again.problems == ()
    assert again.articles() == study.articles()
    for key in study.articles():
        assert again.described(key) == study.described(key)
        assert again.annotations(key) == study.exported(key)
        assert again.decisions(key) == study.decisions(key)
    assert [code.id for code in again.codes()] == [code.id for code in study.codes()]


# --- JSON Lines ------------------------------------------------------------------------------------------


def test_a_line_is_an_article_with_its_corrected_metadata(study: Corpus):
    rows = [json.loads(line) for line in written(study, "jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["art-harbour", "art-banner"]
    assert [row["outlet"] for row in rows] == ["The Harbour Post", "The Banner"]


def test_every_span_of_a_line_is_the_slice_of_its_text(study: Corpus):
    rows = {row["id"]: row for row in map(json.loads, written(study, "jsonl").splitlines())}
    spans = [span for row in rows.values() for one in row["annotations"] for span in one["spans"]]
    spans += [
        span
        for row in rows.values()
        for one in row["annotations"]
        for each in one["evidence"]
        for span in each["spans"]
    ]
    assert len(spans) == 7 + 2
    assert all(rows[span["article"]]["text"][span["start"] : span["end"]] == span["quote"] for span in spans)


def test_an_annotation_on_the_whole_article_has_no_spans(study: Corpus):
    (whole,) = (
        one
        for line in written(study, "jsonl").splitlines()
        for one in json.loads(line)["annotations"]
        if one["level"] == "article"
    )
    assert (whole["id"], whole["spans"], whole["coder_name"]) == ("ann-3", [], "Ada")


# --- CSV -------------------------------------------------------------------------------------------------


def table(corpus: Corpus) -> list[dict[str, str]]:
    text = written(corpus, "csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_columns_are_the_published_ones(study: Corpus):
    assert list(table(study)[0]) == COLUMNS


@pytest.mark.parametrize("extent", ["whole", "truncated", "headline"])
def test_rows_say_whether_all_of_their_article_is_there(study: Corpus, extent):
    article = replace(study.article("art-harbour"), extent=extent)
    marks = [
        one for one in study.annotations("art-harbour") if len({part.article for part in one.target}) < 2
    ]
    cut = Corpus.draft(
        "Cut", articles=[article], codes=study.codes(), coders=study.coders(), annotations=marks
    )
    assert {row["extent"] for row in table(cut)} == {extent}


def test_the_page_on_exports_names_every_column_and_every_key(study: Corpus):
    page = (SCHEMA.parents[1] / "exports.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in COLUMNS if not name.startswith("attribute "))
    one = json.loads(written(study, "jsonl").splitlines()[0])["annotations"][0]
    assert {"evidence", "links", "flagged", "concealed", "score", "attributes"} <= one.keys()


def test_an_annotation_is_a_row_and_one_of_several_segments_a_row_for_each(study: Corpus):
    places = [(row["annotation"], row["level"], row["segment"]) for row in table(study)]
    assert places == [
        ("ann-3", "article", ""),
        ("ann-2", "span", "1"),
        ("ann-2", "span", "2"),
        ("ann-1", "span", "1"),
        ("ann-4", "span", "1"),
        ("ann-4", "span", "2"),
        ("ann-7", "sentence", "1"),
        ("ann-8", "span", "1"),
    ]


def test_an_omission_tells_from_which_articles_it_is_absent_but_removed_ones(study: Corpus):
    rows = {row["annotation"]: row for row in table(study)}
    assert (rows["ann-8"]["article"], rows["ann-8"]["absent from"]) == ("art-banner", "art-harbour")
    assert {row["absent from"] for key, row in rows.items() if key != "ann-8"} == {""}
    lines = map(json.loads, written(study, "jsonl").splitlines())
    told = {one["id"]: one["absent_from"] for row in lines for one in row["annotations"]}
    assert told.pop("ann-8") == ["art-harbour"]
    assert set(map(len, told.values())) == {0}


def test_a_contrast_is_exported_also_when_the_article_it_is_kept_with_is_removed(study: Corpus):
    study.commit(edits.remove_articles([study.corrections("art-harbour")]))
    rows = table(study)
    assert [(row["annotation"], row["article"], row["quote"]) for row in rows] == [
        ("ann-8", "art-banner", "ministry"),
        ("ann-4", "art-banner", "historic"),
    ]
    lines = list(map(json.loads, written(study, "jsonl").splitlines()))
    assert [[one["id"] for one in row["annotations"]] for row in lines] == [["ann-8", "ann-4"]]
    kept = json.loads(written(study, "json"))["annotations"]
    assert [(one["id"], one["article"]) for one in kept] == [("ann-4", "art-banner"), ("ann-8", "art-banner")]


def test_every_quote_is_the_unaltered_slice_also_where_it_looks_like_a_formula(study: Corpus):
    rows = [row for row in table(study) if row["level"] != "article"]
    for row in rows:
        text = study.article(row["article"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert "=1+1 officials" in {row["quote"] for row in rows}
    assert "wait;\nnobody" in {row["quote"] for row in rows}


@pytest.mark.parametrize("memo", ["one\rtwo", "one\r\ntwo", "one\ntwo", '"', ",", " ", "=1"])
def test_every_memo_is_read_back_as_it_was(study: Corpus, memo: str):
    (one, *_others) = study.annotations("art-harbour")
    other = Corpus.draft(
        "Memos", articles=[study.article("art-harbour")], annotations=[replace(one, memo=memo)]
    )
    assert [row["memo"] for row in table(other)] == [memo]


def test_a_segment_in_another_article_has_that_articles_outlet(study: Corpus):
    last = table(study)[-3]
    assert (last["article"], last["outlet"], last["quote"]) == ("art-banner", "The Banner", "historic")


def test_codes_and_coders_are_told_in_words(study: Corpus):
    rows = {row["annotation"]: row for row in table(study)}
    assert (rows["ann-1"]["code"], rows["ann-1"]["code path"]) == (
        "code-loaded",
        "Wording / Loaded; language",
    )
    assert rows["ann-4"]["code path"] == "code-gone"
    assert {row["coder"] for row in rows.values()} == {"Kim", "Ada"}


def test_coders_of_one_name_are_told_apart(study: Corpus):
    twins = Corpus.draft(
        "Twins",
        articles=[study.article("art-harbour")],
        coders=[*study.coders(), *(one_named_kim(number) for number in (1, 2))],
        annotations=study.annotations("art-harbour"),
    )
    assert "Kim (coder-kim)" in {row["coder"] for row in table(twins)}


def one_named_kim(number: int):
    from annotator.model import Coder

    return Coder(id=f"coder-other-{number}", name="Kim")


def test_attributes_are_columns_and_other_rows_have_nothing_there(study: Corpus):
    rows = {row["annotation"]: row for row in table(study)}
    assert [rows["ann-2"][f"attribute {name}"] for name in ("certain", "strength", "tone")] == [
        "true",
        "2",
        "ironic",
    ]
    assert rows["ann-1"]["attribute tone"] == ""


def test_a_frame_has_its_score_once_every_item_is_answered(study: Corpus):
    rows = {row["annotation"]: row for row in table(study)}
    assert (rows["ann-3"]["score"], rows["ann-7"]["score"]) == ("0.5", "")
    (whole,) = (one for one in study.annotations("art-harbour") if one.id == "ann-3")
    partly = Corpus.draft(
        "Partly",
        articles=[study.article("art-harbour")],
        codes=study.codes(),
        annotations=[replace(whole, attributes={"sides": "yes"})],
    )
    assert [row["score"] for row in table(partly)] == [""]
    (row,) = map(json.loads, written(partly, "jsonl").splitlines())
    assert row["annotations"][0]["score"] is None


def test_evidence_links_flag_mask_and_state_are_told(study: Corpus):
    rows = {row["annotation"]: row for row in table(study)}
    told = rows["ann-7"]
    assert (told["links"], told["flagged"], told["state"]) == ("answers ann-1", "yes", "started")
    assert told["attribute speaker"] == "officials"
    assert (rows["ann-3"]["concealed"], rows["ann-3"]["state"]) == ("outlet names", "done")
    (part,) = json.loads(rows["ann-3"]["evidence"])
    text = study.article("art-harbour").text
    assert text[part["start"] : part["end"]] == part["quote"] == "reform was slammed"


def test_origin_rule_and_mode_are_kept(study: Corpus):
    (row,) = (row for row in table(study) if row["annotation"] == "ann-1")
    assert (row["origin"], row["rule"], row["mode"]) == (
        "rule:loaded_language@1",
        "loaded_language@1",
        "review",
    )
    assert (row["codebook revision"], row["created"]) == ("3", "2025-03-02T09:00:00.000Z")


def test_a_codebook_that_goes_in_a_circle_ends(study: Corpus):
    from annotator.model import Code

    circle = Corpus.draft(
        "Circle",
        articles=[study.article("art-harbour")],
        codes=[
            Code(id="code-frame", name="A", parent="code-b"),
            Code(id="code-b", name="B", parent="code-frame"),
        ],
        annotations=study.annotations("art-harbour"),
    )
    assert {row["code path"] for row in table(circle) if row["code"] == "code-frame"} == {"B / A"}
