"""What detectors ask of a hit, and how it becomes a cue: whose words it is and in which zone it stands."""

from annotator.model import Cue, Span, ZoneKind
from annotator.text.analysis import Analysis

FURNITURE: frozenset[ZoneKind] = frozenset({"credit", "byline", "dateline"})
"""Zones that are about the article and not part of what it tells: no cue stands there."""


_INSIDE_NAMES = frozenset({"for", "of", "on", "and", "&"})


def cue(
    analysis: Analysis,
    start: int,
    end: int,
    *,
    category: str,
    rule: str,
    version: int,
    reason: str,
    source: Span | None = None,
    content: Span | None = None,
) -> Cue:
    """Return the cue at `[start, end)`; its rule is named `category.rule@version`."""
    voice, speaker = analysis.voice_at(start, end)
    return Cue(
        start=start,
        end=end,
        category=category,
        rule=f"{category}.{rule}@{version}",
        reason=reason,
        voice=voice,
        speaker=speaker,
        zone=analysis.zone_at(start),
        source=source,
        content=content,
    )


def shown(text: str) -> str:
    """Return words of the article as a reason quotes them: on one line."""
    return " ".join(text.split())


def names_something(analysis: Analysis, start: int, end: int) -> bool:
    """Say whether a word of `[start, end)` is part of a proper name."""
    return any(analysis.is_sure_name(index) for index in analysis.tokens_in(start, end))


def part_of_longer_name(analysis: Analysis, start: int, end: int) -> bool:
    """Say whether `[start, end)` is written with capitals as a part of a longer name ("Invasion Day")."""
    tokens = analysis.tokens_in(start, end)
    if not tokens or not all(analysis.is_name(index) for index in tokens):
        return False
    around = [index for index in (tokens.start - 1, tokens.stop) if 0 <= index < len(analysis.tokens)]
    if tokens.start > 1 and analysis.words[tokens.start - 1] in _INSIDE_NAMES:
        around.append(tokens.start - 2)
    return any(analysis.is_name(index) for index in around)


def in_title(analysis: Analysis, start: int, end: int) -> bool:
    """Say whether `[start, end)` stands in a quoted title, nickname or first mention of a term."""
    quotation = analysis.quotation_at(start)
    return quotation is not None and quotation.kind == "title" and end <= quotation.end
