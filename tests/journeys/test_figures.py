"""From the menu to the printed page: outlets compared, a figure, the table and the report taken along."""

import csv
import io

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.corpus import Corpus
from annotator.model import Article, Event
from annotator.text.canonical import sha256

LOUD = "The regime slammed the so-called reform on Tuesday. Critics fear a disaster for families."
CALM = "The government approved the reform on Tuesday. Members of both houses had discussed it for a week."


@pytest.fixture
def study(tmp_path):
    """A corpus of three outlets in a folder: six articles of each of two, one of a third."""
    outlets = ["The Rampart"] * 6 + ["Open Record"] * 6 + ["Harbour Wire"]
    articles = []
    for number, outlet in enumerate(outlets):
        text = f"Reform {number}\n\n{LOUD if outlet == 'The Rampart' else CALM}\n\nNumber {number} it was."
        articles.append(
            Article(
                id=f"art-{number}",
                text=text + " It rains." * (number % 3),
                sha256=sha256(text + " It rains." * (number % 3)),
                headline=f"Reform {number}",
                outlet=outlet,
                date=f"2025-03-0{1 + number % 6}",
                event="event-1" if number % 6 == 0 else "",
                language="en",
            )
        )
    folder = tmp_path / "Reform"
    corpus = Corpus.draft("Reform", articles=articles, events=[Event(id="event-1", name="Reform passed")])
    corpus.save_as(folder).close()
    return folder


def read(file):
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))


def test_a_figure_the_table_and_the_report_of_outlets(journey, study, tmp_path):
    files = {
        name: tmp_path / name
        for name in ("one.svg", "two.svg", "rates.csv", "table.csv", "report.html", "report.pdf")
    }

    def take(guide, target, does):
        guide.answer(target)
        does()
        guide.wait(lambda: target.is_file() and target.stat().st_size > 0)

    def steps(guide):
        guide.wait_for_cues()
        window = guide.figures()
        headings = [one.heading.split("\n")[0] for one in window.table.grid.model_.table.columns]
        assert sorted(headings[3:6]) == ["Harbour Wire", "Open Record", "The Rampart"]
        assert headings[3] == "The Rampart", "of which there are most articles"
        assert "Harbour Wire (1)" in window.table.notices.toPlainText()
        take(guide, files["table.csv"], window.table.export.click)
        rates = window.figures["density"]
        window.tabs.setCurrentWidget(rates)
        guide.wait(lambda: not window.is_waiting)
        assert rates.numbers
        assert not rates.picture.grab().toImage().isNull()
        guide.picture("figures-density")
        take(guide, files["one.svg"], lambda: rates.save(".svg"))
        take(guide, files["two.svg"], lambda: rates.save(".svg"))
        take(guide, files["rates.csv"], lambda: rates.save(".csv"))
        window.tabs.setCurrentWidget(window.table)
        over = window.form.over
        over.setFocus()
        QTest.keyClick(over, Qt.Key.Key_Down)  # from the whole corpus to the event of the open article
        guide.wait(lambda: not window.is_waiting)
        said = window.table.caption.toPlainText()
        assert "the event “Reform passed”; 2 articles of 2 outlets (1 copy set aside)" in said
        take(guide, files["report.html"], window.table.report.click)
        guide.wait(lambda: not window.is_waiting)
        guide.picture("figures-table")
        take(guide, files["report.pdf"], window.table.paper.menu().actions()[0].trigger)
        guide.wait(lambda: not window.is_waiting)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()

    assert journey([study], steps) == 0
    assert files["one.svg"].read_bytes() == files["two.svg"].read_bytes()
    rows, table = (read(files[name]) for name in ("rates.csv", "table.csv"))
    assert {row["outlet"] for row in rows} == {"The Rampart", "Open Record", "Harbour Wire"}
    assert any(row["row"] == "pair" for row in table)
    page = files["report.html"].read_text("utf-8")
    assert "Sentence beside sentence" in page
    assert "<script" not in page
    assert "figure-density" in page
    with pypdfium2.PdfDocument(files["report.pdf"]) as paper:
        first = paper[0].get_textpage().get_text_range()
        assert "the event “Reform passed”" in first
        assert f"1 / {len(paper)}" in first
