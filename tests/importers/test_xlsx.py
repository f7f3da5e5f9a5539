"""Workbooks: sheets of articles, what cells show, and what a spreadsheet does to texts."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from annotator.errors import InputError
from annotator.importers import Options, Source, Taken, choose, importer_named, read_source
from tests.importers.making import LEAD, Day, Formula, Raw, archive, members, xlsx, xlsx_example

NAMES = ["title", "date", "text"]


def read(data: bytes, **options) -> Taken:
    source = Source("a.xlsx", data, Options(**options))
    assert choose(source).name == "xlsx"
    return read_source(importer_named("xlsx"), source)


def sheet(*rows: list[object], **more) -> bytes:
    return xlsx({"Articles": [list(NAMES), *rows]}, **more)


def texts(taken: Taken) -> list[str]:
    return [entry.article.text for entry in taken.entries]


def test_every_sheet_with_the_same_columns_is_read_and_others_are_named():
    taken = read(xlsx_example())
    assert [(entry.where, entry.article.date) for entry in taken.entries] == [
        ("sheet “2023”, row 2", "2023-12-25"),
        ("sheet “2023”, row 3", "2024-01-03"),
        ("sheet “2024”, row 2", "2024-03-14T12:00:00"),
    ]
    assert texts(taken)[1] == f"Grain talks stall\n=1+1 said {LEAD}"
    assert [entry.article.extra["metadata"]["Words"] for entry in taken.entries] == ["21", "30", "22.5"]
    assert [(one.where, one.message) for one in taken.problems] == [
        ("sheet “Notes”", "it was not read: it has other columns")
    ]


def test_columns_in_another_order_are_the_same_columns():
    data = xlsx(
        {"A": [["text", "title"], [LEAD, "One"]], "B": [["title", "text"], ["Two", f"{LEAD} Again."]]}
    )
    assert texts(read(data)) == [f"One\n{LEAD}", f"Two\n{LEAD} Again."]


def test_hidden_sheets_are_not_read_and_are_named():
    both = {"A": [NAMES, ["One", None, LEAD]], "B": [NAMES, ["Two", None, f"{LEAD} Again."]]}
    taken = read(xlsx(both, hidden=("B",)))
    assert len(taken.entries) == 1
    assert taken.problems[0].message == "it was not read: it is hidden"
    with pytest.raises(InputError, match="its sheets are hidden"):
        read(xlsx(both, hidden=("A", "B")))


def test_a_size_that_a_sheet_states_wrongly_hides_no_rows():
    assert len(read(sheet(["One", None, LEAD], ["Two", None, LEAD + "!"], dimension="A1:A1")).entries) == 2


def test_strings_stay_strings_whatever_they_look_like():
    rows = [
        ["=1+1", "3/4/2024", "=SUM(A1) was said."],
        ["007", None, "-1 is a number, +2 is one, @x is none."],
    ]
    taken = read(sheet(*rows))
    assert texts(taken) == ["=1+1\n=SUM(A1) was said.", "007\n-1 is a number, +2 is one, @x is none."]


def test_what_cells_show_becomes_words():
    row = [
        Raw('t="b"><v>1</v'),
        Day(45365.75),
        f"{LEAD}",
        7,
        2.5,
        Raw('t="e"><v>#N/A</v'),
        Formula("A1", "x"),
    ]
    data = xlsx({"A": [[*NAMES, "n", "f", "error", "calculated"], row]})
    (entry,) = read(data).entries
    assert (entry.article.headline, entry.article.date) == ("TRUE", "2024-03-14T18:00:00")
    assert entry.article.extra["metadata"] == {"n": "7", "f": "2.5", "calculated": "x"}


def test_formulas_without_a_result_are_told_with_their_place():
    taken = read(sheet(["One", Formula("TODAY()"), LEAD], ["Two", None, Formula("A1&A2")], ["3", None, LEAD]))
    assert taken.entries[0].problems == (
        "the formula in B2 has no result stored: save the file in a spreadsheet program",
    )
    (left,) = taken.skipped
    assert (left.where, left.message.startswith("there is no text in it; the formula in C3")) == (
        "row 3",
        True,
    )


def test_rich_text_line_ends_and_escapes_are_words():
    runs = "<r><t>Ministers </t></r><r><t>met._x000D_\nThey left.</t></r>"
    rich = Raw(f't="inlineStr"><is>{runs}</is')
    (entry,) = read(sheet(["One", None, rich])).entries
    assert entry.article.text == "One\nMinisters met.\nThey left."


def test_a_text_that_fills_its_cell_is_marked_as_cut_off():
    full = ("ab " * 10_923)[:32_767]
    (entry,) = read(sheet(["One", None, full])).entries
    assert entry.article.extent == "truncated"


def test_a_title_above_the_names_and_rows_without_text_are_named():
    taken = read(
        xlsx({"A": [["Our collection of 2024"], [], NAMES, ["One", None, LEAD], ["Two", None, " "]]})
    )
    assert [entry.where for entry in taken.entries] == ["row 4"]
    assert [(one.where, one.message) for one in taken.skipped] == [
        ("row 1", "it stands above the names of the columns"),
        ("row 5", "there is no text in it"),
    ]


def test_a_mapping_chooses_the_sheet_that_has_its_columns():
    data = xlsx({"A": [["note", "x"], ["y", "z"]], "B": [["wording", "x"], [LEAD, "z"]]})
    assert texts(read(data, columns={"wording": "text"})) == [LEAD]
    with pytest.raises(InputError, match=r"no column “body”; its columns are “note”, “x”"):
        read(data, columns={"body": "text"})


def test_what_another_program_writes_is_read():
    book = Workbook()
    book.active.append(["Titre", "Date", "Texte"])
    book.active.append(["Un", datetime(2024, 3, 14, 9, 30), LEAD])  # noqa: DTZ001  # cells have no time zone
    made = BytesIO()
    book.save(made)
    (entry,) = read(made.getvalue()).entries
    assert (entry.article.text, entry.article.date) == (f"Un\n{LEAD}", "2024-03-14T09:30:00")


def test_a_workbook_that_swells_is_refused():
    held = members(xlsx_example())
    bomb = archive({**held, "xl/media/image.png": bytes(60 << 20)})
    with pytest.raises(InputError, match="made to fill memory"):
        read(bomb)


def test_a_row_far_beyond_every_sheet_ends_it_and_is_told():
    held = members(xlsx_example())
    name = "xl/worksheets/sheet1.xml"
    far = archive({**held, name: held[name].replace(b'<row r="3"', b'<row r="9999999"')})
    taken = read(far)
    assert len(taken.entries) == 2
    assert taken.problems[0].message == "it has more than 1,048,576 rows; those before were taken"


def test_a_sheet_that_breaks_off_gives_the_rows_before_it():
    held = members(sheet(["One", None, LEAD], ["Two", None, f"{LEAD} Again."]))
    name = "xl/worksheets/sheet1.xml"
    taken = read(archive({**held, name: held[name][: held[name].index(b'<c r="C3"')]}))
    assert texts(taken) == [f"One\n{LEAD}"]
    assert taken.problems[0].message == "the sheet is damaged behind row 2; what could be read was taken"


def test_entities_are_neither_resolved_nor_fetched():
    held = members(sheet(["One", None, LEAD]))
    kind = b'<!DOCTYPE x [<!ENTITY a "laughter"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    for name, inside in (("xl/worksheets/sheet1.xml", b"<v>"), ("xl/sharedStrings.xml", b'preserve">')):
        at = held[name].index(b"<sst" if b"<sst" in held[name] else b"<worksheet")
        data = held[name][:at] + kind + held[name][at:].replace(inside, inside + b"&a;&b;")
        try:
            found = " ".join(texts(read(archive({**held, name: data}))))
        except InputError as error:
            found = str(error)
        assert "laughter" not in found


@pytest.mark.parametrize(
    ("number", "since_1904", "date"),
    [
        (1, False, "1900-01-01"),
        (59, False, "1900-02-28"),
        (61, False, "1900-03-01"),
        (45365, False, "2024-03-14"),
        (43903, True, "2024-03-14"),
        (45365.999999, False, "2024-03-15"),
        (45365.25, False, "2024-03-14T06:00:00"),
    ],
)
def test_numbers_that_show_dates_are_dates(number: float, since_1904: bool, date: str):
    held = members(sheet(["One", Day(number), LEAD]))
    book = held["xl/workbook.xml"]
    if since_1904:
        book = book.replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    (entry,) = read(archive({**held, "xl/workbook.xml": book})).entries
    assert entry.article.date == date


@pytest.mark.parametrize(
    ("code", "shows"),
    [("yyyy\\-mm\\-dd", True), ('0.00 "days"', False), ("[Red]0", False), ("h:mm", True), ("#,##0", False)],
)
def test_formats_of_the_workbook_decide_what_is_a_date(code: str, shows: bool):
    held = members(sheet([None, Day(45365), LEAD]))
    own = f"<numFmts><numFmt numFmtId=\"164\" formatCode='{code}'/></numFmts><fonts>".encode()
    styles = held["xl/styles.xml"].replace(b'"14"', b'"164"').replace(b"<fonts>", own)
    taken = read(archive({**held, "xl/styles.xml": styles}), columns={"date": "headline"})
    assert taken.entries[0].article.headline == ("2024-03-14" if shows else "45365")


@pytest.mark.parametrize("data", [xlsx({"A": []}), xlsx({"A": [[" "]]})], ids=["no rows", "blank"])
def test_an_empty_workbook_says_so(data: bytes):
    with pytest.raises(InputError, match="there is no text in it"):
        read(data)
