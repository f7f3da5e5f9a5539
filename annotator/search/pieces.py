"""A query cut into pieces: words, quotations, patterns, brackets, fields and their values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.search.tree import Place
from annotator.search.values import QueryError

_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "”": "”"}
_PIECE = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\)) | (?P<comma>,)
      | (?P<minus>-)(?=[^\s\-])
      | (?P<near>NEAR)\s*\(
      | (?P<field>[A-Za-z]+):(?P<exactly>=?)(?=[^\s/)])
      | (?P<quote>["“„«”])
      | (?P<regex>/)
      | (?P<word>[^\s()"“„«”,]+)
    )""",
    re.VERBOSE,
)
REGEX = re.compile(r"/(?P<source>(?:[^/\\]|\\.)+)/(?P<flags>[a-z]*)(?=[\s)]|$)", re.DOTALL)
_OPERATORS = {"AND", "OR", "NOT"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One of them: its kind, its characters without quotation marks, and where it stands."""

    kind: str
    text: str
    place: Place


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield the pieces of a query; raises QueryError where there is none."""
    at = 0
    while at < len(text.rstrip()):
        found = _PIECE.match(text, at)
        if found is None:  # nothing but spaces and a sign that begins nothing
            raise QueryError("this is no beginning of a word", at, len(text))
        kind = str(found.lastgroup)
        start = found.start("field" if kind == "exactly" else kind)
        if kind == "quote":
            piece = _quoted(text, start)
        elif kind == "regex":
            piece = _regex(text, start)
        elif kind == "exactly":
            yield Piece("field", found["field"].lower() + found["exactly"], (start, found.end()))
            piece = _value(text, found.end())
        elif kind == "word" and found["word"] in _OPERATORS:
            piece = Piece(found["word"], found["word"], (start, found.end()))
        else:
            piece = Piece(kind, found[kind], (start, found.end()))
        yield piece
        at = piece.place[1]


def _quoted(text: str, start: int) -> Piece:
    end = text.find(_QUOTES[text[start]], start + 1)
    if end < 0:
        raise QueryError("this quotation mark is never closed", start, len(text))
    star = text[end + 1 : end + 2] == "*"
    return Piece("phrase*" if star else "phrase", text[start + 1 : end], (start, end + 1 + star))


def _regex(text: str, start: int) -> Piece:
    found = REGEX.match(text, start)
    if found is None:
        raise QueryError("a regular expression stands between two slashes: /colou?r/", start, len(text))
    return Piece("regex", found[0], (start, found.end()))


def _value(text: str, start: int) -> Piece:
    if text[start] in _QUOTES:
        piece = _quoted(text, start)
        return Piece("value", piece.text, piece.place)
    found = re.compile(r"[^\s()]+").match(text, start)
    if found is None:
        raise QueryError("here a value is missing, such as outlet:Guardian", start, start + 1)
    return Piece("value", found[0], found.span())
