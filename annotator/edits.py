"""Every change a coder can make, as pure functions from values to a `Change`.

Nothing here touches a disk, a clock or a screen: who edits, when and in which mode comes in as a `Hand`.
A change that would change nothing is empty (and false).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.model import (
    Adjustment,
    Annotation,
    Article,
    Change,
    Code,
    Coder,
    Corrections,
    Cue,
    CueRef,
    Decision,
    Event,
    Hand,
    Put,
    Segment,
    Span,
    Value,
)

CONTEXT = 24
"""How many code points of context a stored quote carries on each side."""


def segment(article: Article, span: Span) -> Segment:
    """Return the stored form of a span: its exact quote with `CONTEXT` code points on each side.

    Raises ValueError when the span is empty or leaves the text.
    """
    text = article.text
    if span.start == span.end or span.end > len(text):
        raise ValueError(f"span [{span.start}, {span.end}) is empty or outside a text of {len(text)}")
    return Segment(
        article=article.id,
        start=span.start,
        end=span.end,
        quote=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def annotate(
    article: Article, spans: Sequence[Span], code: str, hand: Hand, *, memo: str = "", cue_seen: bool = False
) -> Change:
    """Put a code on spans of an article, or on the whole article when `spans` is empty."""
    made = Annotation(
        id=hand.mint("ann"),
        article=article.id,
        coder=hand.coder,
        code=code,
        target=tuple(segment(article, span) for span in spans),
        text_sha256=article.sha256,
        memo=memo,
        cue_seen=cue_seen,
        mode=hand.mode,
        codebook_revision=hand.codebook_revision,
        cues_revision=hand.cues_revision,
        created=hand.now,
        modified=hand.now,
    )
    return Change((Put(None, made),))


def accept(article: Article, cue: Cue, code: str, hand: Hand) -> Change:
    """Turn a cue into an annotation that keeps the cue's rule as its origin."""
    (put,) = annotate(article, [Span(cue.start, cue.end)], code, hand, cue_seen=True).puts
    assert isinstance(put.after, Annotation)
    reference = CueRef(category=cue.category, rule=cue.rule, start=cue.start, end=cue.end)
    return Change((Put(None, replace(put.after, origin=f"rule:{cue.rule}", cue=reference)),))


def reject(article: Article, cue: Cue, hand: Hand) -> Change:
    """Remember that a coder does not agree with a cue, so that it is shown no more."""
    made = Decision(
        id=hand.mint("dec"),
        article=article.id,
        coder=hand.coder,
        category=cue.category,
        rule=cue.rule,
        start=cue.start,
        end=cue.end,
        quote=article.text[cue.start : cue.end],
        text_sha256=article.sha256,
        mode=hand.mode,
        cues_revision=hand.cues_revision,
        created=hand.now,
        modified=hand.now,
    )
    return Change((Put(None, made),))


def withdraw(decision: Decision, hand: Hand) -> Change:
    """Take a rejection back: the cue is shown again."""
    return Change((Put(decision, replace(decision, deleted=True, modified=hand.now)),))


def recode(annotation: Annotation, code: str, hand: Hand) -> Change:
    """Give an annotation another code."""
    if annotation.code == code:
        return Change()
    return _revise(annotation, hand, code=code, codebook_revision=hand.codebook_revision)


def write_memo(annotation: Annotation, memo: str, hand: Hand) -> Change:
    """Replace the memo of an annotation."""
    return Change() if annotation.memo == memo else _revise(annotation, hand, memo=memo)


def respan(annotation: Annotation, article: Article, span: Span, hand: Hand) -> Change:
    """Move an annotation of one segment to another span of the same article."""
    target = (segment(article, span),)
    if annotation.target == target:
        return Change()
    return _revise(annotation, hand, target=target, text_sha256=article.sha256)


def delete(annotations: Iterable[Annotation], hand: Hand) -> Change:
    """Delete annotations; each stays in its file as a tombstone, so that merging cannot revive it."""
    return Change(
        tuple(
            Put(one, replace(one, deleted=True, modified=hand.now)) for one in annotations if not one.deleted
        )
    )


def _revise(annotation: Annotation, hand: Hand, **fields: object) -> Change:
    revised = replace(annotation, modified=hand.now, **fields)  # type: ignore[arg-type]  # fields by their names
    return Change((Put(annotation, revised),))


def add_code(code: Code) -> Change:
    """Add a code to the codebook."""
    return Change((Put(None, code),))


def change_code(code: Code, fields: Mapping[str, Any]) -> Change:
    """Change fields of a code (`name`, `definition`, `slot`, `key`, ...)."""
    changed = replace(code, **fields)
    return Change() if changed == code else Change((Put(code, changed),))


def retire_code(code: Code) -> Change:
    """Take a code out of use; annotations made with it stay as they are."""
    return change_code(code, {"retired": True, "key": ""})


def adjust(known: Adjustment | None, wanted: Adjustment) -> Change:
    """Change what the corpus does with the cues of a category; None: it did nothing yet."""
    return Change() if known == wanted else Change((Put(known, wanted),))


def group(articles: Iterable[Corrections], event: Event | str) -> Change:
    """Say that articles tell of an event: one that is new, or by its id; the empty string: of none.

    Each article belongs to one event at most, so it leaves the one that it belonged to.
    """
    made = Change((Put(None, event),)) if isinstance(event, Event) else Change()
    key = event.id if isinstance(event, Event) else event
    moved = (correct(one, {"event": key or None}) for one in articles)
    return sum(moved, made)


def link_copies(copies: Iterable[Corrections], original: str) -> Change:
    """Say that articles are copies of another one; the empty string: of none. None of them is left out."""
    return sum((correct(one, {"copy_of": original or None}) for one in copies), Change())


def change_event(event: Event, fields: Mapping[str, Any]) -> Change:
    """Change fields of an event (`name`, `note`, `retired`)."""
    changed = replace(event, **fields)
    return Change() if changed == event else Change((Put(event, changed),))


def correct(corrections: Corrections, fields: Mapping[str, str | None]) -> Change:
    """Correct an article's metadata (`headline`, `outlet`, ...); None means as imported."""
    changed = replace(corrections, **fields)  # type: ignore[arg-type]  # the fields are all `str | None`
    return Change() if changed == corrections else Change((Put(corrections, changed),))


def remove_articles(articles: Iterable[Corrections]) -> Change:
    """Take articles out of the corpus; their files and annotations stay on disk."""
    return Change(tuple(Put(one, replace(one, removed=True)) for one in articles if not one.removed))


def restore_articles(articles: Iterable[Corrections]) -> Change:
    """Bring removed articles back."""
    return Change(tuple(Put(one, replace(one, removed=False)) for one in articles if one.removed))


def add_coder(coder: Coder) -> Change:
    """Make a person known to the corpus."""
    return Change((Put(None, coder),))


def inverse(change: Change) -> Change:
    """Return the change that takes `change` back.

    A value that did not exist before becomes a tombstone (an annotation or decision) or is retired (a code
    or an adjustment).
    Coders are never taken back: their files may already be in other people's folders.
    """
    return Change(
        tuple(
            Put(put.after, _undone(put)) for put in reversed(change.puts) if not isinstance(put.after, Coder)
        )
    )


def _undone(put: Put) -> Value:
    if put.before is not None:
        return put.before
    if isinstance(put.after, Annotation | Decision):
        return replace(put.after, deleted=True)
    if isinstance(put.after, Code | Adjustment | Event):
        return replace(put.after, retired=True)
    if isinstance(put.after, Corrections):
        return Corrections(id=put.after.id)
    return put.after
