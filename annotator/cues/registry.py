"""What a detector is, and which ones there are: every module in `detectors/` that defines DETECTOR."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from annotator.cues.categories import Category, categories
from annotator.cues.lexicon import lexicons
from annotator.model import Cue
from annotator.registry import members
from annotator.text.analysis import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Finds the cues of one category.

    `find` gets the shared analysis of a text and yields cues in any order; it keeps nothing between texts.
    `version` rises when the detector would mark something else than before. A detector that `needs_english`
    is not run on an article in another language.
    """

    category: str
    version: int
    find: Callable[[Analysis], Iterable[Cue]]
    needs_english: bool = True
    own_rules: tuple[str, ...] = ()
    """Names of its rules where they are not simply the sections of the category's word list."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of all its rules, without category and version."""
        lexicon = lexicons().get(self.category)
        sections = lexicon.sections if lexicon is not None else {}
        return self.own_rules or tuple(name for name, text in sections.items() if text)

    @property
    def description(self) -> Category:
        """What the category's entry in `resources/categories.json` says."""
        return categories()[self.category]

    @property
    def examples(self) -> tuple[str, ...]:
        """Sentences in which the detector marks something (where, says `description.example_spans`)."""
        return self.description.examples

    @property
    def counter_examples(self) -> tuple[str, ...]:
        """Sentences that come close and in which the detector marks nothing."""
        return self.description.counter_examples


@cache
def detectors() -> tuple[Detector, ...]:
    """Return all detectors in the order of `resources/categories.json`."""
    found = members("annotator.cues.detectors", "DETECTOR", Detector)
    order = list(categories())
    return tuple(sorted(found, key=lambda detector: order.index(detector.category)))
