"""An event as a whole as lines for a terminal."""

from collections.abc import Iterator

from annotator.comparison.whole_event.headlines import Headline
from annotator.comparison.whole_event.names import Place
from annotator.comparison.whole_event.quotations import Quoted
from annotator.comparison.whole_event.told import (
    Told,
    credit_in_words,
    in_short,
    notes,
    outlet_of,
    share_in_words,
    who,
)
from annotator.comparison.whole_event.whole import NO_OUTLET, Whole


def as_text(told: Told) -> Iterator[str]:
    """Yield the lines for a terminal."""
    whole = told.whole
    yield told.caption
    yield from (f"- {note}" for note in notes(whole))
    yield ""
    yield "HEADLINES"
    for head in whole.headlines:
        yield from _headline_lines(whole, head)
    yield ""
    yield "NAMES, with how often each outlet has them"
    yield from _name_lines(whole)
    yield ""
    yield "QUOTATIONS"
    for quoted in whole.quotations:
        by = f" - {', '.join(quoted.speakers)}" if quoted.speakers else ""
        yield f"  [{who(whole, quoted.places)}] “{in_short(quoted.words)}”{by}"
        yield from (f"      {line}" for line in _wordings(whole, quoted))
    yield ""
    yield "COPIES AND SHARED TEXT"
    yield from _copy_lines(whole)


def _headline_lines(whole: Whole, head: Headline) -> Iterator[str]:
    yield f"  {outlet_of(whole, head.article)}: {head.text or 'no headline'}"
    said = [
        ("named", ", ".join(name for name, _place in head.named)),
        ("verb", head.agency + (f": {whole.words(head.agent)}" if head.agent else "")),
        ("quotes", ", ".join(map(whole.words, head.quotes))),
        (
            "cues",
            ", ".join(f"{_slice(whole, head, cue.start, cue.end)} ({cue.category})" for cue in head.cues),
        ),
        ("only here", ", ".join(map(whole.words, head.only))),
    ]
    yield from (f"      {label}: {text}" for label, text in said if text)


def _slice(whole: Whole, head: Headline, start: int, end: int) -> str:
    return whole.words(Place(head.article, start, end))


def _name_lines(whole: Whole) -> Iterator[str]:
    heads = [in_short(outlet or NO_OUTLET, 14) for outlet in whole.outlets]
    yield f"  {'name':<34} {'kind':<13}" + "".join(f"{head:>15}" for head in heads)
    for one in whole.names:
        held = whole.by_outlet(one.places)
        counts = "".join(f"{len(held.get(outlet, ())) or '-':>15}" for outlet in whole.outlets)
        only = whole.only(one.places)
        mark = "" if only is None else f"  only {only or NO_OUTLET}"
        yield f"  {in_short(one.name, 34):<34} {one.kind:<13}{counts}{mark}"


def _wordings(whole: Whole, quoted: Quoted) -> Iterator[str]:
    places = (*quoted.places, *quoted.unquoted)
    if any(place.how for place in places):
        for place in places:
            yield f"{outlet_of(whole, place.article)}: {place.how or 'the longest wording'}"


def _copy_lines(whole: Whole) -> Iterator[str]:
    copies = whole.copies
    if not copies.pairs and not copies.credits:
        yield "  No two articles share text, and none credits a news agency."
    for pair in copies.pairs:
        linked = ", linked as copies" if pair.linked else ""
        both = f"{outlet_of(whole, pair.first)} and {outlet_of(whole, pair.second)}"
        yield f"  {both}: {pair.kind}{linked}, {share_in_words(pair)}"
    for credit in copies.credits:
        told = f"{credit_in_words(credit)} (“{whole.words(credit.place)}”)"
        yield f"  {outlet_of(whole, credit.article)}: {told}"
    for article in sorted(whole.aside):
        headline = whole.reading(article).headline or article
        yield f"  Set aside as a copy: {outlet_of(whole, article)}, {headline}"
