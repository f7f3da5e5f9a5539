"""Words for economic coercion between states and its effects."""

from functools import partial

from annotator.cues.registry import Detector
from annotator.cues.themes import find_theme

VERSION = 2

DETECTOR = Detector(
    category="sanctions_pressure",
    version=VERSION,
    find=partial(find_theme, theme="sanctions_pressure", version=VERSION),
)
