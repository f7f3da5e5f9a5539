"""Codes whose annotations may not share words: what is in the way of a new one, and how it takes that in."""

from collections.abc import Iterable, Sequence

from annotator.model import Annotation, Code, Span


def spans_of(annotation: Annotation, article: str = "") -> tuple[Span, ...]:
    """Return what an annotation stands on in an article, its own one without."""
    return tuple(Span(one.start, one.end) for one in annotation.within(article or annotation.article))


def in_the_way(
    annotations: Iterable[Annotation], spans: Sequence[Span], code: Code, *, article: str = ""
) -> Annotation | None:
    """Return the first annotation with a code that may not overlap, and that shares words with the spans.

    The spans are in `article`, without it in the annotations' own.
    """
    if code.may_overlap:
        return None
    with_it = (one for one in annotations if one.code == code.id and not one.deleted)
    return next((one for one in with_it if _share(spans_of(one, article), spans)), None)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that share words made one; those that only touch stay apart."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start < made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


def _share(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)
