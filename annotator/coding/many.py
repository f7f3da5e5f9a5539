"""Changes of many annotations at once: which of them a change fits, and why it leaves out the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotator import edits
from annotator.coding.levels import snapped, units_of
from annotator.coding.overlap import in_the_way, joined, spans_of
from annotator.corpus import Corpus
from annotator.errors import CorpusError
from annotator.model import Annotation, Article, Change, Code, Hand, Put, Segment, Span
from annotator.text.sentences import sentences

TEXTS = 8
"""Articles whose sentences are kept while annotations are looked through, article by article."""


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
    places = _Places(corpus, code)
    for some in by_article.values():
        for one in some:
            _plan_one(one, places, plan)
    return plan


def _plan_one(one: Annotation, places: "_Places", plan: Recoding) -> None:
    if one.code == plan.code.id:
        plan.known += 1
    elif bool(one.target) == (plan.code.level == "article"):
        plan.unfit += 1
    else:
        target = places.target(one)
        changed = replace(one, code=plan.code.id, target=target or one.target)
        if places.is_taken(changed):
            plan.in_the_way += 1
        else:
            plan.fits.append((one, target))
            places.take(changed)


class _Places:
    """Where a coder has a code already, and which words it takes, in whatever article is asked of."""

    def __init__(self, corpus: Corpus, code: Code) -> None:
        self._corpus, self._code = corpus, code
        self._taken: dict[str, list[Annotation]] = {}
        self._texts: dict[str, tuple[Article, Sequence[Span]]] = {}

    def target(self, one: Annotation) -> tuple[Segment, ...]:
        """Return the segments that the code wants; none when it takes them as they are."""
        if self._code.level not in ("sentence", "paragraph"):
            return ()
        return tuple(part for article in one.articles for part in self._larger(one, article))

    def _larger(self, one: Annotation, article: str) -> tuple[Segment, ...]:
        try:
            text, units = self._text(article)
        except (KeyError, CorpusError):  # a contrast may stand on an article whose file has not arrived yet
            return one.within(article)
        larger = joined(snapped(span, units) for span in spans_of(one, article))
        return tuple(edits.segment(text, span) for span in larger)

    def _text(self, article: str) -> tuple[Article, Sequence[Span]]:
        if article not in self._texts:
            if len(self._texts) >= TEXTS:
                del self._texts[next(iter(self._texts))]
            text = self._corpus.article(article)
            self._texts[article] = text, _units(self._code, text.text)
        return self._texts[article]

    def is_taken(self, one: Annotation) -> bool:
        """Say whether the coder has the code there, where that may not be twice."""
        if not one.target:
            return any(not other.target for other in self._known(one.article, one.coder))
        return any(
            in_the_way(self._known(article, one.coder), spans_of(one, article), self._code, article=article)
            is not None
            for article in one.articles
        )

    def take(self, one: Annotation) -> None:
        """Count an annotation among those that the coder has with the code."""
        for article in one.articles or (one.article,):
            self._known(article, one.coder).append(one)

    def _known(self, article: str, coder: str) -> list[Annotation]:
        if article not in self._taken:
            there = self._corpus.annotations_in(article, coder=coder)
            self._taken[article] = [other for other in there if other.code == self._code.id]
        return self._taken[article]


def _units(code: Code, text: str) -> Sequence[Span]:
    return units_of(code.level, text, sentences(text) if code.level == "sentence" else ())


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
