"""What speaks for the five generic news frames, by paragraph and for the article: evidence, no verdict."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.bundled import resource
from annotator.cues.engine import find_cues
from annotator.cues.evidence import FURNITURE, names_something, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import hits_in
from annotator.model import Cue, Span
from annotator.text.analysis import Analysis

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """All that speaks for one frame in one stretch of text.

    `different` counts different words: one word said ten times is weaker evidence than ten words.
    """

    frame: str
    evidence: tuple[Evidence, ...]
    words: tuple[tuple[str, int], ...]

    @property
    def different(self) -> int:
        """Return how many different words speak for the frame."""
        return len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or the whole article, with the frames that something in it speaks for, strongest first."""

    span: Span
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameEvidence:
    """The frames of an article as a whole and of each of its paragraphs, in text order."""

    article: Passage
    paragraphs: tuple[Passage, ...]


@cache
def frames() -> Mapping[str, Frame]:
    """Return the generic frames of Semetko and Valkenburg 2000 by id, in the order of their paper."""
    rows: list[dict[str, Any]] = json.loads(resource("frames.json").read_text(encoding="utf-8"))["frames"]
    return {row["id"]: Frame(**{**row, "rules": tuple(row["rules"])}) for row in rows}


def frame_evidence(analysis: Analysis, cues: Iterable[Cue] | None = None) -> FrameEvidence:
    """Return what speaks for each frame; `cues` are those already found (None: they are looked for).

    The words of the frames are not equally many or equally frequent, so that counts say which article speaks
    more of a frame than another does, and only roughly which frame an article speaks of most.
    A word is counted once for a frame, also where both the list and a cue have it. Bylines, datelines and
    credit lines do not count. Offsets are code points of the analysis' text.
    """
    found = find_cues(analysis, categories=_categories()) if cues is None else cues
    evidence = sorted(
        _without_doubles([*_from_words(analysis), *_from_cues(found)]),
        key=lambda each: (each.start, each.end, each.frame),
    )
    paragraphs = tuple(
        _passage(analysis, paragraph, [e for e in evidence if paragraph.start <= e.start < paragraph.end])
        for paragraph in analysis.paragraphs
    )
    return FrameEvidence(
        article=_passage(analysis, Span(0, len(analysis.text)), evidence), paragraphs=paragraphs
    )


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
    supports.sort(key=lambda each: (-each.different, -len(each.evidence), order.index(each.frame)))
    return Passage(span=span, supports=tuple(supports))


def _support(analysis: Analysis, frame: str, evidence: list[Evidence]) -> Support:
    counted = Counter(shown(analysis.folded[each.start : each.end]) for each in evidence)
    words = tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
    return Support(frame=frame, evidence=tuple(evidence), words=words)
