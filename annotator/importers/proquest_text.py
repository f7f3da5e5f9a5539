"""ProQuest saved as text (Global Newsstream and others): articles between rules of sixty underscores."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from annotator.importers._contract import Fit, Importer, Reading, Source, head_text
from annotator.importers._parts import Parts, reading_of
from annotator.text.decoding import decode

# Known names are those of the English, German, French, Spanish, Italian and Portuguese interface.
_NAMES: Mapping[str, str] = {
    "byline": "author|autor|auteur|autore",
    "publication": "publication info|publikationsinfo|publikationsinformationen|informations de publication|"
    "informations sur la publication|info publication|información de publicación|informazioni pubblicazione",
    "abstract": "abstract|zusammenfassung|résumé|resumen|riassunto|resumo",
    "links": "links|verknüpfungen|liens|enlaces|collegamenti",
    "text": "full text|volltext|texte intégral|texto completo|testo completo",
    "subject": "subject|thema|sujet|materia|soggetto|assunto",
    "business term": "business indexing term|classification|klassifizierung|clasificación",
    "place": "location|ort|standort|lieu|lugar|località|local",
    "person": "people|person|personen|personnes|personas|persone|pessoas",
    "company": "company / organization|company/organization|unternehmen/organisation|"
    "unternehmen / organisation|société / organisation|société/organisation|empresa / organización|"
    "empresa/organización",
    "keyword": "identifier / keyword|identifier/keyword|identifikator/schlüsselwort|"
    "identifikator / schlüsselwort|identificateur / mot-clé|identificateur/mot-clé|"
    "identificador / palabra clave|identificador/palabra clave",
    "credit": "credit|quellenangabe|crédit|crédito",
    "dateline": "dateline",
    "headline": "title|titel|titre|título|titolo",
    "subtitle": "subtitle|untertitel|sous-titre|subtítulo",
    "outlet": "publication title|titel der publikation|titre de la publication|título de publicación|"
    "titolo pubblicazione|título da publicação",
    "page": "pages|first page|start page|seiten|erste seite|première page|páginas|primera página|pagine",
    "section": "section|bereich|sección|sezione|seção|secção",
    "year": "publication year|year|erscheinungsjahr|année de publication|année|año de publicación|año|"
    "anno di pubblicazione",
    "date": "publication date|date|publikationsdatum|datum|date de publication|fecha de publicación|fecha|"
    "data di pubblicazione|data de publicação",
    "publisher": "publisher|herausgeber|éditeur|editorial|casa editrice|editora",
    "place of publication": "place of publication|verlagsort|lieu de publication|lugar de publicación|"
    "luogo di pubblicazione|local de publicação",
    "country": "country of publication|publikationsland|pays de publication|país de publicación|"
    "paese di pubblicazione|país de publicação",
    "publication subject": "publication subject|journal subject|zeitschriftenthema|"
    "sujet de la publication|materia de la revista",
    "issn": "issn",
    "publication type": "source type|quellentyp|type de source|tipo de fuente|tipo di fonte|tipo de fonte",
    "language": "language of publication|language|publikationssprache|sprache|langue de publication|langue|"
    "idioma de la publicación|idioma|lingua di pubblicazione|idioma de publicação",
    "document type": "document type|dokumententyp|dokumenttyp|type de document|tipo de documento|"
    "tipo di documento",
    "length": "word count|wortanzahl|nombre de mots|número de palabras",
    "accession number": "proquest document id|proquest-dokument-id|id du document proquest|"
    "id de documento de proquest|id del documento de proquest|id documento proquest",
    "url": "document url|dokument-url|url du document|url de documento|url del documento|url documento",
    "copyright": "copyright|droits d'auteur|derechos de autor",
    "load date": "last updated|zuletzt aktualisiert|dernière mise à jour|última actualización",
    "database": "database|datenbank|base de données|base de datos|base de dados",
}
_FIELDS = {label: field for field, labels in _NAMES.items() for label in labels.split("|")}
_BEFORE_TEXT = frozenset({"byline", "publication", "abstract", "links", "text"})
_BEFORE_TITLE = frozenset(
    {"subject", "business term", "place", "person", "company", "keyword", "credit", "dateline", "subtitle"}
)
_MARKS = _BEFORE_TEXT - {"byline"} | {"outlet", "accession number"}
"""Fields that only an article has: not the table of contents, not the page with the terms of use."""
_RULE = re.compile(r"^[ \t]*_{60,}[ \t]*$", re.MULTILINE)
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,45}?)[ \xa0]?:(?:[ \t\xa0]+|$)")
_NUMBERED = re.compile(r"(?:Document|Dokument|Documento) \d{1,6} (?:of|von|de|sur|di) \d{1,6}")
_ADDRESS = re.compile(r"https?://\S+")
_LINE_END = re.compile(r"\r\n|[\r\n\f\x85\u2028\u2029]")
_UNAVAILABLE = re.compile(r"(?:full text )?(?:not available|unavailable|none available)\.?", re.IGNORECASE)
_INFO = re.compile(
    r"(?P<outlet>[^;\[]{1,200}?)\s*(?:;[^\[]{0,200})?\[[^\]]{0,200}\]\s*"
    r"(?P<date>[^:]{4,40})(?::\s*(?P<page>.{1,20}))?"
)
"""`The Paper; City [City] 14 Mar 2024: A.1.`"""


def _recognise(source: Source) -> Fit:
    head = head_text(source.data)
    if not head.lstrip("\ufeff \t\r\n").startswith("_" * 60):
        return Fit.NO
    # the bytes are read one by one here, so letters outside ASCII do not count
    told = "ProQuest" in head or any(_field(line) in _BEFORE_TEXT for line in _LINE_END.split(head))
    return Fit.SPECIAL if told else Fit.NO


def _read(source: Source) -> Reading:
    decoded = decode(source.data, override=source.encoding)
    text = _LINE_END.sub("\n", decoded.text.removeprefix("\ufeff"))
    chunks = [_blocks(chunk) for chunk in _RULE.split(text)]
    records = (chunk for chunk in chunks if any(_field(block[0]) in _MARKS for block in chunk))
    pieces = ((f"document {number}", record) for number, record in enumerate(records, start=1))
    return reading_of(pieces, _parts, decoded=decoded, options=source.options)


def _blocks(chunk: str) -> list[tuple[str, ...]]:
    """Return the lines of a chunk in groups, as empty lines part them."""
    lines = [line.strip(" \t\xa0") for line in chunk.split("\n")]
    return [tuple(group) for full, group in groupby(lines, key=bool) if full]


def _field(line: str) -> str:
    """Return the field whose label a line begins with, or the empty string."""
    match = _LABEL.match(line)
    return _FIELDS.get(match["label"].casefold(), "") if match else ""


def _parts(blocks: Sequence[tuple[str, ...]]) -> Parts:
    if _NUMBERED.fullmatch(blocks[0][0]):
        blocks = [*filter(None, (blocks[0][1:],)), *blocks[1:]]
    title = () if not blocks or _field(blocks[0][0]) else blocks[0]
    start = next((n for n, block in enumerate(blocks) if _field(block[0]) == "text"), len(blocks))
    end = _text_end(blocks, start)
    fields = _fields(blocks[1 if title else 0 : start])
    for name, value in _fields(blocks[end:]).items():
        fields.setdefault(name, value)
    info = _INFO.match(fields.get("publication", ""))
    outlet = fields.pop("outlet", "") or (info["outlet"] if info else "")
    headline = fields.pop("headline", "")
    credit = fields.pop("credit", "")
    return Parts(
        headline=" ".join(title) or headline,
        standfirst=(fields.pop("subtitle", ""),),
        outlet=outlet.partition(";")[0],
        date=fields.pop("date", "") or (info["date"] if info else ""),
        url=fields.pop("url", ""),
        body=_body(blocks[start:end]),
        credit=(credit,) if credit else (),
        byline=fields.pop("byline", ""),
        dateline=fields.pop("dateline", ""),
        language=fields.pop("language", ""),
        length=fields.pop("length", ""),
        metadata={**_kept(fields, info), "outlet as written": outlet if ";" in outlet else ""},
    )


def _text_end(blocks: Sequence[tuple[str, ...]], start: int) -> int:
    """Return where the labels after the text begin: with the subjects that stand before its title."""
    names = [_field(block[0]) for block in blocks]
    last = next((n for n in range(len(blocks) - 1, start, -1) if names[n] == "headline"), None)
    if last is None:
        last = next((n for n in range(len(blocks) - 1, start, -1) if names[n] == "outlet"), None)
    end = len(blocks) if last is None else last
    wanted = _BEFORE_TITLE if last is not None else _FIELDS.values()
    while end - 1 > start and names[end - 1] in wanted:
        end -= 1
    return end


def _fields(blocks: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Return what stands under each label; one that is not known keeps its own name."""
    fields: dict[str, str] = {}
    name = ""
    for line in (line for block in blocks for line in block):
        label = _LABEL.match(line)
        known = _field(line)
        if _ADDRESS.fullmatch(line):
            fields.setdefault("url", line)
        elif label and (known or name not in _BEFORE_TEXT):
            name = known or label["label"].lower()
            fields.setdefault(name, line[label.end() :])
        elif name:
            fields[name] = f"{fields[name]} {line}".strip()
    return fields


def _body(blocks: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the lines of the text, its label taken off; none where the database says that it has none."""
    lines = [line for block in blocks for line in block]
    if lines:
        lines[0] = _LABEL.sub("", lines[0], count=1)
    lines = list(filter(None, lines))
    return () if len(lines) == 1 and _UNAVAILABLE.fullmatch(lines[0]) else tuple(lines)


def _kept(fields: Mapping[str, str], info: re.Match[str] | None) -> Mapping[str, str]:
    page = fields.get("page") or (info["page"] or "" if info else "")
    kept = {name: value for name, value in fields.items() if name not in {"links", "text"}}
    return {**kept, "page": page.rstrip(".")}


IMPORTER = Importer(
    name="proquest-text",
    version=1,
    title="ProQuest text",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
