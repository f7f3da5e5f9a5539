"""Tables of articles: each file in `fixtures/tables` beside what it holds; columns, dialects, damage."""

import csv
import io
import json
from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.importers import (
    Column,
    FileReport,
    Options,
    Source,
    choose,
    importer_named,
    read_report,
    read_source,
)
from tests.importers.telling import told

FOLDER = Path(__file__).parent / "fixtures" / "tables"
TOLD = {path for path in FOLDER.glob("*.json") if (FOLDER / path.name.removesuffix(".json")).exists()}
FILES = sorted({*FOLDER.iterdir()} - TOLD)
BODY = "Ministers met on Monday, and they spoke of sanctions; then they left without a word."
OTHER = "Grain ships left the port for the first time in weeks, officials said on Thursday."


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_holds_what_its_table_says(path: Path):
    expected = json.loads((FOLDER / f"{path.name}.json").read_text(encoding="utf-8"))
    assert told(read_report(path, Options())) == expected


def read(data: str | bytes, name: str = "a.csv", **options) -> FileReport:
    source = Source(name, data.encode() if isinstance(data, str) else data, Options(**options))
    importer = choose(source)
    taken = read_source(importer, source)
    return FileReport(
        file=name,
        importer=importer.name,
        entries=taken.entries,
        skipped=taken.skipped,
        problems=taken.problems,
        table=taken.table,
    )


def table(*rows: list[str], sign: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue()


def roles(report: FileReport) -> list[str]:
    assert report.table is not None
    return [column.role for column in report.table.columns]


def texts(report: FileReport) -> list[str]:
    return [entry.article.text for entry in report.entries]


# --- what is a table -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n{BODY}\n",
        "Prices, wages, rents\nThey all rose, fell, rose\nAnd then, nothing, at all\n",
        f"Headline; a subtitle; a date\n{BODY}\n",
        "In brief | News | Weather\nA line | another | a third\n",
        f"The text\twas written\twith tabs\n{BODY}\n",
        '[Editor\'s note] {"quoted"} things are fine.',
        "{ braces } begin this text, and nothing else does.",
        f"Author, she said, of nothing.\n\n{BODY}",
        "",
    ],
)
def test_a_text_with_commas_stays_plain_text(text: str):
    for name in ("a.txt", "a"):
        assert choose(Source(name, text.encode())).name == "plain-text"


@pytest.mark.parametrize(
    ("name", "file", "importer"),
    [
        ("articles_en.csv", "articles_en", "csv"),
        ("articles_en.csv", "a.txt", "csv"),
        ("articles_de.csv", "a.html", "csv"),
        ("with_sep.csv", "a", "csv"),
        ("articles.tsv", "a.csv", "tsv"),
        ("unicode_text_fr.txt", "a.txt", "tsv"),
        ("articles.json", "a.txt", "json"),
        ("articles.json", "a.jsonl", "json"),
        ("articles.jsonl", "a.json", "jsonl"),
        ("articles.jsonl", "a.txt", "jsonl"),
        ("babe.csv", "a.txt", "babe"),
        ("basil.json", "a.txt", "basil"),
        ("gdelt.json", "a", "gdelt"),
        ("newsapi.json", "a.jsonl", "newsapi"),
        ("media_cloud.json", "a.json", "media-cloud"),
        ("media_cloud_old.csv", "a.tsv", "media-cloud"),
        ("mc-onlinenews-mediacloud-20240316120000-content.csv", "a.txt", "media-cloud"),
    ],
)
def test_a_table_is_known_by_what_it_holds_whatever_its_name(name: str, file: str, importer: str):
    assert choose(Source(file, (FOLDER / name).read_bytes())).name == importer


def test_the_extension_decides_where_the_names_of_columns_say_nothing():
    data = table(["a", "b"], ["x", BODY]).encode()
    chosen = {name: choose(Source(name, data)).name for name in ("a.csv", "a.tsv", "a.txt", "a")}
    assert chosen == {"a.csv": "csv", "a.tsv": "tsv", "a.txt": "plain-text", "a": "plain-text"}


def test_names_are_seen_where_the_first_text_is_longer_than_what_is_looked_at():
    long = table(["title", "text"], ["One", f"{BODY}\n" * 100])
    assert choose(Source("a.txt", long.encode())).name == "csv"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.tsv"])
def test_prose_that_is_called_a_table_is_refused_with_the_reason(name: str):
    with pytest.raises(InputError, match="there is no article in it"):
        read(f"They met again.\n{OTHER}\n", name)


def test_a_table_of_annotations_is_named_for_what_it_is():
    names = "corpus,article,annotation,coder,code,code path,level,segment,start,end,quote,memo"
    with pytest.raises(InputError, match=r"table of annotations.*JSON Lines or JSON can be imported"):
        read(f"{names}\n{',x' * 11}\n")


# --- what its columns hold -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Body", "Publication_Date", "newspaper"], ["text", "date", "outlet"]),
        (["articleText", "publishedAt", "source.name"], ["text", "date", "outlet"]),
        (["Artikel", "Datum", "Quelle"], ["text", "date", "outlet"]),
        (["Texte", "Publié le", "Journal"], ["text", "date", "outlet"]),
        (["Cuerpo", "Fecha", "Periódico"], ["text", "date", "outlet"]),
        (["TESTO", "Data", "Testata"], ["text", "date", "outlet"]),
        (["Conteúdo", "Data", "Veículo"], ["text", "date", "outlet"]),
        (["Tekst", "Publicatiedatum", "Krant"], ["text", "date", "outlet"]),
        (["Brödtext", "Publicerad", "Tidning"], ["text", "date", "outlet"]),
        (["Treść", "Data publikacji", "Źródło"], ["text", "date", "outlet"]),
        (["Текст", "Дата", "Издание"], ["text", "date", "outlet"]),
        (["正文", "日期", "媒体"], ["text", "date", "outlet"]),
        (["words", "when", "who"], ["text", "metadata", "metadata"]),
        (["summary", "date", "text"], ["metadata", "date", "text"]),
    ],
)
def test_columns_are_guessed_by_their_names_in_several_languages(names: list[str], expected: list[str]):
    values = {"text": BODY * 3, "date": "2024-03-14", "outlet": "Harbour Post", "metadata": "x"}
    rows = [[values[role] for role in expected]] * 2
    assert roles(read(table(names, *rows))) == expected


def test_a_name_counts_only_where_the_values_can_be_that():
    names = ["text", "date", "url", "language", "source", "body"]
    rows = [["3", "yes", "see below", "a language that is spoken", "https://a.example/x.png", BODY]] * 2
    assert roles(read(table(names, *rows))) == [*["metadata"] * 5, "text"]


def test_of_two_texts_the_longer_one_is_taken_but_not_for_its_markup():
    rows = [["A short text.", BODY, f"<p>{BODY}</p><p>{BODY}</p>"]] * 2
    report = read(table(["text", "full text", "content"], *rows))
    assert roles(report) == ["metadata", "text", "metadata"]


def test_markup_in_the_text_is_told():
    report = read(table(["title", "content"], ["One", f"<p>{BODY}</p>"], ["Two", BODY], ["Three", BODY]))
    assert [(one.where, one.message) for one in report.problems] == [
        ("column “content”", "1 text holds HTML markup, which stands among the words")
    ]


def test_another_mapping_can_be_given_and_the_rest_is_guessed():
    data = table(["title", "text", "summary", "when"], ["One", BODY, OTHER, "2024-03-14"])
    report = read(data, columns={"summary": "text", "when": "date", "title": "nothing"})
    assert roles(report) == ["nothing", "metadata", "text", "date"]
    (entry,) = report.entries
    assert (entry.article.text, entry.article.headline, entry.article.date) == (OTHER, "", "2024-03-14")
    assert entry.article.extra["metadata"] == {"text": BODY}


def test_a_person_need_not_write_a_name_as_the_table_does():
    data = table(["Title", "Body Text"], ["One", BODY])
    assert roles(read(data, columns={"body_text": "standfirst", "TITLE": "text"})) == ["text", "standfirst"]


def test_the_longest_column_is_the_text_where_none_is_called_so_and_this_is_said():
    report = read(table(["nr", "what"], ["1", BODY * 3], ["2", OTHER * 3]))
    assert roles(report) == ["metadata", "text"]
    assert [str(one.message) for one in report.problems] == [
        "it was taken for the text because its values are the longest"
    ]
    assert read(table(["nr", "what"], ["1", BODY * 3]), columns={"what": "text"}).problems == ()


def test_several_columns_for_the_text_are_its_paragraphs_and_for_the_byline_its_names():
    data = table(["lead", "body", "a1", "a2"], ["They meet.", BODY, "Ann", "Bob"])
    report = read(data, columns={"lead": "text", "body": "text", "a1": "byline", "a2": "byline"})
    (article,) = [entry.article for entry in report.entries]
    assert (article.text, article.byline) == (f"They meet.\n{BODY}", "Ann; Bob")


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(InputError, match=r"no column “Body”; its columns are “title”, “text”"):
        read(table(["title", "text"], ["One", BODY]), columns={"Body": "text"})


def test_what_was_taken_for_what_is_kept_with_each_article():
    report = read(table(["title", "text", "n"], ["One", BODY, "1"]))
    notes = report.entries[0].article.provenance.notes
    assert notes == ("columns: headline from “title”, text from “text”",)


def test_a_table_without_a_text_shows_its_columns_so_that_one_can_be_named(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_text(table(["title", "note"], ["One", "short"], ["Two", "short"]))
    report = read_report(file, Options())
    assert "no column holds the text" in report.error
    assert report.table is not None
    assert report.table.columns == (
        Column("title", "headline", ("One", "Two")),
        Column("note", "metadata", ("short", "short")),
    )
    assert texts(read(file.read_text(), columns={"note": "text"})) == ["One\nshort", "Two\nshort"]


def test_names_that_are_missing_or_twice_are_told_apart():
    report = read(table(["text", "note", "note", ""], [BODY, "a", "b", "c"]))
    assert report.table is not None
    assert [column.name for column in report.table.columns] == ["text", "note", "note (2)", "column 4"]


# --- rows ------------------------------------------------------------------------------------------------


def test_rows_without_a_text_are_named_by_their_number_and_the_others_come_in():
    report = read(table(["title", "text"], ["One", BODY], ["Two", " \n "], [], ["Four", OTHER]))
    assert [(one.where, one.message) for one in report.skipped] == [("row 3", "there is no text in it")]
    assert [entry.where for entry in report.entries] == ["row 2", "row 5"]


def test_where_all_rows_are_damaged_that_is_said_and_not_that_a_column_is_missing():
    with pytest.raises(InputError, match="it has 3 cells where the table has 2 columns"):
        read("title,text\nOne,two,three\n", "a.csv")


def test_an_id_that_is_there_twice_is_told_and_both_rows_come_in():
    report = read(table(["id", "text"], ["7", BODY], ["7", OTHER], ["8", BODY + OTHER]))
    assert [entry.problems for entry in report.entries] == [(), ("its id “7” is that of row 2 too",), ()]


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_the_order_of_dates_can_be_said(order: str):
    data = table(["date", "text"], ["03/04/2024", BODY])
    report = read(data, date_order=order)
    assert report.entries[0].article.date == {"dmy": "2024-04-03", "mdy": "2024-03-04"}[order]
    assert report.problems == ()


@pytest.mark.parametrize(
    ("values", "order", "dates"),
    [
        (("25/12/2023", "03/04/2024"), "", ["2023-12-25", "2024-04-03"]),
        (("12/25/2023", "03/04/2024"), "", ["2023-12-25", "2024-03-04"]),
        (("12/25/2023", "25/12/2023", "03/04/2024"), "", ["2023-12-25", "2023-12-25", ""]),
        (("03/04/2024",), "", [""]),
        (("03/04/2024",), "mdy", ["2024-03-04"]),
        (("25/12/2023", "03/04/2024"), "mdy", ["", "2024-03-04"]),
    ],
)
def test_the_order_of_dates_is_that_of_those_that_can_mean_one_day_only(values, order, dates):
    rows = [[value, f"They met again {number}."] for number, value in enumerate(values)]
    report = read(table(["date", "text"], *rows), date_order=order)
    assert [entry.article.date for entry in report.entries] == dates
    told = [one.message for one in report.problems if "can mean nothing else" in one.message]
    assert bool(told) == (order == "" and len(values) == 2)


def test_a_text_as_long_as_a_cell_can_be_is_marked_as_cut_off():
    full, shorter = ("ab " * 10_923)[:32_767], ("ab " * 10_923)[:32_766]
    emoji = "😀 " * 10_922 + "x"
    report = read(table(["text"], [full], [shorter], [emoji]))
    assert [entry.article.extent for entry in report.entries] == ["truncated", "whole", "truncated"]
    assert "exactly 32,767 characters" in report.entries[0].problems[0]


def test_what_looks_like_a_formula_is_text():
    report = read(table(["title", "text"], ["=1+1", "=HYPERLINK(A1) was on the page, they said."]))
    assert texts(report) == ["=1+1\n=HYPERLINK(A1) was on the page, they said."]


# --- dialects --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_dialect_gives_the_same_articles(sign: str, end: str, encoding: str):
    text = 'Il a dit, « non »; puis "oui" | voilà.\n\nÀ côté,\tune tabulation: ça va.'
    out = io.StringIO()
    rows = [["titre", "date", "texte"], ["Où; quoi, qui | là", "2024-03-14", text], ["Deux", "", BODY]]
    csv.writer(out, delimiter=sign, lineterminator=end).writerows(rows)
    report = read(out.getvalue().encode(encoding), "a.csv")
    first, second = report.entries
    assert first.article.text == f"Où; quoi, qui | là\n{text}"
    assert (first.article.date, second.article.text) == ("2024-03-14", f"Deux\n{BODY}")


def test_line_separators_of_unicode_inside_a_cell_end_no_row():
    report = read(table(["title", "text"], ["One", f"A\u2028{BODY}\x0b\x85B"]))
    assert texts(report) == [f"One\nA\n{BODY}\ufffd\nB"]


def test_cells_of_a_megabyte_are_read_whole():
    long = f"{BODY}\n" * 12_000
    report = read(table(["title", "text"], ["One", long]))
    assert texts(report) == [f"One\n{long}"]


def test_very_many_damaged_rows_are_told_in_number():
    report = read(table(["title", "text"], ["One", BODY], *[["a", "b", "c"]] * 500))
    assert len(report.skipped) == 201
    assert report.skipped[-1].message == "300 more rows that are damaged"


def test_marks_that_are_never_closed_cost_no_more_than_a_moment():
    report = read(table(["title", "text"], ["One", BODY]) + '"x\n"y" z,"\n' * 20_000)
    assert texts(report) == [f"One\n{BODY}"]
    assert len(report.skipped) > 100


# --- JSON ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        [{"title": "One", "text": BODY}],
        {"title": "One", "text": BODY},
        {"articles": [{"title": "One", "text": BODY}], "page": 1},
        {"data": {"items": [{"title": "One", "text": BODY}]}, "errors": []},
        {"hits": {"hits": [{"_id": "x", "_source": {"title": "One", "text": BODY}}]}},
        {"a1": {"title": "One", "text": BODY}, "a2": {"title": "", "text": ""}},
        {"title": {"0": "One"}, "text": {"0": BODY}},
        [{"article": {"title": "One", "text": BODY}}],
    ],
    ids=["list", "object", "wrapped", "deeper", "elastic", "by key", "by column", "inside"],
)
def test_articles_are_found_however_they_are_wrapped(value: object):
    assert texts(read(json.dumps(value), "a.json")) == [f"One\n{BODY}"]


def test_paragraphs_in_a_list_are_lines_and_names_in_a_list_stand_beside_one_another():
    value = [{"text": [BODY, OTHER], "authors": ["Ann", "Bob"], "tags": [{"name": "x"}, {"name": "y"}]}]
    (entry,) = read(json.dumps(value), "a.json").entries
    assert (entry.article.text, entry.article.byline) == (f"{BODY}\n{OTHER}", "Ann; Bob")
    assert entry.article.extra["metadata"] == {"tags": "x; y"}


def test_numbers_stay_as_they_are_written():
    data = f'[{{"text": "{BODY}", "n": 1.10, "big": {"9" * 5000}, "odd": NaN}}]'
    (entry,) = read(data, "a.json").entries
    assert entry.article.extra["metadata"] == {"n": "1.10", "big": "9" * 5000, "odd": "NaN"}


def test_halves_of_characters_are_replaced_in_names_and_values():
    data = '[{"text": "A \\ud800 half, and a whole \\ud83d\\ude00.", "n\\udc00": "\\ud800"}]'
    (entry,) = read(data, "a.json").entries
    assert entry.article.text == "A \ufffd half, and a whole 😀."
    assert entry.article.extra["metadata"] == {"n\ufffd": "\ufffd"}


@pytest.mark.parametrize("value", ["[]", "{}", "[1, 2]", '["a"]', "null", '"text"', '{"a": 1}'])
def test_json_without_articles_says_so(value: str):
    with pytest.raises(InputError, match=r"no article in it|no column holds the text"):
        read(value, "a.json")


def test_json_with_very_many_names_keeps_the_first_and_says_so():
    report = read(json.dumps([{"text": BODY, **{f"n{n}": "x" for n in range(1500)}}]), "a.json")
    assert report.table is not None
    assert len(report.table.columns) == 1000
    assert "more than 1,000 names" in report.problems[0].message


def test_lines_in_a_file_called_json_are_read_one_by_one():
    lines = "\n".join(json.dumps({"text": text}) for text in (BODY, OTHER))
    source = Source("a.json", lines.encode())
    assert len(read_source(importer_named("json"), source).entries) == 2


# --- services and data sets ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["newsapi.json", "gdelt.json", "media_cloud_old.csv", "babe.csv"])
def test_lists_and_sentences_are_marked_so_that_no_rates_are_given(name: str):
    report = read_report(FOLDER / name, Options())
    assert {entry.article.extent for entry in report.entries} <= {"truncated", "headline"}
    assert "no rates are given" in report.problems[0].message


@pytest.mark.parametrize(
    ("content", "extent", "rest"),
    [
        (f"{BODY}… [+2345 chars]", "truncated", BODY),
        (f"{BODY}\r\n{OTHER} [+1 chars]", "truncated", f"{BODY}\n{OTHER}"),
        (BODY, "truncated", BODY),
        (f"{BODY} " * 5, "whole", f"{BODY} " * 5),
        ("", "headline", ""),
        (None, "headline", ""),
    ],
)
def test_what_newsapi_has_cut_off_is_known_by_its_mark_and_length(content, extent: str, rest: str):
    article = {"source": {"id": None, "name": "Paper"}, "title": "They meet", "content": content}
    answer = {"status": "ok", "totalResults": 1, "articles": [article]}
    (entry,) = read(json.dumps(answer), "a.json").entries
    assert (entry.article.extent, entry.article.text) == (extent, f"They meet\n{rest}".removesuffix("\n"))


@pytest.mark.parametrize(
    ("listed", "quotes", "told"),
    [
        ("['slammed']", ["slammed"], ""),
        ("['Slammed']", ["slammed"], ""),
        ("['cheap', 'slammed' 'so-called']", ["cheap", "slammed", "so-called"], ""),
        ("slammed, so-called", ["slammed", "so-called"], ""),
        ('["don\'t"]', ["don't"], ""),
        (r"['don\'t', 'caf\xe9']", ["don't", "café"], ""),
        ("['the']", [], "which of its 2 places"),
        ("['the', 'the']", ["the", "the"], ""),
        ("['refor']", ["refor"], ""),
        ("['gone']", [], "not in the text"),
        ("[]", [], ""),
    ],
)
def test_listed_words_are_found_again_and_told_when_their_place_is_not_clear(listed, quotes, told: str):
    text = "Critics slammed the cheap, so-called reform; they said: don't go to the café."
    (entry,) = read(table(["text", "biased_words", "label"], [text, listed, "1"], sign=";")).entries
    parts = [part for one in entry.brought for part in one.target]
    assert [part.quote for part in parts] == quotes
    assert [text[part.start : part.end] for part in parts] == quotes
    assert len({part.start for part in parts}) == len(parts)
    assert bool(entry.problems) == bool(told)
    assert told in " ".join(entry.problems)
    assert [one.code for one in entry.brought if not one.target] == ["Bias: Biased"]
