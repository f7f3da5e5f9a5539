"""The event as a whole in a report: who is named and quoted by which outlet, headlines, what is one copy."""

from collections.abc import Iterator, Sequence

from annotator.comparison.comparison_table import Told
from annotator.comparison.report_html import element, shown
from annotator.comparison.whole_event.asked import of_articles
from annotator.comparison.whole_event.headlines import Headline
from annotator.comparison.whole_event.names import Named, Place
from annotator.comparison.whole_event.quotations import Quoted
from annotator.comparison.whole_event.told import (
    credit_in_words,
    in_short,
    notes,
    outlet_of,
    share_in_words,
    who,
)
from annotator.comparison.whole_event.whole import NO_OUTLET, Whole
from annotator.corpus import Corpus

MOST_NAMES, MOST_QUOTATIONS = 120, 120
"""So many rows are shown; how many there are beyond is said."""
MOST_OUTLETS = 6
"""With more outlets their counts stand in one cell: a column each would not fit on paper."""
_LONG = 400
_KINDS = {"person": "person", "organisation": "organisation", "place": "place", "name": "not told"}

_METHOD = (
    "Names are runs of words that a tagger took for proper names. Full names and later short forms were "
    "put together, also across articles, and so were initials, nicknames and short forms in brackets. "
    "Whose name it is, is told only where a title, a given name or a word such as Ministry says so. "
    "Quotations are direct or partial ones; they are the same where the words are, where one is a "
    "shortened form of the other (four words, or all of a shorter one), or where no more than a fifth "
    "of the words differ. Shared text are runs of eight words."
)


def whole_of(corpus: Corpus, told: Told) -> Whole | None:
    """Return all articles of what was compared as a whole, if they are of one event; None if of several."""
    counted = (*told.comparison.counted, *told.aside)
    if len({one.event for one in counted}) != 1 or corpus.event(counted[0].event) is None:
        return None
    return of_articles(corpus, [one.article for one in counted], cues=False)


def as_a_whole(whole: Whole) -> Iterator[str]:
    """Yield the section: notes, headlines, names, quotations and copies, then how it was found."""
    yield element("ul", "".join(element("li", shown(note)) for note in notes(whole)), class_="notices")
    yield element("h4", "Headlines")
    yield from _table(
        ("Outlet", "Headline", "Named", "First verb", "Words that only it has"),
        [_headline(whole, one) for one in whole.headlines],
    )
    yield element("h4", "Names")
    yield from _names(whole)
    yield element("h4", "Quotations")
    yield from _quotations(whole)
    yield element("h4", "Copies and shared text")
    yield from _copies(whole)
    yield element("p", _METHOD, class_="note")


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: bool = False, headed: bool = True
) -> Iterator[str]:
    """Yield a table; the cells are HTML, the headings text. Rows have a heading where they are `headed`."""
    yield f"<div class='wide'><table class='{'figures' if numbers else 'event'}'>"
    yield element("thead", element("tr", "".join(element("th", shown(head), scope="col") for head in heads)))
    for first, *cells in rows:
        head = element("th", first, scope="row") if headed else element("td", first)
        yield element("tr", head + "".join(element("td", cell) for cell in cells))
    yield "</table></div>"


def _beyond(count: int, most: int, what: str) -> Iterator[str]:
    if count > most:
        yield element("p", f"Further {what} that are not shown: {count - most:,}.", class_="note")


def _headline(whole: Whole, one: Headline) -> Sequence[str]:
    aside = " (copy)" if one.article in whole.aside else ""
    agent = f": {whole.words(one.agent)}" if one.agent else ""
    return (
        shown(f"{outlet_of(whole, one.article)}{aside}"),
        element("b", shown(one.text or "no headline")),
        shown(", ".join(name for name, _place in one.named)) or "-",
        shown(f"{one.agency}{agent}") or "-",
        shown(", ".join(map(whole.words, one.only))) or "-",
    )


# --- names -----------------------------------------------------------------------------------------------


def _names(whole: Whole) -> Iterator[str]:
    if not whole.names:
        yield element("p", "No names were found.")
        return
    across = len(whole.outlets) <= MOST_OUTLETS
    outlets = [outlet or NO_OUTLET for outlet in whole.outlets] if across else ["How often"]
    rows = [_name(whole, one, across=across) for one in whole.names[:MOST_NAMES]]
    yield from _table(("Name", "Kind", "Named by", *outlets), rows, numbers=across)
    yield from _beyond(len(whole.names), MOST_NAMES, "names")


def _name(whole: Whole, one: Named, *, across: bool) -> Sequence[str]:
    held = whole.by_outlet(one.places)
    name = element("span", shown(one.name), title=f"{one.why} Written: {', '.join(one.forms)}")
    first = (name, _KINDS[one.kind], _who(whole, one.places))
    if across:
        return (*first, *(f"{len(held.get(outlet, ())) or '-'}" for outlet in whole.outlets))
    told = ", ".join(f"{outlet or NO_OUTLET} {len(places):,}" for outlet, places in held.items())
    return (*first, shown(told))


def _who(whole: Whole, places: Sequence[Place]) -> str:
    told = shown(who(whole, places))
    return element("b", told) if whole.only(places) is not None else told


# --- quotations ------------------------------------------------------------------------------------------


def _quotations(whole: Whole) -> Iterator[str]:
    if not whole.quotations:
        yield element("p", "No quotations were found.")
        return
    ordered = sorted(whole.quotations, key=lambda one: -len(whole.by_outlet(one.places)))
    rows = [_quotation(whole, one) for one in ordered[:MOST_QUOTATIONS]]
    yield from _table(("Quotation", "Said by", "Quoted by", "In which words"), rows, headed=False)
    yield from _beyond(len(ordered), MOST_QUOTATIONS, "quotations")


def _quotation(whole: Whole, one: Quoted) -> Sequence[str]:
    wordings = [f"{outlet_of(whole, at.article)}: {at.how}" for at in (*one.places, *one.unquoted) if at.how]
    return (
        element("q", shown(in_short(one.words, _LONG))),
        shown(", ".join(one.speakers)) or "-",
        _who(whole, one.places),
        shown("; ".join(wordings)) or "-",
    )


# --- copies ----------------------------------------------------------------------------------------------


def _copies(whole: Whole) -> Iterator[str]:
    copies = whole.copies
    if not copies.pairs and not copies.credits:
        yield element("p", "No two articles share text, and none credits a news agency.")
        return
    told = [
        f"{outlet_of(whole, one.first)} and {outlet_of(whole, one.second)}: {one.kind}"
        f"{', linked as copies' if one.linked else ''}, {share_in_words(one)}."
        for one in copies.pairs
    ]
    told += [
        f"{outlet_of(whole, one.article)}: {credit_in_words(one)} (“{whole.words(one.place)}”)."
        for one in copies.credits
    ]
    yield element("ul", "".join(element("li", shown(line)) for line in told))
