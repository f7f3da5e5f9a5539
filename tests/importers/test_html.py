"""HTML: the article without its page, the metadata that the page gives, and nothing that nobody wrote."""

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.importers import Source, choose, read_articles
from annotator.model import Article

FIXTURES = Path(__file__).parent / "fixtures"
BODY = (
    "<p>Ministers met on Monday in the capital, and they spoke about sanctions for three hours.</p>"
    "<p>They left without a word to the press, which had been told to wait in the yard.</p>"
)


@pytest.fixture
def read(tmp_path: Path):
    def reading(page: str | bytes, *, name: str = "page.html", encoding: str = "") -> Article:
        file = tmp_path / name
        file.write_bytes(page.encode() if isinstance(page, str) else page)
        (article,) = read_articles(file, encoding=encoding).articles
        return article

    return reading


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.mark.parametrize("name", ["modern.html", "tables_1999.htm"])
def test_the_examples_become_the_text_of_their_articles(name: str):
    (article,) = read_articles(FIXTURES / name).articles
    assert article.text == (FIXTURES / name).with_suffix(".txt").read_text(encoding="utf-8")


def test_metadata_of_a_modern_page():
    (article,) = read_articles(FIXTURES / "modern.html").articles
    assert article.headline == "Ministry defends “clean web” law"
    assert (article.outlet, article.byline, article.date) == (
        "The Harbour Post",
        "Politics Desk",
        "2024-03-14",
    )
    assert (article.url, article.language) == ("https://harbourpost.example/2024/03/clean-web", "en-GB")


def test_metadata_of_a_page_of_1999():
    (article,) = read_articles(FIXTURES / "tables_1999.htm").articles
    assert article.headline == "Port city votes on bridge"
    assert (article.byline, article.date) == ("the City Desk", "1999-03-03")
    assert article.provenance.encoding == "cp1252"


@pytest.mark.parametrize("name", ["modern.html", "tables_1999.htm"])
def test_the_headline_is_in_the_text_once_and_is_its_zone(name: str):
    (article,) = read_articles(FIXTURES / name).articles
    assert article.text.count(article.headline) == 1
    first = article.zones[0]
    assert (first.kind, article.text[first.start : first.end].rstrip("\n")) == ("headline", article.headline)


def test_a_page_is_known_by_its_content_whatever_its_name(read):
    for name in ("page.txt", "page.md", "page"):
        source = Source(name, page(BODY).encode())
        assert choose(source).name == "html"
    assert choose(Source("letter.html", b"Dear reader, this is plain text.")).name == "plain-text"
    assert choose(Source("letter.txt", b"The tag <html> opens a page.")).name == "plain-text"


def test_a_piece_of_a_page_is_told_by_its_extension(read):
    assert choose(Source("piece.txt", BODY.encode())).name == "plain-text"
    assert "\nThey left without a word" in read(BODY, name="piece.html").text


def test_utf_16_pages_are_recognised(read):
    assert "sanctions" in read(b"\xff\xfe" + page(BODY).encode("utf-16-le"), name="page").text


def test_a_declared_encoding_is_used_and_one_that_does_not_fit_is_not(read):
    text = BODY.replace("Monday", "Lundi – le café")
    declared = page(text, "<meta charset='windows-1252'>").encode("cp1252")
    article = read(declared)
    assert "Lundi – le café" in article.text
    assert article.provenance.encoding_from == "declared"
    wrong = page(text, "<meta charset='utf-8'>").encode("cp1252")
    assert "Lundi – le café" in read(wrong).text


def test_an_encoding_can_be_overridden(read):
    russian = BODY.replace("Monday", "Понедельник")
    article = read(page(russian, "<meta charset='windows-1252'>").encode("cp1251"), encoding="cp1251")
    assert "Понедельник" in article.text


def test_a_date_is_never_made_from_a_year_that_stands_somewhere(read):
    assert read(page(BODY + "<p>Copyright 2019 The Paper</p>")).date == ""


def test_of_two_different_dates_on_a_page_none_is_taken(read):
    assert read(page("<p>3 March 2019</p>" + BODY)).date == "2019-03-03"
    assert read(page("<p>3 March 2019</p><p>4 April 2020</p>" + BODY)).date == ""


def test_initials_keep_their_full_stops(read):
    head = "<meta name='author' content='J. Q. Desk'>"
    assert read(page(BODY, head)).byline == "J. Q. Desk"


def test_markup_that_the_page_shows_as_text_stays_text(read):
    hostile = "&lt;img src=x&gt;&lt;b&gt;x&lt;/b&gt;"
    article = read(page(f"<h1>{hostile} arrives</h1>" + BODY.replace("sanctions", hostile)))
    assert "<img src=x><b>x</b>" in article.text


def test_tables_of_figures_keep_their_rows(read):
    table = "<table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2022</td><td>14</td></tr></table>"
    assert "\nYear\tTonnes\n2022\t14\n" in read(page("<h1>Grain</h1>" + BODY + table + BODY)).text


@pytest.mark.parametrize(
    "empty",
    [
        "<html></html>",
        "<!doctype html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><frameset>",
    ],
)
def test_a_page_without_an_article_says_so(read, empty: str):
    with pytest.raises(InputError, match=r"page\.html: no article was found on this page; copy its text"):
        read(empty)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 50_000,
        "<table><tr><td>" * 2_000,
        "<b>" * 30_000,
        "<p>a b c " * 3_000,
        "<!ENTITY a 'b'>&a;" * 500,
    ],
    ids=["divisions", "tables", "bold", "paragraphs", "entities"],
)
def test_hostile_nesting_ends_in_an_article_or_a_plain_error(read, hostile: str):
    try:
        article = read(page(hostile + BODY))
    except InputError:
        return
    assert article.text
