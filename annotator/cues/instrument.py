"""What looks for cues in one corpus: the program's detectors as the corpus wants them, and its own lists."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from annotator.cues.categories import Category, categories
from annotator.cues.contested import Name, grouped
from annotator.cues.evidence import FURNITURE
from annotator.cues.intervals import Intervals
from annotator.cues.lexicon import lexicons
from annotator.cues.matcher import Hit
from annotator.cues.own_cues import OwnRules, Trouble, joined
from annotator.cues.own_lists import OwnList, OwnLists, read_list
from annotator.cues.registry import Detector, detectors
from annotator.model import Adjustment, Cue, LineStyle
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
    """What counts of an `Adjustment` when cues are looked for; two of the same content are equal."""

    category: str
    on: bool | None
    rules_off: tuple[str, ...]
    words: tuple[str, ...]
    name: str
    tag: str
    definition: str
    slot: int
    line: LineStyle
    revision: int

    @property
    def bundled(self) -> bool:
        """Say whether the category comes with the program."""
        return self.category in categories()


def setting_of(one: Adjustment) -> Setting:
    """Return what counts of an adjustment."""
    return Setting(
        category=one.id,
        on=one.on,
        rules_off=one.rules_off,
        words=one.words,
        name=one.name,
        tag=one.tag,
        definition=one.definition,
        slot=one.slot,
        line=one.line,
        revision=one.revision,
    )


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
        self._settings = {one.category: one for one in settings}
        self.categories: Mapping[str, Category] = {
            **{key: self._switched(one) for key, one in categories().items()},
            **{one.category: _own_category(one) for one in settings if not one.bundled},
        }
        self._off = frozenset(rule for one in settings for rule in one.rules_off)
        lists = {one.category: read_list(one.words, name=one.category) for one in settings}
        self._lists = OwnLists(lists.values())
        self._rules = {one.category: self._own_rules(one, lists[one.category]) for one in settings}

    def _switched(self, category: Category) -> Category:
        setting = self._settings.get(category.id)
        wanted = None if setting is None else setting.on
        return category if wanted in (None, category.on) else replace(category, on=wanted is True)

    def _own_rules(self, setting: Setting, own: OwnList) -> OwnRules:
        contested = setting.category == LABELLING
        return OwnRules(
            category=setting.category,
            title=self.categories[setting.category].name,
            bundled=setting.bundled,
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

    def look(self, analysis: Analysis, *, wanted: Collection[str] | None = None) -> Found:
        """Return the cues of a text, without doubles, and the rules that could not do their work.

        A text that is not in English gets only what does not need English, and the corpus's lists.
        """
        troubles: list[Trouble] = []
        hits = self._lists.hits(analysis) if self._settings else {}
        found: dict[str, Cue] = {}
        for category in self.chosen(wanted):
            cues = list(_bundled_cues(analysis, category))
            if category in self._settings:
                cues = self._adjusted(analysis, cues, self._rules[category], hits.get(category, ()), troubles)
            for each in cues:
                found.setdefault(each.key, each)
        ordered = sorted(found.values(), key=lambda cue: (cue.start, cue.end, cue.category))
        return Found(tuple(ordered), tuple(troubles))

    def _adjusted(
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


def _own_category(setting: Setting) -> Category:
    return Category(
        id=setting.category,
        name=setting.name or setting.category,
        tag=setting.tag or (setting.name or setting.category)[:2].upper(),
        slot=setting.slot,
        line=setting.line,
        group=OWN_GROUP,
        definition=setting.definition,
        precision_problem=OWN_PRECISION,
        literature=(),
        examples=(),
        example_spans=(),
        counter_examples=(),
        on=setting.on is not False,
    )


OWN_GROUP = "themes"
OWN_PRECISION = (
    "A list of this corpus, measured nowhere else: look at how coders decided on its cues before you count."
)
