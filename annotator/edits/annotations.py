"""What a coder does in the text: apply codes, decide on cues, tell attributes, link, flag."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.model import (
    Annotation,
    Article,
    Change,
    Cue,
    CueRef,
    Decision,
    Evidence,
    Hand,
    Link,
    Put,
    Segment,
    Span,
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
        concealed=hand.concealed,
        codebook_revision=hand.codebook_revision,
        code_version=hand.code_version(code),
        cues_revision=hand.cues_revision,
        created=hand.now,
        modified=hand.now,
    )
    return Change((Put(None, made),))


def contrast(
    segments: Sequence[Segment],
    code: str,
    hand: Hand,
    *,
    sha256: str,
    absent_from: Iterable[str] = (),
    attributes: Mapping[str, Any] | None = None,
    memo: str = "",
) -> Change:
    """Put a code on what several articles say, or on what some say and those of `absent_from` leave out.

    It is kept with the article of the first segment, whose text has the hash `sha256`. Raises ValueError
    without any segment, and when an article is to have words and to lack them.
    """
    if not segments:
        raise ValueError("what articles have in common or leave out needs words of at least one of them")
    home = segments[0].article
    target = _sorted(segments, home)
    made = Annotation(
        id=hand.mint("ann"),
        article=home,
        coder=hand.coder,
        code=code,
        target=target,
        absent_from=_lacking(absent_from, target),
        text_sha256=sha256,
        memo=memo,
        attributes=dict(attributes or {}),
        mode=hand.mode,
        concealed=hand.concealed,
        codebook_revision=hand.codebook_revision,
        code_version=hand.code_version(code),
        cues_revision=hand.cues_revision,
        created=hand.now,
        modified=hand.now,
    )
    return Change((Put(None, made),))


def compare_anew(
    annotation: Annotation,
    segments: Sequence[Segment],
    code: str,
    hand: Hand,
    *,
    sha256: str = "",
    absent_from: Iterable[str] = (),
    attributes: Mapping[str, Any] | None = None,
    memo: str = "",
) -> Change:
    """Give a contrast or omission other words, articles, code, attributes and memo in one go.

    It stays with the article that it is kept with, whose text has the hash `sha256` ("": as before). Raises
    ValueError as `contrast` does.
    """
    if not segments:
        raise ValueError("what articles have in common or leave out needs words of at least one of them")
    target = _sorted(segments, annotation.article)
    told: dict[str, Any] = {
        "target": target,
        "absent_from": _lacking(absent_from, target),
        "attributes": dict(attributes or {}),
        "memo": memo,
        "text_sha256": sha256 or annotation.text_sha256,
    }
    if all(getattr(annotation, name) == value for name, value in told.items()) and annotation.code == code:
        return Change()
    under = _under(code, hand) if annotation.code != code else {}
    return _revise(annotation, hand, code=code, **told, **under)


def _lacking(absent_from: Iterable[str], target: Sequence[Segment]) -> tuple[str, ...]:
    lacking = tuple(dict.fromkeys(absent_from))
    both = {one.article for one in target} & set(lacking)
    if both:
        raise ValueError(f"{min(both)} cannot have words of it and lack it")
    return lacking


def accept(article: Article, cue: Cue, code: str, hand: Hand, *, span: Span | None = None) -> Change:
    """Turn a cue into an annotation that keeps the cue's rule as its origin; `span` if on other words."""
    (put,) = annotate(article, [span or Span(cue.start, cue.end)], code, hand, cue_seen=True).puts
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


def recode(annotation: Annotation, code: str, hand: Hand, *, target: Sequence[Segment] = ()) -> Change:
    """Give an annotation another code, and where that code wants other words, those of `target`."""
    if annotation.code == code:
        return Change()
    segments = tuple(target) or annotation.target
    return _revise(annotation, hand, code=code, target=segments, **_under(code, hand))


def confirm(annotations: Iterable[Annotation], hand: Hand) -> Change:
    """Say that annotations hold under their codes as these are defined now."""
    told = ((one, _under(one.code, hand)) for one in annotations if not one.deleted)
    return sum(
        (
            _revise(one, hand, **under)
            for one, under in told
            if under["code_version"] != one.code_version
            or (not one.code_version and one.codebook_revision != hand.codebook_revision)
        ),
        Change(),
    )


def _under(code: str, hand: Hand) -> dict[str, Any]:
    return {"codebook_revision": hand.codebook_revision, "code_version": hand.code_version(code)}


def tell(annotation: Annotation, attribute: str, value: object, hand: Hand) -> Change:
    """Set the value of an attribute; None or an empty value takes it away, with what it rests on."""
    kept = {key: held for key, held in annotation.attributes.items() if key != attribute}
    if value in (None, "", []):
        rests_on = tuple(one for one in annotation.evidence if one.attribute != attribute)
        if kept == dict(annotation.attributes) and rests_on == annotation.evidence:
            return Change()
        return _revise(annotation, hand, attributes=kept, evidence=rests_on)
    if attribute in annotation.attributes and annotation.attributes[attribute] == value:
        return Change()
    return _revise(annotation, hand, attributes={**kept, attribute: value})


def give_evidence(annotation: Annotation, attribute: str, segments: Sequence[Segment], hand: Hand) -> Change:
    """Set what in the text an attribute rests on, or the code itself (""); nothing takes it away."""
    others = tuple(one for one in annotation.evidence if one.attribute != attribute)
    in_order = tuple(sorted(set(segments), key=lambda one: (one.article, one.start, one.end)))
    given = (*others, Evidence(attribute=attribute, segments=in_order)) if in_order else others
    wanted = tuple(sorted(given, key=lambda one: one.attribute))
    return Change() if wanted == annotation.evidence else _revise(annotation, hand, evidence=wanted)


def link(annotation: Annotation, to: str, kind: str, hand: Hand) -> Change:
    """Say that an annotation has to do with another, whose id is `to`; one link a pair and kind.

    Raises ValueError for a link to itself.
    """
    if to == annotation.id:
        raise ValueError("an annotation cannot be linked to itself")
    made = Link(to=to, kind=kind)
    return (
        Change() if made in annotation.links else _revise(annotation, hand, links=(*annotation.links, made))
    )


def unlink(annotation: Annotation, link: Link, hand: Hand) -> Change:
    """Take a link away."""
    kept = tuple(one for one in annotation.links if one != link)
    return Change() if kept == annotation.links else _revise(annotation, hand, links=kept)


def flag(annotations: Iterable[Annotation], flagged: bool, hand: Hand) -> Change:  # noqa: FBT001  # what to set
    """Mark annotations for discussion, or take the mark off."""
    return sum(
        (_revise(one, hand, flagged=flagged) for one in annotations if one.flagged != flagged), Change()
    )


def retarget(annotation: Annotation, segments: Sequence[Segment], sha256: str, hand: Hand) -> Change:
    """Give an annotation other segments; `sha256` is that of its own article's text.

    They may be in several articles; those that touch or overlap stay apart: they are what the coder marked.
    Raises ValueError when there is none: a span does not become the whole article by losing its words.
    """
    if not segments:
        raise ValueError("an annotation of words needs at least one segment")
    target = _sorted(segments, annotation.article)
    if target == annotation.target:
        return Change()
    return _revise(annotation, hand, target=target, text_sha256=sha256)


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


def _sorted(segments: Iterable[Segment], own: str) -> tuple[Segment, ...]:
    return tuple(sorted(dict.fromkeys(segments), key=lambda one: _order(one, own)))


def _order(one: Segment, own: str) -> tuple[bool, str, int, int]:
    return one.article != own, one.article, one.start, one.end


def _revise(annotation: Annotation, hand: Hand, **fields: object) -> Change:
    revised = replace(annotation, modified=hand.now, **fields)  # type: ignore[arg-type]  # fields by their names
    return Change((Put(annotation, revised),))
