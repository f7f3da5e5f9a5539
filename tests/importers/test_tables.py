"""Tables: columns are known by their names, may be said otherwise, and a row is an article with its place."""

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.importers import Options, Source, choose, importer_named, read_source, taken_of
from annotator.importers._articles import Taken

EXAMPLE = Path(__file__).parent / "fixtures" / "tables" / "articles.csv"
LONG = "Ministers met on Monday and spoke of sanctions and left without a word to the press. " * 4


def read(data: str | bytes, **said) -> Taken:
    source = Source("a.csv", data.encode() if isinstance(data, str) else data, Options(**said))
    assert choose(source).name == "csv"
    return read_source(importer_named("csv"), source)


def roles(taken: Taken) -> dict[str, str]:
    assert taken.table is not None
    return {column.name: column.role for column in taken.table.columns}


def test_rows_become_articles_with_their_places():
    taken = read(EXAMPLE.read_bytes())
    first, second, third = (entry.article for entry in taken.entries)
    assert [entry.where for entry in taken.entries] == ["row 2", "row 3", "row 4"]
    assert (first.headline, first.outlet, first.byline) == (
        "Ministers meet at last",
        "The Coastal Monitor",
        "A. Desk",
    )
    assert first.text == (
        "Ministers meet at last\nMinisters met on Monday; they spoke of sanctions.\n"
        'They left "without a word" to the press.'
    )
    assert (first.date, first.url, first.language) == (
        "2023-12-25",
        "https://coastalmonitor.example/1",
        "en",
    )
    assert first.extra["metadata"] == {"ID": "1", "Section": "Politics"}
    assert second.date == "2024-01-03"
    assert (third.extent, third.text) == ("headline", "No text here")
    assert taken.entries[2].problems == (
        "the date “31/02/2024” is not clear and was left out",
        "this row has no text",
    )
    assert third.extra["metadata"]["date"] == "31/02/2024"


def test_the_table_says_what_its_columns_were_taken_for():
    taken = read(EXAMPLE.read_bytes())
    assert roles(taken) == {
        "ID": "metadata",
        "Title": "headline",
        "Newspaper": "outlet",
        "Author": "byline",
        "Published": "date",
        "URL": "url",
        "Lang": "language",
        "Text": "text",
        "Section": "metadata",
    }
    assert taken.table.rows == 3
    assert taken.table.columns[1].samples == ("Ministers meet at last", "Grain talks stall", "No text here")


def test_a_person_may_say_otherwise_and_the_rest_stays_guessed():
    said = {"section": "outlet", "Text": "standfirst", "Title": "text", "ID": "nothing"}
    taken = read(EXAMPLE.read_bytes(), columns=said)
    found = roles(taken)
    assert (found["Section"], found["Newspaper"], found["Title"]) == ("outlet", "metadata", "text")
    assert taken.entries[0].article.outlet == "Politics"
    assert taken.entries[0].article.extra["metadata"] == {"Newspaper": "The Coastal Monitor"}


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(InputError, match="it has no column “body”; its columns are “a”, “b”"):
        read("a,b\n1,2\n", columns={"body": "text"})


def test_the_longest_column_is_the_text_where_none_is_called_so_and_this_is_said():
    taken = read(f"nr,what\n1,{LONG}\n2,{LONG}\n")
    assert roles(taken) == {"nr": "metadata", "what": "text"}
    assert "the column “what” was taken for the text" in taken.problems[0].message


def test_without_a_text_the_columns_are_named_and_the_table_is_still_told():
    with pytest.raises(InputError, match=r"say which one does\. Its columns are “a”, “b”"):
        read("a,b\n1,2\n")
    importer = importer_named("csv")
    reading = importer.read(Source("a.csv", b"a,b\n1,2\n"))
    assert [column.samples for column in reading.table.columns] == [("1",), ("2",)]
    with pytest.raises(InputError):
        taken_of(reading, importer, Source("a.csv", b""))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_what_stands_between_cells_is_found(delimiter: str):
    cells = ["title", "text"], ["They meet", '"One, two; three\tfour | five"'], ["Again", "They met, again."]
    taken = read("\r\n".join(delimiter.join(row) for row in cells))
    assert [entry.article.headline for entry in taken.entries] == ["They meet", "Again"]
    assert taken.entries[0].article.text.endswith("One, two; three\tfour | five")


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
    rows = "".join(f"{value},They met again {number}.\n" for number, value in enumerate(values))
    taken = read(f"date,text\n{rows}", date_order=order)
    assert [entry.article.date for entry in taken.entries] == dates
    told = [problem.message for problem in taken.problems]
    assert bool(told) == (order == "" and len(values) == 2)


def test_rows_without_a_word_are_left_out_and_rows_with_too_many_cells_are_told():
    taken = read("title,text,note\n\n,,x\nThey meet,They met.,a,b\n")
    assert [(remark.where, remark.message) for remark in taken.skipped] == [
        ("row 3", "there is no text in it")
    ]
    assert taken.entries[0].problems == ("this row has 4 cells for 3 columns",)


def test_encodings_are_found_and_said():
    data = "Titel;Text\nCafé;„Schön“, sagte sie.\n".encode("cp1252")
    article = read(data).entries[0].article
    assert (article.headline, article.provenance.encoding) == ("Café", "cp1252")
    assert article.provenance.encoding_from == "detected"


def test_text_with_commas_is_no_table():
    assert choose(Source("a.txt", b"Ministers met, they said.\nThey left.\n")).name == "plain-text"
