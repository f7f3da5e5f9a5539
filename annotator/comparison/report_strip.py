"""Where in its article each mark sits: strips as a drawing that is part of the page."""

from collections.abc import Iterator, Sequence

from annotator.comparison.event_texts import Column, Mark, Texts
from annotator.comparison.report_html import element, shown
from annotator.comparison.report_texts import look

_WIDE, _LEFT, _ROW, _HEAD = 960, 180, 16, 22
"""Widths of the drawing and of the names in it, heights of a strip and of an outlet's name."""


def strips(texts: Texts) -> Iterator[str]:
    """Yield a strip for each group of cues and each article, all in the scale of the longest article."""
    groups = _groups(texts)
    if not groups:
        return
    longest = max(len(column.article.text) for column in texts.columns)
    height = len(texts.columns) * (_HEAD + _ROW * len(groups) + 8)
    yield (
        f'<svg class="strip" viewBox="0 0 {_WIDE} {height}" role="img" '
        'aria-label="Where marks sit in each article; their numbers are in the table below">'
    )
    top = 0
    for column in texts.columns:
        outlet = shown(column.article.outlet or "no outlet named")
        yield f'<text class="outlet" x="0" y="{top + 15}">{outlet}</text>'
        for row, group in enumerate(groups):
            yield from _strip(column, group, top + _HEAD + row * _ROW, longest)
        top += _HEAD + _ROW * len(groups) + 8
    yield "</svg>"
    yield element(
        "p",
        "From left to right as in the text, all in the scale of the longest article. High marks stand in the "
        "authors' own words, low ones in words of others; framed ones are annotations.",
        class_="note",
    )
    yield from _numbers(texts, groups)


def _groups(texts: Texts) -> list[str]:
    found = {(one.decided, one.slot, one.group) for column in texts.columns for one in column.marks}
    return list(dict.fromkeys(group for *_order, group in sorted(found)))


def _strip(column: Column, group: str, top: int, longest: int) -> Iterator[str]:
    yield f'<text x="{_LEFT - 8}" y="{top + 11}" text-anchor="end">{shown(group)}</text>'
    width = (_WIDE - _LEFT) * len(column.article.text) / longest
    size = f'x="{_LEFT}" y="{top}" width="{width:.1f}" height="{_ROW - 3}"'
    # a viewer that draws pictures without the page's style sheet would fill them with black
    yield f'<rect class="ground" fill="#F5F5F3" {size}/>'
    for one in column.marks:
        if one.group == group:
            yield _tick(one, top, longest)


def _tick(one: Mark, top: int, longest: int) -> str:
    """Return one mark: full height in the author's own words, half height in words of others."""
    scale = (_WIDE - _LEFT) / longest
    width = max(2.0, scale * (one.end - one.start))
    high = _ROW - 3 if one.own else (_ROW - 3) / 2
    left, above = _LEFT + scale * one.start, top + _ROW - 3 - high
    size = f'x="{left:.1f}" y="{above:.1f}" width="{width:.1f}" height="{high:.1f}"'
    return f'<rect class="tick {shown(look(one))}" {size}/>'


def _numbers(texts: Texts, groups: Sequence[str]) -> Iterator[str]:
    heads = [
        element("th", shown(one.article.outlet or "no outlet named"), scope="col") for one in texts.columns
    ]
    yield "<div class='wide'><table class='figures'>"
    yield element("caption", "Marks by group: all, and (in brackets) those in the authors' own words.")
    yield element("thead", element("tr", "<th></th>" + "".join(heads)))
    for group in groups:
        cells = [[one for one in column.marks if one.group == group] for column in texts.columns]
        told = (f"{len(held):,} ({sum(one.own for one in held):,})" for held in cells)
        row = element("th", shown(group), scope="row") + "".join(element("td", one) for one in told)
        yield element("tr", row)
    yield "</table></div>"
