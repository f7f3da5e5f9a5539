"""The noun phrase around a noun, as far as tags and spelling show it."""

from annotator.model import Span
from annotator.text.analysis import Analysis

_INSIDE = ("JJ", "NN", "VBN", "CD", "POS", "HYPH")
DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "one",
        "another",
        "some",
        "several",
        "many",
        "two",
        "three",
        "four",
        "five",
        "few",
        "other",
    }
    | {
        "both",
        "most",
        "all",
        "any",
        "no",
        "these",
        "those",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
        "our",
    }
    | {"my", "your", "every", "each", "various", "certain", "multiple", "numerous"}
)
_PLURAL = ("NNS", "NNPS")
"""Before these, "that" opens a clause ("say that officials") and is no determiner."""
_MOST_TOKENS = 10


def noun_phrase(analysis: Analysis, head: int) -> tuple[range, str]:
    """Return the tokens of the noun phrase that ends in token `head`, and its first determiner (or "")."""
    first, determiner = head, ""
    lowest = max(0, head - _MOST_TOKENS, analysis.sentence_of(head).start)
    for index in range(head - 1, lowest - 1, -1):
        word = analysis.words[index]
        if word == "that" and analysis.tag(head) in _PLURAL:
            break
        if word in DETERMINERS:
            first, determiner = index, word
        elif determiner or not _inside(analysis, index):
            break
        else:
            first = index
    return range(first, head + 1), determiner


def _inside(analysis: Analysis, index: int) -> bool:
    word, tag = analysis.words[index], analysis.tag(index)
    if word == "-" or (tag.startswith(_INSIDE) and (word[0].isalnum() or tag == "POS")):
        return True
    return word == "and" and all(analysis.tag(at).startswith("JJ") for at in (index - 1, index + 1))


def phrase_after(analysis: Analysis, first: int) -> range:
    """Return the tokens of the noun phrase that begins with token `first`; empty if none does."""
    last = first
    for index in range(first, min(first + _MOST_TOKENS, len(analysis.words))):
        word, tag = analysis.words[index], analysis.tag(index)
        if index > first and tag == "VBG" and analysis.tag(index - 1) == "PRP$":
            return range(first, index + 1)
        if tag.startswith("NN") and word[0].isalnum():
            last = index + 1
        elif word not in DETERMINERS and word != "-" and not tag.startswith((*_INSIDE, "PRP$", "DT")):
            break
    return range(first, last)


def extent(analysis: Analysis, tokens: range) -> Span:
    """Return the span from the first to the last of `tokens`."""
    return Span(analysis.starts[tokens.start], analysis.ends[tokens.stop - 1])
