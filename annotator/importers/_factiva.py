"""One article of Factiva: its fields by their codes, or by their places where there are no codes."""

import re
from collections.abc import Mapping, Sequence

from annotator.importers._dates import leading_date
from annotator.importers._language_names import language_code
from annotator.importers._parts import Parts, is_copyright

CODES: Mapping[str, str] = {
    "AN": "accession number",
    "ART": "captions",
    "BY": "byline",
    "CLM": "column",
    "CO": "company",
    "CR": "credit",
    "CT": "contact",
    "CX": "correction",
    "CY": "copyright",
    "DLN": "dateline",
    "ED": "edition",
    "ET": "time",
    "GC": "group",
    "HD": "headline",
    "HL": "headline",
    "IN": "industry",
    "IPC": "information code",
    "IPD": "information descriptors",
    "LA": "language",
    "LP": "lead",
    "NGC": "news group",
    "NS": "subject",
    "PD": "date",
    "PG": "page",
    "PUB": "publisher",
    "RE": "place",
    "RF": "reference",
    "RST": "restrictors",
    "SC": "source code",
    "SE": "section",
    "SN": "outlet",
    "TD": "text",
    "VOL": "volume",
    "WC": "length",
}
"""The two or three capitals before each field, the same in every language of the interface."""

# The word after the number may be damaged: such pages declare UTF-8 and hold cp1252.
_WORD_COUNT = re.compile(r"\d[\d.,\s\xa0\u202f]*[^\s\d.,]{1,12}")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?(?:\s[A-Z]{2,5})?")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_PAGE = re.compile(r"[A-Z]{0,3}\d[\w,;: -]{0,20}")
_LONGEST_ACCESSION = 200
_ACCESSION = re.compile(r"(?:^|.*\s)([A-Z0-9]{3,8}\d{8,}[A-Za-z0-9]{4,})")
_LONGEST_FIELD, _LONGEST_LANGUAGE, _FEW_PLACES = 80, 4, 5
_IN_TEXT = frozenset({"lead", "text", "captions", "credit"})


def coded(fields: Mapping[str, Sequence[str]], *, language: str = "") -> Parts:
    """Return the article whose fields stand under their codes, each as its paragraphs."""
    named = {CODES[code]: tuple(value) for code, value in fields.items() if code in CODES}
    told = {name: " ".join(value) for name, value in named.items() if name not in _IN_TEXT}
    told["accession number"] = accession_number(told.get("accession number", ""))
    told["language"] = language or told.get("language", "")
    return Parts(
        headline=told.pop("headline", ""),
        byline=told.pop("byline", ""),
        dateline=told.pop("dateline", ""),
        outlet=told.pop("outlet", ""),
        date=told.pop("date", ""),
        language=told.pop("language", ""),
        length=told.pop("length", ""),
        body=(*named.get("lead", ()), *named.get("text", ())),
        captions=named.get("captions", ()),
        credit=named.get("credit", ()),
        metadata=told,
    )


def is_word_count(line: str) -> bool:
    """Say whether a line is the length that anchors the fields without codes: `475 words`, `295字`."""
    return bool(_WORD_COUNT.fullmatch(line))


def in_places(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the fields of an article without codes, from its length on, and how many lines they take.

    In this order: length, date, perhaps time, outlet, its code, perhaps edition and page, language, rights.
    """
    told = {"length": lines[0]}
    at = 1
    if at < len(lines) and leading_date(lines[at]).iso:
        told["date"] = lines[at]
        at += 1
    if at < len(lines) and _TIME.fullmatch(lines[at]):
        told["time"] = lines[at]
        at += 1
    for name in ("outlet", "source code"):
        if at < len(lines) and (name == "outlet" or _SOURCE_CODE.fullmatch(lines[at])):
            told[name] = lines[at]
            at += 1
    named = [_place(line, told) for line in lines[at : at + _FEW_PLACES]]
    if not {"language", "copyright"} & set(named):
        return told, at  # nothing would keep the first lines of the text from being taken for an edition
    while at < len(lines) and "copyright" not in told:
        name = _place(lines[at], told)
        if len(lines[at]) > _LONGEST_FIELD and name != "copyright":
            break
        told[name] = lines[at]
        at += 1
    return told, at


def accession_number(line: str) -> str:
    """Return the number that identifies an article (`Document PAPR0000...`), or the empty string."""
    # long lines are text, and a million digits would be looked at a million times
    match = _ACCESSION.fullmatch(line) if len(line) <= _LONGEST_ACCESSION else None
    return match[1] if match else ""


def _place(line: str, told: Mapping[str, str]) -> str:
    if is_copyright(line) or "language" in told:
        return "copyright"
    if len(line.split()) <= _LONGEST_LANGUAGE and language_code(line):
        return "language"
    return "page" if _PAGE.fullmatch(line) and "page" not in told else "edition"
