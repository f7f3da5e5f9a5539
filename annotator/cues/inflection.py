"""Regular English inflection, so that a word list names a word once and finds all of its forms."""

import re

Forms = tuple[str, ...]

_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtvz]$")
_DOUBLED_TOO = frozenset(
    {"abhor", "backstab", "flip-flop", "kidnap", "kneecap", "leapfrog", "outstrip", "submit", "underpin"}
)
_BRITISH = re.compile(r".*[aeiou][^aeiou]+[aeiou]l$|.*[iu][ae]l$")
"""Verbs like fuel, pummel and signal, whose l is doubled in Britain and not in America."""
_HARD_CH = ("garch", "narch", "iarch", "rarch", "och", "omach")
"""Endings of nouns whose ch is a k: oligarch, monarch, patriarch, hierarch, epoch, stomach."""
_PLURALS = {"echo": "echoes", "hero": "heroes", "veto": "vetoes"}
_ADVERBS = {"true": "truly", "whole": "wholly", "undue": "unduly", "due": "duly"}


def forms(phrase: str, kind: str) -> Forms:
    """Return the forms of `phrase` as a verb (`v`), noun (`n`), adjective with adverb (`a`) or as it stands.

    In a phrase a verb is inflected in its first word ("lash out"), a noun and an adjective in the last one.
    """
    if kind == "v":
        head, _, rest = phrase.partition(" ")
        return tuple(f"{form} {rest}".rstrip() for form in _verb(head))
    before, space, head = phrase.rpartition(" ")
    if kind == "n":
        return (phrase, f"{before}{space}{_plural(head)}")
    if kind == "a":
        return (phrase, f"{before}{space}{_adverb(head)}")
    return (phrase,)


def _verb(word: str) -> Forms:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return (word, f"{word}s", f"{word}d", f"{word[:-1]}ing")
    if word.endswith("e"):
        return (word, f"{word}s", f"{word}d", f"{word}ing")
    if _BRITISH.match(word) and not _DOUBLED.match(word):
        return (word, f"{word}s", f"{word}ed", f"{word}ing", f"{word}led", f"{word}ling")
    stem = word + word[-1] if _DOUBLED.match(word) or word in _DOUBLED_TOO else word
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    return (word, _plural(word), f"{stem}ed", f"{stem}ing")


def _plural(word: str) -> str:
    if word in _PLURALS or word.endswith(_HARD_CH):
        return _PLURALS.get(word, f"{word}s")
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _adverb(word: str) -> str:
    if word in _ADVERBS:
        return _ADVERBS[word]
    if word.endswith("ic"):
        return f"{word}ally"
    if word.endswith("le"):
        return f"{word[:-1]}y"
    if word.endswith("y"):
        return f"{word[:-1]}ily"
    return f"{word}y" if word.endswith("ll") else f"{word}ly"
