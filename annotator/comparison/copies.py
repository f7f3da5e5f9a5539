"""Copies among articles: which ones are set aside, so that each text counts once."""

from collections.abc import Iterable

from annotator.comparison.gathering import Gathered


def set_aside(articles: Iterable[Gathered]) -> tuple[tuple[Gathered, ...], tuple[Gathered, ...]]:
    """Return the articles that count, and the copies that are set aside, each in the order they came in.

    Copies are those that people linked with an article, and those whose texts are the same to the letter. Of
    the copies of one text the original counts if it is there, else the earliest one.
    """
    every = tuple(articles)
    if len({one.text_sha256 for one in every}) == len(every) and not any(one.copy_of for one in every):
        return every, ()
    first: dict[str, Gathered] = {}
    root_of = _roots(every)
    for one in sorted(every, key=lambda one: (bool(one.copy_of), one.date or "9", one.article)):
        first.setdefault(root_of[one.article], one)
    kept = {one.article for one in first.values()}
    return (
        tuple(one for one in every if one.article in kept),
        tuple(one for one in every if one.article not in kept),
    )


def _roots(every: Iterable[Gathered]) -> dict[str, str]:
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
