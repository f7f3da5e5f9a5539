"""Answers about an article as a whole: an article-level code comes with its first answer, in one change."""

from collections.abc import Sequence

from annotator.edits.annotations import annotate, delete, give_evidence, tell
from annotator.model import Annotation, Article, Change, Hand, Put, Segment


def answer(
    article: Article, code: str, attribute: str, value: object, hand: Hand, *, known: Annotation | None
) -> Change:
    """Set the value of an attribute of a code for the whole article; None or an empty value takes it away.

    `known` is the annotation with that code; where there is none, one is made, unless nothing is told.
    """
    before = known or _made(article, code, hand)
    return _from_nothing(known, tell(before, attribute, value, hand))


def support(
    article: Article,
    code: str,
    attribute: str,
    segments: Sequence[Segment],
    hand: Hand,
    *,
    known: Annotation | None,
) -> Change:
    """Set what in the text an answer rests on, as `answer` sets the answer."""
    before = known or _made(article, code, hand)
    return _from_nothing(known, give_evidence(before, attribute, segments, hand))


def leave_no_empty(change: Change, hand: Hand) -> Change:
    """Return a change after which nothing is left of annotations that tell nothing any more."""
    puts = [put for put in change.puts if isinstance(put.after, Annotation)]
    if not puts or any(_tells(put.after) for put in puts if isinstance(put.after, Annotation)):
        return change
    return delete([put.before for put in puts if isinstance(put.before, Annotation)], hand)


def _tells(one: Annotation) -> bool:
    return bool(one.attributes or one.evidence or one.memo or one.links or one.flagged)


def _made(article: Article, code: str, hand: Hand) -> Annotation:
    (put,) = annotate(article, [], code, hand).puts
    assert isinstance(put.after, Annotation)
    return put.after


def _from_nothing(known: Annotation | None, change: Change) -> Change:
    """Return a change of an annotation that is not there yet as one that makes it."""
    return change if known is not None else Change(tuple(Put(None, put.after) for put in change.puts))
