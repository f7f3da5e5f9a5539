"""Tooltips of plain text: what an article or a name says is never read as markup."""

from collections.abc import Sequence

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.gui.article_view.display import safe
from annotator.gui.article_view.values import Mark
from annotator.gui.widgets.plain import escaped

_MOST = 8
_LONGEST = 160


def tooltip_text(titles: Sequence[str]) -> str:
    """Return a tooltip that shows each title literally on a line of its own; empty for none.

    Qt guesses whether a tooltip is markup, so everything is escaped and the guess is made certain.
    """
    lines = [escaped(safe(title[:_LONGEST])) for title in titles[:_MOST] if title]
    if len(titles) > _MOST:
        lines.append(f"… and {len(titles) - _MOST} more")
    return f"<p style='white-space:pre'>{'<br>'.join(lines)}</p>" if lines else ""


def show_titles(event: QHelpEvent, widget: QWidget, marks: Sequence[Mark]) -> None:
    """Show the titles of marks beside the mouse, or hide the tooltip when there are none."""
    show_says(event, widget, [mark.title for mark in marks])


def show_says(event: QHelpEvent, widget: QWidget, says: Sequence[str]) -> None:
    """Show lines beside the mouse, or hide the tooltip when there are none."""
    text = tooltip_text(says)
    if text:
        QToolTip.showText(event.globalPos(), text, widget)
    else:
        QToolTip.hideText()
