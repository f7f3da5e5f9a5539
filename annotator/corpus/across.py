"""Annotations about several articles: which they are, and what is left of one without some of these."""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import replace

from annotator.model import Annotation


class Across:
    """Which annotations are about more articles than the one they are kept with, by each of these articles.

    Made in one pass over all annotations and kept up to date edit by edit; a look-up costs nothing.
    """

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        self._articles: dict[str, tuple[str, ...]] = {}
        self.edits = 0
        """How often one of them came, went or changed."""
        for one in annotations:
            self.put(one)

    def put(self, one: Annotation) -> None:
        """Take in a new annotation, or a new version of a known one."""
        former = self._articles.pop(one.id, ())
        for article in former:
            self._ids[article].discard(one.id)
            if not self._ids[article]:
                del self._ids[article]
        about = () if one.deleted else about_articles(one)
        self.edits += bool(former) or len(about) > 1
        if len(about) > 1:
            self._articles[one.id] = about
            for article in about:
                self._ids[article].add(one.id)

    def ids(self, article: str) -> Collection[str]:
        """Return the ids of those that are about an article, among others."""
        return self._ids.get(article, ())

    def articles(self) -> tuple[str, ...]:
        """Return the ids of all articles that they are about."""
        return tuple(self._ids)

    def every(self) -> tuple[str, ...]:
        """Return the ids of all of them."""
        return tuple(self._articles)


def about_articles(one: Annotation) -> tuple[str, ...]:
    """Return the articles that an annotation is about: its own, those with words of it, those without it.

    >>> about_articles(Annotation(id="ann-1", article="a", coder="c", code="k", absent_from=("b",)))
    ('a', 'b')
    """
    target = one.target
    if len(target) == 1 and target[0].article == one.article and not one.absent_from and not one.evidence:
        return (one.article,)  # all but a few
    words = [part.article for part in target]
    rests_on = [part.article for each in one.evidence for part in each.segments]
    return tuple(dict.fromkeys([one.article, *words, *rests_on, *one.absent_from]))


def without(
    one: Annotation, gone: Container[str], *, homes: Container[str], sha256: Callable[[str], str]
) -> Annotation | None:
    """Return what an annotation is without some articles; None when nothing of it is left.

    It is kept with its own article if that is one of `homes`, else with the first of them that it has words
    in; `sha256` gives the hash of an article's text. What is in articles that are `gone` is left out.
    """
    target = tuple(part for part in one.target if part.article not in gone)
    home = one.article
    if home not in homes:
        home = next((part.article for part in target if part.article in homes), "")
    if not home or (one.target and not target):
        return None
    rests_on = tuple(
        replace(each, segments=tuple(part for part in each.segments if part.article not in gone))
        for each in one.evidence
    )
    kept = replace(
        one,
        article=home,
        target=tuple(sorted(target, key=lambda part: part.article != home)),
        absent_from=tuple(key for key in one.absent_from if key not in gone),
        evidence=tuple(each for each in rests_on if each.segments),
    )
    return kept if home == one.article else replace(kept, text_sha256=sha256(home))
