"""Exports of news databases: each file in `fixtures/databases` beside what it holds, as a table in JSON."""

import json
from pathlib import Path

import pytest

from annotator.importers import FileReport, Options, choose, read_report
from annotator.importers._contract import Source
from tests.importers.telling import told

FOLDER = Path(__file__).parent / "fixtures" / "databases"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_holds_what_its_table_says(path: Path):
    expected = json.loads((FOLDER / f"{path.name}.json").read_text(encoding="utf-8"))
    assert told(read_report(path, Options())) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_known_by_its_content_whatever_its_name(path: Path):
    data = path.read_bytes()
    chosen = choose(Source(path.name, data))
    assert all(choose(Source(name, data)) is chosen for name in ("a", "a.txt", "a.html", "a.docx", "a.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_the_database_is_in_a_text(path: Path):
    """Labels, numbers and notices of the database stay out; every paragraph has one line of its own."""
    furniture = (
        *("Copyright", "©", "All Rights Reserved", "Alle Rechte", "Tous droits", "Load-Date", "LOAD-DATE"),
        *("End of Document", "DOCUMENTS", "Document HRBP", "Dokument HRBP", "ProQuest", "Project ID", "____"),
        *("Job Number", "Search Terms", "Terms:", "Language:", "SPRACHE", "Search Summary", "Certificat"),
    )
    for entry in read_report(path, Options()).entries:
        text = entry.article.text
        assert not [one for one in furniture if one in text]
        assert text.strip() == text
        assert "\n\n" not in text


def test_the_order_of_a_date_in_numbers_can_be_said():
    path = FOLDER / "proquest_en.txt"
    assert [one.article.date for one in read_report(path, Options(date_order="dmy")).entries] == [
        "2024-03-14",
        "2024-04-03",
    ]


def read(name: str, data: bytes, folder: Path) -> FileReport:
    file = folder / name
    file.write_bytes(data)
    return read_report(file, Options())


def texts(report: FileReport) -> list[str]:
    return [entry.article.text for entry in report.entries]


def test_an_article_of_factiva_that_is_not_closed_does_not_swallow_the_next(tmp_path: Path):
    whole = (FOLDER / "factiva_de_ui.html").read_bytes()
    end = b"<p>Dokument HRBP000020050408dp1900j9s</p></div></div>"
    assert end in whole
    damaged = read("a.html", whole.replace(end, end.removesuffix(b"</div></div>")), tmp_path)
    assert texts(damaged) == texts(read_report(FOLDER / "factiva_de_ui.html", Options()))


def test_xml_that_breaks_off_gives_the_articles_before_it_and_says_where(tmp_path: Path):
    whole = (FOLDER / "factiva.xml").read_bytes()
    cut = whole[: whole.index(b"<leadParagraph/><tailParagraphs/>")]
    line = cut.count(b"\n") + 1
    damaged = read("a.xml", cut, tmp_path)
    assert texts(damaged)[0] == texts(read_report(FOLDER / "factiva.xml", Options()))[0]
    assert [one.message for one in damaged.problems] == [
        f"the XML is damaged at line {line}; what could be read was taken"
    ]


def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path):
    whole = (FOLDER / "factiva.xml").read_text(encoding="utf-8")
    hostile = whole.replace("<PPSResponse", '<!DOCTYPE x [<!ENTITY a "lol">]><PPSResponse', 1)
    assert "entities of its own" in read("a.xml", hostile.encode(), tmp_path).error


def test_a_document_whose_beginning_is_damaged_is_told_by_its_number(tmp_path: Path):
    whole = (FOLDER / "lexisnexis_en.txt").read_bytes()
    damaged = read("a.txt", whole.replace(b"2 of 6 DOCUMENTS", b"2 of 6 D0CUMENTS"), tmp_path)
    assert [one.message for one in damaged.problems] == ["these of its documents are missing: 2, 5"]


def test_documents_that_the_cover_names_and_the_file_lacks_are_told(tmp_path: Path):
    whole = (FOLDER / "nexis_en.rtf").read_bytes()
    cover = rb"\pard{Job Number: 1}\par\pard{Documents (7)}\par\pard\par" + b"\n\\sectd"
    damaged = read("a.rtf", whole.replace(rb"\sectd", cover, 1), tmp_path)
    assert [one.message for one in damaged.problems] == ["its cover names 7 documents, 2 were found"]
    assert damaged.entries[0].article.headline == "Council votes for the bridge"


@pytest.mark.parametrize(
    ("name", "end"), [("nexis_en.rtf", b"End of Document"), ("factiva_plain.rtf", b"Dokument ELHB")]
)
def test_a_file_that_breaks_off_says_so_and_gives_what_it_has(name: str, end: bytes, tmp_path: Path):
    whole = (FOLDER / name).read_bytes()
    cut = read("a.rtf", whole[: whole.rindex(end)], tmp_path)
    assert [one.message.partition(":")[0] for one in cut.problems] == [
        "its last document has no end" if "nexis" in name else "its last article has no end"
    ]
    assert texts(cut) == texts(read_report(FOLDER / name, Options()))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><head><title>Factiva</title></head><body><p>Results 1-10</p></body></html>", "no article"),
        (b'<html><body><p class="DocPublicationName"></p></body></html>', "no article"),
        (b"Download Request: Selected Items: 1-6\nTime Of Request: Friday, March 20, 2020\n", "no article"),
        (b"_" * 60 + b"\n\nReport Information from ProQuest\n\n" + b"_" * 60 + b"\n", "no article"),
        (b"<PPSResponse><ppsArticleResponse/></PPSResponse>", "no article"),
    ],
    ids=["factiva", "europresse", "lexisnexis", "proquest", "xml"],
)
def test_an_export_without_articles_says_so(data: bytes, said: str, tmp_path: Path):
    assert said in read("a.txt", data, tmp_path).error
