"""Builds the Qt document that is shown: paragraphs with room for lanes, headline, credit line, margins."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtGui import QColor, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from annotator.gui.article_view.display import Display
from annotator.gui.article_view.ink import lanes_depth
from annotator.gui.article_view.reading import Face, Setting
from annotator.gui.theme import Theme
from annotator.model import Zone, ZoneKind

MARGIN_LEFT, MARGIN_TOP, MARGIN_BOTTOM = 10, 18, 120
"""White space around the text inside the page, in pixels; at its right it belongs to the setting."""
BELOW_LANES = 4.0
"""Pixels between the lowest lane of a headline and what stands below it."""

_FAINT: frozenset[ZoneKind] = frozenset(("dateline", "byline", "caption", "credit"))


class Kind(IntEnum):
    """How a block of the document is set; kept as the block's user state."""

    BODY = 0
    HEADLINE = 1
    EMPTY = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a document is built from, besides the text: measures, colours, and room for the painted lines.

    `above` is the room over the first line, `below_headline` the room under the headline zone, in pixels;
    `column` the width of a line.
    """

    setting: Setting
    theme: Theme
    column: float
    above: float = 0.0
    below_headline: float = 0.0


def build(shown: Display, zones: Sequence[Zone], sheet: Sheet) -> QTextDocument:
    """Return the document of a text, not yet laid out: Qt does that when it is shown."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(sheet.setting.body.font)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(_block_format(sheet.setting.body.pitch, sheet.setting.gap))
    cursor.insertText(shown.text)
    _set_blocks(document, shown, sheet)
    _set_zones(cursor, shown, zones, sheet)
    _set_margins(document, sheet)
    return document


def headline_end(text: str, zones: Sequence[Zone]) -> int:
    """Return where the headline zone's last letter ends, 0 when the text has no headline of its own."""
    headlines = (zone for zone in zones if zone.kind == "headline")
    return max((zone.start + len(text[zone.start : zone.end].rstrip()) for zone in headlines), default=0)


def _block_format(pitch: float, bottom: float) -> QTextBlockFormat:
    result = QTextBlockFormat()
    # The height is fixed, so that neither marks nor letters of another font ever move a line.
    result.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    result.setBottomMargin(bottom)
    return result


def _set_blocks(document: QTextDocument, shown: Display, sheet: Sheet) -> None:
    """Make empty lines as narrow as the space between paragraphs, and keep together what is one."""
    empty = _block_format(sheet.setting.empty.pitch, 0.0)
    joined = _block_format(sheet.setting.body.pitch, 0.0)
    block = document.begin()
    while block.isValid():
        block.setUserState(Kind.BODY)
        if block.length() == 1:
            block.setUserState(Kind.EMPTY)
            QTextCursor(block).setBlockFormat(empty)
        elif block.next().length() == 1 or block.position() + block.length() - 1 in shown.breaks:
            QTextCursor(block).setBlockFormat(joined)
        block = block.next()


def _set_zones(cursor: QTextCursor, shown: Display, zones: Sequence[Zone], sheet: Sheet) -> None:
    for zone in zones:
        start, end = shown.offsets.to_units(zone.start), shown.offsets.to_units(zone.end)
        if zone.kind == "headline":
            _set_headline(cursor, start, end, sheet)
        elif zone.kind == "standfirst" or zone.kind in _FAINT:
            look = QTextCharFormat()
            if zone.kind in _FAINT:
                look.setForeground(QColor(sheet.theme.faint))
            else:
                look.setFontWeight(600)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)


def _set_headline(cursor: QTextCursor, start: int, end: int, sheet: Sheet) -> None:
    look = QTextCharFormat()
    look.setFont(sheet.setting.headline.font)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(look)
    last = _headline_blocks(cursor.document(), start, end)
    for block in last:
        block.setUserState(Kind.HEADLINE)
        bottom = sheet.below_headline if block == last[-1] else 0.0
        QTextCursor(block).setBlockFormat(_block_format(sheet.setting.headline.pitch, bottom))


def _headline_blocks(document: QTextDocument, start: int, end: int) -> list[QTextBlock]:
    """Return the blocks with letters that a headline zone holds from their first letter on."""
    block = document.findBlock(start)
    found = []
    while block.isValid() and block.position() < end:
        if block.length() > 1 and block.position() >= start:
            found.append(QTextBlock(block))
        block = block.next()
    return found


def _set_margins(document: QTextDocument, sheet: Sheet) -> None:
    document.setDocumentMargin(0)
    frame = document.rootFrame()
    margins = frame.frameFormat()
    margins.setLeftMargin(MARGIN_LEFT)
    margins.setRightMargin(sheet.setting.right)
    margins.setTopMargin(MARGIN_TOP + sheet.above)
    margins.setBottomMargin(MARGIN_BOTTOM)
    frame.setFrameFormat(margins)


def lanes_room(face: Face) -> float:
    """Return the pixels to leave under the last line of a block in `face`, so that its lanes end above them.

    Qt sets the letters of a line of fixed height on four fifths of it.
    """
    return max(0.0, face.descent + lanes_depth(face.lanes) + BELOW_LANES - face.pitch / 5)


def page_width(column: float, setting: Setting) -> int:
    """Return the width in pixels of a document whose lines are `column` wide."""
    return round(column) + MARGIN_LEFT + setting.right
