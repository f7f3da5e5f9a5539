"""Words for technological inferiority, dependence and catching up."""

from functools import partial

from annotator.cues.registry import Detector
from annotator.cues.themes import find_theme

VERSION = 2

DETECTOR = Detector(
    category="tech_lag",
    version=VERSION,
    find=partial(find_theme, theme="tech_lag", version=VERSION),
)
