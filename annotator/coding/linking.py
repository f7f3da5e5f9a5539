"""How one annotation has to do with another: the usual kinds of links, and which is meant most likely."""

from collections.abc import Iterable, Sequence

from annotator.model import Annotation, Code, Link

KINDS = ("says", "answers", "supports", "contradicts")
"""The kinds that are offered; a coder may use words of their own."""

_SPEAKS = ("source", "speaker", "voice", "actor")
_CATEGORIES = frozenset({"unnamed_source", "attribution", "attribution_loaded"})


def is_source(code: Code | None) -> bool:
    """Say whether a code stands for somebody who speaks: by its name, or by the cues it stands for."""
    if code is None:
        return False
    name = code.name.casefold()
    return any(word in name for word in _SPEAKS) or not _CATEGORIES.isdisjoint(code.categories)


def kinds_for(code: Code | None, other: Code | None, known: Iterable[str] = ()) -> Sequence[str]:
    """Return the kinds of a link from one code to another, the likeliest first.

    `known` are those used before between these codes, the last one first. Otherwise a source says what is no
    source, and anything else supports what it is linked to.
    """
    usual = ["says"] if is_source(code) and not is_source(other) else ["supports"]
    return tuple(dict.fromkeys([*known, *usual, *KINDS]))


def links_of(one: Annotation, others: Iterable[Annotation]) -> list[tuple[str, Link, bool]]:
    """Return the links of an annotation: the id at the other end, the link, and whether it leads there.

    Those that lead away come first, then those that come from `others`.
    """
    away = [(link.to, link, True) for link in one.links]
    back = [
        (other.id, link, False)
        for other in others
        if other.links and other.id != one.id and not other.deleted
        for link in other.links
        if link.to == one.id
    ]
    return [*away, *back]
