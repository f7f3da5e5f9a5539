"""Whether a reporting verb tells that words were uttered, and not that they might be or are a noun."""

from annotator.model import Span
from annotator.text.analysis import Analysis

_UNREAL = frozenset(
    {"can", "would", "could", "should", "might", "must", "may", "'ll", "'d", "ca", "cannot", "wo"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "any", "no", "this", "these", "those", "his", "its", "their", "our"}
)
_BE = frozenset({"is", "are", "was", "were", "been", "be", "being", "'s", "'re"})
_AUXILIARIES = frozenset({"did", "do", "does", "has", "have", "had", "'ve", "having"})
_OFTEN = frozenset({"seldom", "rarely", "often", "never", "also", "sometimes", "always", "ever"})
_CLAUSE_OPENERS = frozenset(
    {
        "that",
        "how",
        "why",
        "what",
        "whether",
        "if",
        "who",
        "when",
        "where",
        "which",
        ",",
        ":",
        ".",
        "“",
        '"',
        "‘",
    }
)
_OCCASIONS = frozenset({"after", "before", "despite", "for", "in", "while"})
_NOT_SAID = frozenset(
    {"not", "n't", "never", "failed", "fails", "refused", "refuses", "declined", "declines"}
)
_SUBJECT = ("DT", "PRP", "NN", "JJ", "CD", "POS", "CC", "EX", "RB")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LONGEST_SUBJECT = 8


def uttered(analysis: Analysis, span: Span) -> bool:
    """Say whether words were uttered: not "could admit", "were found", "for explaining", "the noted man"."""
    words, tokens = analysis.words, analysis.tokens_in(span.start, span.end)
    before = words[max(0, tokens.start - 1)] if tokens else "worth"
    if before == "worth" or (before in _DETERMINERS and not _that_follows(analysis, tokens)):
        return False
    if any(words[index] in _UNREAL for index in range(max(0, tokens.start - 2), tokens.stop)):
        return False
    if _part_of_compound(analysis, span) or _after_preposition(analysis, span, tokens):
        return False
    return not _is_passive(analysis, tokens)


def _that_follows(analysis: Analysis, tokens: range) -> bool:
    """Say whether a that-clause follows a noun and is what it reports: "their claim that it works"."""
    return analysis.words[tokens.stop : tokens.stop + 1] == ("that",)


def refused(analysis: Analysis, span: Span) -> bool:
    """Say whether the cue tells that the words were not uttered: "did not admit", "failed to disclose"."""
    return any(analysis.words[index] in _NOT_SAID for index in analysis.tokens_in(span.start, span.end))


def clause_follows(analysis: Analysis, span: Span) -> bool:
    """Say whether a clause follows ("added that", "added it was") or may have gone before ("he added").

    A clause without "that" is a subject and a finite verb.
    """
    after = analysis.tokens_in(span.start, span.end).stop
    if after >= len(analysis.words):
        return True
    if analysis.words[after] in _CLAUSE_OPENERS:
        return True
    for index in range(after, min(after + _LONGEST_SUBJECT, len(analysis.words))):
        if index > after and analysis.tag(index) in _FINITE:
            return True
        if not analysis.tag(index).startswith(_SUBJECT):
            return False
    return False


def _part_of_compound(analysis: Analysis, span: Span) -> bool:
    """Say whether the word is a part of a compound: "self-reported", "so-called"."""
    text = analysis.text
    return text[max(0, span.start - 1) : span.start] == "-" or text[span.end : span.end + 1] == "-"


def is_noun(analysis: Analysis, span: Span) -> bool:
    """Say whether a single word is a mere noun after an adjective or an owner ("in a handwritten note").

    With its that-clause a noun reports as its verb does ("their old claim that it works").
    """
    tokens = analysis.tokens_in(span.start, span.end)
    first = tokens.start
    if len(tokens) != 1 or first == 0 or not analysis.tag(first).startswith("NN"):
        return False
    if _that_follows(analysis, tokens):
        return False
    if first > 1 and analysis.words[first - 2] in {"a", "an"}:
        return True
    return analysis.tag(first - 1) in ("JJ", "PRP$", "POS") and not analysis.is_name(first - 1)


def _after_preposition(analysis: Analysis, span: Span, tokens: range) -> bool:
    """Say whether no clause tells what was said: "for explaining rules", not "for saying that it works"."""
    first = tokens.start
    if first == 0 or analysis.tag(first) != "VBG" or analysis.tag(first - 1) not in ("IN", "TO"):
        return False
    before = analysis.words[first - 1]
    return before not in {"that", "by"} and not (before in _OCCASIONS and clause_follows(analysis, span))


def _is_passive(analysis: Analysis, tokens: range) -> bool:
    """Say whether the participle is passive: "were found", "are seldom told", "deflected, or not said"."""
    words = analysis.words
    participles = [index for index in tokens if analysis.tag(index) == "VBN"]
    if not participles or any(
        analysis.tag(index).startswith("NN") for index in range(participles[-1], tokens.stop)
    ):
        return False
    if any(words[index] in _AUXILIARIES | _BE for index in tokens):
        return False
    before = participles[0] - 1
    if before >= 0 and words[before] == "not":
        return True
    while before > 0 and (words[before] in _OFTEN or analysis.tag(before) == "RB"):
        before -= 1
    return before >= 0 and words[before] in _BE
