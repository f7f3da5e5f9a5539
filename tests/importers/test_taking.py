"""From drafts to entries: what is marked, what is left out, and annotations whose quotes are compared."""

import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from annotator import memory
from annotator.confined import Confined
from annotator.errors import InputError
from annotator.importers import (
    Column,
    Draft,
    Importer,
    Marking,
    Options,
    Quoted,
    Reading,
    Remark,
    Source,
    Table,
    _reading,
    imported,
    importer_named,
    read_articles,
    read_files,
    read_report,
    read_source,
    stop_reading,
    taken_of,
    troubles,
)

MARKDOWN = importer_named("markdown")
BODY = "Ministers met on Monday. They spoke of sanctions and left without a word."


def taken(*drafts: Draft, options: Options | None = None, **reading):
    importer: Importer = importer_named("plain-text")
    return taken_of(Reading(drafts=drafts, **reading), importer, Source("a.txt", b"", options or Options()))


def test_an_article_without_text_is_left_out_and_the_others_are_taken():
    found = taken(Draft(text=BODY), Draft(text=" \n "), Draft(text=BODY + " Again.", where="row 9"))
    assert [entry.where for entry in found.entries] == ["article 1", "row 9"]
    assert [entry.article.provenance.place for entry in found.entries] == ["article 1", "row 9"]
    assert found.skipped == (Remark("article 2", "there is no text in it"),)


def test_a_file_of_which_nothing_can_be_taken_says_why():
    with pytest.raises(InputError, match="there is no text in it"):
        taken(Draft(text=""))
    with pytest.raises(InputError, match=r"none of its 3 articles.*row 1: it is an error page"):
        taken(Draft(text=""), Draft(text=" "), skipped=(Remark("row 1", "it is an error page"),))
    with pytest.raises(InputError, match="there is no article in it"):
        taken()
    with pytest.raises(InputError, match=r"say which one does\. Its columns are “a”, “b”"):
        taken(table=Table((Column("a", "nothing"), Column("b", "nothing")), 4))


def test_what_is_cut_off_stays_marked_and_problems_are_kept_with_the_article():
    (entry,) = taken(
        Draft(text=BODY, extent="truncated", problems=("half of it",), notes=("a note",))
    ).entries
    assert entry.article.extent == "truncated"
    assert entry.problems == ("half of it",)
    assert entry.article.provenance.notes == ("a note", "half of it")


def test_the_outlet_that_a_person_gives_is_that_of_articles_without_one():
    found = taken(Draft(text=BODY), Draft(text=BODY, outlet="The Paper"), options=Options(outlet="Gazette"))
    assert [entry.article.outlet for entry in found.entries] == ["Gazette", "The Paper"]


def marked(text: str, *spans: Quoted, **more: str):
    return taken(Draft(text=text, annotations=(Marking(code="framing", spans=spans, **more),))).entries[0]


@pytest.mark.parametrize("before", ["", "\ufeff", "\r\n", "\ufeffOne\r\ntwo\r\n😀 three\u2028"])
def test_quotes_are_moved_to_the_canonical_text_exactly(before: str):
    start = len(before + BODY[: BODY.index("sanctions")])
    entry = marked(before + BODY + "\r\n", Quoted(start, start + 9, "sanctions"))
    (brought,) = entry.brought
    (segment,) = brought.target
    assert entry.article.text[segment.start : segment.end] == segment.quote == "sanctions"
    assert segment.article == brought.article == entry.article.id
    assert entry.problems == ()


def test_a_quote_over_a_line_end_is_the_same_quote():
    text = "They met.\r\nThey left without a word."
    entry = marked(text, Quoted(5, 15, "met.\r\nThey"))
    assert entry.brought[0].target[0].quote == "met.\nThey"


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (Quoted(0, 9, "Ministry"), "reads “Ministers” there, not “Ministry”"),
        (Quoted(0, 8, "Ministers"), "reads “Minister” there"),
        (Quoted(5, 5, ""), "[5, 5) is no place"),
        (Quoted(-3, 5, "x"), "[-3, 5) is no place"),
        (Quoted(0, 1000, BODY), "[0, 1000) is no place"),
    ],
)
def test_an_annotation_whose_quote_is_not_there_is_left_out_and_told(span: Quoted, said: str):
    entry = marked(BODY, Quoted(0, 9, "Ministers"), span, where="row 4")
    assert entry.brought == ()
    (problem,) = entry.problems
    assert "“framing” (row 4) was left out" in problem
    assert said in problem
    assert problem in entry.article.provenance.notes


def test_an_annotation_of_the_whole_article_needs_no_quote():
    (brought,) = marked(BODY, coder=" Ann ", memo="slanted").brought
    assert (brought.target, brought.coder, brought.memo) == ((), "Ann", "slanted")


def test_a_report_tells_format_encoding_and_hash_and_an_error_takes_nothing(tmp_path: Path):
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(BODY, encoding="utf-8")
    bad.write_bytes(b"")
    one, other = read_files([good, bad])
    assert (one.title, one.importer, one.found) == ("Plain text", "plain-text@1", 1)
    assert (one.encoding, len(one.sha256), one.error) == ("utf-8", 64, "")
    assert (other.found, other.articles, other.error) == (0, (), "there is no text in it")
    assert [str(problem) for problem in troubles(other)] == [f"{bad}: there is no text in it"]
    assert imported([one, other]).articles == one.articles


def test_date_order_and_outlet_reach_the_format(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(f"Headline: They met\nDate: 03/04/2024\n\n{BODY}", encoding="utf-8")
    report = read_report(file, Options())
    assert report.articles[0].date == ""
    assert "2024-04-03 or 2024-03-04" in report.entries[0].problems[0]
    (article,) = read_articles(file, date_order="mdy", outlet="Gazette").articles
    assert (article.date, article.outlet) == ("2024-03-04", "Gazette")


def test_formats_that_need_a_library_are_read_in_a_process_apart(tmp_path: Path, monkeypatch):
    """One process for all files; what breaks it costs the file that did it and no other."""
    monkeypatch.setattr(_reading, "_reader", Confined())
    files = [tmp_path / name for name in ("a.md", "b.md", "c.txt", "d.md")]
    for file in files:
        file.write_text(f"# They met\n\n{BODY}", encoding="utf-8")
    first, *_ = reports = list(read_files(files[:3]))
    assert [report.error for report in reports] == [""] * 3
    assert first.articles[0].headline == "They met"
    assert _reading._reader.started == 1
    _reading._reader._process.kill()
    _reading._reader._process.join()
    assert read_report(files[3], Options()).found == 1
    assert _reading._reader.started == 2
    _reading._reader.stop()


def never_end(_tasks):
    Event().wait()


def read_or_break(tasks):
    if any("bad" in source.name for _importer, source in tasks):
        os._exit(9)
    return [read_source(importer_named(name), source) for name, source in tasks]


def test_a_file_that_breaks_what_reads_it_is_told_and_those_beside_it_are_read(tmp_path: Path, monkeypatch):
    """They go to the process apart together; when it breaks, each goes again alone."""
    monkeypatch.setattr(_reading, "_read_named", read_or_break)
    files = [tmp_path / name for name in ("good.md", "bad.md", "also good.md")]
    for file in files:
        file.write_text(BODY, encoding="utf-8")
    one, other, third = read_files(files)
    assert "broke down on it (exit code 9)" in other.error
    assert [str(problem) for problem in troubles(other)] == [f"{files[1]}: {other.error}"]
    assert (one.found, third.found) == (1, 1)


def test_reading_can_be_given_up_and_files_are_not_tried_again(tmp_path: Path, monkeypatch):
    """It is given up while it works, as by somebody who closes the window."""
    monkeypatch.setattr(_reading, "_reader", Confined())
    monkeypatch.setattr(_reading, "_read_named", never_end)
    monkeypatch.setattr(memory, "used_by", lambda _process: stop_reading())
    files = [tmp_path / name for name in ("a.md", "b.md")]
    for file in files:
        file.write_text(BODY, encoding="utf-8")
    assert [report.error for report in read_files(files)] == ["it was stopped"] * 2
    assert _reading._reader.started == 1


def test_a_library_that_stumbles_is_told_as_damage_of_the_file():
    def stumble(_source):
        raise KeyError("w:val")

    broken = replace(MARKDOWN, read=stumble, title="Word document")
    with pytest.raises(InputError, match=r"damaged, or it is no Word document \(KeyError: 'w:val'\)"):
        read_source(broken, Source("a.docx", b""))
