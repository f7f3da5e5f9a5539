"""Every place of some words in an article, and which of them can take a code."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.coding.levels import snapped
from annotator.coding.overlap import in_the_way, spans_of
from annotator.model import Annotation, Code, Span


@dataclass(frozen=True, slots=True)
class Sorted:
    """Places that take a code now, and how many have it already, or would overlap with it."""

    new: tuple[Span, ...] = ()
    known: int = 0
    in_the_way: int = 0


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Return where the words stand in a text as whole words, in any case and over any white space."""
    parts = [_piece(part) for part in words.split()]
    if not parts:
        return ()
    first, last = words.split(maxsplit=1)[0][0], words.rsplit(maxsplit=1)[-1][-1]
    before = r"(?<!\w)" if _is_word(first) else ""
    after = r"(?!\w)" if _is_word(last) else ""
    pattern = re.compile(before + r"\s+".join(parts) + after, re.IGNORECASE)
    return tuple(Span(*found.span()) for found in pattern.finditer(text))


def sort_places(
    places: Iterable[Span],
    code: Code,
    annotations: Sequence[Annotation],
    units: Sequence[Span],
    *,
    article: str = "",
) -> Sorted:
    """Sort out which places take a code; `units` are those of its level, none for words.

    They are in `article`, without it in the annotations' own.
    Places in one unit are one; one inside of an annotation with the code has it already. Where the code may
    not overlap, the first of several places that share words takes it.
    """
    there = [one for one in annotations if one.code == code.id and not one.deleted]
    new: list[Span] = []
    known = blocked = 0
    for span in dict.fromkeys(snapped(place, units) for place in places):
        if any(piece.contains(span) for one in there for piece in spans_of(one, article)):
            known += 1
        elif in_the_way(there, [span], code, article=article) is not None or (
            not code.may_overlap and any(one.overlaps(span) for one in new)
        ):
            blocked += 1
        else:
            new.append(span)
    return Sorted(tuple(new), known, blocked)


def _piece(part: str) -> str:
    """Return an expression for one word, whichever apostrophe it has and however its accents are written."""
    forms = dict.fromkeys([part, unicodedata.normalize("NFC", part), unicodedata.normalize("NFD", part)])
    either = "|".join(re.sub("['’]", "['’]", re.escape(form)) for form in forms)
    return f"(?:{either})"


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
