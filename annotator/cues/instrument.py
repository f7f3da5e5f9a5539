"""What looks for cues in one corpus: the program's detectors as the corpus wants them, and its own lists."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from annotator.cues.categories import categories, categories_with
from annotator.cues.contested import Name, grouped
from annotator.cues.evidence import FURNITURE
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit
from annotator.cues.own_cues import OwnRules, Trouble, joined
from annotator.cues.own_lists import OwnList, OwnLists, read_list
from annotator.cues.registry import Detector, detectors
from annotator.model import Adjustment, Cue
from annotator.text.analysis import Analysis

LABELLING = "labelling"
"""The category whose list holds groups of contested names."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cues of a text in the order (start, end, category), and the rules that could not do their work."""

    cues: tuple[Cue, ...]
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """An adjustment with its revision and without who made it when: two of the same content are equal."""

    adjustment: Adjustment
    revision: int

    def __hash__(self) -> int:
        # Not of all the words: a dictionary has thousands of them, and every text asks.
        return hash((self.adjustment.id, len(self.adjustment.words), self.revision))


def setting_of(one: Adjustment) -> Setting:
    """Return what counts of an adjustment when cues are looked for."""
    return Setting(replace(one, stamps={}, extra={}), one.revision)


def instrument_of(adjustments: Iterable[Adjustment] = ()) -> "Instrument":
    """Return the instrument of a corpus, the same one for the same adjustments; retired ones do not count."""
    kept = sorted((one for one in adjustments if not one.retired), key=lambda one: one.id)
    return _made(tuple(setting_of(one) for one in kept))


@lru_cache(maxsize=8)
def _made(settings: tuple[Setting, ...]) -> "Instrument":
    return Instrument(settings)


class Instrument:
    """Looks for cues as a corpus wants it, and knows the categories that there are in it."""

    def __init__(self, settings: tuple[Setting, ...] = ()) -> None:
        self._adjusted = frozenset(one.adjustment.id for one in settings)
        self.categories = categories_with(one.adjustment for one in settings)
        self._off = frozenset(rule for one in settings for rule in one.adjustment.rules_off)
        lists = {one.adjustment.id: _list_of(one.adjustment) for one in settings}
        self._lists = OwnLists(lists.values())
        self._rules = {one.adjustment.id: self._own_rules(one, lists[one.adjustment.id]) for one in settings}

    def _own_rules(self, setting: Setting, own: OwnList) -> OwnRules:
        category = setting.adjustment.id
        contested = category == LABELLING
        return OwnRules(
            category=category,
            title=self.categories[category].name,
            bundled=category in categories(),
            revision=setting.revision,
            own=own,
            names=_contested(own) if contested else {},
            meanings=_meanings(own) if contested else {},
        )

    def problems(self) -> Iterator[Trouble]:
        """Yield the lines of the corpus's lists that cannot be used; the others are."""
        for name, one in self._lists.lists.items():
            for problem in one.problems:
                yield Trouble(name, self.categories[name].name, f"line {problem.line}: {problem.message}")

    def chosen(self, wanted: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the categories to look for (None: all that are on); KeyError for an unknown one."""
        if wanted is None:
            return tuple(key for key, one in self.categories.items() if one.on)
        return tuple(self.categories[key].id for key in dict.fromkeys(wanted))

    def looks_for(self, category: str, analysis: Analysis) -> bool:
        """Say whether anything looks for a category in a text; where nothing does, no cues is not none."""
        if category in self._adjusted:
            return True
        detector = _detectors()[category]
        return analysis.may_be_english or not detector.needs_english

    def look(self, analysis: Analysis, *, wanted: Collection[str] | None = None) -> Found:
        """Return the cues of a text, without doubles, and the rules that could not do their work.

        A text that is not in English gets only what does not need English, and the corpus's lists.
        """
        troubles: list[Trouble] = []
        hits = self._lists.hits(analysis) if self._adjusted else {}
        found: dict[str, Cue] = {}
        for category in self.chosen(wanted):
            cues = list(_bundled_cues(analysis, category))
            if category in self._adjusted:
                cues = self._with_own(analysis, cues, self._rules[category], hits.get(category, ()), troubles)
            for each in cues:
                found.setdefault(each.key, each)
        ordered = sorted(found.values(), key=lambda cue: (cue.start, cue.end, cue.category))
        return Found(tuple(ordered), tuple(troubles))

    def _with_own(
        self,
        analysis: Analysis,
        bundled: list[Cue],
        rules: OwnRules,
        hits: Collection[Hit],
        troubles: list[Trouble],
    ) -> list[Cue]:
        own, slow = rules.cues(analysis, hits)
        troubles += slow
        exceptions = Intervals((hit.start, hit.end) for hit in hits if hit.entry.blocks)
        kept = [each for each in bundled if each.rule.partition("@")[0] not in self._off]
        both = joined([self._with_added_names(each, rules) for each in kept], own)
        return [each for each in both if not exceptions.cover(each.start, each.end)]

    def _with_added_names(self, each: Cue, rules: OwnRules) -> Cue:
        """Tell the names, too, that the corpus added to a group of contested names of the program."""
        group = each.rule.partition(".")[2].partition("@")[0]
        added = grouped(rules.own.entries).get(group, ()) if rules.names else ()
        if not added:
            return each
        listed = ", ".join(f"“{name.name}”" for name in added)
        return replace(each, reason=f"{each.reason} This corpus adds {listed}.")


def _bundled_cues(analysis: Analysis, category: str) -> Iterator[Cue]:
    detector = _detectors().get(category)
    if detector is not None and (analysis.may_be_english or not detector.needs_english):
        for each in detector.find(analysis):
            if each.zone not in FURNITURE:
                yield each


def _list_of(adjustment: Adjustment) -> OwnList:
    return read_list(adjustment.words, name=adjustment.id)


@cache
def _detectors() -> Mapping[str, Detector]:
    return {detector.category: detector for detector in detectors()}


def _contested(own: OwnList) -> Mapping[str, tuple[Name, ...]]:
    """Return the contested names of each group, the corpus's after the program's."""
    return grouped((*lexicons()[LABELLING].entries, *own.entries))


def _meanings(own: OwnList) -> Mapping[str, str]:
    """Return what the names of each group name, in the corpus's words where it says so."""
    said = {section: text for section, text in own.sections.items() if text}
    return {**lexicons()[LABELLING].sections, **said}
