"""Words of the five moral foundations that have hardly any other sense."""

from collections.abc import Iterator

from annotator.cues.listed import as_found, listed
from annotator.cues.registry import Detector
from annotator.model import Cue
from annotator.text.analysis import Analysis

CATEGORY = "moral_foundations"
VERSION = 2


def find(analysis: Analysis) -> Iterator[Cue]:
    """Yield a cue for each moral word; the rule names the foundation, and virtue or vice."""
    return listed(analysis, category=CATEGORY, version=VERSION, test=as_found)


DETECTOR = Detector(category=CATEGORY, version=VERSION, find=find)
