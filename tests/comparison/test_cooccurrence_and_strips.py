"""What occurs together, in articles and in sentences, and where in each article it stands."""

import itertools

import pytest

from annotator import edits
from annotator.comparison.figure_contract import Numbers, Row, Wanted
from annotator.comparison.figure_files import as_svg, drawing
from annotator.comparison.figures import figure, strips
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.model import Article, Code, Coder, Hand, Mode, Span
from annotator.text.canonical import sha256

TEXT = "The vote was close. The mayor was angry. Nobody else spoke. Rain fell on Tuesday."
CODES = (
    Code(id="c-vote", name="Vote"),
    Code(id="c-anger", name="Anger"),
    Code(id="c-calm", name="Calm", level="article"),
)


def article(number: int, outlet: str = "Wire", text: str = TEXT, **fields: str) -> Article:
    whole = f"{text} Number {number}."
    told = {"date": f"2025-03-{1 + number % 28:02}", **fields}
    return Article(id=f"art-{number:03}", text=whole, sha256=sha256(whole), outlet=outlet, **told)


def hand(coder: str = "ann", mode: Mode = "assisted") -> Hand:
    numbers = itertools.count(1)
    return Hand(
        coder=coder,
        mode=mode,
        codebook_revision=1,
        now="2025-03-05T00:00:00Z",
        mint=lambda prefix: f"{prefix}-{coder}-{next(numbers)}",
    )


@pytest.fixture
def corpus() -> Corpus:
    """Ten articles: all have the vote, six the anger, three of them in the sentence of the vote."""
    held = [article(number) for number in range(10)]
    corpus = Corpus.draft("Study", articles=held, codes=CODES)
    for coder in ("ann", "ben"):
        corpus.commit(edits.add_coder(Coder(id=coder, name=coder.title())))
    working = hand()
    for number, one in enumerate(held):
        corpus.commit(edits.annotate(one, [Span(4, 8)], "c-vote", working))
        if number < 6:
            place = Span(13, 18) if number < 3 else Span(34, 39)
            corpus.commit(edits.annotate(one, [place], "c-anger", working))
    corpus.commit(edits.annotate(held[0], [], "c-calm", working))
    return corpus


def pairs(numbers: Numbers) -> dict[tuple[str, str], Row]:
    return {(str(row["name"]), str(row["other_name"])): row for row in numbers.rows}


def test_articles_that_have_both_are_counted(corpus: Corpus):
    told = figure("cooccurrence").numbers(Wanted(corpus=corpus))
    found = pairs(told)
    row = found["Vote", "Anger"]
    assert (row["units"], row["having"], row["other_having"], row["together"]) == (10, 10, 6, 6)
    assert (row["expected"], row["lift"], row["overlap"]) == (6.0, 1.0, 0.6)
    assert found["Vote", "Vote"]["together"] == 10
    assert found["Anger", "Calm"]["lift"] is None
    assert found["Anger", "Calm"]["together"] == 1
    assert "fewer than 5" in str(found["Anger", "Calm"]["says"])
    assert "Units: articles, n = 10." in told.caption


def test_sentences_that_have_both_are_counted_and_whole_articles_are_no_sentence(corpus: Corpus):
    told = figure("cooccurrence").numbers(Wanted(corpus=corpus, unit="sentence"))
    row = pairs(told)["Vote", "Anger"]
    assert (row["units"], row["having"], row["other_having"], row["together"]) == (50, 10, 6, 3)
    assert "Calm" not in {str(one["name"]) for one in told.rows}
    assert "Units: sentences, n = 50." in told.caption


def test_an_annotation_over_two_sentences_is_in_both(corpus: Corpus):
    corpus.commit(edits.annotate(corpus.article("art-009"), [Span(13, 39)], "c-anger", hand("ben")))
    row = pairs(figure("cooccurrence").numbers(Wanted(corpus=corpus, unit="sentence")))["Vote", "Anger"]
    assert (row["other_having"], row["together"]) == (8, 4)


def test_only_the_work_of_chosen_coders_goes_together(corpus: Corpus):
    with pytest.raises(InputError, match="two things"):
        figure("cooccurrence").numbers(Wanted(corpus=corpus, coders=["ann"], things=("Vote",)))
    with pytest.raises(InputError, match="nothing of what"):
        figure("cooccurrence").numbers(Wanted(corpus=corpus, coders=["ben"], cues="none"))


def test_without_codes_cues_are_shown_and_both_when_they_are_named(corpus: Corpus):
    text = "The regime slammed the so-called reform. It may rain."
    held = [article(number, text=text) for number in range(6)]
    loud = Corpus.draft("Cues", articles=held, codes=CODES)
    told = figure("cooccurrence").numbers(Wanted(corpus=loud))
    assert {row["kind"] for row in told.rows} == {"cue"}
    loud.commit(edits.add_coder(Coder(id="ann", name="Ann")))
    loud.commit(edits.annotate(held[0], [Span(4, 10)], "c-vote", hand()))
    mixed = figure("cooccurrence").numbers(Wanted(corpus=loud, things=("Vote", "loaded_language")))
    assert {row["kind"] for row in mixed.rows} == {"code", "cue"}


def texts(kind: str, numbers: Numbers) -> list[str]:
    from matplotlib.text import Text

    with drawing():
        found = figure(kind).draw(numbers).findobj(Text)
    return [one.get_text() for one in found if one.get_text()]


def test_cells_have_the_count_with_the_lift_below_and_the_diagonal_the_n(corpus: Corpus):
    said = texts("cooccurrence", figure("cooccurrence").numbers(Wanted(corpus=corpus)))
    assert "6\n1.0" in said
    assert "n = 10" in said
    assert "1" in said


def test_a_strip_has_each_place_as_a_share_of_the_text(corpus: Corpus):
    told = figure("strips").numbers(Wanted(corpus=corpus, things=("Anger",)))
    first = [row for row in told.rows if row["row"] == "place" and row["article"] == "art-004"]
    assert [(row["start"], row["end"]) for row in first] == [(34, 39)]
    assert first[0]["position"] == pytest.approx(34 / len(corpus.article("art-004").text))
    assert sum(row["row"] == "article" for row in told.rows) == 10
    assert "Shown are n = 10 articles." in told.caption
    assert sum(row["row"] == "place" for row in told.rows) == 6


def test_every_outlet_has_as_many_strips_and_the_caption_says_what_is_left_out():
    text = "The regime slammed it."
    held = [article(number, "Wire" if number < 50 else "Record", text) for number in range(60)]
    held += [article(number, "Mail", text, date="2024-01-01") for number in (60, 61)]
    told = figure("strips").numbers(Wanted(corpus=Corpus.draft("Many", articles=held)))
    shown = [row for row in told.rows if row["row"] == "article"]
    number = {name: sum(row["outlet"] == name for row in shown) for name in ("Mail", "Record", "Wire")}
    assert number == {"Mail": 2, "Record": 10, "Wire": 28}
    assert [row["outlet"] for row in shown] == sorted(str(row["outlet"]) for row in shown)
    assert "Shown are n = 40 articles, of each outlet the earliest; 22 are left out." in told.caption
    said = texts("strips", told)
    assert {"Wire", "Record", "Mail"} <= set(said)
    assert strips.MOST_ARTICLES == 40


def test_a_thing_that_is_in_no_shown_article_is_in_the_key(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(strips, "MOST_ARTICLES", 1)
    held = [article(1, text="It rains."), article(2, text="The regime slammed it.")]
    two = Corpus.draft("Two", articles=held)
    told = figure("strips").numbers(Wanted(corpus=two, things=("loaded_language",)))
    assert [row["row"] for row in told.rows] == ["legend", "article"]
    assert "Loaded language" in texts("strips", told)
    assert as_svg(figure("strips"), told)


def test_strips_leave_out_what_others_say_where_own_words_are_asked_for():
    held = [article(1, text="The regime slammed it. “They slammed us,” said Ines Dorn.")]
    corpus = Corpus.draft("Voices", articles=held)
    whole, own = (
        sum(row["row"] == "place" for row in figure("strips").numbers(wanted).rows)
        for wanted in (
            Wanted(corpus=corpus, things=("loaded_language",)),
            Wanted(corpus=corpus, things=("loaded_language",), own=True),
        )
    )
    assert own < whole


@pytest.mark.parametrize("unit", ["article", "sentence"])
def test_articles_in_which_not_all_things_are_looked_for_are_no_units(unit):
    english = [
        article(number, text="The reform may slam families. Critics may slam it.") for number in range(8)
    ]
    german = [article(number, text="Der Rat tagte am Dienstag.", language="de") for number in range(20, 24)]
    asked = {"things": ("hedge", "loaded_language"), "unit": unit}
    kind = figure("cooccurrence")
    found = kind.numbers(Wanted(corpus=Corpus.draft("Study", articles=[*english, *german]), **asked))
    alone = kind.numbers(Wanted(corpus=Corpus.draft("Study", articles=english), **asked))
    assert found.rows == alone.rows
    assert "looked for (n = 4)" in found.caption
    assert "Left out" not in alone.caption
