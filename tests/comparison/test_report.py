"""The report of a comparison: what it shows, and that nothing in it is obeyed."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import html

from annotator import compare
from annotator.bundled import resource
from annotator.comparison.event_texts import MOST, texts_of
from annotator.comparison.report import report
from annotator.comparison.report_html import address, shown
from annotator.comparison.report_methods import used
from annotator.corpus import Corpus
from annotator.edits import tie
from annotator.gui.theme import DARK, LIGHT
from annotator.model import Annotation, Article, Code, Coder, CueRef, Event, Segment
from annotator.text.canonical import sha256 as hashed

LOUD = (
    "Parliament passes reform\n\nThe regime slammed the so-called reform of pensions on Tuesday. "
    "The vote ended at 210 to 190.\n\nThe weather is fine.\n"
)
CALM = (
    "Reform passes in parliament\n\nThe reform of pensions passed on Tuesday, to the anger of the regime. "
    "The vote ended at 210 to 190.\n\nIt may rain.\n"
)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&</td></table>"


def article(key: str, outlet: str, text: str, **more: str) -> Article:
    told = {"event": "event-1", "date": "2025-03-01", **more}
    return Article(id=key, text=text, sha256=hashed(text), outlet=outlet, **told)


def study(*articles: Article, name: str = "Study", event: str = "Reform", **more) -> Corpus:
    return Corpus.draft(name, articles=articles, events=[Event(id="event-1", name=event)], **more)


@pytest.fixture
def two() -> Corpus:
    return study(article("a", "Open Record", LOUD), article("b", "The Rampart", CALM))


def page_of(corpus: Corpus, **asked) -> str:
    return "".join(report(corpus, compare(corpus, **asked)))


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_it_says_what_it_is_of_and_first_what_may_be_unfair(two: Corpus):
    found = tree(page_of(two))
    titles = [words(one) for one in found.iter("h2")]
    assert titles[:3] == ["Before you read the figures", "Outlets compared", "Each two outlets"]
    assert titles[-3:] == ["Methods", "The kinds of cues", "Literature"]
    assert "2 articles of 2 outlets" in words(found.find_class("caption")[0])
    assert "Fewer than 5 articles: Open Record (1), The Rampart (1)" in words(
        found.get_element_by_id("notes")
    )
    rows = {words(row[0]): words(row) for row in found.get_element_by_id("table").iter("tr")}
    assert "2 in 1 of 1 article" in rows["Loaded language"]


def test_the_figures_are_drawings_in_the_page_that_need_no_style_of_their_own(two: Corpus):
    page = page_of(two)
    found = tree(page)
    drawn = found.find_class("drawn")
    assert [one.get("id") for one in drawn] == ["figure-density", "figure-heatmap"]
    for one in drawn:
        (picture,) = one.findall("svg")
        assert picture.get("role") == "img"
        assert picture.get("aria-label").endswith(".")
        assert len(picture.xpath(".//path")) > 20
        assert "2 articles of 2 outlets" in words(one.find("figcaption"))
    assert not found.xpath("//@style")
    assert len(found.xpath("//style")) == 1
    assert not found.xpath("//metadata")
    used = re.findall(r"url\(#([^)]+)\)", page)
    assert used
    assert set(used) <= set(found.xpath("//@id"))


def test_figures_of_events_count_the_articles_of_events(two: Corpus):
    said = words(tree(page_of(two, by="event")).get_element_by_id("figure-density"))
    assert "Rates per 1,000 words by event." in said
    assert "Articles: Reform n = 2." in said


def test_a_report_of_nothing_has_no_figures():
    nothing = study(article("a", "Open Record", "It.\n"))
    page = page_of(nothing, kinds=["code"])
    assert "figure-density" not in page
    assert "Figures</h2>" not in page


def test_sentences_that_agree_have_the_same_number_and_others_stand_alone(two: Corpus):
    found = tree(page_of(two))
    margins = [
        {words(one.find_class("margin")[0]): words(one[1]) for one in column.iter("li")}
        for column in found.find_class("sentences")
    ]
    vote = next(number for number, said in margins[0].items() if "210 to 190" in said)
    assert "210 to 190" in margins[1][vote]
    assert margins[0]["only here"] == "The weather is fine."
    row = found.get_element_by_id(f"g-{vote}").getparent()
    assert words(row).count("210 to 190") == 2


def test_links_lead_to_places_that_are_there_and_ids_are_unique(two: Corpus):
    found = tree(page_of(two))
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    leads = [one[1:] for one in found.xpath("//a/@href")]
    assert leads
    assert set(leads) <= set(ids)


def test_every_mark_has_its_tag_its_reason_and_its_line_in_the_list(two: Corpus):
    found = tree(page_of(two))
    texts = texts_of(two, compare(two))
    assert texts is not None
    listed = found.find_class("reasons")[0].findall("li")
    assert len(listed) == len(texts.columns[0].marks)
    for place, one in enumerate(texts.columns[0].marks, 1):
        (tag, *_again) = found.xpath(f"//a[@href='#n-1-{place}']")
        assert words(tag) == f"{one.tag} {place}"
        assert tag[0].get("title") == f"{one.name}: {one.says}"
        assert one.says in words(listed[place - 1])
        assert one.line in listed[place - 1][0].get("class").split()
    assert found.xpath("//span[contains(@class, 'mark')][text()='so-called']")


def test_a_tag_stands_behind_the_last_word_of_its_mark_also_where_marks_overlap():
    start, end = LOUD.index("regime"), LOUD.index(" on Tuesday")
    quote = Segment(article="a", start=start, end=end, quote=LOUD[start:end])
    made = article("a", "Open Record", LOUD)
    around = Annotation(
        id="ann-1", article="a", coder="coder-1", code="code-1", target=(quote,), text_sha256=made.sha256
    )
    corpus = with_annotation(study(made, codes=[Code(id="code-1", name="Frame", tag="FR")]), around)
    marks = texts_of(corpus, compare(corpus)).columns[0].marks
    assert any(one.start > start and one.end < end for one in marks)
    column = tree(page_of(corpus)).find_class("sentences")[0]
    for tag in column.find_class("tag"):
        tag.text, tag[0].text, tag[0].tail = f"[{tag.get('href')[5:]}]", "", ""
    text = words(column)
    for number, one in enumerate(marks, 1):
        before, _after = text.split(f"[{number}]")
        assert re.sub(r"\[\d+\]", "", before).endswith(" ".join(LOUD[one.start : one.end].split()))


def test_texts_are_whole(two: Corpus):
    for place, text in enumerate((LOUD, CALM)):
        column = tree(page_of(two)).find_class("sentences")[place]
        for mark in column.find_class("tag") + column.find_class("margin"):
            mark.drop_tree()
        assert "".join(column.text_content().split()) == "".join(text.split())


def test_what_a_coder_accepted_is_shown_as_decided_in_place_of_the_cue():
    start = LOUD.index("so-called")
    quote = Segment(article="a", start=start, end=start + 9, quote="so-called")
    made = article("a", "Open Record", LOUD)
    told = compare(study(made))
    cue = next(one for one in texts_of(study(made), told).columns[0].marks if one.start == start)
    category = next(line.thing.id for line in told.comparison.lines if told.name(line.thing) == cue.name)
    annotation = Annotation(
        id="ann-1",
        article="a",
        coder="coder-1",
        code="code-1",
        target=(quote,),
        text_sha256=made.sha256,
        origin=f"rule:{category}.x@1",
        cue=CueRef(category=category, rule=f"{category}.x@1", start=start, end=start + 9),
        memo="<b>sure</b>",
    )
    corpus = study(made, codes=[Code(id="code-1", name="Loaded", tag="LO", categories=(category,))])
    corpus = with_annotation(corpus, annotation)
    marks = [one for one in texts_of(corpus, compare(corpus)).columns[0].marks if one.start == start]
    assert [(one.tag, one.decided) for one in marks] == [("LO", True)]
    page = page_of(corpus)
    assert "&lt;b&gt;sure&lt;/b&gt;" in page
    assert "<b>sure</b>" not in page
    assert "decided" in tree(page).xpath("//span[text()='so-called']/@class")[0]


def with_annotation(corpus: Corpus, annotation: Annotation) -> Corpus:
    from annotator.corpus.store import Change, Put

    corpus.commit(Change((Put(None, Coder(id="coder-1", name="Ann")),)))
    corpus.commit(Change((Put(None, annotation),)))
    return corpus


def test_untrusted_text_is_inert():
    text = f"{EVIL} headline\n\nThe regime slammed {EVIL} on Tuesday.\n"
    corpus = study(
        article(
            "a", EVIL, text, headline=EVIL, url="javascript:alert(3)", date=EVIL, language='en" onload="x'
        ),
        article("b", "B\u202ed\x00", text, headline="x", url=f"https://example.org/{EVIL}"),
        name=EVIL,
        event=EVIL,
    )
    found = tree(page := page_of(corpus))
    assert not found.xpath("//script | //img | //iframe | //object | //embed | //link | //form | //base")
    assert not [
        name for one in found.iter() for name in one.attrib if name.startswith("on") or name == "style"
    ]
    for href in found.xpath("//@href | //@src"):
        assert re.match(r"#[a-z]-[0-9-]+$|#(?:density|heatmap)-[\w.-]+$|https://", href)
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\x00" not in page
    assert EVIL in found.find_class("beside")[0].text_content()


def test_the_browser_is_told_to_load_nothing_and_to_obey_this_style_only(two: Corpus):
    found = tree(page_of(two))
    style = found.xpath("//style")[0].text
    known = b64encode(sha256(style.encode()).digest()).decode()
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{known}';")
    assert not re.search(r"url\(|@import|https?:", style)


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("javascript://example.org/%0Aalert(1)", False),
        ("file://example.org/a", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://[", False),
        ("https://example.org/\njavascript:", False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str, is_link: bool):
    told = address(url)
    assert ("<a " in told) is is_link
    assert ('rel="noopener noreferrer"' in told) is is_link
    assert shown(url) in told


def test_the_colours_are_those_of_the_window_in_both_schemes():
    style = resource("report.css").read_text(encoding="utf-8")
    light, dark = style.split("prefers-color-scheme: dark")
    for text, theme in ((light, LIGHT), (dark, DARK)):
        told = re.findall(r"--s[1-6]: (#[0-9A-F]{6})", text)
        assert tuple(told) == theme.slots


def test_the_same_corpus_gives_the_same_bytes(two: Corpus):
    assert page_of(two) == page_of(two)


def test_links_that_people_parted_are_apart_and_the_methods_say_so(two: Corpus):
    assert "Nobody has corrected" in page_of(two)
    places = [
        Segment(article=key, start=text.index("The vote"), end=text.index("190."), quote=part)
        for key, text in (("a", LOUD), ("b", CALM))
        for part in [text[text.index("The vote") : text.index("190.")]]
    ]
    two.commit(tie(None, "event-1", *places, joined=False))
    page = page_of(two)
    assert "joined or parted by hand: 1;" in page
    texts = texts_of(two, compare(two))
    assert texts is not None
    number = texts.columns[0].told.number_at(places[0].start)
    assert not [
        group for group in texts.groups for one in group if (one.article, one.number) == ("a", number)
    ]


def test_four_articles_are_read_side_by_side_each_outlet_first_and_the_others_are_named():
    held = [article(f"a{n}", "Open Record", f"{LOUD}{n}\n", headline=f"Head {n}") for n in range(4)]
    held += [article("b", "The Rampart", CALM), article("c", "Wire", CALM, copy_of="b")]
    corpus = study(*held)
    texts = texts_of(corpus, compare(corpus, copies=True))
    assert texts is not None
    assert [one.article.id for one in texts.columns] == ["a0", "a1", "a2", "b"]
    assert len(texts.columns) == MOST
    assert [one.id for one in texts.left_out] == ["a3", "c"]
    assert "Open Record: Head 3; Wire" in page_of(corpus, copies=True)


def test_the_methods_say_which_copies_were_set_aside_and_in_which_mode_people_worked():
    corpus = study(article("a", "Open Record", LOUD), article("b", "Wire", CALM, copy_of="a"))
    said = words(tree(page_of(corpus)).get_element_by_id("methods"))
    assert "1 more was set aside as copies" in said
    assert "Annotations are those of all coders, of whom nobody made any;" in said
    start = LOUD.index("so-called")
    quote = Segment(article="a", start=start, end=start + 9, quote="so-called")
    made = Annotation(
        id="ann-1",
        article="a",
        coder="coder-1",
        code="code-1",
        target=(quote,),
        text_sha256=hashed(LOUD),
        mode="blind",
    )
    coded = with_annotation(
        study(article("a", "Open Record", LOUD), codes=[Code(id="code-1", name="Frame")]), made
    )
    said = words(tree(page_of(coded)).get_element_by_id("methods"))
    assert "Annotations are those of all coders, made in the mode blind;" in said
    assert "set aside" not in said


def test_without_an_event_there_are_tables_with_tests_and_no_texts():
    held = [
        article(f"{outlet}{n}", outlet, f"{text}It snows. {n}\n" + "It snows. " * (n % 3), event="")
        for outlet, text in (("Open Record", LOUD), ("The Rampart", CALM))
        for n in range(6)
    ]
    corpus = study(*held)
    told = compare(corpus)
    found = tree("".join(report(corpus, told)))
    assert not found.find_class("sentences")
    methods = words(found.get_element_by_id("methods"))
    assert "2,000 samples" in methods
    assert "Alignment" not in methods
    names = {one.name for one in used(told)}
    assert len(names) == 9
    works = words(found.get_element_by_id("literature"))
    assert "Hall, P. (1988)" in works
    assert "Salton" not in works
    pairs = found.get_element_by_id("pairs")
    assert len(pairs.xpath(".//td[@class='outlets']")) == len(told.comparison.differences)
    assert "Open Record − The Rampart" in words(pairs)


def test_many_outlets_are_several_tables_with_every_outlet_once():
    corpus = study(*(article(f"a{n}", f"Outlet {n}", f"{LOUD}{n}\n", event="") for n in range(12)))
    found = tree(page_of(corpus))
    heads = found.xpath("//section[@id='table']//thead//th/text()")
    for table in found.xpath("//section[@id='table']//table"):
        rows = [len(row) for row in table.iter("tr") if row.get("class") != "kind"]
        assert set(rows) == {rows[0]}
    assert sorted(one for one in heads if one.startswith("Outlet")) == sorted(
        f"Outlet {n}" for n in range(12)
    )
    assert heads.count("All") == 3


def test_marks_without_words_any_more_are_counted_and_not_shown(monkeypatch: pytest.MonkeyPatch):
    made = article("a", "Open Record", LOUD)
    lost = Annotation(
        id="ann-1",
        article="a",
        coder="coder-1",
        code="code-1",
        target=(Segment(article="a", start=0, end=10, quote=LOUD[:10]),),
        text_sha256=made.sha256,
    )
    corpus = with_annotation(study(made, codes=[Code(id="code-1", name="Frame", tag="FR")]), lost)
    assert [one.tag for one in texts_of(corpus, compare(corpus)).columns[0].marks if one.decided] == ["FR"]
    changed = replace(lost, target=(replace(lost.target[0], quote="elsewhere!"),))
    monkeypatch.setattr(corpus, "annotations_in", lambda _article: (changed,))
    assert not [one for one in texts_of(corpus, compare(corpus)).columns[0].marks if one.decided]
    assert "are not in the texts any more: 1" in page_of(corpus)


def test_a_contrast_is_marked_in_each_of_its_texts(two: Corpus):
    words = [
        Segment(article=key, start=at, end=at + 6, quote="reform")
        for key, text in (("b", CALM), ("a", LOUD))
        for at in [text.index("reform")]
    ]
    one = Annotation(id="ann-1", article="b", coder="c", code="k", target=tuple(words))
    both = study(two.article("a"), two.article("b"), codes=[Code(id="k", name="Contrast")], annotations=[one])
    texts = texts_of(both, compare(both, cues="none"))
    assert texts is not None
    marks = {column.article.id: [one.name for one in column.marks] for column in texts.columns}
    assert marks == {"a": ["Contrast"], "b": ["Contrast"]}
    assert [column.lost for column in texts.columns] == [0, 0]
