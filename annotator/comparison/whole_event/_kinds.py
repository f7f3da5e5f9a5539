"""Whose name it is, of a person, a body or a place: told only where words in it or around it say so."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from annotator.comparison.whole_event._name_words import (
    GIVEN,
    KNOWN_ORGANISATIONS,
    ORGANISATIONS,
    OTHER_ENDINGS,
    PLACE_ENDINGS,
    PLACES,
    SAME,
)
from annotator.comparison.whole_event.mentions import Key, Mention

Kind = Literal["person", "organisation", "place", "name"]
KINDS: tuple[Kind, ...] = ("person", "organisation", "name", "place")
"""`name` is one that is not told."""

_TITLED = "A title stands before it."
UNTOLD = "Nothing in it or around it says whose name it is."
_FEWEST_PLACED = 2
_LONGEST_PERSON = 4


def kind_of(mentions: Sequence[Mention]) -> tuple[Kind, str]:
    """Return the kind of a name and, in words, the evidence for it."""
    keys = Counter(one.key for one in mentions)
    signs = Counter(sign for one in mentions for sign in one.signs)
    told: tuple[tuple[Kind, str], ...] = (
        ("place", "" if signs["title"] else _known_place(keys)),
        ("organisation", _body(keys, mentions, signs)),
        ("person", _person(keys, mentions, signs)),
        ("place", _place(keys, signs, len(mentions))),
        ("organisation", _capitals(signs)),
        ("person", _speaker(keys, signs)),
    )
    return next(((kind, why) for kind, why in told if why), ("name", UNTOLD))


def _known_place(keys: Counter[Key]) -> str:
    most = " ".join(keys.most_common(1)[0][0])
    return "It is a known place." if most in PLACES or SAME.get(most) in PLACES else ""


def _body(keys: Counter[Key], mentions: Sequence[Mention], signs: Counter[str]) -> str:
    whole = [key for key in keys if len(key) > 1] or list(keys)
    names = {name for key in whole for name in (" ".join(key), SAME.get(" ".join(key), ""))}
    if not names.isdisjoint(KNOWN_ORGANISATIONS):
        return "It is a known organisation."
    for key in keys:
        other = key[-1] in OTHER_ENDINGS and "of" not in key
        words = [] if other else [word for word in key if word in ORGANISATIONS]
        named = signs["age"] or (signs["title"] and key[-1] not in ORGANISATIONS)
        if words and len(key) > 1 and not named:
            return f"“{words[-1].capitalize()}” is a word for organisations."
    short = next((one.short for one in mentions if one.short), "")
    return f"It has the short form {short.upper()}." if len(short) > 1 and not signs["given"] else ""


def _person(keys: Counter[Key], mentions: Sequence[Mention], signs: Counter[str]) -> str:
    full = [key for key in keys if len(key) > 1]
    if any(len(key) > _LONGEST_PERSON or key[-1] in OTHER_ENDINGS | PLACE_ENDINGS for key in full):
        return ""
    titles = Counter(one.title for one in mentions if one.title).most_common(1)
    given = next((key[0] for key in keys if key[0] in GIVEN), "")
    lasts = {key[-1] for key in full}
    alone = next((key[0] for key in keys if len(key) == 1 and key[0] in lasts), "")
    told = (
        (signs["title"], f"The title “{titles[0][0]}” stands before it." if titles else _TITLED),
        (given, f"“{given.capitalize()}” is a given name."),
        (signs["initial"], "It has an initial in its middle."),
        (signs["age"], "An age stands behind it."),
        (signs["who"], "“Who” stands behind it."),
        (alone, f"“{alone.capitalize()}” stands for it alone, as last names do."),
    )
    return next((why for is_so, why in told if is_so), "")


def _place(keys: Counter[Key], signs: Counter[str], count: int) -> str:
    ending = next((key[-1] for key in keys if len(key) > 1 and key[-1] in PLACE_ENDINGS), "")
    if ending:
        return f"“{ending.capitalize()}” is a word for places."
    if signs["state"]:
        return "A state or country stands behind it."
    placed = signs["in"] >= _FEWEST_PLACED and 2 * signs["in"] > count and not signs["says"]
    return f"“In” or the like stands before {signs['in']} of {count}." if placed else ""


def _capitals(signs: Counter[str]) -> str:
    """Say that letters in capitals act like a body: laws and programmes are shortened so, too."""
    if not signs["capitals"] or not signs["says"] + signs["the"]:
        return ""
    return f"Capitals, {'said to say something' if signs['says'] else 'with “the” before it'}."


def _speaker(keys: Counter[Key], signs: Counter[str]) -> str:
    """Say that somebody with two names speaks; a single name that does may be that of a body or country."""
    full = [key for key in keys if len(key) in (2, 3)]
    plain = all(key[-1] not in OTHER_ENDINGS and not PLACES.intersection(key) for key in full)
    if full and plain and signs["says"] and not signs["the"]:
        return "A name of two words that is said to say something."
    return ""
