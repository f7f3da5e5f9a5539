"""The articles of an event in a report: headlines, sentences that agree, texts in columns, reasons."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.comparison.alignment import Place
from annotator.comparison.event_texts import Column, Mark, Texts
from annotator.comparison.report_html import address, element, language, shown

_SHORT = 120
_LANES = 3
_UNTOLD = ("byline", "dateline", "credit")
"""Zones of which it is not said that only one outlet has them."""


def headlines(texts: Texts) -> Iterator[str]:
    """Yield headline beside headline, with what each article is and how much of it the others have too."""
    columns = texts.columns
    rows = [
        (
            "Headline",
            [element("b", shown(_headline(one)), lang=language(one.article.language)) for one in columns],
        ),
        ("Date", [shown(one.article.date) or "-" for one in columns]),
        ("Words", [f"{one.words:,}" for one in columns]),
        ("Sentences also elsewhere", [_shared(texts, one) for one in columns]),
        ("Cues, annotations", [_marks(one) for one in columns]),
        ("Address", [address(one.article.url) or "-" for one in columns]),
    ]
    yield "<div class='wide'><table class='beside'>"
    yield element("thead", element("tr", "<th></th>" + _outlets(texts)))
    for head, cells in rows:
        yield element("tr", element("th", head, scope="row") + "".join(element("td", cell) for cell in cells))
    yield "</table></div>"
    lost = sum(one.lost for one in columns)
    if lost:
        yield element("p", f"Annotations whose words are not in the texts any more: {lost:,}.", class_="note")
    if texts.left_out:
        listed = "; ".join(
            f"{one.outlet or 'no outlet named'}: {one.headline or one.id}" for one in texts.left_out
        )
        yield element(
            "p",
            f"Further articles of the event, which count in the table and are not shown: {shown(listed)}.",
            class_="note",
        )


def _headline(column: Column) -> str:
    article = column.article
    zones = [zone for zone in column.told.analysis.zones if zone.kind == "headline"]
    return article.headline or (article.text[zones[0].start : zones[0].end].strip() if zones else article.id)


def _shared(texts: Texts, column: Column) -> str:
    compared = {one.number for one in column.told.sentences}
    tied = {place.number for group in texts.groups for place in group if place.article == column.article.id}
    near = {place.number for place in texts.near if place.article == column.article.id}
    return f"{len(tied | near):,} of {len(compared):,}"


def _marks(column: Column) -> str:
    decided = sum(one.decided for one in column.marks)
    return f"{len(column.marks) - decided:,}, {decided:,}"


def _outlets(texts: Texts) -> str:
    return "".join(
        element("th", shown(one.article.outlet or "no outlet named"), scope="col") for one in texts.columns
    )


# --- sentence beside sentence ------------------------------------------------------------------------------


def agreeing(texts: Texts) -> Iterator[str]:
    """Yield a row for each group of sentences that say the same, in whole or in part."""
    if not texts.groups:
        yield element("p", "No sentences of these articles were found to say the same.")
        return
    yield "<div class='wide'><table class='beside aligned'>"
    yield element("thead", element("tr", element("th", "No.", scope="col") + _outlets(texts)))
    for number, group in enumerate(texts.groups, 1):
        head = element("th", str(number), scope="row", id=f"g-{number}")
        cells = (_together(column, place, group) for place, column in enumerate(texts.columns, 1))
        yield element("tr", head + "".join(cells))
    yield "</table></div>"


def _together(column: Column, place: int, group: Sequence[Place]) -> str:
    numbers = [one.number for one in group if one.article == column.article.id]
    if not numbers:
        return element("td", "not here", class_="absent")
    said = (
        _sentence(column, place, number)
        + " "
        + element("a", f"sentence&nbsp;{number + 1}", class_="back", href=f"#s-{place}-{number + 1}")
        for number in numbers
    )
    return element(
        "td", "".join(element("p", one) for one in said), lang=language(column.article.language), dir="auto"
    )


# --- columns -----------------------------------------------------------------------------------------------


def columns(texts: Texts) -> Iterator[str]:
    """Yield the articles side by side; in the margin stands with which sentences each one is tied."""
    yield f"<div class='columns columns-{len(texts.columns)}'>"
    for place, column in enumerate(texts.columns, 1):
        outlet = shown(column.article.outlet or "no outlet named")
        yield element("section", element("h4", outlet) + "".join(_read(texts, column, place)))
    yield "</div>"


def _read(texts: Texts, column: Column, place: int) -> Iterator[str]:
    number_of = {one: number for number, group in enumerate(texts.groups, 1) for one in group}
    compared = {one.number for one in column.told.sentences}
    yield f"<ol class='sentences' dir='auto' lang='{language(column.article.language)}'>"
    for number in range(len(column.told)):
        here = Place(column.article.id, number)
        zone = column.told.analysis.zone_at(column.told.span(number).start)
        margin = ""
        if here in number_of:
            margin = element("a", str(number_of[here]), href=f"#g-{number_of[here]}")
        elif here in texts.near:
            margin = element("a", f"cf. {texts.near[here] + 1}", href=f"#g-{texts.near[here] + 1}")
        elif number in compared and zone not in _UNTOLD:
            margin = "only here"
        said = element("span", margin, class_="margin") + element("span", _sentence(column, place, number))
        yield element("li", said, id=f"s-{place}-{number + 1}", class_=_look(column, number, zone, margin))
    yield "</ol>"


def _look(column: Column, number: int, zone: str, margin: str) -> str:
    text, start = column.article.text, column.told.span(number).start
    begins = number > 0 and "\n" in text[column.told.span(number - 1).end : start]
    words = (
        zone if zone != "body" else "",
        "paragraph" if begins else "",
        "only" if margin == "only here" else "",
    )
    return " ".join(word for word in words if word)


def _sentence(column: Column, place: int, number: int) -> str:
    span = column.told.span(number)
    return marked(column, place, span.start, span.end)


def marked(column: Column, place: int, start: int, end: int) -> str:
    """Return a stretch of an article with its marks, each with its tag and number behind its last word."""
    text, lanes = column.article.text, _lanes(column.marks)
    over = [
        (number, lane, one)
        for number, (lane, one) in enumerate(zip(lanes, column.marks, strict=True), 1)
        if one.start < end and start < one.end
    ]
    cuts = sorted(
        {start, end, *(min(max(at, start), end) for *_n, one in over for at in (one.start, one.end))}
    )
    pieces = []
    for left, right in pairwise(cuts):
        piece = shown(text[left:right])
        for _number, lane, one in over:
            if one.start < right and left < one.end:
                piece = element("span", piece, class_=f"mark lane{lane} {look(one)}")
        pieces.append(piece)
        pieces += [_tag(place, number, one) for number, _lane, one in over if one.end == right]
    return "".join(pieces)


def look(one: Mark) -> str:
    """Return the classes that say a mark's colour, its line, and whether a person decided."""
    return f"s{one.slot} {one.line}{' decided' if one.decided else ''}"


def _tag(place: int, number: int, one: Mark) -> str:
    told = element("abbr", shown(one.tag), title=f"{one.name}: {one.says}")
    return element("a", f"{told} {number}", class_=f"tag {look(one)}", href=f"#n-{place}-{number}")


def _lanes(marks: Sequence[Mark]) -> list[int]:
    """Return under which line each mark is drawn, so that those that overlap stay apart."""
    ends = [0] * _LANES
    lanes = []
    for one in marks:
        lane = next((lane for lane, end in enumerate(ends) if end <= one.start), _LANES - 1)
        ends[lane] = max(ends[lane], one.end)
        lanes.append(lane)
    return lanes


# --- reasons -----------------------------------------------------------------------------------------------


def reasons(texts: Texts) -> Iterator[str]:
    """Yield what every mark is and why it is there, by article, in the order of the text."""
    for place, column in enumerate(texts.columns, 1):
        yield element("h4", shown(column.article.outlet or "no outlet named"))
        if not column.marks:
            yield element("p", "Nothing is highlighted.")
            continue
        starts = [column.told.span(number).start for number in range(len(column.told))]
        yield "<ol class='reasons'>"
        for number, one in enumerate(column.marks, 1):
            words = " ".join(column.article.text[one.start : one.end].split())
            quote = words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
            sentence = max(1, bisect_right(starts, one.start))
            said = (
                element("b", shown(one.tag), class_=f"tag {look(one)}")
                + f" {element('q', shown(quote))} {element('i', shown(one.name))}. {shown(one.says)} "
                + element("a", f"sentence&nbsp;{sentence}", class_="back", href=f"#s-{place}-{sentence}")
            )
            yield element("li", said, id=f"n-{place}-{number}", value=str(number))
        yield "</ol>"


def legend(texts: Texts) -> Iterator[str]:
    """Yield what the tags are, with how often each one stands where."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for column in texts.columns:
        counts.update((one.group, one.name, one.tag, look(one)) for one in column.marks)
    yield "<ul class='legend'>"
    for (group, name, tag, classes), count in sorted(counts.items()):
        told = (
            f"{element('b', shown(tag), class_=f'tag {classes}')} {shown(name)} ({shown(group)}): {count:,}"
        )
        yield element("li", told)
    yield "</ul>"
