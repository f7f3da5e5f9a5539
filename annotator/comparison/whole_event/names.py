"""Who is named in an event: names of all its articles, with their later short forms put together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.comparison.whole_event._groups import Groups, Held
from annotator.comparison.whole_event._kinds import Kind, kind_of
from annotator.comparison.whole_event._name_words import KNOWN_ORGANISATIONS
from annotator.comparison.whole_event._runs import bare
from annotator.comparison.whole_event.mentions import Mention
from annotator.comparison.whole_event.reading import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article: `[start, end)` are code points; `how` says why they count, if it is not plain."""

    article: str
    start: int
    end: int
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name with all places where it stands, in the order of the articles and texts.

    `kind` is told only where there is evidence, which `why` says; `name` is one that is not told. `forms` are
    the ways in which it is written, the most frequent first.
    """

    name: str
    kind: Kind
    why: str
    places: tuple[Place, ...]
    forms: tuple[str, ...]


def names_of(readings: Sequence[Reading]) -> tuple[Named, ...]:
    """Return the names of an event, those in most articles first; articles that are not English have none."""
    groups = Groups(readings)
    found = [_named(groups.readings, held) for held in groups.held().values()]
    return tuple(
        sorted(found, key=lambda one: (-len({at.article for at in one.places}), -len(one.places), one.name))
    )


def _named(readings: Mapping[str, Reading], held: Sequence[Held]) -> Named:
    order = {article: place for place, article in enumerate(readings)}
    places = sorted(
        {Place(one.article, one.mention.start, one.mention.end, one.how) for one in held},
        key=lambda at: (order[at.article], at.start),
    )
    written = Counter(_written(readings[one.article].text, one.mention) for one in held)
    forms = tuple(form for form, _count in written.most_common())
    kind, why = kind_of([one.mention for one in held])
    name = _name(held, written, person=kind == "person")
    return Named(name=name, kind=kind, why=why, places=tuple(places), forms=forms)


def _written(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].split())


def _name(held: Iterable[Held], written: Mapping[str, int], *, person: bool) -> str:
    """Return what a name is shown as: the form that is used most, of persons the full one or with a title.

    The end of a longer form alone says too little: `Times`, `Judiciary Committee`.
    """
    small = [form for form in written if form != form.upper()]
    full = [form for form in small if " " in form or not person] or list(written)
    best = max(full, key=lambda form: (written[form], -len(form), form))
    if not person and bare(best) not in KNOWN_ORGANISATIONS:
        longer = [form for form in full if form.endswith(f" {best}")]
        best = max(longer, key=lambda form: (written[form], form), default=best)
    if " " in best:
        return best
    titles = Counter(one.mention.title for one in held if one.mention.title)
    return f"{titles.most_common(1)[0][0]} {best}" if titles else best
