"""An event as a whole: what its articles name, quote and share, which outlets do, and which one only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.comparison.whole_event.copies import Copies, copies_of
from annotator.comparison.whole_event.headlines import Headline, headlines_of
from annotator.comparison.whole_event.names import Named, Place, names_of
from annotator.comparison.whole_event.quotations import Quoted, quotations_of
from annotator.comparison.whole_event.reading import Reading

NO_OUTLET = "no outlet named"


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All articles of an event put beside one another, in the order in which they were given.

    `aside` are copies of another article of the event: what they name and quote does not count, since it
    would count twice. Names are only told of articles in English, of which `unread` are none.
    """

    readings: tuple[Reading, ...]
    names: tuple[Named, ...]
    quotations: tuple[Quoted, ...]
    headlines: tuple[Headline, ...]
    copies: Copies
    aside: frozenset[str] = frozenset()

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that count, by name; one that is not named comes last."""
        held = {one.outlet for one in self.readings if one.article not in self.aside}
        return tuple(sorted(held, key=lambda name: (not name, name.casefold(), name)))

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """The articles whose names are not known, since they are not in English."""
        return tuple(one.article for one in self.readings if not one.english)

    @cached_property
    def _outlet_of(self) -> dict[str, str]:
        return {one.article: one.outlet for one in self.readings}

    def reading(self, article: str) -> Reading:
        """Return what was looked at of an article."""
        return next(one for one in self.readings if one.article == article)

    def outlet(self, article: str) -> str:
        """Return the outlet of an article."""
        return self._outlet_of[article]

    def by_outlet(self, places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
        """Return places by outlet, for each outlet that has one."""
        found: dict[str, list[Place]] = {}
        for place in places:
            found.setdefault(self._outlet_of[place.article], []).append(place)
        return {outlet: tuple(found[outlet]) for outlet in self.outlets if outlet in found}

    def only(self, places: Iterable[Place]) -> str | None:
        """Return the one outlet that has all of some places; None if several have, or one alone is there."""
        held = self.by_outlet(places)
        return next(iter(held)) if len(held) == 1 and len(self.outlets) > 1 else None

    def words(self, place: Place) -> str:
        """Return the words at a place, on one line."""
        return " ".join(self.reading(place.article).text[place.start : place.end].split())


def put_together(readings: Sequence[Reading], *, with_copies: bool = False) -> Whole:
    """Put the articles of an event beside one another.

    Copies of an article are set aside, all of a group but its original, unless they are wanted.
    """
    copies = copies_of(readings)
    aside = frozenset[str]() if with_copies else copies.aside
    counted = [one for one in readings if one.article not in aside]
    names = names_of(counted)
    return Whole(
        readings=tuple(readings),
        names=names,
        quotations=quotations_of(counted, names),
        headlines=headlines_of(readings, names_of(readings) if aside else names),
        copies=copies,
        aside=aside,
    )
