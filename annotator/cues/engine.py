"""The cues of a text in one call."""

from collections.abc import Collection, Iterable

from annotator.cues.instrument import Found, Instrument, instrument_of
from annotator.errors import AnnotatorError
from annotator.model import Adjustment, Article, Cue
from annotator.text.analysis import Analysis, analyse
from annotator.text.canonical import OffsetMap, canonicalise


class RuleStopped(AnnotatorError):  # noqa: N818  # it is said of a rule
    """A rule of a corpus's own could not do its work; `found` holds what all others found."""

    def __init__(self, found: Found) -> None:
        super().__init__("; ".join(map(str, found.troubles)))
        self.found = found


def find_cues(
    source: str | Article | Analysis,
    *,
    categories: Collection[str] | None = None,
    adjustments: Iterable[Adjustment] = (),
) -> list[Cue]:
    """Return the cues of a text in the order (start, end, category), without doubles.

    Offsets are code points: for a `str` of that string as given, for an article or an analysis of its
    canonical text. `categories` limits the search (None: all that are `on`); an unknown one raises KeyError.
    `adjustments` are what a corpus changes (`Corpus.adjustments()`). A text that is not in English, by its
    article's `language` or else by its words, gets only what does not need English. Raises RuleStopped when a
    pattern of the corpus ran too long: its cues are not none, they are unknown.
    """
    found = look(source, instrument_of(adjustments), categories=categories)
    if found.troubles:
        raise RuleStopped(found)
    return list(found.cues)


def look(
    source: str | Article | Analysis, instrument: Instrument, *, categories: Collection[str] | None = None
) -> Found:
    """Return the cues of a text as `find_cues`, together with the rules that could not do their work."""
    if isinstance(source, Analysis):
        return instrument.look(source, wanted=categories)
    if isinstance(source, Article):
        analysis = analyse(source.text, source.zones or None, language=source.language)
        return instrument.look(analysis, wanted=categories)
    canonical = canonicalise(source)
    found = instrument.look(analyse(canonical.text), wanted=categories)
    return in_source(found, canonical.offsets)


def in_source(found: Found, offsets: OffsetMap) -> Found:
    """Return what was found in a canonical text in the offsets of its source."""
    if offsets.is_identity:
        return found
    return Found(tuple(cue.moved(offsets.to_source) for cue in found.cues), found.troubles)
