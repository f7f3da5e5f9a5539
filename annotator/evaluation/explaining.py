"""All that is known of a category of cues: its description, its rules, and what was measured."""

from dataclasses import dataclass

from annotator.cues.categories import Category, categories
from annotator.cues.engine import find_cues
from annotator.cues.registry import Detector, detectors
from annotator.evaluation.contract import Row
from annotator.evaluation.record import Measured, measured
from annotator.evaluation.wording import figures_said


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule by its name and version (`category.rule@version`), with what was measured of it."""

    id: str
    measured: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a scholar needs to cite a category.

    `version` is that of its detector now, None where none belongs to it; `measured_version` is the one that
    the figures are of. Where they differ, the rules have changed since.
    """

    category: Category
    version: int | None
    rules: tuple[Rule, ...]
    measured: tuple[Row, ...]
    measured_version: int | None

    @property
    def figures(self) -> tuple[str, ...]:
        """Return what was measured, in words, a line each."""
        return tuple(
            figures_said(self.measured, version=self.version, measured_version=self.measured_version)
        )


def explain(category: str, *, figures: Measured | None = None) -> Explanation:
    """Return the explanation of a category; `figures` None: those that come with the program.

    Rules are those that fired in the category's own examples or in the recorded evaluation. Raises KeyError
    for an unknown category.
    """
    figures = measured() if figures is None else figures
    detector = next((each for each in detectors() if each.category == category), None)
    return Explanation(
        category=categories()[category],
        version=detector.version if detector else None,
        rules=_rules(detector, figures) if detector else (),
        measured=figures.of(category),
        measured_version=figures.version_of(category),
    )


def _rules(detector: Detector, figures: Measured) -> tuple[Rule, ...]:
    recorded = figures.rules_of(detector.category)
    seen = {
        cue.rule
        for example in detector.examples
        for cue in find_cues(example, categories=[detector.category])
    }
    current = {rule for rule in recorded if rule.endswith(f"@{detector.version}")}
    return tuple(Rule(rule, recorded.get(rule, ())) for rule in sorted(seen | current))
