"""Key words: what one outlet says more often than another, or than all others, strongest first."""

import math
from typing import TYPE_CHECKING, Any

from annotator.comparison.asked import chosen_articles
from annotator.comparison.comparison_table import VERSION
from annotator.comparison.copies import without_copies
from annotator.comparison.figure_contract import FigureKind, Numbers, Row, Wanted
from annotator.comparison.figure_letters import numbers_of
from annotator.comparison.figures._style import COLOURS, bare, page, plain
from annotator.comparison.keyness import FEWEST_ARTICLES, Key, keyness_of
from annotator.comparison.lines import LEVEL
from annotator.comparison.many import many
from annotator.errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLUMNS = (
    *("side", "text", "count", "other_count", "articles", "other_articles"),
    *("z", "g2", "bic", "log_ratio", "dp_norm", "adjusted_p"),
)
MOST = 15
"""Words a side."""
OTHERS = "all others"


def _numbers(wanted: Wanted) -> Numbers:
    if not 1 <= len(wanted.outlets) <= 2:
        raise InputError("name the outlet whose words are looked at, and, if not all others, a second one")
    corpus, here = wanted.corpus, wanted.outlets[0]
    every, over = chosen_articles(corpus, wanted.event, (), wanted.articles)
    # it names an outlet that is not there
    chosen_articles(corpus, wanted.event, wanted.outlets, wanted.articles)
    there = wanted.outlets[1] if len(wanted.outlets) == 2 else ""
    keys = every if wanted.copies else without_copies(corpus, every)
    ours = [key for key in keys if corpus.head(key).outlet == here]
    theirs = [key for key in keys if corpus.head(key).outlet != here]
    if there:
        theirs = [key for key in theirs if corpus.head(key).outlet == there]
    lexicon, known = wanted.words(corpus, [*ours, *theirs], wanted.phrase, watch=wanted.watch)
    found = keyness_of(lexicon, known[: len(ours)], known[len(ours) :], most=MOST)
    name, what = there or OTHERS, "word" if wanted.phrase == 1 else "phrase"
    rows = [_row(here, key) for key in found.here] + [_row(name, key) for key in found.there]
    if not rows:
        sides = f"{FEWEST_ARTICLES} articles of {here}, or of {name}"
        raise InputError(f"a key {what} is in at least {sides}: there is none here")
    aside = len(every) - len(keys)
    copies = f" ({many(aside, 'copy', 'copies')} set aside)" if aside else ""
    phrases = f"Phrases of {wanted.phrase} words" if wanted.phrase > 1 else "Words"
    caption = (
        f"{phrases} that {here} (n = {many(found.articles, 'article')}, {many(found.words, what)}) "
        f"and {name} (n = {many(found.other_articles, 'article')}, {many(found.other_words, what)}) "
        f"use more than the other, up to {MOST} a side of {found.tested:,} tested in at least "
        f"{FEWEST_ARTICLES} articles. "
        f"{corpus.name}: {over}{copies}; all words of the texts, no cues, no annotations. Log-odds with an "
        "informative Dirichlet prior in standard errors (Monroe, Colaresi & Quinn 2008); filled: p < .05, "
        "corrected for all that were tested (words of one article are not independent). Numbers are "
        f"occurrences in {here} and in {name}. {VERSION}"
    )
    return numbers_of(COLUMNS, rows, caption)


def _row(side: str, key: Key) -> Row:
    return {
        "side": side,
        "text": key.text,
        "count": key.count,
        "other_count": key.other_count,
        "articles": key.articles,
        "other_articles": key.other_articles,
        "z": key.z,
        "g2": key.g2,
        "bic": key.bic,
        "log_ratio": key.log_ratio if math.isfinite(key.log_ratio) else None,
        "dp_norm": key.dp,
        "adjusted_p": key.adjusted,
    }


def _draw(numbers: Numbers) -> "Figure":
    figure = page(1.1 + 0.2 * len(numbers.rows))
    axes = figure.add_subplot()
    for place, row in enumerate(numbers.rows):
        z, p = row["z"], row["adjusted_p"]
        assert isinstance(z, float)
        assert isinstance(p, float)
        colour = COLOURS[5] if z > 0 else COLOURS[1]
        face = colour if p < LEVEL else "white"
        axes.barh(place, z, height=0.7, facecolor=face, edgecolor=colour, linewidth=1)
        away = 1 if z > 0 else -1
        common: dict[str, Any] = {"textcoords": "offset points", "va": "center"}
        axes.annotate(
            plain(row["text"]),
            (0, place),
            (-4 * away, 0),
            ha="right" if z > 0 else "left",
            fontsize=8,
            **common,
        )
        axes.annotate(
            f"{row['count']} : {row['other_count']}",
            (z, place),
            (4 * away, 0),
            ha="left" if z > 0 else "right",
            fontsize=7,
            **common,
        )
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_ylim(len(numbers.rows) - 0.4, -0.6)
    most = max(abs(z) for row in numbers.rows if isinstance(z := row["z"], float))
    axes.set_xlim(-1.25 * most, 1.25 * most)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("log-odds in standard errors")
    _sides(figure, numbers)
    bare(axes)
    return figure


def _sides(figure: "Figure", numbers: Numbers) -> None:
    """Write above each half whose words it has; a side may have none."""
    for row in {isinstance(row["z"], float) and row["z"] > 0: row for row in numbers.rows}.values():
        right = isinstance(row["z"], float) and row["z"] > 0
        axes = figure.axes[0]
        axes.annotate(
            f"more in {plain(row['side'], 30)}",
            (1.0 if right else 0.0, 1.0),
            (0, 4),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right" if right else "left",
            fontsize=9,
            fontweight="bold",
        )


FIGURE = FigureKind(
    name="keyness",
    title="Key words",
    says="Which words one outlet uses more than another, or than all others.",
    numbers=_numbers,
    draw=_draw,
)
