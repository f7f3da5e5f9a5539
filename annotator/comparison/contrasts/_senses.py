"""Words that news uses for one and the same thing, however differently it puts it.

A line of the list holds words with which one act, or one thing, can be told. They do not mean the same: what
differs between them is what is looked for. A word may stand in several lines.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal

from annotator.bundled import resource
from annotator.text.stems import stem

Kind = Literal["verb", "noun"]


@cache
def _lines(kind: Kind) -> Mapping[str, frozenset[int]]:
    section = resource("same_sense.txt").read_text(encoding="utf-8").split(f"[{kind}]\n")[1].split("\n\n")[0]
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(section.strip().splitlines()):
        for words in line.split(", "):
            found[_verb(words) if kind == "verb" else singular(words)].add(number)
    return {words: frozenset(numbers) for words, numbers in found.items()}


def _verb(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{stem(first)} {rest}".strip()


def is_phrasal(verb: str, particle: str) -> bool:
    """Say whether a verb, by its stem, and a particle are one word of the list: `ram through`."""
    return f"{verb} {particle}" in _lines("verb")


def singular(word: str) -> str:
    """Return a noun without the ending of its plural, roughly: the same for both is enough."""
    if word.endswith("ies") and len(word) > _SHORT:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return _PLURALS.get(word, word[:-1] if ends and len(word) > 2 else word)


_SHORT = 4
_PLURALS = {"children": "child", "men": "man", "women": "woman", "dead": "dead", "lives": "life"}


def same_sense(kind: Kind, one: str, other: str) -> bool:
    """Say whether two words can tell of the same thing: verbs as `lemma`, nouns as they are written."""
    known = _lines(kind)
    if kind == "noun":
        one, other = singular(one), singular(other)
    return not known.get(one, frozenset()).isdisjoint(known.get(other, frozenset()))
