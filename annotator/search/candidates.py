"""Which articles may have a hit, by set algebra over what the index and the filters say.

Every part of a query gets two sets: the articles in which it may be true, and those in which it surely is.
What cannot be known without looking (a regular expression, a text that is not indexed yet) lies in between.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from annotator.search.tree import And, Filter, Near, Node, Not, Or, Words
from annotator.search.view import Articles

SHORTEST = 3
"""Letters of a prefix that the index is asked for: shorter ones are in nearly all articles, and slow."""


@dataclass(frozen=True, slots=True)
class Between:
    """The articles in which something may be true, and those of them in which it surely is."""

    maybe: Articles
    sure: Articles

    def within(self, articles: Articles) -> "Between":
        """Return the same, of some articles only."""
        return Between(self.maybe & articles, self.sure & articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Whom to ask: all articles that count, the index, and the filters on articles.

    `unindexed` are those whose words the index does not know. With `diacritics` the index, which has none,
    is sure of nothing.
    """

    everything: Articles
    unindexed: Articles
    match: Callable[[str], Articles]
    """Return the indexed articles that an FTS5 expression matches."""
    has: Callable[[Filter], Articles]
    diacritics: bool = False


def candidates(node: Node, sources: Sources) -> Between:
    """Return the articles in which a part of a query may be true, and is."""
    expression = fts_expression(node, sources)
    if expression:
        found = sources.match(expression)
        return Between(found | sources.unindexed, 0 if sources.diacritics else found)
    if isinstance(node, Filter):
        found = sources.has(node)
        return Between(found, found)
    if isinstance(node, Not):
        inner = candidates(node.part, sources)
        return Between(sources.everything ^ inner.sure, sources.everything ^ inner.maybe)
    if isinstance(node, And):
        return reduce(_both, (candidates(part, sources) for part in _joined(node, sources)))
    if isinstance(node, Or):
        return reduce(_either, (candidates(part, sources) for part in node.parts))
    return Between(sources.everything, 0)


def _both(one: Between, other: Between) -> Between:
    return Between(one.maybe & other.maybe, one.sure & other.sure)


def _either(one: Between, other: Between) -> Between:
    return Between(one.maybe | other.maybe, one.sure | other.sure)


def _joined(node: And, sources: Sources) -> list[Node]:
    """Return the parts of a row, those that the index answers as one: it joins them faster than we do."""
    asked = tuple(part for part in node.parts if fts_expression(part, sources))
    others = [part for part in node.parts if not fts_expression(part, sources)]
    return [*([And(asked) if len(asked) > 1 else asked[0]] if asked else []), *others]


def fts_expression(node: Node, sources: Sources) -> str:
    """Return what the index is asked about a part of a query; empty where it cannot be asked."""
    if any(len(words.tokens[-1]) < SHORTEST and words.prefix for words in _words(node)):
        return ""
    if isinstance(node, Words):
        return _phrase(node)
    if isinstance(node, Near):
        return f"NEAR({' '.join(map(_phrase, node.parts))}, {node.distance})"
    if isinstance(node, And | Or):
        parts = [fts_expression(part, sources) for part in node.parts]
        joint = " AND " if isinstance(node, And) else " OR "
        return f"({joint.join(parts)})" if all(parts) else ""
    return ""


def _words(node: Node) -> tuple[Words, ...]:
    return node.parts if isinstance(node, Near) else (node,) if isinstance(node, Words) else ()


def _phrase(words: Words) -> str:
    """Return tokens as the index reads them: none has a quotation mark in it."""
    return f'"{" ".join(words.tokens)}"{"*" if words.prefix else ""}'
