"""Spellings of outlets that mean the same one: found by their letters, one of them proposed."""

import re
from collections import defaultdict
from collections.abc import Mapping

_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "de", "het", "il"})


def same_spellings(outlets: Mapping[str, int]) -> dict[str, str]:
    """Return for each spelling the one that it may be merged into, where that is another one.

    `outlets` counts each spelling. Spellings that differ in capitals, spaces, punctuation, an article at the
    beginning or an edition in brackets without a space before it are the same; the most frequent one stays.
    """
    by_letters: Mapping[str, list[str]] = defaultdict(list)
    for outlet in outlets:
        if outlet:
            by_letters[_letters(outlet)].append(outlet)
    merged: dict[str, str] = {}
    for group in by_letters.values():
        best = max(group, key=lambda one: (outlets[one], -len(one), one))
        merged |= {one: best for one in group if one != best}
    return merged


def _letters(outlet: str) -> str:
    words = re.findall(r"\w+", outlet.casefold())
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)
