"""One detector a file; each module defines DETECTOR and is found by `annotator.cues.registry`."""
