"""The event as a whole in the report of a comparison: what it tells, and that nothing in it is obeyed."""

import pytest
from lxml import html

from annotator import compare
from annotator.comparison.report import report
from annotator.comparison.report_event import MOST_OUTLETS, as_a_whole, whole_of
from annotator.comparison.whole_event.whole import put_together
from annotator.corpus import Corpus
from annotator.model import Article, Event
from tests.comparison.whole_event.articles import RAMPART, RECORD, article, readings

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def study(*articles: Article) -> Corpus:
    return Corpus.draft("Study", articles=articles, events=[Event(id="event-1", name="Harbour")])


@pytest.fixture
def two() -> Corpus:
    record = article("a", "Open Record", RECORD, event="event-1", date="2025-03-01")
    return study(record, article("b", "The Rampart", RAMPART, event="event-1", date="2025-03-02"))


def section_of(corpus: Corpus) -> html.HtmlElement | None:
    page = "".join(report(corpus, compare(corpus)))
    return next(
        (one for one in html.document_fromstring(page).iter("section") if one.get("id") == "event"), None
    )


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def rows(section: html.HtmlElement) -> dict[str, list[str]]:
    return {words(row[0]): [words(cell) for cell in row[1:]] for row in section.iter("tr")}


def test_it_tells_who_names_and_quotes_whom_and_who_alone(two: Corpus):
    told = rows(section_of(two))
    assert told["Orla Quandt"] == ["person", "2 of 2", "3", "2"]
    assert told["Brenda Quist"] == ["person", "only Open Record", "1", "-"]
    assert told["The Rampart"][2] == "passive, agent named: Ministry"
    terminal = next(cells for first, cells in told.items() if first.startswith("We will not give up"))
    assert terminal == ["Orla Quandt", "2 of 2", "The Rampart: shortened to 9 of 14 words"]


def test_the_reason_for_a_kind_stands_with_the_name(two: Corpus):
    titles = [one.get("title") for one in section_of(two).iter("span")]
    assert "“Party” is a word for organisations. Written: Island Party" in titles


def test_articles_of_several_events_have_no_such_section(two: Corpus):
    lone = article("c", "Third", "Nothing happened there.", event="")
    several = study(*(two.described(key) for key in two.articles()), lone)
    assert whole_of(several, compare(several)) is None
    assert section_of(several) is None


def test_a_copy_that_is_set_aside_is_still_beside_the_others():
    first = article("a", "Open Record", RECORD, event="event-1", date="2025-03-01")
    copy = article("b", "The Rampart", RECORD, event="event-1", date="2025-03-02", copy_of="a")
    said = words(section_of(study(first, copy)))
    assert "The Rampart (copy)" in said
    assert "Open Record and The Rampart: same text, linked as copies, 100% of the shorter one" in said


def test_what_articles_say_is_shown_and_not_obeyed():
    evil = f"Mayor {EVIL} wins\n\nHe saw Anna Brandt there. “We {EVIL} will not give up,” said Anna Brandt.\n"
    one = article("a", EVIL, evil, event="event-1")
    two = article("b", "B", evil.replace("saw", "met"), event="event-1")
    page = "".join(as_a_whole(put_together(readings(a=evil, b=evil.upper()))))
    assert EVIL in html.fragment_fromstring(page, create_parent="div").text_content()
    section = section_of(study(one, two))
    assert not [*section.iter("script"), *section.iter("img")]
    assert EVIL in section.text_content()


def test_the_same_corpus_gives_the_same_bytes(two: Corpus):
    first, second = ("".join(report(two, compare(two))) for _time in range(2))
    assert first == second


def test_many_outlets_stand_in_one_cell():
    texts = {
        f"o{number}": f"On Monday they saw Anna Brandt {number} times." for number in range(MOST_OUTLETS + 1)
    }
    page = "".join(as_a_whole(put_together(readings(**texts), with_copies=True)))
    told = rows(html.fragment_fromstring(page, create_parent="div"))
    assert told["Anna Brandt"] == ["person", "7 of 7", ", ".join(f"O{number} 1" for number in range(7))]
