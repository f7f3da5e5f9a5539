r"""The language of queries, read into a tree; what cannot be read is told with its place.

    sanctions regime          both words, anywhere in the article
    "special operation"       one after the other; what stands between them does not count
    sanction*                 words that begin so
    NEAR(sanctions gas, 5)    with at most 5 words in between (10 without a number), in either order
    war OR conflict           one of them; OR binds less than standing side by side
    -sport  NOT sport         articles without it
    (a OR b) c                brackets
    /colou?r of \w+/          a regular expression (of the package `regex`), `/.../c` where capitals count
    outlet:"The Rampart"      a filter; `outlet:="The Rampart"` means exactly this name

Case, diacritics and the form of apostrophes do not count. A word with punctuation in it, such as `state-run`
or `don't`, is a phrase.
"""

from annotator.cues.patterns import Pattern
from annotator.errors import InputError
from annotator.search.folding import exact_tokens, tokens
from annotator.search.pieces import REGEX, Piece, pieces_of
from annotator.search.tree import (
    FIELDS,
    NEAR_BY,
    PLACE_FIELDS,
    And,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Place,
    Query,
    Regex,
    Words,
    leaves,
)
from annotator.search.values import QueryError

MOST_NEAR = 1_000
DEEPEST = 40
"""Brackets and negations inside one another."""


def read_query(text: str) -> Query:
    """Return what a query asks for; raises QueryError with the place in it."""
    pieces = list(pieces_of(text))
    if not pieces:
        raise QueryError("there is nothing to look for yet", 0, len(text))
    reader = _Reader(pieces, len(text))
    tree = reader.either()
    if reader.next is not None:
        raise QueryError("there is no bracket that this one closes", *reader.next.place)
    return _query(tree)


def _query(tree: Node) -> Query:
    """Take the filters on places out of the outermost row of a tree."""
    row = tree.parts if isinstance(tree, And) else (tree,)
    places = [(*found, part) for part in row if (found := _place_filter(part)) is not None]
    others = [part for part in row if _place_filter(part) is None]
    for leaf in (leaf for part in others for leaf in leaves(part)):
        if isinstance(leaf, Filter) and leaf.name in PLACE_FIELDS:
            message = f"{leaf.name}: chooses among all hits: write it outside brackets and beside no OR"
            raise QueryError(message, *leaf.place)
    articles = None if not others else others[0] if len(others) == 1 else And(tuple(others))
    return Query(articles, tuple((found, wanted) for found, wanted, _part in places))


def _place_filter(node: Node) -> tuple[Filter, bool] | None:
    part = node.part if isinstance(node, Not) else node
    if isinstance(part, Filter) and part.name in PLACE_FIELDS:
        return part, part is node
    return None


class _Reader:
    """Reads pieces from left to right."""

    def __init__(self, pieces: list[Piece], length: int) -> None:
        self._pieces = pieces
        self._at = 0
        self._length = length
        self._depth = 0

    @property
    def next(self) -> Piece | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None

    def either(self) -> Node:
        """Read what `OR` joins."""
        parts = [self._all()]
        while self.next is not None and self.next.kind == "OR":
            self._at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Node:
        """Read what stands side by side."""
        parts: list[Node] = []
        while self.next is not None and self.next.kind not in ("OR", "close"):
            if self.next.kind == "AND":
                if not parts:
                    raise QueryError("something is missing before this AND", *self.next.place)
                self._at += 1
                self._need("after this AND")
            elif self.next.kind == "comma":
                self._at += 1
                continue
            parts.append(self._one())
        if not parts:
            raise QueryError("something is missing here", *self._here())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self) -> Node:
        piece = self._take()
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("too many brackets inside one another", *piece.place)
        node = self._node(piece)
        self._depth -= 1
        return node

    def _node(self, piece: Piece) -> Node:
        match piece.kind:
            case "minus" | "NOT":
                self._need("after this")
                return Not(self._one())
            case "open":
                inside = self.either()
                self._close(piece)
                return inside
            case "near":
                return self._near(piece)
            case "field":
                return self._filter(piece)
            case "regex":
                return _pattern(piece)
            case "word" | "phrase" | "phrase*":
                return _words(piece)
            case _:
                raise QueryError(f"{piece.text} has nothing to join here", *piece.place)

    def _near(self, opening: Piece) -> Near:
        parts: list[Words] = []
        distance = NEAR_BY
        while self.next is not None and self.next.kind in ("word", "phrase", "phrase*"):
            parts.append(_words(self._take()))
        if self.next is not None and self.next.kind == "comma":
            self._at += 1
            distance = self._distance(opening)
        self._close(opening)
        if len(parts) < 2:
            raise QueryError("NEAR needs two words or phrases: NEAR(sanctions gas, 5)", *opening.place)
        return Near(tuple(parts), distance)

    def _distance(self, opening: Piece) -> int:
        piece = self._take() if self.next is not None else opening
        if not (piece.text.isascii() and piece.text.isdigit() and int(piece.text[:6]) <= MOST_NEAR):
            raise QueryError(f"here a number of words from 0 to {MOST_NEAR:,} is wanted", *piece.place)
        return int(piece.text)

    def _filter(self, piece: Piece) -> Filter:
        value = self._take()
        name = piece.text.removesuffix("=")
        if name not in FIELDS:
            known = ", ".join(FIELDS)
            message = f"there is no field {name} (there are {known}); put quotation marks around a text"
            raise QueryError(message, *piece.place)
        return Filter(name, value.text, piece.text.endswith("="), (piece.place[0], value.place[1]))

    def _close(self, opening: Piece) -> None:
        if self.next is None or self.next.kind != "close":
            place = opening.place if self.next is None else self.next.place
            raise QueryError("this bracket is never closed" if self.next is None else "not in NEAR", *place)
        self._at += 1

    def _need(self, where: str) -> None:
        if self.next is None or self.next.kind in ("OR", "AND", "close", "comma"):
            raise QueryError(f"something is missing {where}", *self._pieces[self._at - 1].place)

    def _take(self) -> Piece:
        piece = self._pieces[self._at]
        self._at += 1
        return piece

    def _here(self) -> Place:
        if self.next is not None:
            return self.next.place
        return max(0, self._length - 1), self._length


def _words(piece: Piece) -> Words:
    text = piece.text
    prefix = piece.kind == "phrase*" or text.endswith("*")
    text = text.removesuffix("*")
    if "*" in text:
        at = piece.place[0] + piece.text.index("*")
        raise QueryError("* may only stand at the end of a word: sanction*", at, at + 1)
    found = tuple(tokens(text))
    if not found:
        message = "there is no letter and no digit in it; a regular expression finds signs: /€/"
        raise QueryError(message, *piece.place)
    return Words(found, tuple(exact_tokens(text)), prefix)


def _pattern(piece: Piece) -> Regex:
    found = REGEX.fullmatch(piece.text)
    assert found is not None
    if found["flags"] not in ("", "c"):
        message = "after the last slash there may be a c: then capitals count"
        raise QueryError(message, *piece.place)
    pattern = Pattern(found["source"].replace("\\/", "/"), "query", 1, found["flags"] == "c")
    try:
        pattern.check()
    except InputError as error:
        raise QueryError(str(error), *piece.place) from error
    return Regex(pattern)
