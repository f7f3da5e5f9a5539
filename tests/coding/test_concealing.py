"""Masks: the outlet's own name and its like are covered, sign for sign, and nothing else is."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.coding.concealing import (
    BLOCK,
    HIDDEN,
    Published,
    cover,
    cover_article,
    cover_head,
    in_order,
    published,
    said,
)
from annotator.coding.tell_tales import tell_tales
from annotator.corpus.contents import head_of
from annotator.corpus.files import Added
from annotator.model import Article, Span, Zone
from annotator.text.canonical import sha256

DAILY = Published(outlets=("The Daily Example",), urls=("https://www.dailyexample.com/a/1.html",))
NAMES = (
    "The Daily Example",
    "the Daily Example",
    "Daily Example",
    "DAILY EXAMPLE",
    "Daily\nExample",
    "Daily\u00a0Example",
    "Daily-Example",
    "DailyExample",
    "dailyexample",
    "dailyexample.com",
    "www.daily-example.co.uk/a/b.html",
    "https://dailyexample.com/x?y=1",
    "news@dailyexample.com",
    "@DailyExampleUK",
    "TDE",
)
LEFT_ALONE = (
    "a daily example",
    "an example",
    "Daily",
    "Example",
    "the daily papers",
    "idea",
    "Dailyexamples",
)


def shown(text, known=DAILY, hidden=("names",), zones=()):
    return cover(text, known, hidden, zones)


@pytest.mark.parametrize("name", NAMES)
def test_an_outlets_name_is_covered_however_it_is_written(name):
    text = f"A minister told {name}, as it says."
    covered = shown(text)
    assert covered.startswith("A minister told ")
    assert covered.endswith(", as it says.")
    assert not re.search(r"daily|example|tde", covered, re.IGNORECASE)


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_words_that_only_look_like_the_name_stay(words):
    text = f"It was {words} to all."
    assert shown(text) == text


def test_short_forms_are_covered_where_they_mean_the_outlet():
    assert shown("It told the Example so.") == "It told the ███████ so."
    fox = Published(outlets=("Vixen News",))
    assert shown("Vixen reported that a vixen ran.", fox) == "█████ reported that a vixen ran."
    agency = Published(outlets=("Associated Examples",))
    assert shown("LYON (AE) - A strike.", agency) == "LYON (██) - A strike."
    assert shown("HELP FROM AE FOR ALL", agency) == "HELP FROM AE FOR ALL"


def test_an_outlet_known_by_its_domain_alone_is_found_in_words():
    known = Published(outlets=("dailyexample.com",))
    assert shown("As Daily Example wrote", known) == "As █████ ███████ wrote"
    assert shown("As BBX wrote", Published(urls=("https://www.bbx.co.uk/1",))) == "As ███ wrote"


def test_names_with_diacritics_are_found_without_them_and_decomposed():
    known = Published(outlets=("La Noción",))
    for written in ("La Noción", "La Nocion", "La Nocio\u0301n"):
        assert "No" not in shown(f"dice {written} hoy", known)


def test_bylines_dates_and_the_address_are_covered_when_they_are_hidden():
    text = "By Ann Example\nROME, 30 December - It rained.\nBy Ann  Example and Bo Other, Dec. 30, 2024."
    zones = (Zone("byline", 0, 14), Zone("dateline", 15, 35), Zone("credit", 50, len(text)))
    known = Published(bylines=("By Ann Example and Bo Other",), dates=("2024-12-30",))
    assert shown(text, known, ("byline", "date"), zones) == (
        "██ ███ ███████\nROME, ██ ████████ - It rained.\nBy ███  ███████ and ██ █████, ████ ███ ████."
    )
    assert shown(text, known, ("names",), zones) == text


SIGNS = st.text(alphabet=st.sampled_from("aB \n.,'’—😀\u00a0é\u0301I"), max_size=12)


@given(st.lists(st.one_of(SIGNS, st.sampled_from((*NAMES, *LEFT_ALONE))), max_size=8))
@example(["😀", "The Daily Example", "😀\n"])
def test_a_mask_is_as_long_as_what_it_covers_and_changes_nothing_else(parts):
    text = " ".join(parts)
    spans = tell_tales(text, DAILY, ("names",))
    covered = shown(text)
    assert len(covered) == len(text)
    for at, (before, after) in enumerate(zip(text, covered, strict=True)):
        inside = any(span.start <= at < span.end for span in spans)
        assert after == (BLOCK if inside and not before.isspace() else before)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert shown(covered) == covered, "what is covered gives nothing away"
    for name in NAMES:
        assert f" {name} " not in f" {covered} "


WORDS = st.sampled_from(("Morning", "Star", "Rampart", "Öffnung", "O'Hara", "Vega"))


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_any_invented_outlet_is_found_by_its_own_name(words):
    name = " ".join(words)
    assert name not in shown(f"It told The {name} and {name} twice.", Published(outlets=(f"The {name}",)))


def test_an_article_and_its_head_are_covered_and_keep_their_identity():
    text = "Daily Example wins\n\nThe Daily Example won."
    article = Article(
        id="art-1",
        text=text,
        sha256=sha256(text),
        headline="Daily Example wins",
        outlet="The Daily Example",
        byline="Ann Example",
        date="2024-12-30",
        url="https://dailyexample.com/1",
    )
    head = head_of(Added(article, added="2025-01-01", sequence=1))
    hidden = ("outlet", "byline", "date", "url", "names")
    as_head = cover_head(head, published(head), hidden)
    for covered in (cover_article(article, published(article), hidden), as_head):
        assert (covered.outlet, covered.byline, covered.date, covered.url) == (HIDDEN, "", "", "")
        assert covered.headline == "█████ ███████ wins"
        assert (covered.id, covered.sha256) == (article.id, article.sha256)
    assert cover_article(article, published(article), ("names",)).outlet == "The Daily Example"
    assert cover_article(article, published(article), ()) == article


def test_what_is_hidden_is_told_in_one_order():
    assert in_order({"cues", "outlet", "date"}) == ("outlet", "date", "cues")
    assert said(["names", "outlet"]) == "outlet, the outlet's name in the text"
    assert tell_tales("Daily Example", DAILY, ("outlet",)) == ()
    assert tell_tales("The Daily Example", DAILY, ("names",)) == (Span(0, 17),)
