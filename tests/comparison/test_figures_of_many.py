"""Figures of many outlets, of codes on whole articles and of voices: what is shown and what is said."""

import itertools

import numpy as np
import pytest

from annotator import edits
from annotator.comparison.figure_contract import Numbers, Wanted
from annotator.comparison.figure_files import as_png, as_svg, drawing
from annotator.comparison.figures import figure
from annotator.comparison.figures._cells import MOST_TEXTS
from annotator.comparison.figures._style import labels
from annotator.comparison.statistics._resampled import Resampled, resampled
from annotator.comparison.statistics.rate_interval import rate_of, rates_of
from annotator.corpus import Corpus
from annotator.model import Article, Code, Coder, Event, Hand
from annotator.text.canonical import sha256

LOUD = (
    "The regime slammed the so-called reform on Tuesday. Critics fear a “disaster” for families, reportedly."
)
CODES = tuple(Code(id=f"c-{name[:3].lower()}", name=name, level="article") for name in ("War frame", "Hedge"))


def article(number: int, outlet: str, **fields: str) -> Article:
    text = f"{LOUD}\n\nNumber {number}.\n" + "It rains. " * (number % 5)
    # a number in each sentence: articles of one event that share most of their words count once
    text = text.replace(".", f" {number}.")
    told = {"date": f"2025-{1 + number % 6:02}-11", **fields}
    return Article(id=f"art-{number:03}", text=text, sha256=sha256(text), outlet=outlet, **told)


@pytest.fixture(scope="module")
def many() -> Corpus:
    held = [article(number, f"Outlet {number % 30:02}", event=f"event-{number % 8}") for number in range(180)]
    events = [Event(id=f"event-{number}", name=f"Event {number}") for number in range(8)]
    return Corpus.draft("Many", articles=held, events=events)


@pytest.fixture(scope="module")
def coded() -> Corpus:
    held = [article(number, "Wire" if number % 2 else "Record") for number in range(24)]
    corpus = Corpus.draft("Coded", articles=held, codes=CODES)
    corpus.commit(edits.add_coder(Coder(id="ann", name="Ann")))
    numbers = itertools.count(1)
    working = Hand(
        coder="ann",
        mode="assisted",
        codebook_revision=1,
        now="2025-03-05T00:00:00Z",
        mint=lambda prefix: f"{prefix}-{next(numbers)}",
    )
    for one in held:
        if one.outlet == "Wire":
            corpus.commit(edits.annotate(one, [], "c-war", working))
        corpus.commit(edits.annotate(one, [], "c-hed", working))
    return corpus


def texts(kind: str, numbers: Numbers) -> list[str]:
    from matplotlib.text import Text

    with drawing():
        found = figure(kind).draw(numbers).findobj(Text)
    return [one.get_text() for one in found if one.get_text()]


def test_many_outlets_have_a_panel_a_thing_in_which_each_is_named(many: Corpus):
    told = figure("density").numbers(Wanted(corpus=many))
    said = texts("density", told)
    things = {(row["kind"], row["id"]) for row in told.rows}
    assert said.count("Outlet 07 (6) ") == -(-len(things) // 3)
    assert {row["outlet"] for row in told.rows} == {f"Outlet {number:02}" for number in range(30)}


def test_very_many_cells_are_drawn_as_outlines_with_the_same_words(many: Corpus, monkeypatch):
    from annotator.comparison.figures import _cells

    told = figure("heatmap").numbers(Wanted(corpus=many))
    assert len(told.rows) > MOST_TEXTS
    assert not [one for one in texts("heatmap", told) if "(6/6)" in one]
    drawn: list[str] = []
    outline = _cells._outline
    monkeypatch.setattr(_cells, "_outline", lambda text, size: drawn.append(text) or outline(text, size))
    as_svg(figure("heatmap"), told)
    assert "100 %\n(6/6)" in drawn
    assert as_png(figure("heatmap"), told) == as_png(figure("heatmap"), told)


def test_a_time_line_shows_the_outlets_with_most_articles_and_says_so(many: Corpus):
    wanted = Wanted(corpus=many, things=("Loaded language",))
    told = figure("timeline").numbers(wanted)
    assert len({row["outlet"] for row in told.rows}) == 6
    assert "Shown are the 6 of 30 outlets with most articles." in told.caption
    assert "Of the 8 events none is marked: there are more than 6." in told.caption
    named = Wanted(corpus=many, outlets=tuple(f"Outlet {number:02}" for number in range(8)))
    assert len({row["outlet"] for row in figure("timeline").numbers(named).rows}) == 8


def test_codes_on_whole_articles_are_shares_over_time(coded: Corpus):
    told = figure("timeline").numbers(Wanted(corpus=coded, things=("War frame",)))
    found = {(row["outlet"], row["period"]): row for row in told.rows}
    march = found["Wire", "2025-04"]
    assert (march["having"], march["articles"], march["share"], march["rate"]) == (4, 4, 1.0, None)
    assert march["says"] == "4 articles are too few for an interval."
    assert {row["share"] for row in told.rows if row["outlet"] == "Record"} == {0.0}
    assert told.caption.startswith("Shares of articles by month and outlet.")
    assert "per 1,000" not in told.caption
    assert "% of articles" in texts("timeline", told)


def test_voices_and_codes_stand_in_one_time_line_each_with_its_measure(coded: Corpus):
    told = figure("timeline").numbers(Wanted(corpus=coded, things=("War frame", "The author's own words")))
    assert told.caption.startswith("Rates per 1,000 words and shares of articles by month and outlet.")
    assert {"% of articles", "per 1,000 words"} <= set(texts("timeline", told))
    own = next(row for row in told.rows if row["id"] == "author")
    assert own["rate"] == pytest.approx(1000 * own["count"] / own["words"])


def test_where_only_whole_articles_are_coded_these_codes_are_shown(coded: Corpus):
    told = figure("timeline").numbers(Wanted(corpus=coded, cues="none"))
    assert {row["kind"] for row in told.rows} == {"article code", "voice"}


def test_two_things_of_one_name_are_told_apart_by_their_kind(coded: Corpus):
    told = figure("heatmap").numbers(Wanted(corpus=coded))
    called = labels(told.rows)
    assert called["article code", "c-hed"] == "Hedge (article code)"
    assert called["cue", "hedge"] == "Hedge (cue)"
    assert called["article code", "c-war"] == "War frame"


def test_intervals_of_many_things_are_those_of_each_by_itself():
    random = np.random.default_rng(3)
    counts = random.poisson(2, (9, 6)).astype(float)
    counts[:, 1], counts[:, 2] = 0, 0
    counts[4, 2] = 1
    words = np.full(9, 400.0)
    counts[:, 3] = 5
    found = resampled(words, counts)
    assert rates_of(found) == (each := [rate_of(_column(found, at)) for at in range(6)])
    assert len({type(one) for one in each}) == 2


def _column(found: Resampled, at: int) -> Resampled:
    rate, error, rates, errors = found
    return Resampled(float(rate[at]), float(error[at]), rates[:, at], errors[:, at])


def test_a_corpus_of_one_outlet_with_two_articles_can_be_drawn():
    corpus = Corpus.draft("Small", articles=[article(1, "Wire"), article(2, "Wire")])
    for kind in ("density", "heatmap", "timeline"):
        assert as_svg(figure(kind), figure(kind).numbers(Wanted(corpus=corpus)))
