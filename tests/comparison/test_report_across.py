"""Omissions and contrasts in a report: those that were coded, and what rules find in aligned sentences."""

import itertools
import json
import re
from dataclasses import replace

import pytest
from lxml import html

from annotator import compare, edits
from annotator.comparison import comparison_table
from annotator.comparison.contrasts import contrasts
from annotator.comparison.report import report
from annotator.comparison.report_contrasts import NOTHING
from annotator.comparison.report_print import printed
from annotator.corpus import Corpus
from annotator.model import Article, Attribute, Code, Coder, Event, Hand, Span
from annotator.text.canonical import sha256

RAMPART = (
    "Panel rams harbour plan through\n\nThe harbour panel rammed the controversial plan through on Tuesday. "
    "Two of its nine experts resigned in protest.\n\nThe regime praised the vote.\n"
)
RECORD = (
    "Harbour plan passes\n\nThe harbour panel passed the plan on Tuesday. Work begins in May.\n\n"
    "The government praised the vote.\n"
)
WIRE = (
    "Experts leave harbour panel\n\nThe harbour panel passed the plan on Tuesday. "
    "Two experts resigned over the quays.\n"
)
OUTLETS = {"a": ("The Rampart", RAMPART), "b": ("Open Record", RECORD), "c": ("Meridian Wire", WIRE)}
CODES = (
    Code(id="left", name="Left out", tag="LO", attributes=(Attribute(id="what", name="What is left out"),)),
    Code(id="way", name="Told otherwise", tag="TO"),
)
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)></td></table>"
numbers = itertools.count()


def hand(coder: str, mode: str = "assisted") -> Hand:
    return Hand(
        coder=coder,
        mode=mode,
        codebook_revision=1,
        now="2026-01-01T00:00:00Z",
        mint=lambda kind: f"{kind}-{next(numbers):04}",
    )


def study(**more: str) -> Corpus:
    held = [
        Article(
            id=key,
            text=text + more.get(key, ""),
            sha256=sha256(text + more.get(key, "")),
            outlet=outlet,
            headline=text.split("\n", 1)[0],
            event="event-1",
            date="2025-03-01",
            language="en",
        )
        for key, (outlet, text) in OUTLETS.items()
    ]
    coders = [Coder(id="ada", name="Ada Quist"), Coder(id="ben", name="Ben Orr")]
    event = Event(id="event-1", name="Harbour")
    return Corpus.draft("Study", articles=held, codes=CODES, coders=coders, events=[event])


def words(corpus: Corpus, article: str, quote: str):
    text = corpus.article(article).text
    at = text.index(quote)
    return edits.segment(corpus.article(article), Span(at, at + len(quote)))


def code(corpus: Corpus, *segments, coder: str = "ada", mode: str = "assisted", name: str = "left", **told):
    sha = corpus.head(segments[0].article).sha256
    change = edits.contrast(segments, name, hand(coder, mode), sha256=sha, **told)
    (put,) = corpus.commit(change).puts
    return put.after


@pytest.fixture
def corpus() -> Corpus:
    """An omission that Ada coded, and a contrast that Ben did."""
    made = study()
    experts = words(made, "a", "Two of its nine experts resigned in protest"), words(made, "c", "Two experts")
    code(made, *experts, absent_from=["b"], attributes={"what": "fact"}, memo="Nobody says why.")
    ways = words(made, "a", "rammed"), words(made, "b", "passed")
    code(made, *ways, coder="ben", mode="blind", name="way")
    return made


def page_of(corpus: Corpus, **asked) -> str:
    return "".join(report(corpus, compare(corpus, **asked)))


def section(page: str, key: str) -> html.HtmlElement | None:
    found = html.document_fromstring(page).iter("section")
    return next((one for one in found if one.get("id") == key), None)


def said(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def rows(node: html.HtmlElement) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in node.iter("tr")][1:]


# --- coded -----------------------------------------------------------------------------------------------


def test_what_was_coded_stands_with_its_code_coder_words_memo_and_where_it_is_absent(corpus: Corpus):
    listed = section(page_of(corpus, event="Harbour"), "across")
    assert rows(listed) == [
        [
            "TO Told otherwisecontrast, Ben Orr, blind",
            "The Rampart: rammed sentence\xa02Open Record: passed sentence\xa02".replace("\xa0", " "),
            "-",
        ],
        [
            "LO Left outWhat is left out: factomission, Ada Quist, assisted",
            (
                "The Rampart: Two of its nine experts resigned in protest sentence 3"
                "Meridian Wire: Two experts sentence 3Memo: Nobody says why."
            ),
            "Open Record",
        ],
    ]
    assert "Coded: 1 omission, 1 contrast." in said(listed)


def test_words_lead_to_their_sentence_in_the_article(corpus: Corpus):
    page = page_of(corpus)
    (lead, *_more) = section(page, "across").xpath(".//tbody/tr[1]//a/@href | .//tr[1]//a/@href")
    there = html.document_fromstring(page).get_element_by_id(lead[1:])
    assert said(there).startswith("2The harbour panel rammed")


def test_only_work_that_is_asked_for_is_listed(corpus: Corpus):
    assert [row[0][:2] for row in rows(section(page_of(corpus, coders=["ada"]), "across"))] == ["LO"]
    assert [row[0][:2] for row in rows(section(page_of(corpus, modes=["blind"]), "across"))] == ["TO"]
    assert section(page_of(corpus, kinds=["cue"]), "across") is None
    assert "Ben Orr" not in page_of(corpus, coders=["ada"])


def test_one_that_is_about_one_of_the_compared_articles_alone_is_not_listed(corpus: Corpus):
    told = rows(section(page_of(corpus, outlets=["Open Record", "Meridian Wire"]), "across"))
    assert [row[0][:2] for row in told] == ["LO"], "of the contrast there is one article"
    assert told[0][1].startswith("The Rampart not compared here: Two of its nine experts")


def test_without_any_there_is_no_section():
    page = page_of(study())
    assert section(page, "across") is None
    assert "Omissions and contrasts" not in page


def test_removed_articles_are_left_out_as_in_exports(corpus: Corpus):
    corpus.commit(edits.remove_articles([corpus.corrections("b")]))
    ((what, _words, absent),) = rows(section(page_of(corpus), "across"))
    assert what.startswith("LO Left out"), "of the contrast one article is left, which contrasts nothing"
    assert (absent, "contrast, Ada Quist" in what) == ("-", True)


def test_words_that_are_not_in_the_text_any_more_say_so_and_lead_nowhere(corpus: Corpus):
    (one,) = (one for one in corpus.every_annotation() if one.code == "way")
    moved = edits.segment(corpus.article("b"), Span(0, 4))
    corpus.contents.put(replace(one, target=(one.target[0], replace(moved, quote="gone"))))
    told = rows(section(page_of(corpus), "across"))
    assert "Open Record: gone the text reads otherwise now" in told[0][1]
    told = compare(corpus).across[0]
    assert [at.stands for at in told.said] == [True, False]


def test_two_articles_of_one_outlet_are_told_apart_by_their_headlines():
    made = study()
    moved = edits.correct(made.corrections("c"), {"outlet": "The Rampart"})
    made.commit(moved)
    code(made, words(made, "a", "rammed"), words(made, "c", "passed"), name="way")
    ((_what, told, _absent),) = rows(section(page_of(made), "across"))
    assert "The Rampart (Panel rams harbour plan through): rammed" in told
    assert "The Rampart (Experts leave harbour panel): passed" in told


def test_what_people_write_is_shown_and_not_obeyed():
    made = study(a=f"They said {EVIL} there.\n")
    told = {"absent_from": ["b"], "memo": f"m {EVIL}", "attributes": {"what": EVIL}}
    code(made, words(made, "a", f"said {EVIL}"), **told)
    listed = section(page_of(made), "across")
    assert not [*listed.iter("script"), *listed.iter("img")]
    assert said(listed).count(EVIL) == 3


def test_json_has_them_with_their_places_and_python_says_the_same(corpus: Corpus):
    told = compare(corpus, event="Harbour")
    listed = json.loads(comparison_table.as_json(told))["omissions_and_contrasts"]
    assert [one["kind"] for one in listed] == ["contrast", "omission"]
    omission = listed[1]
    assert omission["id"] == told.across[1].annotation.id
    assert [omission[key] for key in ("code", "code_name", "coder_name")] == ["left", "Left out", "Ada Quist"]
    assert (omission["answers"], omission["memo"]) == ({"What is left out": "fact"}, "Nobody says why.")
    assert [at["article"] for at in omission["said"]] == ["a", "c"]
    assert [at["outlet"] for at in omission["absent_from"]] == ["Open Record"]
    (place,) = omission["said"][1]["words"]
    assert corpus.article("c").text[place["start"] : place["end"]] == place["text"] == "Two experts"


# --- computed --------------------------------------------------------------------------------------------


def test_computed_contrasts_stand_with_their_words_and_reasons_and_are_said_to_be_computed(corpus: Corpus):
    page = page_of(corpus)
    found = section(page, "contrasts")
    told = {row[1]: row for row in rows(found)}
    verb = next(row for what, row in told.items() if what.startswith("In other words") and "rammed" in row[2])
    assert "The Rampart: rammed" in verb[2]
    assert "Open Record: passed" in verb[2]
    assert verb[3].startswith("Verbs")
    assert "Computed by rules" in said(found)
    assert "coded by nobody" in said(found)
    problems = {kind.title: kind.known_problem for kind in contrasts()}
    assert problems["In other words"] in said(found)
    (lead, *_more) = found.xpath(".//tbody//a/@href | .//tr//a/@href")
    assert html.document_fromstring(page).get_element_by_id(lead[1:]) is not None
    works = said(section(page, "literature"))
    assert "Hamborg, Zhukova and Gipp 2019" in works


def test_where_no_cues_may_be_counted_nothing_that_rules_find_is_listed(corpus: Corpus):
    page = page_of(corpus, cues="none")
    assert section(page, "contrasts") is None
    assert "Contrasts. In the" not in page
    assert section(page, "across") is not None, "that is what people coded"


def test_cues_in_words_are_those_that_count(corpus: Corpus):
    every = said(section(page_of(corpus), "contrasts"))
    accepted = said(section(page_of(corpus, cues="accepted"), "contrasts"))
    assert "Loaded language" in every
    assert "Loaded language" not in accepted
    assert "rammed" in accepted


def test_where_nothing_differs_it_is_said_that_this_is_not_none():
    held = [
        Article(id=key, text=text, sha256=sha256(text), outlet=key.upper(), event="event-1", language="en")
        for key, text in (("a", f"{RECORD}It rained.\n"), ("b", f"{RECORD}Boats came in.\nThen they left.\n"))
    ]
    made = Corpus.draft("Study", articles=held, events=[Event(id="event-1", name="Harbour")])
    found = section(page_of(made, copies=True), "contrasts")
    assert NOTHING in said(found)
    assert all(kind.known_problem in said(found) for kind in contrasts())


def test_articles_in_other_languages_are_named_as_not_read():
    made = study()
    made.commit(edits.correct(made.corrections("b"), {"language": "de"}))
    assert "Not English, not read: Open Record." in said(section(page_of(made), "contrasts"))


def test_the_same_corpus_gives_the_same_bytes(corpus: Corpus):
    assert page_of(corpus) == page_of(corpus)


def test_every_word_of_both_sections_is_on_paper(corpus: Corpus):
    told = compare(corpus)
    paper = html.document_fromstring(printed(corpus, told).html)
    page = "".join(report(corpus, told))
    for key in ("across", "contrasts"):
        shown = re.findall(r"\w+", " ".join(section(page, key).itertext()))
        assert " ".join(shown) in " ".join(re.findall(r"\w+", " ".join(paper.itertext())))
