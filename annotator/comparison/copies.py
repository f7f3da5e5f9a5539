"""Copies among articles: which ones are set aside, so that each text counts once."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.comparison.gathering import Gathered
from annotator.corpus import Corpus


class Text(NamedTuple):
    """What says of an article whether it is a copy."""

    article: str
    date: str
    text_sha256: str
    copy_of: str


def set_aside(articles: Iterable[Gathered]) -> tuple[tuple[Gathered, ...], tuple[Gathered, ...]]:
    """Return the articles that count, and the copies that are set aside, each in the order they came in.

    Copies are those that people linked with an article, and those whose texts are the same to the letter. Of
    the copies of one text the original counts if it is there, else the earliest one.
    """
    every = tuple(articles)
    kept = counting(Text(one.article, one.date, one.text_sha256, one.copy_of) for one in every)
    return (
        tuple(one for one in every if one.article in kept),
        tuple(one for one in every if one.article not in kept),
    )


def without_copies(corpus: Corpus, articles: Iterable[str]) -> list[str]:
    """Return the ids of the articles that count, as `set_aside` does, without reading any."""
    heads = [corpus.head(key) for key in articles]
    kept = counting(Text(head.id, head.date, head.sha256, head.copy_of) for head in heads)
    return [head.id for head in heads if head.id in kept]


def counting(texts: Iterable[Text]) -> frozenset[str]:
    """Return the ids of the articles that count, so that each text does so once."""
    every = tuple(texts)
    if len({one.text_sha256 for one in every}) == len(every) and not any(one.copy_of for one in every):
        return frozenset(one.article for one in every)
    first: dict[str, Text] = {}
    root_of = _roots(every)
    for one in sorted(every, key=lambda one: (bool(one.copy_of), one.date or "9", one.article)):
        first.setdefault(root_of[one.article], one)
    return frozenset(one.article for one in first.values())


def _roots(every: Iterable[Text]) -> dict[str, str]:
    """Return for each article which one stands for all that are copies of one another."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one in every:
        parent[root(one.article)] = root(one.copy_of or one.article)
        parent[root(one.article)] = root(f"text {one.text_sha256}")
    return {one.article: root(one.article) for one in every}
