"""Cues: spans of a text with category, rule and reason; one detector a file in `detectors/`.

What needs the text analysis is imported when first asked for: the window shows categories before that.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotator.cues.categories import Category, categories

if TYPE_CHECKING:
    from annotator.cues.engine import find_cues
    from annotator.cues.frames import find_frames
    from annotator.cues.registry import Detector

__all__ = ["Category", "Detector", "categories", "find_cues", "find_frames"]

_LATER = {
    "Detector": "annotator.cues.registry",
    "find_cues": "annotator.cues.engine",
    "find_frames": "annotator.cues.frames",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module has under that name
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
