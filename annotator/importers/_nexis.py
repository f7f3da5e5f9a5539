"""Nexis Uni, Nexis Advance and Lexis+ (since 2017): documents in lines, whatever file the lines came from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import unquote

from annotator.errors import InputError
from annotator.importers._contract import Options, Reading, Remark
from annotator.importers._parts import Parts, is_copyright, is_date_line, reading_of
from annotator.text.decoding import Decoded

ENDS = frozenset(
    {
        "end of document",
        "ende des dokuments",
        "ende des dokumentes",
        "fin du document",
        "fin del documento",
        "fine del documento",
        "fim do documento",
        "einde van document",
        "einde van het document",
    }
)
"""The line that ends each document, in the languages of the interface."""

_MARKS = (
    *(b"End of Document", b"Ende des Dokument", b"Fin du document", b"Fin del documento"),
    *(b"Einde van document", b"Einde van het document", b"Job Number:"),
)
_LABEL_MARKS = (
    *(b"Length:", b"L\xc3\xa4nge:", b"L\\'e4nge:", b"Longueur:", b"Lengte:", b"Longitud:"),
    *(b"Load-Date:", b"Ladedatum:", b"Client/Matter:"),
)


def is_marked(data: bytes) -> bool:
    """Say whether bytes hold the end of a document or a cover, and a label, as these exports write them."""
    return any(mark in data for mark in _MARKS) and any(mark in data for mark in _LABEL_MARKS)


_LABELS: Mapping[str, str] = {
    "section": "section|rubrik|ressort|rubrique|rubriek|sectie|sección",
    "length": "length|länge|longueur|lengte|longitud|extensión",
    "byline": "byline|author|autor|auteur|verfasser",
    "dateline": "dateline|ortsangabe|lieu",
    "highlight": "highlight|höhepunkt|encart|samenvatting",
    "distribution": "distribution",
    "series": "series",
    "load date": "load-date|ladedatum|date de chargement|fecha de carga|laaddatum|update",
    "language": "language|sprache|langue|taal|idioma",
    "publication type": "publication-type|publikationsart|publikationstyp|type de publication",
    "source code": "journal code|journal-code",
    "subject": "subject|thema|sujet|onderwerp|tema",
    "company": "company|unternehmen|firma|société|bedrijf|empresa",
    "organization": "organization|organisation|organisatie|organización",
    "person": "person|personne|persoon|persona",
    "place": "geographic|geografie|géographie|geografisch",
    "industry": "industry|branche|industrie|secteur|bedrijfstak|sector",
    "ticker": "ticker",
    "issn": "issn",
    "correction date": "correction-date",
    "url": "url|web address",
    "document type": "document-type",
}
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_HEAD = frozenset({"section", "length", "byline", "dateline", "highlight", "distribution", "series"})
_BODY = frozenset({"body", "text", "textkörper", "corps", "cuerpo", "hoofdtekst"})
_CLASSES = frozenset({"classification", "klassifizierung", "classificatie", "clasificación"})
_AFTER: Mapping[str, str] = {
    **dict.fromkeys(("graphic", "grafik", "graphique", "afbeelding", "gráfico"), "captions"),
    **dict.fromkeys(("notes", "anmerkungen", "remarques", "notities", "notas"), "notes"),
    **dict.fromkeys(("correction", "korrektur", "correctie", "corrección"), "correction"),
}
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w -]{1,24}?)[ \xa0]?:(?:[ \t\xa0]+|$)")
_COVER = re.compile(
    r"(?:Job Number|Date and Time|Client/Matter|Search Terms|Search Type|Auftragsnummer|Suchbegriffe)\s?:"
    r"|(?:Documents?|Dokumente?|Documentos?|Documenten) \((?P<count>\d{1,6})\)$"
)
_SEARCH: Mapping[str, str] = {
    "Date and Time": "search time",
    "Search Terms": "search terms",
    "Search Type": "search type",
}
_PAGE = re.compile(
    r"(?:^|;)\s*(?:Pgs?|pp?|S|Blz|Pág|Pag|Page|Seite)\.?\s*([A-Z]{0,3}\d[\w-]*)", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"Link to (?:Image|PDF|original)\b.{0,40}|Link zum (?:Bild|PDF|Original).{0,40}"
    r"|Bekijk de oorspronkelijke pagina:.{0,80}|Page \d{0,5} ?of ?\d{0,5}",
    re.IGNORECASE,
)
_NO_HEADLINE = re.compile(r"no headline in original\W*", re.IGNORECASE)
_SUBHEAD = re.compile(r";\s+(?=[\"“‘«„'A-ZÀ-Ý\d])")
_HEAD_WITHIN = 30
_ADDRESS = re.compile(r"^https?://[^?]{1,200}/api/document\b")
_ITEM = re.compile(r"urn(?::|%3A)contentItem(?::|%3A)[\w-]+", re.IGNORECASE)
_MOST_ABOVE, _MOST_AFTER = 3, 12
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of one document, without the one that ends it; `covered` when the cover stands before it."""

    lines: tuple[str, ...]
    covered: bool = False
    ended: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the labels of a document; `labels` is where these begin."""

    headline: str
    outlet: str
    date: str
    labels: int
    metadata: dict[str, str]


def reading(
    lines: Sequence[str], links: Sequence[str], options: Options, *, decoded: Decoded | None = None
) -> Reading:
    """Return the articles in the lines of a file; `links` are the web addresses in it, in order."""
    found, remarks = documents(lines)
    search = search_of(found[0]) if found else {}
    own = [address for address, _more in groupby(filter(_ADDRESS.search, links))]
    addresses = own if len(own) == len(found) else [""] * len(found)

    def parts(piece: tuple[Document, str]) -> Parts:
        read, address = parts_of(piece[0]), piece[1]
        item = _ITEM.search(address)
        number = unquote(item[0]) if item else ""
        told = {**read.metadata, "accession number": number, **search}
        return replace(read, url=read.url or address, metadata=told)

    pieces = zip(found, addresses, strict=True)
    named = ((f"document {place}", piece) for place, piece in enumerate(pieces, start=1))
    return reading_of(named, parts, decoded=decoded, options=options, problems=remarks)


def documents(lines: Sequence[str]) -> tuple[list[Document], tuple[Remark, ...]]:
    """Return the documents of a file, and what to tell about the file."""
    found: list[Document] = []
    start = 0
    for at, line in enumerate(lines):
        if _folded(line) in ENDS:
            found.append(_document(lines[start:at], ended=True))
            start = at + 1
    rest = _document(lines[start:], ended=False)
    if any(_field(line) in {"length", "load date"} for line in rest.lines):
        found.append(rest)
    return found, _missing(found)


def search_of(document: Document) -> Mapping[str, str]:
    """Return what the cover before the first document says about the search."""
    told: dict[str, str] = {}
    for line in document.lines if document.covered else ():
        label, colon, value = line.partition(":")
        if colon and label in _SEARCH:
            told.setdefault(_SEARCH[label], value.strip(" \xa0"))
    return told


def parts_of(document: Document) -> Parts:
    """Return the article of a document; raise `InputError` when it is no more than the rest of one."""
    lines = document.lines
    head = _head(lines, covered=document.covered)
    ahead, start = _text_start(lines, head.labels)
    end = _tail(lines, start)
    after = _after(lines, start, end)
    fields = _labelled(lines[head.labels : ahead])
    text, abstract = _text(lines[start:after])
    fields |= _labelled(lines[end:])
    beside = _beside(lines[after:end])
    page = _PAGE.search(fields.get("section", ""))
    headline, subhead = _titles(head.headline)
    told = {name: " ".join(beside[name]) for name in ("notes", "correction", "correction date")}
    return Parts(
        headline=headline,
        standfirst=(subhead, fields.pop("highlight", "")),
        byline=fields.pop("byline", ""),
        dateline=fields.pop("dateline", ""),
        outlet=head.outlet,
        date=head.date,
        language=fields.pop("language", ""),
        length=fields.pop("length", ""),
        url=fields.pop("url", ""),
        body=text,
        captions=tuple(beside["captions"]),
        metadata={**head.metadata, **fields, **told, "abstract": abstract, "page": page[1] if page else ""},
    )


def _document(lines: Sequence[str], *, ended: bool) -> Document:
    clean = tuple(line.strip(" \t\xa0") for line in lines)
    return Document(clean, any(map(_COVER.match, clean)), ended)


def _missing(found: Sequence[Document]) -> tuple[Remark, ...]:
    """Compare the number of documents with the one on the cover, and say whether the last one is cut off."""
    said = []
    cover = found[0].lines if found and found[0].covered else ()
    matches = filter(None, map(_COVER.match, cover))
    declared = next((int(match["count"]) for match in matches if match["count"]), len(found))
    if declared != len(found):
        said.append(f"its cover names {declared:,} documents, {len(found):,} were found")
    if found and not found[-1].ended:
        said.append("its last document has no end: the file may have been cut off")
    return tuple(Remark("", one) for one in said)


def _folded(line: str) -> str:
    return line.strip(" \t\xa0").casefold()


def _field(line: str) -> str:
    match = _LABEL.match(line)
    return _FIELDS.get(match["label"].casefold(), "") if match else ""


def _head(lines: Sequence[str], *, covered: bool) -> _Head:
    labels = next((at for at, line in enumerate(lines) if _field(line) in _HEAD), None)
    if labels is None:
        labels = next((at for at, line in enumerate(lines) if _folded(line) in _BODY), None)
    if labels is None:
        raise InputError("the labels that every document of Nexis has are missing")
    full = [at for at in range(labels) if lines[at] and not is_copyright(lines[at])]
    date = next((at for at in reversed(full[-_HEAD_WITHIN:]) if is_date_line(lines[at])), None)
    before = [at for at in full if date is None or at < date]
    if date is None:
        before, beside = before[:2], before[2:]
    else:
        beside = [at for at in full if at > date]
    above, outlet = before[:-1], before[-1:]
    if covered or len(above) > _MOST_ABOVE:  # what stands above the headline then is a cover, known or not
        above = above[-1:]
    rights = " ".join(line for line in lines[:labels] if is_copyright(line))
    return _Head(
        headline=" ".join(lines[at] for at in above),
        outlet=" ".join(lines[at] for at in outlet),
        date="" if date is None else lines[date],
        labels=labels,
        metadata={"copyright": rights, "edition": " ".join(lines[at] for at in beside)},
    )


def _text_start(lines: Sequence[str], labels: int) -> tuple[int, int]:
    """Return where the labels end and the text begins: around `Body`, or one word alone in its place.

    A document of pictures has neither; what follows its labels comes after the text that it lacks.
    """
    named = next((at for at in range(labels, len(lines)) if _folded(lines[at]) in _BODY), None)
    if named is not None:
        return named, named + 1
    plain = (at for at in range(labels, len(lines)) if lines[at] and not _LABEL.match(lines[at]))
    first = next(plain, len(lines))
    if first == len(lines) or _folded(lines[first]) in _AFTER.keys() | _CLASSES:
        return first, first
    return first, first + (lines[first].isalpha() and len(lines[first]) <= _LONGEST_NAME)


def _labelled(lines: Sequence[str]) -> dict[str, str]:
    """Return what stands under each label; one that is not known keeps its own name."""
    fields: dict[str, str] = {}
    name = ""
    for line in filter(None, lines):
        match = _LABEL.match(line)
        if match and (_field(line) or name != "highlight"):
            name = _field(line) or match["label"].lower()
            fields[name] = " ".join(filter(None, (fields.get(name), line[match.end() :])))
        elif name:
            fields[name] = f"{fields[name]} {line}"
    return fields


def _tail(lines: Sequence[str], start: int) -> int:
    """Return where the labels after the text begin: at `Classification`, else at the date of loading."""
    end = max((at for at in range(start, len(lines)) if _field(lines[at]) == "load date"), default=len(lines))
    for at in range(end - 1, start - 1, -1):
        if _folded(lines[at]) in _CLASSES:
            return at
        if lines[at] and not _LABEL.match(lines[at]):
            break
    return end


def _after(lines: Sequence[str], start: int, end: int) -> int:
    """Return where pictures, notes and corrections begin between the text and the labels after it."""
    after, seen = end, 0
    for at in range(end - 1, start - 1, -1):
        seen += bool(lines[at])
        if seen > _MOST_AFTER:
            break
        name = _AFTER.get(_folded(lines[at]))
        if name and (name != "notes" or not lines[at - 1]):
            after = at
    return after


def _text(lines: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the paragraphs of the text and the abstract that some outlets have before it."""
    full = [line for line in lines if line and not _FURNITURE.fullmatch(line)]
    names = [line.rstrip(":") for line in full]
    if "FULL TEXT" not in names[:_HEAD_WITHIN]:
        return tuple(full), ""
    at = names.index("FULL TEXT")
    if at and names[0] != "ABSTRACT":
        return tuple(full), ""
    return tuple(full[at + 1 :]), " ".join(full[1:at])


def _beside(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return the captions, notes and corrections that stand under their names after the text."""
    found: dict[str, list[str]] = {"captions": [], "notes": [], "correction": [], "correction date": []}
    into = found["captions"]
    for line in filter(None, lines):
        name = _AFTER.get(_folded(line))
        if name:
            into = found[name]
        elif _field(line) == "correction date":
            found["correction date"].append(_LABEL.sub("", line, count=1))
        else:
            into.append(line)
    return found


def _titles(headline: str) -> tuple[str, str]:
    """Return headline and subhead, which the database puts behind a semicolon."""
    if _NO_HEADLINE.fullmatch(headline):
        return "", ""
    first, *rest = _SUBHEAD.split(headline, maxsplit=1)
    return first, " ".join(rest)
