"""Contested names: one of several for the same thing, with the competing ones shown and no verdict."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotator.cues.evidence import cue, in_title, part_of_longer_name, shown
from annotator.cues.inflection import forms
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import Entry, lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "labelling"
VERSION = 1

SHOWN_ONLY, WITH_SANCTIONS = "shown only", "with sanctions"
"""Notes of names that are shown as alternatives only, or count only in a sentence about sanctions."""

_SANCTIONS = ("sanctions_pressure", "sanctions_pressure_context")
_MOST_SHOWN = 4


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each contested name that is not itself part of a longer proper name."""
    sanctions = Intervals((each.start, each.end) for name in _SANCTIONS for each in hits_in(analysis, name))
    for hit in hits_in(analysis, CATEGORY):
        if hit.entry.note == SHOWN_ONLY or in_title(analysis, hit.start, hit.end):
            continue
        if part_of_longer_name(analysis, hit.start, hit.end):
            continue
        if hit.entry.note == WITH_SANCTIONS and not _about_sanctions(analysis, hit, sanctions):
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


def _about_sanctions(analysis: Analysis, hit: Hit, sanctions: Intervals) -> bool:
    sentence = analysis.sentence_at(hit.start)
    return sanctions.begin_in(sentence.start, hit.start) or sanctions.begin_in(hit.end, sentence.end)


def _reason(analysis: Analysis, hit: Hit) -> str:
    words = shown(analysis.text[hit.start : hit.end])
    section, plural = hit.entry.section, hit.entry.kind == "n" and hit.entry.form != hit.entry.lemma.lower()
    others = [
        f"“{other.plural if plural else other.name}”"
        for other in alternatives()[section]
        if other.name not in hit.entry.lemma and hit.entry.lemma not in other.name
    ]
    meant = lexicons()[CATEGORY].sections[section]
    listed = ", ".join(others[:_MOST_SHOWN])
    return f"“{words}” is one of several contested names for {meant}; others write {listed}."


@dataclass(frozen=True, slots=True)
class Name:
    """One of several competing names, with its plural (the same where it has none)."""

    name: str
    plural: str


@cache
def alternatives() -> Mapping[str, tuple[Name, ...]]:
    """Return the competing names of each group, those first that are only shown and never marked."""
    entries: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in lexicons()[CATEGORY].entries:
        if not entry.blocks:
            entries[entry.section].setdefault(entry.lemma, entry)
    return {
        section: tuple(_name(entry) for entry in sorted(group.values(), key=lambda e: e.note != SHOWN_ONLY))
        for section, group in entries.items()
    }


def _name(entry: Entry) -> Name:
    return Name(entry.lemma, forms(entry.lemma, "n")[1] if entry.kind == "n" else entry.lemma)


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
