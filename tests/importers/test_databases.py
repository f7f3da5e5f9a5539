"""Exports of news databases: each file in `fixtures/databases` beside what it holds, as a table in JSON."""

import json
from pathlib import Path

import pytest

from annotator.importers import FileReport, Options, choose, read_report
from annotator.importers._contract import Source
from annotator.importers._reading import Entry

FOLDER = Path(__file__).parent / "fixtures" / "databases"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def row(entry: Entry) -> dict:
    """Return what a table says about an article: its fields, and its text zone by zone."""
    article = entry.article
    said = {
        "where": entry.where,
        "headline": article.headline,
        "outlet": article.outlet,
        "date": article.date,
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "extent": article.extent,
        "text": [f"{zone.kind}: {article.text[zone.start : zone.end]}" for zone in article.zones],
        "problems": list(entry.problems),
        "metadata": article.extra["metadata"],
    }
    return {name: value for name, value in said.items() if value not in ("", [])}


def told(report: FileReport) -> dict:
    return {
        "importer": report.importer,
        "encoding": f"{report.encoding} ({report.encoding_from})",
        "articles": [row(entry) for entry in report.entries],
        "skipped": [f"{one.where}: {one.message}" for one in report.skipped],
        "problems": [one.message for one in report.problems],
    }


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
