"""Where in each article things sit: a strip an article, by outlet, from its first character to its last."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.comparison.asked import Taken
from annotator.comparison.comparison_table import namer
from annotator.comparison.counting import Kind, Thing
from annotator.comparison.figure_contract import FigureKind, Numbers, Row, Wanted
from annotator.comparison.figure_letters import numbers_of
from annotator.comparison.figures._style import bare, labels, legend, page, plain, style
from annotator.comparison.figures._things import NO_OUTLET, chosen, sizes, taken
from annotator.comparison.figures._units import places
from annotator.comparison.gathering import Gathered
from annotator.comparison.many import many

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = (
    *("row", "article", "outlet", "date", "headline", "length", "kind", "id", "name"),
    *("start", "end", "position"),
)
KINDS: tuple[Kind, ...] = ("cue", "code")
MOST = 4
MOST_ARTICLES = 40


def _numbers(wanted: Wanted) -> Numbers:
    found = taken(wanted)
    things, how = chosen(found, wanted, KINDS, MOST)
    shown = _shown(found.gathered)
    told = found.told((), tested=False, intervals=False)
    left = len(found.gathered) - len(shown)
    caption = (
        f"Where in each article things occur, in per cent of its text. {told.caption_of_shares}{sizes(told)} "
        f"Shown are n = {many(len(shown), 'article')}"
        + (f", of each outlet the earliest; {left:,} are left out." if left else ".")
        + f" A mark stands where a thing begins.{how}"
    )
    called = namer(found.corpus)
    names = {thing: called(thing) for thing in things}
    # A thing that no shown article has is in the key all the same.
    rows = [row for one in shown for row in _rows(found, one, names)]
    return numbers_of(COLUMNS, (*_keys(names), *rows), caption)


def _shown(articles: Sequence[Gathered]) -> list[Gathered]:
    """Return the articles to show, by outlet and date: as many of each outlet as of others, if there are."""
    turn: Counter[str] = Counter()
    ranked: list[tuple[int, str, Gathered]] = []
    for one in sorted(articles, key=lambda one: (one.date or "9", one.article)):
        ranked.append((turn[one.outlet], one.outlet, one))
        turn[one.outlet] += 1
    ranked.sort(key=lambda rank: rank[:2])
    return [
        one for _turn, _outlet, one in sorted(ranked[:MOST_ARTICLES], key=lambda rank: (rank[1], rank[0]))
    ]


_EMPTY: Row = dict.fromkeys(COLUMNS)


def _keys(names: Mapping[Thing, str]) -> Iterator[Row]:
    for thing, name in names.items():
        yield {**_EMPTY, "row": "legend", "kind": thing.kind, "id": thing.id, "name": name}


def _rows(found: Taken, one: Gathered, names: Mapping[Thing, str]) -> Iterator[Row]:
    """Yield a row for an article, then one for each of its places in the order of the text."""
    head: Row = {
        **_EMPTY,
        "row": "article",
        "article": one.article,
        "outlet": one.outlet,
        "date": one.date,
        "headline": one.headline,
        "length": one.length,
    }
    yield head
    for thing, start, end in sorted(places(one, found.question), key=lambda place: (place[1:], place[0])):
        if thing in names:
            yield {
                **head,
                "row": "place",
                "kind": thing.kind,
                "id": thing.id,
                "name": names[thing],
                "start": start,
                "end": end,
                "position": start / one.length if one.length else 0.0,
            }


def _draw(numbers: Numbers) -> "Figure":
    names = labels([row for row in numbers.rows if row["row"] == "legend"])
    articles = [row for row in numbers.rows if row["row"] == "article"]
    heights, heads = _heights(articles)
    figure = page(1.2 + 0.2 * (len(articles) + len(heads)))
    axes = figure.add_subplot()
    for row in articles:
        y = heights[row["article"]]
        axes.plot([0, 100], [y, y], color="#D9D9D9", linewidth=0.8, zorder=0)
        axes.text(-1, y, _called(row), ha="right", va="center", fontsize=7)
    for outlet, y in heads.items():
        axes.text(0, y, plain(outlet or NO_OUTLET), ha="left", va="center", fontsize=8, fontweight="bold")
    for which, thing in enumerate(names):
        _marks(axes, [row for row in numbers.rows if (row["kind"], row["id"]) == thing], heights, which)
    axes.set_xlim(0, 100)
    axes.set_ylim(len(articles) + len(heads) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel("% of the text")
    bare(axes)
    legend(figure, list(names.values()), line=False)
    return figure


def _heights(articles: Sequence[Row]) -> tuple[dict[object, float], dict[str, float]]:
    """Return the height of each article's strip, and that of the line above each outlet's first."""
    heights: dict[object, float] = {}
    heads: dict[str, float] = {}
    for row in articles:
        outlet = str(row["outlet"])
        if outlet not in heads:
            heads[outlet] = len(heights) + len(heads)
        heights[row["article"]] = len(heights) + len(heads)
    return heights, heads


def _called(row: Row) -> str:
    said = f"{str(row['date'])[:10]} {row['headline'] or row['article']}".strip()
    return plain(said, 34)


def _marks(axes: "Axes", rows: Sequence[Row], heights: Mapping[object, float], which: int) -> None:
    colour, shape = style(which)
    held: defaultdict[object, list[float]] = defaultdict(list)
    for row in rows:
        if isinstance(row["position"], int | float):
            held[row["article"]].append(100 * row["position"])
    across = [x for article in held for x in held[article]]
    down = [heights[article] for article in held for _x in held[article]]
    if across:
        axes.plot(
            across,
            down,
            shape,
            color=colour,
            markerfacecolor="none",
            markersize=4.5,
            markeredgewidth=0.9,
            clip_on=False,
        )


FIGURE = FigureKind(
    name="strips",
    title="Strip maps",
    says="Where in each article cues and codes sit, article by article and outlet by outlet.",
    numbers=_numbers,
    draw=_draw,
)
