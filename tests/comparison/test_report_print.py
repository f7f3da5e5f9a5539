"""The report for paper: the words of the page, in pieces that load and run nothing."""

import re

import pytest
from lxml import html

from annotator.bundled import resource
from annotator.comparison.asked import compare
from annotator.comparison.report import report
from annotator.comparison.report_print import FIGURE, SLOTS, Printed, printed
from annotator.corpus import Corpus
from annotator.model import Article, Event
from annotator.text.canonical import sha256

LOUD = (
    "Fury over so-called reform\n\nThe regime slammed the reform of pensions on Tuesday. "
    "The vote ended at 210 to 190.\n\nThe weather is fine.\n"
)
CALM = (
    "Reform passes in parliament\n\nThe reform of pensions passed on Tuesday, to the anger of the regime. "
    "The vote ended at 210 to 190.\n\nIt may rain.\n"
)
EVIL = "<img src='file:///etc/passwd'><script>alert(1)</script></td></table>"


def study(evil: str = "") -> Corpus:
    texts = {"Open Record": LOUD + evil, f"The Rampart{evil}": CALM}
    held = [
        Article(
            id=f"a{number}",
            text=text,
            sha256=sha256(text),
            outlet=outlet,
            event="event-1",
            date="2025-03-01",
            url=f"https://example.org/{number}",
        )
        for number, (outlet, text) in enumerate(texts.items())
    ]
    return Corpus.draft(f"Study{evil}", articles=held, events=[Event(id="event-1", name=f"Reform{evil}")])


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return study()


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> Printed:
    return printed(corpus, compare(corpus, event="event-1"))


def words(node: html.HtmlElement) -> list[str]:
    return re.findall(r"\w+", " ".join(node.itertext()))


def test_every_word_of_the_page_is_on_paper(corpus: Corpus, made: Printed):
    page = html.document_fromstring("".join(report(corpus, compare(corpus, event="event-1"))))
    for gone in (*page.xpath("//svg"), *page.find_class("screen")):
        gone.drop_tree()
    paper = html.document_fromstring(made.html)
    assert sorted(words(paper)) == sorted(words(page.find("body")))
    assert made.title == "Study: the event “Reform”"


def test_it_asks_for_nothing_but_its_own_pictures(made: Printed):
    paper = html.document_fromstring(made.html)
    sources = paper.xpath("//@src")
    assert set(sources) == set(made.pictures)
    assert all(one.startswith(FIGURE) for one in sources)
    assert not paper.xpath("//a | //script | //style | //link | //svg | //iframe")
    assert {name for one in paper.iter() for name in one.attrib} <= {
        *("class", "colspan", "rowspan", "width", "cellspacing", "cellpadding", "border", "src")
    }


def test_figures_are_pictures_for_print_and_strips_drawings_with_their_colours(made: Printed):
    assert made.pictures["figure:density"].startswith(b"\x89PNG")
    assert made.pictures["figure:heatmap"].startswith(b"\x89PNG")
    strip = next(data for data in made.pictures.values() if data.startswith(b"<svg")).decode()
    assert "Open Record" in strip
    assert "class=" not in strip
    assert SLOTS[1] in strip
    assert strip.count("<rect") > 3


def test_marks_have_a_tint_and_a_tag_and_sentences_their_number(made: Printed):
    paper = html.document_fromstring(made.html)
    marked = [one.text_content() for one in paper.find_class("mark")]
    assert "so-called" in marked
    assert paper.find_class("tag")
    assert "only here" in {one.text_content().replace("\xa0", " ") for one in paper.find_class("margin")}
    assert ".s1 { background-color" in made.style
    assert "hollow and a thin line" not in paper.text_content()


def test_a_caption_stands_above_its_table_and_headings_are_headings(made: Printed):
    paper = html.document_fromstring(made.html)
    assert not paper.xpath("//caption")
    table = paper.find_class("figures")[0]
    assert "95 % intervals" in table.getprevious().text_content()
    assert [one.text_content() for one in table.xpath("./thead//th")][:2] == ["", "Open Record"]


def test_untrusted_text_is_text():
    evil = study(EVIL)
    made = printed(evil, compare(evil, event="event-1"))
    paper = html.document_fromstring(made.html)
    assert set(paper.xpath("//@src")) == set(made.pictures)
    assert not paper.xpath("//script")
    assert "file:///etc/passwd" in paper.text_content()
    assert EVIL in made.title
    strips = [data for data in made.pictures.values() if data.startswith(b"<svg")]
    assert strips
    assert not any(b"<script" in data or b"<img" in data for data in strips)


def test_the_style_asks_for_nothing():
    style = resource("report_print.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style
