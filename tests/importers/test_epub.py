"""Books: one article for each page with a heading, in reading order, without cover and contents."""

import zipfile
from html.parser import HTMLParser
from io import BytesIO

import pytest

from annotator.errors import InputError
from annotator.importers import Source, choose, read_source
from annotator.importers._articles import Taken
from tests.importers.making import LEAD, MORE, epub, epub_example


def read(data: bytes) -> Taken:
    source = Source("a.epub", data)
    importer = choose(source)
    assert importer.name == "epub"
    return read_source(importer, source)


def text_of(body: str) -> str:
    (entry,) = read(epub({"a.xhtml": body})).entries
    return entry.article.text


def test_a_newspaper_is_its_articles():
    taken = read(epub_example())
    assert [(entry.where, entry.article.headline) for entry in taken.entries] == [
        ("OPS/a.xhtml", "Ministers meet at last"),
        ("OPS/b.xhtml", "Grain talks stall"),
    ]
    first, second = (entry.article for entry in taken.entries)
    assert first.text == f"Ministers meet at last\n{LEAD}\n1. First"
    assert second.text == f"Grain talks stall\n{MORE}\nYear\t14"
    for article in (first, second):
        assert (article.outlet, article.date, article.language) == ("The Coastal Monitor", "2024-03-03", "en")
        assert article.extra["metadata"] == {"publication": "The Coastal Monitor, 3 March"}
    (problem,) = taken.problems
    assert problem.message == "1 page was left out for want of words: OPS/cover.xhtml"


def test_the_words_are_those_that_the_pages_hold():
    """Compared with the words that Python's own HTML parser finds."""

    class Words(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found: list[str] = []
            self.title = False

        def handle_starttag(self, tag, attrs):
            self.title = tag == "title"

        def handle_data(self, data):
            self.found += [] if self.title else data.split()

    theirs = Words()
    with zipfile.ZipFile(BytesIO(epub_example())) as archive:
        for name in ("OPS/a.xhtml", "OPS/b.xhtml"):
            theirs.feed(archive.read(name).decode())
    ours = " ".join(entry.article.text for entry in read(epub_example()).entries).split()
    assert [word for word in ours if word != "1."] == theirs.found


def test_a_single_article_has_the_titles_and_the_author_of_the_book():
    metadata = (
        "<dc:title>Ministers meet</dc:title><dc:creator>A. Desk</dc:creator><dc:creator>B. Desk</dc:creator>"
        "<dc:publisher>calibre</dc:publisher><dc:source>https://paper.example/1</dc:source><dc:date>soon</dc:date>"
    )
    (entry,) = read(epub({"a.xhtml": f"<p>{LEAD}</p>", "b.xhtml": f"<p>{MORE}</p>"}, metadata)).entries
    article = entry.article
    assert (article.headline, article.byline, article.outlet) == ("Ministers meet", "A. Desk; B. Desk", "")
    assert article.url == "https://paper.example/1"
    assert article.text == f"{LEAD}\n{MORE}"
    assert entry.problems == ("the date “soon” is not clear and was left out",)


def test_the_spine_decides_the_order_and_what_is_read():
    pages = {name: f"<h2>{name}</h2><p>{LEAD}</p>" for name in ("a.xhtml", "b.xhtml", "c.xhtml")}
    order = (
        '<itemref idref="p2"/><itemref idref="p0"/><itemref idref="p1" linear="no"/><itemref idref="none"/>'
    )
    taken = read(epub(pages, spine=order))
    assert [entry.article.headline for entry in taken.entries] == ["c.xhtml", "a.xhtml"]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("one <b>two</b>\n  three<br/>four", "one two three\nfour"),
        ("<div>one<p>two</p>three</div>", "one\ntwo\nthree"),
        ("caf&#233; &lt;b&gt; &amp;amp;", "café <b> &amp;"),
        ("<ul><li>one</li><li><p>two</p></li></ul>", "one\ntwo"),
        ('<ol start="3" type="a"><li><p>one</p></li><li value="9">two</li></ol>', "c. one\ni. two"),
        ("<script>no</script><style>no</style><nav>no</nav><svg><text>no</text></svg>yes", "yes"),
        ('<p hidden="hidden">no</p><p style="display: none">no</p>yes', "yes"),
        (
            'talks<a epub:type="noteref">1</a> stall<aside epub:type="footnote">A note.</aside>',
            "talks stall\nA note.",
        ),
        ('Sep<span epub:type="pagebreak" title="9">9</span>tember', "September"),
        ("<ruby>漢<rt>kan</rt></ruby>", "漢"),
        ("<table><tr><td>1<table><tr><td>2</td></tr></table></td><td>3</td></tr></table>", "1\n2\n3"),
        ("<table><thead><tr><th>1</th><th></th><th>3</th></tr></thead></table>", "1\t\t3"),
        ("a\u00a0b\u00adc", "a\u00a0b\u00adc"),
    ],
)
def test_markup_becomes_what_a_reader_sees(body: str, seen: str):
    first, _, rest = text_of(f"<p>{LEAD}</p><div>{body}</div>").partition("\n")
    assert (first, rest) == (LEAD, seen)


def test_pages_that_are_no_proper_xml_are_read_all_the_same():
    assert text_of(f"<p>{LEAD}<p>caf&eacute;&nbsp;x<br>y") == f"{LEAD}\ncafé\u00a0x\ny"


def test_entities_of_a_page_type_that_is_not_fetched_are_known():
    page = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
        '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
        f"<html><body><p>{LEAD} caf&eacute;</p></body></html>"
    )
    made = epub({"a.xhtml": ""}, **{"OPS/a.xhtml": page})
    (entry,) = read(made).entries
    assert entry.article.text == f"{LEAD} café"


def test_books_that_are_locked_and_books_without_words_say_so():
    locked = '<encryption><CipherReference URI="OPS/a.xhtml"/></encryption>'
    with pytest.raises(InputError, match="protected against reading"):
        read(epub({"a.xhtml": f"<p>{LEAD}</p>"}, **{"META-INF/encryption.xml": locked}))
    fonts = '<encryption><CipherReference URI="OPS/font.otf"/></encryption>'
    assert read(epub({"a.xhtml": f"<p>{LEAD}</p>"}, **{"META-INF/encryption.xml": fonts})).entries
    with pytest.raises(InputError, match="there is no article in it"):
        read(epub({"a.xhtml": "<p>Cover</p>"}))
