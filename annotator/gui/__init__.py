"""The window: the only code that imports Qt."""

# Every module that is imported after PySide6 is read once more and searched for PySide6's feature switches.
# What the window needs and what knows nothing of Qt therefore comes first: 30 ms of the start.
import annotator.cues
import annotator.edits
import annotator.sample  # noqa: F401  # imported for the order alone
