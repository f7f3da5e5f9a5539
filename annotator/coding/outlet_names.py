"""How an outlet is called in running text: its name, its short forms, its domain."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import permutations

from annotator.text.months import MONTHS

LEADING = frozenset(("the",))
"""Articles that a name may be written without; in other languages they stay, or half the nouns were names."""
JOINING = frozenset(("of", "and", "for", "the", "de", "la", "del", "von", "der", "di", "on", "in", "a"))
"""Words inside a name that are written small."""
GENERIC = frozenset(
    (
        "agency",
        "digital",
        "edition",
        "group",
        "international",
        "magazine",
        "media",
        "network",
        "news",
        "newspaper",
        "online",
        "service",
        "website",
    )
)
"""Last words that a short form leaves out."""
NO_INITIALS = re.compile(
    "A[IM]|BC|C[DO]|DC|E[CUV]|G[IP]|HQ|I[DPQST]|LA|M[PS]|N[OY]|O[KR]|P[CMR]|T[BV]|U[KNPS]"
)
"""Two letters that mean something else too often."""

_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_DOMAIN = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.)*?([\w-]+)(?:\.(?:co|com|org|net|gov|ac))?\.[a-z]{2,}(?=[/:?#]|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[-–—|/]\s|\s*\|\s*|, the\b", re.IGNORECASE)
_BETWEEN = r"[\s\-_.\u2010-\u2013]{0,3}"
_BESIDE_LETTERS = re.compile(r"[\W_]+")
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


def names_in(text: str, outlets: tuple[str, ...], domains: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a text has an outlet's names; they may overlap.

    `domains` are those of its pages, as `labels_of` returns them: one set of patterns serves all articles.
    """
    squeezed = _squeezed(text)
    for needle, pattern in _patterns(outlets, domains):
        if needle in squeezed:
            yield from (found.span("name") for found in pattern.finditer(text) if _is_name(found))


def _squeezed(text: str) -> str:
    """Return the letters of a text alone: what patterns allow to stand between or on them is left out."""
    return _BESIDE_LETTERS.sub("", unicodedata.normalize("NFD", text)).casefold()


@lru_cache(maxsize=2_000)
def _patterns(outlets: tuple[str, ...], domains: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what finds an outlet's names, each with letters without which it finds nothing."""
    names = list(dict.fromkeys(words for outlet in outlets for words in _names(outlet)))
    labels = list(dict.fromkeys([*(label for one in outlets for label in labels_of(one)), *domains]))
    long = [words for words in names if len(words) > 1]
    found = [("".join(words), _running(words)) for words in names]
    found += [(words[-1], _after_the(words[-1])) for words in long if words[-1].casefold() not in GENERIC]
    initials = dict.fromkeys(part for words in long for part in _letters(words))
    found += [(letters, _initials(letters)) for letters in initials]
    solid = ("".join(words).casefold() for words in names)
    joined = dict.fromkeys([*labels, *(one for one in solid if len(one) > 2)])
    found += [(label, pattern) for label in joined for pattern in _addresses(label)]
    found += [(label, _spelled(label)) for label in labels if len(label) > 3]
    found += [("".join(words), _solid("".join(words))) for words in long]
    found += [(label, _capitals(label)) for label in labels if len(label) <= 3]
    return tuple((_squeezed(letters), pattern) for letters, pattern in found)


def _is_name(found: re.Match[str]) -> bool:
    """Say whether a find is written as a name is: `open record` is none, `Open Record` and `OPEN RECORD` are.

    Initials of two letters in a line of capitals are none either.
    """
    name = found["name"]
    if "initials" in found.re.groupindex:
        return len(re.sub(r"\W", "", name)) > 2 or _has_small(found)
    if "exact" in found.re.groupindex:
        return True
    words = _WORD.findall(unicodedata.normalize("NFC", name))
    return name.isupper() or all(word[0].isupper() or word in JOINING for word in words if word[0].isalpha())


def _has_small(found: re.Match[str]) -> bool:
    start = found.string.rfind("\n", 0, found.start()) + 1
    end = found.string.find("\n", found.end())
    return any(sign.islower() for sign in found.string[start : end if end >= 0 else None])


def _names(outlet: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of an outlet's name and of its short forms; a name that is a domain has none."""
    if _DOMAIN.fullmatch(outlet.strip()):
        return
    plain = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", outlet)
    for part in dict.fromkeys([plain, *_PARTS.split(plain)]):
        words = tuple(_WORD.findall(part))
        if len(words) > 1 and words[0].casefold() in LEADING:
            words = words[1:]
        while words:
            if any(len(word) > 1 for word in words):
                yield words
            if len(words) == 1 or words[-1].casefold() not in GENERIC:
                break
            words = words[:-1]


def labels_of(address: str) -> Iterator[str]:
    """Yield what stands before the ending of a domain: `dailyexample` of `www.dailyexample.co.uk`."""
    found = _DOMAIN.match(address.strip())
    if found is not None and len(found[1]) > 1:
        yield found[1].casefold()


def _letters(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the initials of a name of several words, those of small words too and not."""
    for some in (words, tuple(word for word in words if word.casefold() not in JOINING)):
        letters = "".join(word[0] for word in some).upper()
        if len(some) > 1 and not NO_INITIALS.fullmatch(letters) and (len(some) > 2 or some == words):
            yield letters
            if len(letters) > 2 or not NO_INITIALS.fullmatch(f"T{letters}"):
                yield f"T{letters}"  # as in TDE, The Daily Example


def _running(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a name in running text, its words apart, hyphenated or written as one."""
    inside = _BETWEEN.join(_signs(word) for word in words)
    if len(words) == 1 and words[0][0].islower():
        return re.compile(rf"{_START}(?P<name>(?P<exact>{inside}|{re.escape(words[0].upper())})){_END}")
    return re.compile(rf"{_START}(?P<name>(?:The\s+)?{inside}){_END}", re.IGNORECASE)


def _spelled(label: str) -> re.Pattern[str]:
    """Return what finds the letters of a domain as the words that they stand for, wherever these end."""
    letters = r"[\s\-]?".join(_signs(sign) for sign in label if sign.isalnum())
    return re.compile(rf"{_START}(?P<name>(?:The\s+)?{letters}){_END}", re.IGNORECASE)


def _solid(letters: str) -> re.Pattern[str]:
    """Return what finds a name of several words written as one, small or not."""
    return re.compile(rf"{_START}(?P<name>(?P<exact>{_signs(letters)})){_END}", re.IGNORECASE)


def _capitals(label: str) -> re.Pattern[str]:
    """Return what finds a short domain in capitals, as in BBC."""
    return re.compile(rf"{_START}(?P<name>(?P<exact>{re.escape(label.upper())})){_END}")


def _after_the(last: str) -> re.Pattern[str]:
    """Return what finds the last word of a name behind `the`: the Example."""
    return re.compile(rf"\b[Tt]he\s+(?P<name>(?P<exact>{_signs(last[0].upper() + last[1:])})){_END}")


def _initials(letters: str) -> re.Pattern[str]:
    dotted = r"\.".join(map(re.escape, letters))
    return re.compile(rf"(?<![\w.])(?P<name>(?P<initials>{re.escape(letters)}(?!\w)|{dotted}\.))")


def _addresses(label: str) -> Iterator[re.Pattern[str]]:
    """Yield what finds pages, mail addresses and handles."""
    word = "-?".join(map(re.escape, label))
    tail = r"(?:[/?#](?:[^\s<>\"”»]*[\w/])?)?"
    yield re.compile(
        rf"(?<![\w@])(?P<name>(?P<exact>(?:https?://|[\w.+-]+@)?(?:[\w-]+\.)*(?:the-?)?{word}(?:\.[a-z]{{2,}})+{tail}))",
        re.IGNORECASE,
    )
    yield re.compile(rf"(?P<name>(?P<exact>[@#]\w*{re.escape(label)}\w*))", re.IGNORECASE)


def _signs(word: str) -> str:
    """Return a pattern for a word with or without its diacritics, whichever apostrophe it has."""
    return "".join(map(_sign, unicodedata.normalize("NFC", word)))


def _sign(sign: str) -> str:
    if sign in "'’":
        return "['’]"
    base = unicodedata.normalize("NFD", sign)
    return f"(?:{re.escape(sign)}|{re.escape(base[0])}[\u0300-\u036f]*)" if len(base) > 1 else re.escape(sign)


def forms_of_date(day: str) -> tuple[str, ...]:
    """Return the ways in which a day is written out in full; none for what is no day."""
    try:
        meant = date.fromisoformat(day)
    except ValueError:
        return ()
    month = MONTHS[meant.month - 1]
    short = dict.fromkeys((month, month[:3], f"{month[:3]}.", "Sept." if meant.month == 9 else month))
    written = [
        form
        for name in short
        for form in (
            f"{meant.day} {name} {meant.year}",
            f"{name} {meant.day}, {meant.year}",
            f"{name} {meant.day} {meant.year}",
        )
    ]
    days = [f"{one:02}/{other:02}" for one, other in permutations((meant.day, meant.month))]
    return (day, *(f"{one}/{meant.year}" for one in days), *written)
