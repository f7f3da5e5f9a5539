"""Words for the control of expression and for its freedom."""

from functools import partial

from annotator.cues.registry import Detector
from annotator.cues.themes import find_theme

VERSION = 1

DETECTOR = Detector(
    category="censorship_freedom",
    version=VERSION,
    find=partial(find_theme, theme="censorship_freedom", version=VERSION),
)
