"""An example of every format: a file among the fixtures, or a document made in memory."""

from collections.abc import Callable, Mapping
from pathlib import Path

from annotator.importers import Importer
from tests.importers import making

FIXTURES = Path(__file__).parent / "fixtures"

EXAMPLES: Mapping[str, str] = {
    "babe": "tables/babe.csv",
    "basil": "tables/basil.json",
    "corpus-json": "../../exporters/golden/study.json",
    "csv": "tables/articles_en.csv",
    "europresse": "databases/europresse_new.html",
    "factiva-html": "databases/factiva_de_ui.html",
    "factiva-rtf": "databases/factiva_plain.rtf",
    "factiva-xml": "databases/factiva.xml",
    "gdelt": "tables/gdelt.json",
    "html": "modern.html",
    "json": "tables/articles.json",
    "jsonl": "tables/articles.jsonl",
    "lexisnexis-html": "databases/lexisnexis_de.html",
    "lexisnexis-rtf": "databases/lexisnexis_en.doc",
    "lexisnexis-text": "databases/lexisnexis_en.txt",
    "markdown": "report.md",
    "media-cloud": "tables/media_cloud.json",
    "newsapi": "tables/newsapi.json",
    "nexis-docx": "databases/nexis_en.docx",
    "nexis-rtf": "databases/nexis_en.rtf",
    "plain-text": "modern.txt",
    "proquest-text": "databases/proquest_en.txt",
    "tsv": "tables/articles.tsv",
}
"""Files below the fixtures by the importer's name."""

MADE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "docx": ("report.docx", making.docx_example),
    "epub": ("paper.epub", making.epub_example),
    "odt": ("report.odt", making.odt_example),
    "packed": ("articles.csv.gz", making.packed_example),
    "pdf": ("report.pdf", making.pdf_example),
    "rtf": ("report.rtf", making.rtf_example),
    "warc": ("pages.warc.gz", making.warc_example),
    "xlsx": ("articles.xlsx", making.xlsx_example),
}
"""Documents that are made when they are needed: the file's name and what makes it."""


def example(importer: Importer) -> tuple[str, bytes]:
    """Return the name and the bytes of an importer's example."""
    if importer.name in MADE:
        name, make = MADE[importer.name]
        return name, make()
    path = FIXTURES / EXAMPLES[importer.name]
    return path.name, path.read_bytes()


def ending(importer: Importer) -> str:
    """Return how the names of its files end; databases write into formats that are not theirs alone."""
    return Path(example(importer)[0]).suffix
