"""Article views that scroll together: what says the same stands at the same height, as far as that goes."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import exp

from PySide6.QtCore import QMetaObject, QObject

from annotator.gui.article_view import ArticleView

Anchors = Callable[[str, str], Sequence[tuple[int, int]]]
"""Given two articles, returns places (code points) of the one and the other that say the same, in order."""

_LINE = 1 / 3
"""The share of the view's height at which what says the same is kept beside one another."""
_SETTLING = 0.4
"""The share of the view's height after which a view that was out of line is back in it, but for a third."""

_FASTEST = 5
"""How much faster than the view that a person scrolls another one may move to be in line again."""


class HeightMap:
    """Leads from heights of one document to those of another, straight between pairs that belong together.

    `pairs` are heights in ascending order, `ends` those of the lower edges of both documents.
    """

    def __init__(self, pairs: Sequence[tuple[float, float]], ends: tuple[float, float]) -> None:
        knots = [(0.0, 0.0)]
        for here, there in (*pairs, ends):
            if here > knots[-1][0] and there >= knots[-1][1]:
                knots.append((here, there))
        self._here = [here for here, _there in knots]
        self._there = [there for _here, there in knots]

    def __call__(self, height: float) -> float:
        """Return the height in the other document; beyond its ends it goes on as far."""
        after = bisect_right(self._here, height)
        if after == 0 or after == len(self._here):
            last = max(after - 1, 0)
            return self._there[last] + height - self._here[last]
        (left, right), (low, high) = self._here[after - 1 : after + 1], self._there[after - 1 : after + 1]
        return low + (height - left) / (right - left) * (high - low)


def reading_line(scrolled: float, most: float, height: float) -> float:
    """Return how far below its upper edge a view that is scrolled so far is read.

    That is a third of its `height`, but the upper edge at the start and the lower one at the end (`most`), so
    that what is scrolled to its start or end leads to the start or the end of the others.
    """
    line = height * _LINE
    if most <= 0:
        return line
    rise, fall = min(line, most * _LINE), min(height - line, most * (1 - _LINE))
    if scrolled < rise:
        return line * scrolled / rise
    left = most - scrolled
    return line if left >= fall else height - (height - line) * left / fall


def eased(moved: float, way: float) -> float:
    """Return how far a view moves that would have to move so far while another one goes its `way`.

    It never goes the other way: it waits until the other one has come to where it is. Where one article is
    much longer between two places it does not rush there in one step.
    """
    farthest = way * _FASTEST
    return min(max(moved, min(farthest, 0.0)), max(farthest, 0.0))


class Together(QObject):
    """Moves views along with the one that a person scrolls, while `locked`; brings sentences into line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locked = True
        self._views: dict[str, ArticleView] = {}
        self._anchors: Anchors = _no_anchors
        self._maps: dict[tuple[str, str], HeightMap] = {}
        self._places: dict[str, int] = {}
        self._connections: list[QMetaObject.Connection] = []
        self._moving = False

    def follow(self, views: Mapping[str, ArticleView]) -> None:
        """Move these views together, by article, and no others."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._views = dict(views)
        self._connections = []
        for article, view in self._views.items():
            bar = view.page.verticalScrollBar()
            self._connections.append(view.page.laid_out.connect(self._forget))
            self._connections.append(bar.valueChanged.connect(partial(self._scrolled, article)))
        self._places = {article: view.page.verticalScrollBar().value() for article, view in views.items()}
        self._forget()

    def tie(self, anchors: Anchors | None) -> None:
        """Go by these places from now on; without any, by how far each article is."""
        self._anchors = anchors or _no_anchors
        self._forget()

    def _forget(self) -> None:
        self._maps.clear()

    # --- scrolling together ---

    def _scrolled(self, article: str, value: int) -> None:
        former, self._places[article] = self._places[article], value
        if self._moving or not self.locked or self._views[article].page.alone:
            return
        way = value - former
        kept = exp(-abs(way) / (_SETTLING * max(self._height(article), 1)))
        at_end = value in (0, self._most(article))
        for other in self._views:
            if other != article:
                place, wanted = self._places[other], self._beside(article, other, value)
                if not at_end:
                    wanted += (place - self._beside(article, other, former)) * kept
                if not at_end or abs(wanted - place) > self._height(other):
                    wanted = place + eased(wanted - place, way)
                self._move(other, wanted)

    def _beside(self, article: str, other: str, value: float) -> float:
        """Return how far `other` is scrolled when it is in line with `article` scrolled to `value`."""
        line = reading_line(value, self._most(article), self._height(article))
        wanted = self._map(article, other)(value + line) - line
        return min(max(wanted, 0.0), self._most(other))

    def _move(self, article: str, value: float) -> None:
        moving, self._moving = self._moving, True
        self._views[article].page.verticalScrollBar().setValue(round(value))
        self._moving = moving

    # --- bringing into line ---

    def bring(self, article: str, position: int, matches: Mapping[str, int], *, others: bool = True) -> None:
        """Scroll the other views so that what `matches` a place of an article begins at its height.

        `position` and the matches, by article, are code points. What has no match goes where the places
        around it lead, unless `others` are to stay. Nothing goes beyond its ends.
        """
        self._lay_out()
        row = self._views[article].page.rows.at(position)
        if row is None:
            return
        below = row.top - self._views[article].page.scrolled
        for other, view in self._views.items():
            if other == article or not (others or other in matches):
                continue
            found = view.page.rows.at(matches[other]) if other in matches else None
            top = found.top if found is not None else self._map(article, other)(row.top)
            self._move(other, top - below)

    # --- heights ---

    def _height(self, article: str) -> float:
        return float(self._views[article].page.viewport().height())

    def _most(self, article: str) -> float:
        return float(self._views[article].page.verticalScrollBar().maximum())

    def _map(self, article: str, other: str) -> HeightMap:
        found = self._maps.get((article, other))
        if found is None:
            self._lay_out()
            found = self._make_map(article, other)
            self._maps[article, other] = found
        return found

    def _lay_out(self) -> None:
        """Find the places of all lines in all views: from then on heights are good."""
        for view in self._views.values():
            view.page.lay_out()

    def _make_map(self, article: str, other: str) -> HeightMap:
        here, there = self._views[article].page, self._views[other].page
        pairs = []
        for position, beside in self._anchors(article, other):
            row, matching = here.rows.at(position), there.rows.at(beside)
            if row is not None and matching is not None:
                pairs.append((row.top, matching.top))
        ends = (self._most(article) + self._height(article), self._most(other) + self._height(other))
        return HeightMap(pairs, ends)


def _no_anchors(_article: str, _other: str) -> Sequence[tuple[int, int]]:
    return ()
