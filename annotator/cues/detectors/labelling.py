"""Contested names: one of several for the same thing, with the competing ones shown and no verdict."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from annotator.cues.evidence import cue, in_title, part_of_longer_name, shown
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "labelling"
VERSION = 1

SHOWN_ONLY = "shown only"
_MOST_SHOWN = 4


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each contested name that is not itself part of a longer proper name."""
    for hit in hits_in(analysis, CATEGORY):
        if hit.entry.note == SHOWN_ONLY or in_title(analysis, hit.start, hit.end):
            continue
        if part_of_longer_name(analysis, hit.start, hit.end):
            continue
        yield cue(
            analysis,
            hit.start,
            hit.end,
            category=CATEGORY,
            rule=hit.entry.section,
            version=VERSION,
            reason=_reason(analysis, hit),
        )


def _reason(analysis: Analysis, hit: Hit) -> str:
    words = shown(analysis.text[hit.start : hit.end])
    section = hit.entry.section
    others = [
        f"“{name}”"
        for name in alternatives()[section]
        if name not in hit.entry.lemma and hit.entry.lemma not in name
    ]
    meant = lexicons()[CATEGORY].sections[section]
    listed = ", ".join(others[:_MOST_SHOWN])
    return f"“{words}” is one of several contested names for {meant}; others write {listed}."


@cache
def alternatives() -> Mapping[str, tuple[str, ...]]:
    """Return the competing names of each group, those first that are only shown and never marked."""
    names: dict[str, dict[str, bool]] = defaultdict(dict)
    for entry in lexicons()[CATEGORY].entries:
        if not entry.blocks:
            names[entry.section].setdefault(entry.lemma, entry.note == SHOWN_ONLY)
    return {
        section: tuple(sorted(group, key=lambda name: not group[name])) for section, group in names.items()
    }


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
