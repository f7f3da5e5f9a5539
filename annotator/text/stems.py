"""Stems of English words, by the Snowball stemmer of NLTK (Porter 2001, Snowball)."""

from functools import cache
from typing import Any

from annotator.text.loading import one_at_a_time


@cache
def _stemmer() -> Any:  # noqa: ANN401  # NLTK has no types
    with one_at_a_time:
        from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()


@cache
def stem(word: str) -> str:
    """Return the stem of an English word in small letters; it may be no word itself."""
    return str(_stemmer().stem(word))
