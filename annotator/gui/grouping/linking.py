"""Which article is the original of which when copies are linked; nothing is left out of the corpus."""

from collections.abc import Sequence

from annotator import edits
from annotator.corpus import Corpus
from annotator.model import Change


def linked(corpus: Corpus, pairs: Sequence[tuple[str, str]]) -> Change:
    """Return the change that links pairs of articles as copies, together with those that they are linked to.

    Of articles that belong together, the one with the earliest date is the original, else the one that came
    in first.
    """
    group: dict[str, set[str]] = {}
    for pair in pairs:
        together = set[str]().union(*(group.get(key) or _family(corpus, key) for key in pair))
        group.update(dict.fromkeys(together, together))
    families = {id(members): members for members in group.values()}.values()
    return sum((_linked_family(corpus, members) for members in families), Change())


def unlinked(corpus: Corpus, pairs: Sequence[tuple[str, str]]) -> Change:
    """Return the change that takes the link between the articles of pairs away."""
    copies = [
        one
        for pair in pairs
        if are_linked(corpus, *pair)
        for one, other in (pair, pair[::-1])
        if corpus.head(one).copy_of == (corpus.head(other).copy_of or other)
    ]
    return edits.link_copies([corpus.corrections(key) for key in dict.fromkeys(copies)], "")


def are_linked(corpus: Corpus, first: str, second: str) -> bool:
    """Say whether two articles are linked as copies of one another, or of the same article."""
    return (corpus.head(first).copy_of or first) == (corpus.head(second).copy_of or second)


def _family(corpus: Corpus, key: str) -> set[str]:
    original = corpus.head(key).copy_of or key
    return {key, original, *corpus.copies_of(original)} & corpus.contents.heads.keys()


def _linked_family(corpus: Corpus, members: set[str]) -> Change:
    heads = sorted(
        (corpus.head(key) for key in members),
        key=lambda head: (not head.date, head.date, corpus.contents.heads[head.id].place),
    )
    original = heads[0].id
    copies = [corpus.corrections(head.id) for head in heads[1:] if head.copy_of != original]
    free = [corpus.corrections(original)] if heads[0].copy_of else []
    return edits.link_copies(free, "") + edits.link_copies(copies, original)
