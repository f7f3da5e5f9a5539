"""Titles, offices and peoples among the words of a name: what is split off, and what names nobody."""

from collections.abc import Sequence

from annotator.comparison.whole_event._name_words import (
    GENERIC,
    GIVEN,
    KNOWN_ORGANISATIONS,
    NO_TITLES,
    OF_OFFICES,
    OFFICES,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    STATES_SHORT,
    SURNAMES,
    TIMES,
    TITLES,
)

_LONGEST_PERSON = 5
_KNOWN = KNOWN_ORGANISATIONS | PLACES
_NOTHING = PEOPLES | GENERIC | TIMES | STATES_SHORT | OFFICES | OF_OFFICES | TITLES
_LINKS = frozenset({"of", "the", "for", "and", "&"})
_MONTHS_AS_NAMES = frozenset({"may", "april", "june", "august"})


def title_in(words: Sequence[str]) -> tuple[int, int] | None:
    """Return where the last title of a run begins, and where what is behind it begins."""
    for place in range(len(words) - 1, -1, -1):
        if words[place] not in TITLES or _is_surname(words, place):
            continue
        behind = place + 1
        if words[behind : behind + 1] == ["of"]:
            behind += 3 if words[behind + 1 : behind + 2] == ["the"] else 2
            given = [at for at in range(behind, len(words)) if words[at] in GIVEN]
            behind = given[0] if given else behind
            if len(words) <= behind:
                return place, len(words)
        rest = words[behind:]
        if not rest:
            return place, behind
        if rest[0] in NO_TITLES or not ORGANISATIONS.isdisjoint(rest) or len(rest) > _LONGEST_PERSON:
            return None
        return place, behind
    return None


def _is_surname(words: Sequence[str], place: int) -> bool:
    """Say whether a word that may be a title ends a name: `Angus King`, `House of Representatives`."""
    if place and words[place - 1] in ("of", "and"):
        return True
    if place != len(words) - 1 or place == 0:
        return False
    return words[place - 1] in GIVEN or (words[0] in GIVEN and words[place] in SURNAMES)


def time_in(words: Sequence[str]) -> int:
    """Return where a day or month stands that is no part of a name, -1 for none: `Theresa May` is one."""
    for place, word in enumerate(words):
        hyphened = words[place + 1 : place + 2] == ["-"]
        named = place > 0 and words[place - 1] in GIVEN and word in _MONTHS_AS_NAMES
        if word in TIMES and not hyphened and not named:
            return place
    return -1


def is_only_of(words: Sequence[str]) -> bool:
    """Say whether the first word only says of which people or party: `German Angela Merkel`."""
    if len(words) < 2 or words[0] not in PEOPLES or " ".join(words) in KNOWN_ORGANISATIONS:
        return False
    rest = " ".join(words[1:])
    return words[1] in GIVEN or rest in _KNOWN


def person_in(words: Sequence[str]) -> int:
    """Return where a person's name begins behind that of a body or office; 0 where there is none."""
    for place in range(1, len(words) - 1):
        before, rest = words[place - 1], words[place:]
        known = " ".join(words[:place]) in _KNOWN or before in ORGANISATIONS | OF_OFFICES
        if words[place] in GIVEN and known and len(rest) < _LONGEST_PERSON and ORGANISATIONS.isdisjoint(rest):
            return place
    return 0


def says_nothing(key: Sequence[str]) -> bool:
    """Say whether words with capitals name nobody: peoples, days, offices, what is a name only with more."""
    if len(key) > 1 and key[-1] in ORGANISATIONS:
        return False
    return all(word in _NOTHING or word in _LINKS or word.isdigit() for word in key)
