"""Say offline in which language a text is written: by its script, its letters and its most frequent words."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain, repeat

from annotator.text.function_words import FUNCTION_WORDS

_SAMPLE = 2_400
"""How many code points are looked at."""
_FEWEST_LETTERS = 40
_FEWEST_HITS = 5
_LEAST_SHARE = 0.12
"""The least share of running words that a text has from the list of its language; prose has .3 to .5."""
_LEAST_LEAD = 1.25
"""How many times the hits of the next language those of the best must be."""
_LEAST_OVER_ENGLISH = 2
"""The same over English: to take an English article for another is worse than to be unsure."""

# Scripts that one language of news has to itself, and letters that tell languages of one script apart.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("fa", re.compile("[پچژگ]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
_BY_WORDS = re.compile("[a-z\u00b5-\u024f\u0400-\u04ff\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
_FEW = {"ja": 0.08, "fa": 0.02}
"""Which share of the letters is enough: Japanese is mostly written in Chinese characters."""


def detect_language(text: str) -> str:
    """Return the language as a code of ISO 639-1 (`en`, `de`, ...), or an empty string when unsure.

    Meant for texts of 200 code points and more; only the first 2,400 are read.
    """
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    joined = "".join(words)
    letters = len(joined)
    if letters < _FEWEST_LETTERS:
        return ""
    other = 0 if joined.isascii() else sum(len(word) for word in words if not _BY_WORDS.match(word))
    return _by_script(sample, other) if 2 * other > letters else _by_words(words)


def _by_script(sample: str, letters: int) -> str:
    shares = ((language, len(script.findall(sample)) / letters) for language, script in _SCRIPTS)
    return next((language for language, share in shares if share > _FEW.get(language, 0.5)), "")


def _by_words(words: list[str]) -> str:
    """Return the language whose function words the text has, if no other comes near."""
    hits = Counter(chain.from_iterable(map(_languages_of().get, words, repeat(()))))
    (best, most), (_, next_most) = (*hits.most_common(2), ("", 0), ("", 0))[:2]
    if most < _FEWEST_HITS or most < _LEAST_SHARE * len(words):
        return ""
    if best != "en" and most < _LEAST_OVER_ENGLISH * hits["en"]:
        return ""
    return best if most >= _LEAST_LEAD * next_most else _nearest(best, hits, words)


def _nearest(best: str, hits: Mapping[str, int], words: list[str]) -> str:
    """Decide between languages that share most function words by the words that only one of them has."""
    rivals = {language for language, count in hits.items() if count * _LEAST_LEAD > hits[best]}
    own: Counter[str] = Counter()
    for word in words:
        languages = rivals.intersection(_languages_of().get(word, ()))
        if len(languages) == 1:
            own[languages.pop()] += 1
    (first, most), (_, next_most) = (*own.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= 2 and most >= _LEAST_LEAD * next_most else ""


@cache
def _languages_of() -> Mapping[str, tuple[str, ...]]:
    """Return for each function word the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in set(words.split()):
            found[word] = (*found.get(word, ()), language)
    return found
