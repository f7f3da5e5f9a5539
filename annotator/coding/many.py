"""Changes of many annotations at once: which of them a change fits, and why it leaves out the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotator import edits
from annotator.coding.levels import snapped, units_of
from annotator.coding.overlap import in_the_way, joined, spans_of
from annotator.corpus import Corpus
from annotator.model import Annotation, Article, Change, Code, Hand, Put, Segment, Span
from annotator.text.sentences import sentences


@dataclass(slots=True)
class Recoding:
    """Which annotations get a code, on which words; how many have it, do not take it, or would overlap."""

    code: Code
    fits: list[tuple[Annotation, tuple[Segment, ...]]] = field(default_factory=list)
    known: int = 0
    unfit: int = 0
    """Of whole articles for a code of words, or the other way round."""
    in_the_way: int = 0


def plan_recoding(corpus: Corpus, annotations: Iterable[Annotation], code: Code) -> Recoding:
    """Sort out which annotations of one coder can be given a code.

    Words become as large as the level of the code wants. A code that may not overlap does not get onto words
    that another annotation of the coder has with it, nor a second time onto a whole article.
    """
    plan = Recoding(code)
    by_article: dict[str, list[Annotation]] = {}
    for one in annotations:
        by_article.setdefault(one.article, []).append(one)
    for article, some in by_article.items():
        _plan_article(corpus, article, some, plan)
    return plan


def _plan_article(corpus: Corpus, article: str, some: Sequence[Annotation], plan: Recoding) -> None:
    code = plan.code
    resized = code.level in ("sentence", "paragraph")
    known = corpus.annotations(article, coder=some[0].coder)
    taken = [other for other in known if other.code == code.id]
    text = corpus.article(article) if resized else None
    units = _units(code, text.text) if text is not None else ()
    for one in some:
        if one.code == code.id:
            plan.known += 1
        elif bool(one.target) == (code.level == "article"):
            plan.unfit += 1
        else:
            target, spans = _target(one, text, units)
            if _is_taken(taken, one, spans, code):
                plan.in_the_way += 1
            else:
                plan.fits.append((one, target))
                taken.append(replace(one, code=code.id, target=target or one.target))


def _units(code: Code, text: str) -> Sequence[Span]:
    return units_of(code.level, text, sentences(text) if code.level == "sentence" else ())


def _target(
    one: Annotation, article: Article | None, units: Sequence[Span]
) -> tuple[tuple[Segment, ...], tuple[Span, ...]]:
    """Return the segments that a code wants (none: as they are) and what they are in the own article."""
    spans = spans_of(one)
    if article is None:
        return (), spans
    larger = joined(snapped(span, units) for span in spans)
    elsewhere = (part for part in one.target if part.article != article.id)
    return (*(edits.segment(article, span) for span in larger), *elsewhere), larger


def _is_taken(taken: Sequence[Annotation], one: Annotation, spans: Sequence[Span], code: Code) -> bool:
    if not one.target:
        return any(not other.target for other in taken)
    return in_the_way(taken, spans, code) is not None


# --- the changes -----------------------------------------------------------------------------------------


def recode_many(plan: Recoding, hand: Hand) -> Change:
    """Return the change that carries a plan out."""
    return _together(edits.recode(one, plan.code.id, hand, target=target) for one, target in plan.fits)


def flag_many(annotations: Iterable[Annotation], hand: Hand, *, flagged: bool) -> Change:
    """Mark annotations for discussion, or take the mark off."""
    return _together(edits.flag([one], flagged, hand) for one in annotations)


def tell_many(annotations: Iterable[Annotation], attribute: str, value: object, hand: Hand) -> Change:
    """Set an attribute of annotations to one value; None takes it away.

    An annotation of a whole article goes when its last answer is taken away.
    """
    told = ((one, edits.tell(one, attribute, value, hand)) for one in annotations)
    return _together(
        change if one.target or not change else edits.leave_no_empty(change, hand) for one, change in told
    )


def add_to_memos(annotations: Iterable[Annotation], memo: str, hand: Hand) -> Change:
    """Write a text below the memos of annotations, or as their memo where there is none."""
    said = memo.strip()
    if not said:
        return Change()
    return _together(
        edits.write_memo(one, f"{one.memo.rstrip()}\n{said}" if one.memo.strip() else said, hand)
        for one in annotations
    )


def _together(changes: Iterable[Change]) -> Change:
    """Return changes as one; adding them up pair by pair would copy what came before each time."""
    puts: list[Put] = [put for change in changes for put in change.puts]
    return Change(tuple(puts))
