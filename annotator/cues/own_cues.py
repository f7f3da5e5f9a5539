"""The cues of a corpus's own lists: words, wildcards and patterns of one category, with their reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.cues.contested import SHOWN_ONLY, Name, reason
from annotator.cues.evidence import FURNITURE, cue, shown
from annotator.cues.intervals import Intervals
from annotator.cues.matcher import Hit
from annotator.cues.own_lists import SECTION_OF_ALL, OwnList
from annotator.cues.patterns import SECONDS, MatchedTooLong, Pattern
from annotator.model import Cue
from annotator.text.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Trouble:
    """A rule that could not do its work, in words: how many cues it would have found is not known."""

    category: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRules:
    """The rules of one category that a corpus made; `title` is what its reasons call the category.

    In a category of the program the names of rules begin with `own-`, so that none is taken for another.
    In the category of contested names alone, `names` are those of each group and `meanings` what they name.
    """

    category: str
    title: str
    bundled: bool
    revision: int
    own: OwnList
    names: Mapping[str, tuple[Name, ...]]
    meanings: Mapping[str, str]

    def rule(self, section: str) -> str:
        """Return the name of the rule of a section, without its category and version."""
        return f"own-{section}" if self.bundled else section

    def cues(self, analysis: Analysis, hits: Iterable[Hit]) -> tuple[list[Cue], list[Trouble]]:
        """Return the cues of these rules, and which of them ran too long.

        Of cues that overlap the one that begins first counts, and of two that begin together the longer.
        """
        found = [self._of_hit(analysis, hit) for hit in hits if self._marks(hit)]
        troubles: list[Trouble] = []
        for pattern in self.own.patterns:
            try:
                found += [self._of_pattern(analysis, pattern, *span) for span in pattern.spans(analysis.text)]
            except MatchedTooLong:
                troubles.append(self._too_long(pattern))
        return list(apart(each for each in found if each.zone not in FURNITURE)), troubles

    def _marks(self, hit: Hit) -> bool:
        return not hit.entry.blocks and not (self.names and hit.entry.note == SHOWN_ONLY)

    def _of_hit(self, analysis: Analysis, hit: Hit) -> Cue:
        words = shown(analysis.text[hit.start : hit.end])
        section = hit.entry.section
        if self.names:
            why = reason(words, hit.entry, self.names.get(section, ()), self.meanings.get(section, ""))
        else:
            why = self._why(words, section, hit.entry.note)
        return self._cue(analysis, hit.start, hit.end, section, why)

    def _of_pattern(self, analysis: Analysis, pattern: Pattern, start: int, end: int) -> Cue:
        words = shown(analysis.text[start:end])
        why = self._why(words, pattern.section, pattern.note or f"it matches /{pattern.source}/")
        return self._cue(analysis, start, end, pattern.section, why)

    def _cue(self, analysis: Analysis, start: int, end: int, section: str, why: str) -> Cue:
        return cue(
            analysis,
            start,
            end,
            category=self.category,
            rule=self.rule(section),
            version=self.revision,
            reason=why,
        )

    def _why(self, words: str, section: str, note: str) -> str:
        told = self.own.sections.get(section, "")
        part = f", section “{section}”" if section != SECTION_OF_ALL else ""
        where = f"“{words}” is in this corpus's own list for “{self.title}”{part}"
        return f"{where}{f': {told}' if told else ''}{f' ({note})' if note else ''}."

    def _too_long(self, pattern: Pattern) -> Trouble:
        message = (
            f"the pattern /{pattern.source}/ (line {pattern.line}) took longer than {SECONDS} seconds and "
            "was stopped; what it would have marked here is not known"
        )
        rule = f"{self.category}.{self.rule(pattern.section)}@{self.revision}"
        return Trouble(self.category, rule, message)


def apart(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield cues without overlap: those that begin first, and of two that begin together the longer one."""
    reached = 0
    for each in sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.rule)):
        if each.start >= reached:
            reached = each.end
            yield each


def joined(bundled: Sequence[Cue], own: Sequence[Cue]) -> list[Cue]:
    """Return the cues of one category from both: where one covers another, the longer one counts."""
    known = Intervals((each.start, each.end) for each in bundled)
    added = [each for each in own if not known.cover(each.start, each.end)]
    longer = Intervals((each.start, each.end) for each in added)
    return [*(each for each in bundled if not longer.cover(each.start, each.end)), *added]
