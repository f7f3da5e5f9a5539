"""What is shown of an alignment in one article: a tie for every sentence, and how it is told."""

from collections.abc import Collection, Mapping

from annotator.comparison.alignment import Place
from annotator.comparison.side_by_side import Aligned
from annotator.gui.article_view import TieMark

ONLY_HERE = "Only here"


def tie_marks(aligned: Aligned, article: str, names: Mapping[str, str]) -> list[TieMark]:
    """Return a tie for every sentence of an article; `names` are those under which the articles are told."""
    alone = frozenset(aligned.only_here(article))
    told = next(one for one in aligned.told if one.article == article)
    return [
        _mark(aligned, place, names, only_here=place in alone)
        for place in (Place(article, number) for number in range(len(told)))
    ]


def _mark(aligned: Aligned, place: Place, names: Mapping[str, str], *, only_here: bool) -> TieMark:
    span = aligned.span(place)
    return TieMark(
        start=span.start,
        end=span.end,
        number=aligned.number(place),
        only_here=only_here,
        by_hand=bool(aligned.corrected(place)),
        says=says(aligned, place, names, only_here=only_here),
    )


def says(aligned: Aligned, place: Place, names: Mapping[str, str], *, only_here: bool) -> str:
    """Return in words which other articles have a sentence, and what of it people decided."""
    number, corrected = aligned.number(place), aligned.corrected(place)
    beside = [one for one in aligned.group(place) if one.article != place.article]
    near = [one for one in aligned.partners(place).values() if one not in beside]
    parts = [ONLY_HERE] if only_here else []
    if number is not None:
        parts.append(f"Sentence {number}, also in: {_named(beside, names, corrected)}")
    if near:
        parts.append(f"Close to a sentence in: {_named(near, names, corrected)}")
    parted = [one for one, joined in corrected.items() if not joined]
    if parted:
        parts.append(f"Parted by hand from a sentence in: {_named(parted, names, {})}")
    return ". ".join(parts)


def _named(places: Collection[Place], names: Mapping[str, str], corrected: Mapping[Place, bool]) -> str:
    """Name the articles of sentences in the order of the columns, each once."""
    by_hand = {place.article for place in places if corrected.get(place)}
    there = {place.article for place in places}
    return ", ".join(
        f"{name} (joined by hand)" if article in by_hand else name
        for article, name in names.items()
        if article in there
    )
