"""Articles of one event side by side in the centre of the window; loaded when they are first shown."""

from annotator.gui.columns.alone import Alone
from annotator.gui.columns.columns import Columns

__all__ = ["Alone", "Columns"]
