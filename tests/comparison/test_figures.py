"""What holds for every figure: numbers, caption, plain names, the same bytes from the same numbers."""

import csv
import io
import re

import pytest

from annotator.comparison.asked import compare
from annotator.comparison.contract import NotDefined
from annotator.comparison.figure_contract import FigureKind, Numbers, Wanted
from annotator.comparison.figure_files import FORMATS, as_csv, as_png, as_svg, drawing
from annotator.comparison.figures import figure, figure_names, figures
from annotator.comparison.figures._style import COLOURS, SHAPES, plain, style
from annotator.comparison.figures._things import few
from annotator.comparison.gathering import gather_all
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.model import Article, Event
from annotator.text.canonical import sha256

LOUD = "The regime slammed the so-called reform on Tuesday. Critics fear a disaster for families."
CALM = "The government approved the reform on Tuesday. Members of both houses had discussed it for a week."
STRANGE, HIDDEN, FEW = "$x_1$ <b>Record</b>", "_The Rampart", "河 Wire\x07\ud800"


def article(number: int, outlet: str, text: str) -> Article:
    whole = f"{text}\n\nNumber {number} was printed.\n" + "The weather stays fine. " * (number % 4)
    # a number in each sentence: articles of one event that share most of their words count once
    whole = whole.replace(".", f" {number}.")
    return Article(
        id=f"art-{number}",
        text=whole,
        sha256=sha256(whole),
        outlet=outlet,
        date=f"2025-{3 + number % 2:02}-{1 + number:02}",
        event="event-1" if number % 3 else "",
    )


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    strange = [article(n, STRANGE, LOUD) for n in range(12)]
    hidden = [article(n, HIDDEN, CALM if n % 4 else LOUD) for n in range(12, 24)]
    few = [article(n, FEW, CALM) for n in range(24, 26)]
    events = [Event(id="event-1", name="Reform $a_b$ passed")]
    return Corpus.draft("Study", articles=[*strange, *hidden, *few], events=events)


@pytest.fixture(scope="module")
def numbers(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Numbers]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        return {
            one.name: one.numbers(Wanted(corpus=corpus, outlets=(STRANGE,) if one.name == "keyness" else ()))
            for one in figures()
        }


WITHOUT_OUTLETS = ("cooccurrence", "keyness")
"""Kinds of figures in which not every outlet is named."""
ALL = pytest.mark.parametrize("kind", figures(), ids=lambda kind: kind.name)


def test_the_figures_are_found_by_the_names_of_their_files():
    assert set(figure_names()) >= {"density", "heatmap", "keyness", "timeline"}
    assert [one.name for one in figures()] == list(figure_names())


@ALL
def test_a_caption_says_what_is_shown_of_how_much_and_by_which_program(kind: FigureKind, numbers):
    caption = numbers[kind.name].caption
    assert "Study: the whole corpus" in caption
    assert re.search(r"n = \d", caption)
    assert "Framing Annotator " in caption
    assert STRANGE in caption
    assert ("per 1,000" in caption) is (kind.name in ("density", "timeline"))
    assert "annotations of all coders" in caption or kind.name == "keyness"
    assert kind.says.endswith(".")


@ALL
def test_each_row_has_a_value_for_every_column_and_csv_holds_the_same(kind: FigureKind, numbers):
    mine = numbers[kind.name]
    assert mine.rows
    assert all(set(row) == set(mine.columns) for row in mine.rows)
    read = list(csv.DictReader(io.StringIO(as_csv(kind, mine).decode(), newline="")))
    told = [
        {key: "" if value is None else str(value).replace("\ud800", "?") for key, value in row.items()}
        for row in mine.rows
    ]
    assert read == told


@ALL
@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_numbers_give_the_same_bytes_on_another_day(
    kind: FigureKind, form: str, numbers, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    first = FORMATS[form](kind, numbers[kind.name])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1100000000")
    assert first == FORMATS[form](kind, numbers[kind.name])


def drawn(name: str, numbers: dict[str, Numbers]) -> list[str]:
    """What a figure says, as text that is not read as mathematics."""
    from matplotlib.text import Text

    with drawing():
        texts = figure(name).draw(numbers[name]).findobj(Text)
    assert not any(text.get_parse_math() or text.get_usetex() for text in texts)
    return [text.get_text() for text in texts if text.get_text()]


@ALL
def test_a_persons_settings_are_not_read(kind: FigureKind, numbers):
    import matplotlib as mpl

    before = as_svg(kind, numbers[kind.name])
    with mpl.rc_context({"text.parse_math": True, "axes.facecolor": "red", "font.size": 30}):
        assert as_svg(kind, numbers[kind.name]) == before
        assert mpl.rcParams["font.size"] == 30


@ALL
def test_names_are_plain_text_and_one_that_begins_with_a_line_is_there(kind: FigureKind, numbers):
    texts = drawn(kind.name, numbers)
    assert any(STRANGE in text for text in texts) or kind.name == "cooccurrence"
    assert any(HIDDEN in text for text in texts) or kind.name in WITHOUT_OUTLETS
    assert not any("\x07" in text or "\ud800" in text for text in texts)
    assert b"<b>" not in re.sub(rb"<!--.*?-->", b"", as_svg(kind, numbers[kind.name]))


@ALL
def test_a_picture_is_for_print(kind: FigureKind, numbers):
    from PIL import Image

    with Image.open(io.BytesIO(as_png(kind, numbers[kind.name]))) as picture:
        assert picture.width == 2100
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert STRANGE in picture.info["Description"]


def test_density_shows_the_rates_of_the_comparison(corpus: Corpus, numbers):
    told = compare(corpus, kinds=["cue", "code"])
    cells = {(line.thing.id, cell.group): cell for line in told.comparison.lines for cell in line.cells}
    for row in numbers["density"].rows:
        cell = cells[row["id"], row["outlet"]]
        assert (row["articles"], row["count"], row["rate"]) == (cell.articles, cell.count, cell.rate)
        ends = (None, None) if isinstance(cell.interval, NotDefined) else cell.interval[1:]
        assert (row["low"], row["high"]) == tuple(ends)


def test_a_rate_is_of_articles_that_are_whole_and_so_is_the_number_beside_it():
    texts = [f"{LOUD}\n\nNumber {number}.\n" for number in range(14)]
    held = [
        Article(
            id=f"w{number}",
            text=text,
            sha256=sha256(text),
            outlet="Open Record" if number < 7 else "The Rampart",
            extent="truncated" if number > 9 else "whole",
        )
        for number, text in enumerate(texts)
    ]
    found = figure("density").numbers(Wanted(corpus=Corpus.draft("Study", articles=held)))
    sizes = {row["outlet"]: (row["articles"], row["rated"]) for row in found.rows}
    assert sizes == {"Open Record": (7, 7), "The Rampart": (7, 3)}
    assert all(few(row) is (row["outlet"] == "The Rampart") for row in found.rows)


def test_few_articles_show_their_count_and_no_interval(numbers):
    few = [row for row in numbers["density"].rows if row["outlet"] == FEW]
    assert few
    assert all(row["low"] is None and "too few" in row["says"] for row in few)
    assert f"{few[0]['count']:g} in 2 articles" in drawn("density", numbers)
    cells = drawn("heatmap", numbers)
    assert "0/2" in cells
    assert "100 % (12/12)" in cells


def test_the_cells_of_many_outlets_have_their_counts_below():
    articles = [article(n, f"Outlet {n % 6}", LOUD) for n in range(30)]
    told = figure("heatmap").numbers(Wanted(corpus=Corpus.draft("Many", articles=articles)))
    assert "100 %\n(5/5)" in drawn("heatmap", {"heatmap": told})


def test_a_time_line_has_a_row_a_period_and_names_the_first_report_of_an_event(corpus: Corpus, numbers):
    rows = [row for row in numbers["timeline"].rows if row["row"] == "period"]
    assert {row["period"] for row in rows} == {"2025-03", "2025-04"}
    assert numbers["timeline"].rows[-1]["period"] == "2025-03-03"
    assert "A Reform $a_b$ passed, 2025-03-03." in numbers["timeline"].caption
    weeks = figure("timeline").numbers(Wanted(corpus=corpus, every="week", things=("Loaded language",)))
    assert {row["name"] for row in weeks.rows if row["row"] == "period"} == {"Loaded language"}
    assert {row["period"] for row in weeks.rows if row["row"] == "period"} >= {"2025-03-03", "2025-04-07"}


def test_key_words_are_of_the_outlet_that_is_named(corpus: Corpus, numbers):
    here = {row["text"] for row in numbers["keyness"].rows if row["side"] == STRANGE}
    there = {row["text"] for row in numbers["keyness"].rows if row["side"] == "all others"}
    assert {"regime", "slammed"} <= here
    assert "houses" in there
    with pytest.raises(InputError, match="name the outlet"):
        figure("keyness").numbers(Wanted(corpus=corpus))


def test_why_there_are_no_key_words_is_said_with_what_one_needs(corpus: Corpus):
    few = corpus.articles()[:2]
    with pytest.raises(InputError, match=r"a key word is in at least 3 articles of .*: there is none here"):
        figure("keyness").numbers(Wanted(corpus=corpus, outlets=(STRANGE,), articles=tuple(few)))


def test_what_cannot_be_shown_is_said(corpus: Corpus):
    with pytest.raises(InputError, match="“Nothing of it” does not occur"):
        figure("density").numbers(Wanted(corpus=corpus, things=("Nothing of it",)))
    bare = Article(id="a", text="Nothing.", sha256=sha256("Nothing."), outlet="Open Record")
    with pytest.raises(InputError, match="nothing of what this figure shows"):
        figure("density").numbers(Wanted(corpus=Corpus.draft("Bare", articles=[bare])))


def test_outlets_differ_in_shape_and_not_in_colour_alone():
    assert len({style(place)[1] for place in range(len(COLOURS))}) == len(COLOURS)
    assert len({style(place) for place in range(len(COLOURS) * len(SHAPES))}) == 42


def test_a_name_is_one_line_of_what_prints():
    assert plain("One\n two\x07\u202e") == "One two\ufffd\ufffd"
    assert plain("word " * 40).endswith("…")
    assert len(plain("x" * 99)) == 36


def test_drawing_leaves_the_settings_as_they_were():
    import matplotlib as mpl

    size = mpl.rcParams["font.size"]
    with drawing():
        assert mpl.rcParams["text.parse_math"] is False
    assert (mpl.rcParams["text.parse_math"], mpl.rcParams["font.size"]) == (True, size)


@ALL
def test_a_selection_of_articles_is_shown_and_its_caption_says_so(kind: FigureKind, corpus):
    some = {f"art-{number}" for number in (*range(6), *range(12, 20))}
    chosen = (STRANGE,) if kind.name == "keyness" else ()
    found = kind.numbers(Wanted(corpus=corpus, outlets=chosen, articles=some))
    assert "Study: a selection of 14 articles" in found.caption
    assert "n = 6" in found.caption
    assert "n = 12" not in found.caption


def test_what_is_known_need_not_be_read_again(corpus):
    asked = []

    def gather(corpus, articles, /, *, watch):
        asked.append(len(articles))
        return gather_all(corpus, articles, watch=watch)

    given = figure("heatmap").numbers(Wanted(corpus=corpus, gather=gather))
    assert asked == [26]
    assert given == figure("heatmap").numbers(Wanted(corpus=corpus))
