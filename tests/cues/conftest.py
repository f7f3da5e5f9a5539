"""Shared by the tests of the cue engine: analyses of short texts as one body zone, and a detector's spans."""

from collections.abc import Callable

import pytest

from annotator.cues.registry import Detector, detectors
from annotator.model import Cue, Zone
from annotator.text.analysis import Analysis, analyse


@pytest.fixture(scope="session")
def as_body() -> Callable[[str], Analysis]:
    """Analyse a short text as body: a single line would otherwise be taken for a headline."""
    return lambda text: analyse(text, [Zone("body", 0, len(text))] if text else [])


@pytest.fixture(scope="session")
def by_category() -> dict[str, Detector]:
    return {detector.category: detector for detector in detectors()}


@pytest.fixture(scope="session")
def find(as_body, by_category) -> Callable[[str, str], list[Cue]]:
    """Return the cues of one category in a text of body."""
    return lambda category, text: sorted(
        by_category[category].find(as_body(text)), key=lambda cue: (cue.start, cue.end)
    )
