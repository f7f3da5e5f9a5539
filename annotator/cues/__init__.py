"""Cues: spans of a text with category, rule and reason; one detector a file in `detectors/`."""

from annotator.cues.categories import Category, categories
from annotator.cues.engine import find_cues
from annotator.cues.registry import Detector, detectors

__all__ = ["Category", "Detector", "categories", "detectors", "find_cues"]
