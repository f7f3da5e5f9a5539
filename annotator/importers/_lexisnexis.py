"""One document of LexisNexis Academic or Nexis UK (until 2020), whether its blocks came from text or HTML."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.errors import InputError
from annotator.importers._contract import Remark
from annotator.importers._parts import Parts, is_copyright, is_date_line

SEPARATOR = re.compile(
    r"[ \t]*(?:FOCUS[ \t]*-[ \t]*)?(?:(?P<number>\d{1,6}) (?:of|von|de|van) \d{1,6} "
    r"(?:DOCUMENT(?:S|EN|OS)?|DOKUMENTE?N?)"
    r"|(?:Dokument|Documento?) (?P<numbered>\d{1,6}) (?:von|de|van) \d{1,6})[ \t]*"
)
"""The line that begins each document: `1 of 161 DOCUMENTS`, `Dokument 1 von 9`, `Document 1 de 9`."""

# Labels of the English, German, French, Dutch and Spanish interface, by the field that they head.
_HEAD_LABELS: Mapping[str, str] = {
    "headline": "HEADLINE|TITRE|TITEL|KOP|TITULAR|TÍTULO|SCHLAGZEILE|ÜBERSCHRIFT",
    "byline": "BYLINE|AUTHOR|AUTOR|AUTEUR",
    "section": "SECTION|RUBRIK|RUBRIQUE|RUBRIEK|SECTIE|SECCIÓN",
    "length": "LENGTH|LÄNGE|LONGUEUR|LENGTE|LONGITUD|EXTENSIÓN",
    "dateline": "DATELINE|LIEU",
    "standfirst": "HIGHLIGHT|ENCART",
    "series": "SERIES",
    "distribution": "DISTRIBUTION",
    "body": "BODY|TEXT|TEXTE",
}
_TAIL_LABELS: Mapping[str, str] = {
    "load date": "LOAD-DATE|UPDATE|DATE-CHARGEMENT|DATE DE CHARGEMENT",
    "language": "LANGUAGE|SPRACHE|LANGUE|TAAL|IDIOMA",
    "captions": "GRAPHIC|GRAFIK|GRAPHIQUE|AFBEELDING|GRÁFICO",
    "publication type": "PUBLICATION-TYPE|TYPE-PUBLICATION|PUBLIKATIONSART",
    "subject": "SUBJECT|SUJET|THEMA",
    "source code": "JOURNAL-CODE|ZEITUNGS-CODE|CODE-REVUE",
    "place": "GEOGRAPHIC",
    "company": "COMPANY",
    "organization": "ORGANIZATION",
    "industry": "INDUSTRY",
    "person": "PERSON",
    "ticker": "TICKER",
    "state": "STATE",
    "country": "COUNTRY",
    "city": "CITY",
    "issn": "ISSN",
    "url": "URL",
    "notes": "NOTES",
    "correction": "CORRECTION",
    "correction date": "CORRECTION-DATE",
    "document type": "DOCUMENT-TYPE",
    "publication subject": "PUB-SUBJECT",
    "accession number": "ACC-NO",
}
_HEAD = {label: field for field, labels in _HEAD_LABELS.items() for label in labels.split("|")}
_TAIL = {label: field for field, labels in _TAIL_LABELS.items() for label in labels.split("|")}
_LABEL = re.compile(r"(?P<label>[A-ZÀ-Ý][A-ZÀ-Ý-]{1,28}(?: [A-ZÀ-Ý-]{1,20}){0,2}):(?:[ \xa0]+|$)")
_PAGE = re.compile(
    r"(?:^|;)\s*(?:Pgs?|pp?|S|Blz|Pág|Pag|Page|Seite)\.?\s*([A-Z]{0,3}\d[\w-]*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"[;\s]*(https?://\S+)\s*$")
_BROKEN = re.compile(r"there is an error in this document", re.IGNORECASE)
_COVER_LABEL = re.compile(r"([A-Z][\w ]{2,30}):(?:\s+|$)")
_COVER = {"Time Of Request": "search time", "Terms": "search terms", "Source": "search sources"}
_HEAD_WITHIN = 20
_SHOWN = 8
_OPEN = frozenset({"captions", "notes", "correction"})
"""What may have more blocks under its label than one."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together; `centred` is None where the format does not tell."""

    lines: tuple[str, ...]
    centred: bool | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A block, or the part of one from a label on: `lines` as they are, `value` without the label."""

    lines: tuple[str, ...]
    value: tuple[str, ...]
    label: str
    centred: bool | None

    @property
    def head(self) -> str:
        return _HEAD.get(self.label, "")

    @property
    def tail(self) -> str:
        return _TAIL.get(self.label, "")

    @property
    def text(self) -> str:
        return " ".join(self.value)


def parts_of(blocks: Iterable[Block], *, width: int = 0) -> Parts:
    """Return the article that the blocks of one document, after its number, hold.

    `width` is the column at which its lines are wrapped, 0 when each is a paragraph of its own.
    Raises `InputError` for a document that the database could not deliver.
    """
    units = [unit for block in blocks for unit in _units(block)]
    if any(_BROKEN.search(unit.text) for unit in units):
        raise InputError("the database gave an error in place of this document")
    start = _body_start(units)
    end = _body_end(units, start)
    fields = {**_head_fields(units[:start]), **_tail_fields(units[end:])}
    highlight, address = _without_address(fields.pop("standfirst", ""))
    subhead = fields.pop("subhead", "")
    page = _PAGE.search(fields.get("section", ""))
    return Parts(
        headline=fields.pop("headline", ""),
        standfirst=tuple(filter(None, (subhead, highlight))),
        byline=fields.pop("byline", ""),
        dateline=fields.pop("dateline", ""),
        outlet=fields.pop("outlet", ""),
        date=fields.pop("date", ""),
        language=fields.pop("language", ""),
        length=fields.pop("length", ""),
        url=fields.pop("url", "") or address,
        body=tuple(line for unit in units[start:end] for line in unwrapped(_words(unit), width)),
        captions=tuple(_captions(units[end:])),
        metadata={**fields, "page": page[1] if page else ""},
    )


def unwrapped(lines: Sequence[str], width: int) -> tuple[str, ...]:
    """Join lines that were broken at a column; one that ends where the next word had found room stays."""
    if not width:
        return tuple(lines)
    joined: list[str] = []
    room = 0
    for line in lines:
        if joined and len(line.split(" ", 1)[0]) >= room:
            joined[-1] += " " + line
        else:
            joined.append(line)
        room = width - len(line)
    return tuple(joined)


def _units(block: Block) -> Iterator[_Unit]:
    """Cut a block at the known labels in it; a label that is not known counts at its start only."""
    cuts = [n for n, line in enumerate(block.lines) if n == 0 or is_labelled(line)]
    for start, end in pairwise([*cuts, len(block.lines)]):
        lines = block.lines[start:end]
        match = _LABEL.match(lines[0])
        value = (lines[0][match.end() :], *lines[1:]) if match else lines
        yield _Unit(lines, tuple(filter(None, value)), match["label"] if match else "", block.centred)


def is_labelled(line: str) -> bool:
    """Say whether a line begins with a label that is known here."""
    match = _LABEL.match(line)
    return match is not None and (match["label"] in _HEAD or match["label"] in _TAIL)


def _words(unit: _Unit) -> tuple[str, ...]:
    """Return what the unit adds to the body: a label there is the article's own, but for `BODY:`."""
    return unit.value if unit.head == "body" else unit.lines


def _body_start(units: Sequence[_Unit]) -> int:
    """Return the first unit of the body: `BODY:` itself, else what follows the labels around `LENGTH:`."""
    heads = [unit.head for unit in units[:_HEAD_WITHIN]]
    if "body" in heads:
        return heads.index("body")
    start = heads.index("length") + 1 if "length" in heads else _after_first_label(units)
    while start < len(units) and units[start].head:
        start += 1
    return start


def _after_first_label(units: Sequence[_Unit]) -> int:
    """Return where the body starts in a document without a length: after its labels, else its headline."""
    head = enumerate(units[:_HEAD_WITHIN])
    plain = [n for n, unit in head if not unit.centred and not is_copyright(unit.text)]
    labelled = next((n for n in plain if units[n].head), None)
    if labelled is not None:
        return labelled
    leading = plain[: 1 if any(unit.centred for unit in units) else 3]
    return leading[-1] + 1 if leading else len(units)


def _body_end(units: Sequence[_Unit], start: int) -> int:
    """Return where the labels after the body begin: only labels, rights and what they head follow there."""
    end, loose = len(units), 0
    for n in range(len(units) - 1, start - 1, -1):
        unit = units[n]
        if unit.tail in _OPEN or (not loose and (unit.tail or unit.centred or is_copyright(unit.text))):
            end, loose = n, 0
        elif not unit.label:
            loose += 1
            if loose > _HEAD_WITHIN:
                break
    return end


def _head_fields(units: Sequence[_Unit]) -> dict[str, str]:
    """Return the fields before the body; unlabelled are rights, outlet, date with edition, and headline."""
    fields = {unit.head: unit.text for unit in units if unit.head and unit.head != "headline"}
    titles = [unit.value for unit in units if unit.head == "headline"]
    told = any(unit.centred for unit in units)
    for unit in (unit for unit in units if not unit.head):
        middle = bool(unit.centred) if told else "date" not in fields
        rights = [line for line in unit.lines if is_copyright(line)]
        lines = tuple(line for line in unit.lines if not is_copyright(line))
        if rights:
            fields["copyright"] = " ".join(rights)
        if not middle:
            titles.append(lines)
        elif lines:
            fields[_in_middle(lines, fields)] = " ".join(lines)
    fields["headline"], fields["subhead"] = _titles(titles)
    return fields


def _in_middle(lines: Sequence[str], fields: Mapping[str, str]) -> str:
    """Say what lines in the middle above a headline are: the outlet, then the date, then the edition."""
    text = " ".join(lines)
    if "date" not in fields and is_date_line(text):
        return "date"
    return "edition" if "outlet" in fields else "outlet"


def _titles(titles: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return headline and subhead: a line that ends in a semicolon ends the headline."""
    titles = [lines for lines in titles if lines]
    lines = list(titles[0]) if titles else []
    cut = next((n for n, line in enumerate(lines, start=1) if line.endswith(";")), len(lines))
    rest = [*lines[cut:], *(line for other in titles[1:] for line in other)]
    return " ".join(lines[:cut]).removesuffix(";" if rest else ""), " ".join(rest)


def _tail_fields(units: Sequence[_Unit]) -> dict[str, str]:
    """Return the fields after the body but its captions; a label that is not known keeps its own name."""
    fields: dict[str, str] = {}
    name = ""
    for unit in units:
        if is_copyright(unit.text) or unit.centred:
            name = "copyright"
        elif unit.label:
            name = unit.tail or unit.label.lower()
        fields[name] = f"{fields[name]} {unit.text}" if name in fields else unit.text
    return {name: value for name, value in fields.items() if name and name != "captions"}


def _captions(units: Sequence[_Unit]) -> Iterator[str]:
    heading = ""
    for unit in units:
        heading = unit.label or ("copyright" if unit.centred or is_copyright(unit.text) else heading)
        if _TAIL.get(heading) == "captions":
            yield unit.text


def _without_address(standfirst: str) -> tuple[str, str]:
    """Return a standfirst without the web address that some outlets put at its end, and that address."""
    match = _ADDRESS.search(standfirst)
    return (standfirst[: match.start()], match[1]) if match else (standfirst, "")


def missing(numbers: Sequence[int]) -> tuple[Remark, ...]:
    """Say which documents are not there, by the numbers of those that are."""
    gaps = sorted(set(range(min(numbers, default=0), max(numbers, default=0))) - set(numbers))
    if not gaps or len(gaps) > len(numbers):
        return ()
    more = f" and {len(gaps) - _SHOWN} more" if len(gaps) > _SHOWN else ""
    shown = ", ".join(map(str, gaps[:_SHOWN])) + more
    return (Remark("", f"these of its documents are missing: {shown}"),)


def search_of(cover: Iterable[str]) -> Mapping[str, str]:
    """Return what the page before the first document says about the search."""
    told: dict[str, str] = {}
    name = ""
    for line in map(str.strip, cover):
        label = _COVER_LABEL.match(line)
        name = _COVER.get(label[1], "") if label else name if line else ""
        if name:
            told[name] = " ".join(filter(None, (told.get(name), line[label.end() :] if label else line)))
    return told
