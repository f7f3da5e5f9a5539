"""Say offline in which language a text is written: by its script, its letters and its most frequent words."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain, repeat

from annotator.text.function_words import ALSO_ENGLISH, FUNCTION_WORDS, HEADLINE_WORDS, PARTICLES
from annotator.text.word_lists import word_set

UNDETERMINED = "und"
"""The code of ISO 639-2 for a language that nobody knows: here, one that is not English."""

_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
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
# Of a text that is not long enough to tell its language: what share of its words must be foreign.
_LEAST_FOREIGN = 0.06
_TOKEN = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\w\.[a-z]{2})\S*")
_QUOTED = re.compile(r"[\"“„«‘][^\"”“»’\n]{1,80}[\"”“»’]")
_MISREAD = re.compile("[ÃÂâ][€\x80-\xbf™˜œ¢]")
_PARTICLE = "|".join(PARTICLES.split())
_NAME_WITH_PARTICLE = re.compile(rf"\b([A-ZÀ-Þ][\w.’'-]*)(?: (?:{_PARTICLE}))+ (?=[A-ZÀ-Þ])")
_NOUN_PHRASE = re.compile(rf"(?<!\w)(?:{_PARTICLE})\s(?=[a-zß-ÿ])(?!facto\b|jure\b|rigueur\b|la\b|carte\b)")
_BY_WORDS = re.compile("[a-z\u00b5-\u024f\u0400-\u04ff\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
_FEW = {"ja": 0.08, "fa": 0.02}
"""Which share of the letters is enough: Japanese is mostly written in Chinese characters."""


def detect_language(text: str) -> str:
    """Return the language as a code of ISO 639-1 (`en`, `de`, ...), or an empty string when unsure.

    A text that is surely not English, but too short or too near to several languages to tell which it is,
    is `und`. Meant for texts of 200 code points and more; only the first 2,400 are read.
    """
    return _known_language(text) or (UNDETERMINED if _is_foreign(text[:_SAMPLE]) else "")


def in_language(tag: str) -> str:
    """Say in which language a text is that is not in English: `in German (de)`, or `not in English`."""
    if tag == UNDETERMINED:
        return "not in English"
    name = language_name(tag)
    return f"not in English ({tag})" if name == tag else f"in {name} ({tag})"


def language_name(tag: str) -> str:
    """Return the English name of a language by its tag (`de-AT`), or the tag where it is not known."""
    if tag == UNDETERMINED:
        return "another language"
    return _NAMES.get(tag.lower().replace("_", "-").split("-")[0], tag)


def _known_language(text: str) -> str:
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
    if best != "en" and (most < _LEAST_OVER_ENGLISH * hits["en"] or _only_foreign().isdisjoint(words)):
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


def _is_foreign(text: str) -> bool:
    """Say whether words or letters that English does not have outweigh those that only English has.

    Names (`Ursula von der Leyen`, `Malmö`), quotations and wrongly decoded letters prove nothing.
    """
    if _MISREAD.search(text):
        return False
    bare = _NAME_WITH_PARTICLE.sub(r"\1 ", _QUOTED.sub(" ", _ADDRESS.sub(" ", text)))
    english = foreign = count = 0
    for line in bare.splitlines():
        words = _TOKEN.findall(line)
        common = words if line.isupper() else [word for word in words[1:] if word[0].islower()]
        common += words[:1] if len(words) > 2 else []
        english += sum(word.lower() in _only_english() for word in words)
        foreign += sum(_is_foreign_word(word) for word in common) + len(_NOUN_PHRASE.findall(line))
        count += len(words)
    return foreign > 2 * english and foreign >= _LEAST_FOREIGN * count


def _is_foreign_word(word: str) -> bool:
    if word.lower() in _only_foreign():
        return True
    return word[0].islower() and any(letter.isalpha() and letter > "\x7f" for letter in word)


@cache
def _only_english() -> frozenset[str]:
    """Return the function words that no other language of the lists has."""
    return frozenset(word for word, languages in _languages_of().items() if languages == ("en",))


@cache
def _only_foreign() -> frozenset[str]:
    """Return frequent words of other languages that are no English words."""
    words = set(_languages_of()) | word_set(" ".join(HEADLINE_WORDS.values()))
    return frozenset(words - word_set(FUNCTION_WORDS["en"]) - word_set(ALSO_ENGLISH))
