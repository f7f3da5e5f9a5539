"""What speaks for the five generic news frames, by paragraph and for the article: evidence, no verdict."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from annotator.bundled import resource
from annotator.cues.engine import find_cues
from annotator.cues.evidence import FURNITURE, names_something, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import hits_in
from annotator.model import Article, Cue, Span
from annotator.text.analysis import Analysis, analyse
from annotator.text.canonical import canonicalise

LEXICON = "generic_frames"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A generic frame: what it means, what a coder asks, and which rules of detectors speak for it."""

    id: str
    name: str
    definition: str
    question: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words at `[start, end)` that speak for a frame, and why; `rule` is their list's or their cue's."""

    start: int
    end: int
    frame: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that speaks for a frame, in lower case, and its places, in text order."""

    text: str
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """All that speaks for one frame in one stretch of text, the word with the most places first.

    `different` counts different words: one word said ten times is weaker evidence than ten words.
    """

    frame: str
    words: tuple[Word, ...]

    @property
    def different(self) -> int:
        """Return how many different words speak for the frame."""
        return len(self.words)

    @property
    def count(self) -> int:
        """Return how many places speak for the frame."""
        return sum(len(word.places) for word in self.words)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return all places in text order."""
        return tuple(sorted((one for word in self.words for one in word.places), key=lambda one: one.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or the whole article, with the frames that something in it speaks for, strongest first.

    `running_words` is how many words it has outside byline, dateline and credit line.
    """

    span: Span
    running_words: int
    supports: tuple[Support, ...]

    def support(self, frame: str) -> Support:
        """Return what speaks for a frame here, which may be nothing."""
        return next((one for one in self.supports if one.frame == frame), Support(frame, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameEvidence:
    """The frames of an article as a whole and of each of its paragraphs, in text order.

    `foreign` is the language when it is known not to be English: then nothing was looked for.
    """

    article: Passage
    paragraphs: tuple[Passage, ...]
    foreign: str = ""

    def paragraph_at(self, position: int) -> int:
        """Return which paragraph holds a code point, or is the last one before it; -1 before the first."""
        return bisect_right(self.paragraphs, position, key=lambda passage: passage.span.start) - 1


@cache
def frames() -> Mapping[str, Frame]:
    """Return the generic frames of Semetko and Valkenburg 2000 by id, in the order of their paper."""
    rows: list[dict[str, Any]] = json.loads(resource("frames.json").read_text(encoding="utf-8"))["frames"]
    return {row["id"]: Frame(**{**row, "rules": tuple(row["rules"])}) for row in rows}


def find_frames(source: str | Article | Analysis) -> FrameEvidence:
    """Return what speaks for each generic frame in a text, and where: evidence for a coder, not a verdict.

    The words of the frames are not equally many or equally frequent, so that counts say which article speaks
    more of a frame than another does, and only roughly which frame an article speaks of most.
    A word is counted once for a frame, also where both the list and a cue have it. Bylines, datelines and
    credit lines do not count, and nothing is looked for in a text that is not in English.
    Offsets are code points: for a `str` of that string as given, for an article or an analysis of its
    canonical text.
    """
    if isinstance(source, Analysis):
        return _frames_of(source)
    if isinstance(source, Article):
        return _frames_of(analyse(source.text, source.zones or None, language=source.language))
    canonical = canonicalise(source)
    return moved(_frames_of(analyse(canonical.text)), canonical.offsets.to_source)


def moved(found: FrameEvidence, to: Callable[[int], int]) -> FrameEvidence:
    """Return frames in the offsets of another text; `to` takes a boundary between code points there."""

    def place(one: Evidence) -> Evidence:
        return replace(one, start=to(one.start), end=to(one.end))

    def passage(one: Passage) -> Passage:
        supports = tuple(
            Support(each.frame, tuple(Word(word.text, tuple(map(place, word.places))) for word in each.words))
            for each in one.supports
        )
        return replace(one, span=Span(to(one.span.start), to(one.span.end)), supports=supports)

    return replace(found, article=passage(found.article), paragraphs=tuple(map(passage, found.paragraphs)))


def _frames_of(analysis: Analysis) -> FrameEvidence:
    english = analysis.may_be_english
    evidence = _evidence(analysis) if english else []
    starts = [each.start for each in evidence]
    paragraphs = tuple(
        _passage(analysis, span, evidence[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        for span in analysis.paragraphs
    )
    return FrameEvidence(
        article=_passage(analysis, Span(0, len(analysis.text)), evidence),
        paragraphs=paragraphs,
        foreign="" if english else analysis.language,
    )


def _evidence(analysis: Analysis) -> list[Evidence]:
    cues = find_cues(analysis, categories=_categories())
    found = _without_doubles([*_from_words(analysis), *_from_cues(cues)])
    return sorted(found, key=lambda each: (each.start, each.end, each.frame))


@cache
def _categories() -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.partition(".")[0] for frame in frames().values() for rule in frame.rules))


@cache
def _frame_of_rule() -> Mapping[str, str]:
    return {rule: frame.id for frame in frames().values() for rule in frame.rules}


def _from_words(analysis: Analysis) -> Iterator[Evidence]:
    reasons = lexicons()[LEXICON].sections
    for hit in hits_in(analysis, LEXICON):
        if analysis.zone_at(hit.start) in FURNITURE or names_something(analysis, hit.start, hit.end):
            continue
        frame = hit.entry.section
        words = shown(analysis.text[hit.start : hit.end])
        reason = reasons[frame].format(words=words)
        yield Evidence(start=hit.start, end=hit.end, frame=frame, rule=f"{LEXICON}.{frame}", reason=reason)


def _from_cues(cues: Iterable[Cue]) -> Iterator[Evidence]:
    for cue in cues:
        rule = cue.rule.partition("@")[0]
        frame = _frame_of_rule().get(rule) or _frame_of_rule().get(cue.category)
        if frame is not None:
            yield Evidence(start=cue.start, end=cue.end, frame=frame, rule=cue.rule, reason=cue.reason)


def _without_doubles(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Keep, of evidence for the same frame that overlaps, the one that begins first and is longest."""
    kept: list[Evidence] = []
    reached: dict[str, int] = {}
    for each in sorted(evidence, key=lambda each: (each.start, -each.end, each.rule)):
        if each.start >= reached.get(each.frame, 0):
            kept.append(each)
            reached[each.frame] = each.end
    return kept


def _passage(analysis: Analysis, span: Span, evidence: Iterable[Evidence]) -> Passage:
    by_frame: dict[str, list[Evidence]] = {}
    for each in evidence:
        by_frame.setdefault(each.frame, []).append(each)
    supports = [_support(analysis, frame, found) for frame, found in by_frame.items()]
    order = list(frames())
    supports.sort(key=lambda each: (-each.different, -each.count, order.index(each.frame)))
    words = sum(1 for _ in analysis.running_words(span.start, span.end))
    return Passage(span=span, running_words=words, supports=tuple(supports))


def _support(analysis: Analysis, frame: str, evidence: Iterable[Evidence]) -> Support:
    places: dict[str, list[Evidence]] = {}
    for each in evidence:
        places.setdefault(shown(analysis.folded[each.start : each.end]), []).append(each)
    words = [Word(text, tuple(found)) for text, found in places.items()]
    return Support(frame, tuple(sorted(words, key=lambda word: (-len(word.places), word.text))))
