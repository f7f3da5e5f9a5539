"""Metadata that stands before a text: a block between `---` lines, or lines such as `Headline: ...`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO

from annotator.importers._contract import DateOrder, Draft
from annotator.importers._dates import read_date
from annotator.model import Zone

FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("headline", "title"), "headline"),
    **dict.fromkeys(("standfirst", "subtitle", "subheadline", "dek"), "standfirst"),
    **dict.fromkeys(("outlet", "publication", "newspaper", "source", "site", "site name"), "outlet"),
    **dict.fromkeys(("byline", "author", "authors"), "byline"),
    **dict.fromkeys(("date", "published", "publication date", "date published"), "date"),
    **dict.fromkeys(("url", "link", "web address"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
}
"""What people call an article's metadata, in lower case, and the field it goes into."""

_MAX_LINES, _MAX_LENGTH = 40, 1 << 16
_PAIR = re.compile(r"(?P<key>[^\W\d_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*?)[ \t]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The metadata before a text (field name to value as written, date in ISO 8601), and the text after it.

    `other` holds what no field of an article takes, under the names it was given.
    """

    fields: Mapping[str, str]
    rest: str
    other: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def split_front_matter(text: str, *, order: DateOrder = "") -> FrontMatter:
    """Take the metadata off a decoded text; without a block that is surely metadata, all of it is `rest`.

    A block between `---` lines may hold any names. A block without them ends at its first empty line, holds
    known names only, and a headline or two fields at least: an article may well begin with `Source: ...`.
    """
    lines = StringIO(text.removeprefix("\ufeff")[:_MAX_LENGTH], newline="").readlines()
    plain = [line.rstrip("\r\n") for line in lines]
    pairs, taken = _fenced(plain) if plain[:1] == ["---"] else _labelled(plain)
    if not taken:
        return FrontMatter({}, text)
    rest = text.removeprefix("\ufeff")[sum(map(len, lines[:taken])) :]
    return _sorted_out(pairs, rest.lstrip("\r\n"), order)


def described(
    front: FrontMatter,
    *,
    text: str,
    headline: str = "",
    zones: tuple[Zone, ...] = (),
    notes: Iterable[str] = (),
) -> Draft:
    """Return a text as an article with the metadata that stood before it; `headline` goes before theirs."""
    fields = front.fields
    return Draft(
        text=text,
        headline=headline or fields.get("headline", ""),
        outlet=fields.get("outlet", ""),
        byline=fields.get("byline", ""),
        date=fields.get("date", ""),
        url=fields.get("url", ""),
        language=fields.get("language", ""),
        zones=zones,
        metadata=front.other,
        notes=tuple(notes),
        problems=front.problems,
    )


def _fenced(lines: list[str]) -> tuple[dict[str, str], int]:
    """Return the pairs between two `---` lines and how many lines they take, 0 without such a block."""
    pairs: dict[str, str] = {}
    key = ""
    for number, line in enumerate(lines[1:_MAX_LINES], start=2):
        if line.rstrip() in {"---", "..."}:
            return pairs, number
        if pair := _PAIR.fullmatch(line):
            key = pair["key"].strip()
            pairs[key] = _unquoted(pair["value"] or "")
        elif (item := _ITEM.fullmatch(line)) and key:
            pairs[key] = "; ".join(filter(None, (pairs[key], _unquoted(item["value"]))))
        elif line.strip():
            return {}, 0
    return {}, 0


def _labelled(lines: list[str]) -> tuple[dict[str, str], int]:
    """Return the pairs of known labels before the first empty line, and how many lines they take."""
    pairs: dict[str, str] = {}
    for number, line in enumerate(lines[:_MAX_LINES]):
        pair = _PAIR.fullmatch(line)
        if not line.strip():
            known = {FIELDS[key.casefold()] for key in pairs}
            return (pairs, number) if "headline" in known or len(known) > 1 else ({}, 0)
        if pair is None or pair["key"].casefold() not in FIELDS:
            return {}, 0
        pairs[pair["key"]] = pair["value"] or ""
    return {}, 0


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return value


def _sorted_out(pairs: Mapping[str, str], rest: str, order: DateOrder) -> FrontMatter:
    fields: dict[str, str] = {}
    other: dict[str, str] = {}
    problems: list[str] = []
    for key, value in pairs.items():
        name = FIELDS.get(key.casefold(), "")
        dated = read_date(value, order=order)
        if name == "date" and dated.problem:
            problems.append(dated.problem)
        elif name and name not in fields:
            fields[name] = dated.iso if name == "date" else value
            continue
        if value:
            other[key] = value
    return FrontMatter(fields, rest, other, tuple(problems))
