"""How every theme is found: a dictionary family, in which weak words count only in a fitting sentence."""

from collections.abc import Iterator

from annotator.cues.evidence import cue, part_of_longer_name, shown
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit, hits_in
from annotator.cues.reach import reached
from annotator.model import Cue
from annotator.text.analysis import Analysis

CONTEXTUAL = "contextual"
"""The section of a theme's list whose words need a sentence that an entry of `<theme>_context` fits into."""


def find_theme(analysis: Analysis, *, theme: str, version: int) -> Iterator[Cue]:
    """Yield a cue for each word of the theme; quoted and reported words count with their voice."""
    reasons = lexicons()[theme].sections
    hits = hits_in(analysis, theme)
    setting = [hit for hit in hits if hit.entry.section != CONTEXTUAL]
    setting += hits_in(analysis, f"{theme}_context")
    scene = Intervals((hit.start, hit.end) for hit in setting)
    force = {other.end: other.start for other in hits_in(analysis, f"{theme}_force")}
    marked = 0
    for hit in hits:
        reach = reached(analysis, hit)
        if reach is None or hit.start < marked or part_of_longer_name(analysis, hit.start, hit.end):
            continue
        if hit.entry.section == CONTEXTUAL and not _scene_is_set(analysis, hit, scene):
            continue
        start, marked = _with_force(hit, force) if reach.start == hit.start else reach.start, reach.end
        yield cue(
            analysis,
            start,
            reach.end,
            category=theme,
            rule=hit.entry.section,
            version=version,
            reason=reasons[hit.entry.section].format(words=shown(analysis.text[start : reach.end])),
        )


def _scene_is_set(analysis: Analysis, hit: Hit, scene: Intervals) -> bool:
    sentence = analysis.sentence_at(hit.start)
    return scene.begin_in(sentence.start, sentence.end)


def _with_force(hit: Hit, force: dict[int, int]) -> int:
    """Return where the cue starts once the adjectives of force or origin directly before it are taken in."""
    start = hit.start
    while start - 1 in force:
        start = force[start - 1]
    return start
