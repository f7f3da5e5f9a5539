"""From drafts to entries: what is marked, what is left out, and annotations whose quotes are compared."""

from pathlib import Path

import pytest

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
    imported,
    importer_named,
    read_articles,
    read_files,
    read_report,
    taken_of,
    troubles,
)

BODY = "Ministers met on Monday. They spoke of sanctions and left without a word."


def taken(*drafts: Draft, options: Options | None = None, **reading):
    importer: Importer = importer_named("plain-text")
    return taken_of(Reading(drafts=drafts, **reading), importer, Source("a.txt", b"", options or Options()))


def test_an_article_without_text_is_left_out_and_the_others_are_taken():
    found = taken(Draft(text=BODY), Draft(text=" \n "), Draft(text=BODY + " Again.", where="row 9"))
    assert [entry.where for entry in found.entries] == ["article 1", "row 9"]
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
