"""The report on pages, read by another program; nothing is loaded that it does not bring."""

import pypdfium2
import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from annotator.comparison.asked import compare
from annotator.comparison.report_print import Printed, printed
from annotator.gui.figures.printing import _Document, as_pdf, print_on


@pytest.fixture
def made(opened):
    return printed(opened.corpus, compare(opened.corpus, event="Reform passed"))


def pages(data):
    """The words of each page, as a reader of PDF finds them."""
    with pypdfium2.PdfDocument(data) as document:
        found = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    # Lines end where the reader finds a gap, which may be after every sign.
    return [page.replace("\r\n", " ") for page in found]


def test_the_pages_have_what_the_report_has_and_their_numbers(made):
    found = pages(as_pdf(made))
    assert len(found) > 3
    for number, page in enumerate(found, 1):
        assert f"{number} / {len(found)}" in page
    whole = " ".join(" ".join(found).split())
    for words in (
        "Outlets compared",
        "Sentence beside sentence",
        "Methods",
        "The Rampart",
        "so-called",
    ):
        assert words in whole
    assert "only here" in whole.replace("\xa0", " ")


def test_the_pages_are_a4_and_hold_the_figures_as_pictures(made):
    with pypdfium2.PdfDocument(as_pdf(made)) as document:
        width, height = document[0].get_size()
        pictures = [
            one.get_px_size()
            for number in range(len(document))
            for one in document[number].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        ]
    assert (round(width), round(height)) == (595, 842)
    assert len(pictures) >= 3
    assert max(across for across, _down in pictures) >= 2000  # 300 dots an inch of seven inches


def test_the_heading_of_a_table_is_repeated_on_each_of_its_pages():
    rows = "".join(f"<tr><td>Row {number}</td></tr>" for number in range(200))
    table = f"<table><thead><tr><th>Heading</th></tr></thead><tbody>{rows}</tbody></table>"
    found = pages(as_pdf(Printed(title="Long", html=f"<html><body>{table}</body></html>", style="")))
    assert len(found) > 2
    bare = [page.replace(" ", "") for page in found]
    assert all("Heading" in page for page in bare)
    assert "Row199" in bare[-1]


def test_nothing_is_loaded_that_the_report_does_not_bring(qtbot, tmp_path, monkeypatch):
    there = tmp_path / "there.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(there))
    asked = []
    real = _Document.loadResource

    def load(self, kind, name):
        found = real(self, kind, name)
        asked.append((name.toString(), found))
        return found

    monkeypatch.setattr(_Document, "loadResource", load)
    wanted = [there.as_uri(), "https://example.org/x.png", "figure:unknown"]
    body = "".join(f"<img src='{one}'>" for one in wanted)
    sheet = "https://example.org/sheet.css"
    head = f"<head><link rel='stylesheet' type='text/css' href='{sheet}'/></head>"
    as_pdf(Printed(title="Evil", html=f"<html>{head}<body>{body}</body></html>", style=""))
    assert {name for name, _data in asked} == {*wanted, sheet}
    assert all(isinstance(data, QByteArray) and data.isEmpty() for _name, data in asked)
    document = _Document(Printed(title="", html="", style="", pictures={"figure:a": there.read_bytes()}))
    picture = QTextDocument.ResourceType.ImageResource.value
    assert not real(document, picture, QUrl("figure:a")).isNull()
    assert real(document, QTextDocument.ResourceType.StyleSheetResource.value, QUrl("figure:a")).isEmpty()


def test_text_that_looks_like_a_page_stays_text(opened, make_article):
    text = "<h1>Owned</h1> <img src='file:///etc/passwd'> they said."
    found = pages(as_pdf(Printed(title=text, html=f"<p>{text.replace('<', '&lt;')}</p>", style="")))
    assert "<h1>Owned</h1>" in found[0].replace(" ", "")


def test_chosen_pages_are_printed_alone(made, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_on(printer, made)
    found = pages((tmp_path / "some.pdf").read_bytes())
    assert len(found) == 2
    assert "2 / " in found[0]


def entry(window, label):
    return next(one for one in window.table.paper.menu().actions() if one.text() == label)


def test_the_window_writes_pages_and_prints_on_the_printer_that_is_chosen(window, settled, opened, tmp_path):
    target = tmp_path / "report.pdf"
    opened.interaction.answers.append(target)
    entry(window, "PDF file...").trigger()
    settled(window)
    assert "Outlets compared" in pages(target.read_bytes())[0]

    def choose(printer):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return True

    opened.interaction.answers.append(choose)
    entry(window, "Printer...").trigger()
    settled(window)
    assert "Outlets compared" in pages((tmp_path / "paper.pdf").read_bytes())[0]
    assert window.foot.state.text() == "The report is printed."
    opened.interaction.answers.append(None)
    entry(window, "Printer...").trigger()
    assert not window.is_waiting


def test_nothing_is_printed_of_what_is_hidden(window, opened, settled):
    opened.hide_by_hand(("byline",))
    settled(window)
    assert not window.table.paper.isEnabled()
