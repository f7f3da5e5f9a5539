"""The tables of an event: names, quotations, headlines, copies; each cell with the places it tells of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from annotator.comparison.whole_event.copies import Shared
from annotator.comparison.whole_event.headlines import Headline
from annotator.comparison.whole_event.names import Named, Place
from annotator.comparison.whole_event.quotations import Quoted
from annotator.comparison.whole_event.told import credit_in_words, share_in_words
from annotator.comparison.whole_event.whole import Whole
from annotator.gui.figures.grid import Cell, Column, Table

NO_OUTLET = "No outlet named"
ONLY = "◆ only "
"""Before the one outlet that has something: a sign and a word, since colour alone is no sign."""
_SHORT = 22
_KINDS = {"person": "Person", "organisation": "Organisation", "place": "Place", "name": "Not told"}
_RANKS = {kind: rank for rank, kind in enumerate(_KINDS)}

Places = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A table with, for each cell, the places that it leads to, and what is said of each row in full.

    `keys` tell rows apart when the event is looked at again; `pairs` are the articles of a row that can be
    linked as copies. The column `wide` takes the room that is left, between `least` and `most` pixels; the
    others take `cap` at most.
    """

    table: Table = field(default_factory=Table)
    places: Sequence[Sequence[Places]] = ()
    says: Sequence[str] = ()
    keys: Sequence[str] = ()
    pairs: Sequence[tuple[str, str] | None] = ()
    wide: int = 0
    least: int = 240
    most: int = 10_000
    cap: int = 300


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    cells: Sequence[tuple[Cell, Places]]
    says: str
    pair: tuple[str, str] | None = None


def _page(columns: Sequence[Column], rows: Sequence[_Row], **sizes: int) -> Page:
    return Page(
        table=Table(columns, [[cell for cell, _places in row.cells] for row in rows]),
        places=[[places for _cell, places in row.cells] for row in rows],
        says=[row.says for row in rows],
        keys=[row.key for row in rows],
        pairs=[row.pair for row in rows],
        **sizes,
    )


def outlet_name(outlet: str) -> str:
    """Return what an outlet is called on the screen."""
    return outlet or NO_OUTLET


# --- names -----------------------------------------------------------------------------------------------

NAMES: dict[str, tuple[str, Callable[[Whole, Named], bool]]] = {
    "people": ("All but places", lambda _whole, one: one.kind != "place"),
    "all": ("All names", lambda _whole, _one: True),
    "person": ("Persons", lambda _whole, one: one.kind == "person"),
    "organisation": ("Organisations", lambda _whole, one: one.kind == "organisation"),
    "place": ("Places", lambda _whole, one: one.kind == "place"),
    "name": ("Whose name is not told", lambda _whole, one: one.kind == "name"),
    "only": ("Only one outlet", lambda whole, one: whole.only(one.places) is not None),
}
"""Which names are shown, and what that is called."""


def names_page(whole: Whole, wanted: str) -> Page:
    """Return the matrix of names and outlets with counts."""
    columns = [
        Column("Name", "Enter leads to the places, one after the other", number=False),
        Column("Kind", "Whose name it is, where words in it or around it say so", number=False),
        Column("Named by", "How many outlets name it, or which one only", number=False),
        *_outlet_columns(whole, "How often this outlet names it"),
    ]
    _label, wants = NAMES[wanted]
    rows = [_name_row(whole, one) for one in whole.names if wants(whole, one)]
    return _page(columns, rows, wide=0, most=380)


def _outlet_columns(whole: Whole, meaning: str) -> list[Column]:
    return [Column(_cut(outlet_name(one)), f"{outlet_name(one)}: {meaning}") for one in whole.outlets]


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _name_row(whole: Whole, one: Named) -> _Row:
    held = whole.by_outlet(one.places)
    forms = f"Written {', '.join(one.forms)}." if one.forms != (one.name,) else ""
    says = f"{one.name}: {_KINDS[one.kind].lower()}. {one.why} {forms}".strip()
    by = _by(whole, one.places)
    cells = [
        (Cell(one.name, one.name, says, strong=by[0].strong), one.places),
        (Cell(_KINDS[one.kind], _RANKS[one.kind], one.why), one.places),
        by,
    ]
    for outlet in whole.outlets:
        places = held.get(outlet, ())
        cells.append(
            (Cell(f"{len(places):,}" if places else "-", len(places), _quotes(whole, places)), places)
        )
    return _Row(f"{one.kind} {one.name}", cells, says)


def _by(whole: Whole, places: Places) -> tuple[Cell, Places]:
    """Return which outlets have something: with one outlet alone, or all of them hidden, nothing is said."""
    only = whole.only(places)
    count = len(whole.by_outlet(places))
    if only is not None:
        told = f"{ONLY}{outlet_name(only)}"
        return Cell(told, count, f"{told[2:]} has it, of {len(whole.outlets)} outlets", strong=True), places
    text = f"{count} of {len(whole.outlets)}" if len(whole.outlets) > 1 else "-"
    return Cell(text, count, ", ".join(map(outlet_name, whole.by_outlet(places)))), places


def _quotes(whole: Whole, places: Places) -> str:
    """Return how a name is written, place by place, with why it counts where that is not plain."""
    told = [f"{whole.words(at)}{f' ({at.how})' if at.how else ''}" for at in places[:8]]
    return "\n".join([*told, *([f"and {len(places) - 8} more"] if len(places) > 8 else [])])


# --- quotations ------------------------------------------------------------------------------------------

QUOTATIONS: dict[str, tuple[str, Callable[[Whole, Quoted], bool]]] = {
    "all": ("All quotations", lambda _whole, _one: True),
    "shared": ("Shared by several", lambda whole, one: len(whole.by_outlet(one.places)) > 1),
    "only": ("Only one outlet", lambda whole, one: whole.only(one.places) is not None),
}
"""Which quotations are shown, and what that is called."""


def quotations_page(whole: Whole, wanted: str) -> Page:
    """Return the quotations, with what became of their words in each outlet."""
    columns = [
        Column(
            "Quotation", "The longest wording; Enter leads to the places, one after the other", number=False
        ),
        Column("Said by", "Whom the articles name", number=False),
        Column("Quoted by", "How many outlets quote it, or which one only", number=False),
        *(
            Column(_cut(outlet_name(one)), f"{outlet_name(one)}: what it has of the words", number=False)
            for one in whole.outlets
        ),
    ]
    _label, wants = QUOTATIONS[wanted]
    rows = [_quotation_row(whole, one) for one in whole.quotations if wants(whole, one)]
    return _page(columns, rows, wide=0, least=320, cap=220)


def _quotation_row(whole: Whole, one: Quoted) -> _Row:
    held, without = whole.by_outlet(one.places), whole.by_outlet(one.unquoted)
    by = _by(whole, one.places)
    said = ", ".join(one.speakers) or "not told"
    says = f"“{one.words}” Said by: {said}."
    several = any(at.how not in ("", "word for word") for at in one.places)
    cells = [
        (Cell(f"“{one.words}”", None, says), one.places),
        (Cell(", ".join(one.speakers) or "-", ", ".join(one.speakers) or None), one.places),
        by,
    ]
    for outlet in whole.outlets:
        places = (*held.get(outlet, ()), *without.get(outlet, ()))
        told = [at.how or ("the longest wording" if several else "quoted") for at in places]
        cells.append((Cell("; ".join(told) or "-", len(places), _wordings(whole, places)), places))
    return _Row(f"{one.places[0].article} {one.places[0].start}", cells, says)


def _wordings(whole: Whole, places: Places) -> str:
    return "\n".join(f"“{whole.words(at)}”{f' ({at.how})' if at.how else ''}" for at in places)


# --- headlines -------------------------------------------------------------------------------------------


def headlines_page(whole: Whole, category: Callable[[str], str]) -> Page:
    """Return headline beside headline, a row an article; `category` names categories of cues."""
    columns = [
        Column("Outlet", number=False),
        Column("Headline", number=False),
        Column("Named", "Who is named, in the order of the headline", number=False),
        Column(
            "First verb", "Whether the subject acts or is acted upon, where the verb shows it", number=False
        ),
        Column("Only here", "Words that no other headline of the event has, in any form", number=False),
        Column("Quotation marks", "What stands in them", number=False),
        Column("Cues", "Loaded words and other cues", number=False),
    ]
    return _page(
        columns, [_headline_row(whole, one, category) for one in whole.headlines], wide=1, least=320, cap=190
    )


def _headline_row(whole: Whole, one: Headline, category: Callable[[str], str]) -> _Row:
    outlet = outlet_name(whole.outlet(one.article))
    aside = " (copy)" if one.article in whole.aside else ""
    whole_line: Places = (one.place,) if one.place else ()
    cues = tuple(Place(one.article, cue.start, cue.end) for cue in one.cues)
    told = [f"{whole.words(at)} ({category(cue.category)})" for at, cue in zip(cues, one.cues, strict=True)]
    reasons = "\n".join(f"{whole.words(at)}: {cue.reason}" for at, cue in zip(cues, one.cues, strict=True))
    verb = one.agency + (f": {whole.words(one.agent)}" if one.agent else "")
    cells = [
        (Cell(f"{outlet}{aside}", outlet), whole_line),
        (Cell(one.text or "No headline", one.text), whole_line),
        _listed([name for name, _place in one.named], tuple(place for _name, place in one.named)),
        (Cell(verb or "-", verb or None), (one.agent,) if one.agent else whole_line),
        _listed([whole.words(at) for at in one.only], one.only),
        _listed([whole.words(at) for at in one.quotes], one.quotes),
        _listed(told, cues, reasons),
    ]
    return _Row(one.article, cells, f"{outlet}: {one.text}")


def _listed(words: Sequence[str], places: Places, says: str = "") -> tuple[Cell, Places]:
    text = ", ".join(words)
    return Cell(text or "-", len(words), says or text), places


# --- copies ----------------------------------------------------------------------------------------------


def copies_page(whole: Whole) -> Page:
    """Return which articles share text, how much of it, and which credit a news agency."""
    columns = [
        Column("First", "Enter leads to the passages in it", number=False),
        Column("Second", "Enter leads to the passages in it", number=False),
        Column("What they share", number=False),
        Column("Share", "Of the shorter article's words, in runs of eight words that both have"),
        Column("How much", number=False),
        Column(
            "Set aside",
            "A copy counts with its original: names and quotations in it do not count again",
            number=False,
        ),
    ]
    rows = [_pair_row(whole, one) for one in whole.copies.pairs]
    rows += [
        _Row(
            f"credit {one.article}",
            [
                (Cell(_article(whole, one.article)), (one.place,)),
                (Cell(one.agency), (one.place,)),
                (Cell(credit_in_words(one)), (one.place,)),
                (Cell("-"), (one.place,)),
                (Cell(f"“{whole.words(one.place)}”"), (one.place,)),
                (Cell("-"), (one.place,)),
            ],
            f"{_article(whole, one.article)}: {credit_in_words(one)}, as “{whole.words(one.place)}” says.",
        )
        for one in whole.copies.credits
    ]
    return _page(columns, rows, wide=4, least=260)


def _pair_row(whole: Whole, one: Shared) -> _Row:
    first = tuple(passage.first for passage in one.passages)
    second = tuple(passage.second for passage in one.passages)
    both = tuple(place for passage in one.passages for place in (passage.first, passage.second))
    names = _article(whole, one.first), _article(whole, one.second)
    aside = [name for name, key in zip(names, (one.first, one.second), strict=True) if key in whole.aside]
    kind = f"{one.kind}{', linked as copies' if one.linked else ''}"
    cells = [
        (Cell(names[0], names[0]), first),
        (Cell(names[1], names[1]), second),
        (Cell(kind, kind), both),
        (Cell(f"{one.share:.0%}", one.share), both),
        (Cell(share_in_words(one), one.share), both),
        (Cell(", ".join(aside) or "-", len(aside)), both),
    ]
    says = f"{names[0]} and {names[1]}: {kind}, {share_in_words(one)}."
    return _Row(f"{one.first} {one.second}", cells, says, (one.first, one.second))


def _article(whole: Whole, article: str) -> str:
    reading = whole.reading(article)
    return f"{outlet_name(reading.outlet)}: {reading.headline or 'No headline'}"
