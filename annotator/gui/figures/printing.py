"""The report of a comparison on paper: as a PDF file, or on a printer that a person chooses."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QThread, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer

from annotator import __version__
from annotator.comparison.report_print import Printed

MARGINS = QMarginsF(14, 14, 14, 12)
"""Millimetres around a page."""
DPI = 300
SCREEN = 96
"""Dots an inch of the sizes in the page."""
FOOT = 22
"""Height of the line at the foot of a page, in points of `SCREEN`."""


class _Document(QTextDocument):
    """A text document that loads the pictures of a report and nothing else."""

    def __init__(self, printed: Printed) -> None:
        super().__init__()
        self._pictures: Mapping[str, bytes] = printed.pictures
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultStyleSheet(printed.style)
        self.setHtml(printed.html)

    def loadResource(  # noqa: N802  # Qt's name
        self, kind: int, name: QUrl | str
    ) -> Any:  # noqa: ANN401  # Qt wants any value
        """Return a picture of the report; whatever else is asked for is empty."""
        data = self._pictures.get(name if isinstance(name, str) else name.toString())
        if data is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        return _drawn(data) if data.startswith(b"<svg") else QImage.fromData(data)


def _drawn(svg: bytes) -> QImage:
    """Return a drawing as a picture that is sharp on paper."""
    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.defaultSize() * 3
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


class _Thread(QThread):
    """Carries out work in a thread of Qt's: a text document sets timers, which threads of Python lack."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work
        self._error: BaseException | None = None

    def run(self) -> None:
        """Carry it out."""
        try:
            self._work()
        except Exception as error:  # noqa: BLE001  # it is raised again where it is waited for
            self._error = error

    def finish(self) -> None:
        """Wait for it, and raise what it raised."""
        self.start()
        self.wait()
        if self._error is not None:
            raise self._error


def as_pdf(printed: Printed) -> bytes:
    """Return the report as the bytes of a PDF file on A4, with page numbers and table headings repeated."""
    found: list[bytes] = []
    _Thread(lambda: found.append(_pdf(printed))).finish()
    return found[0]


def _pdf(printed: Printed) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_layout())
    writer.setResolution(DPI)
    writer.setTitle(printed.title)
    writer.setCreator(f"Framing Annotator {__version__}")
    _paint(printed, writer)
    return bytes(buffer.data().data())


def for_paper() -> QPrinter:
    """Return a printer with the pages of a report, to be chosen by a person."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    return printer


def print_on(printer: QPrinter, printed: Printed) -> None:
    """Print the report; may be called in any thread, as Qt allows of printers."""
    printer.setDocName(printed.title)
    chosen = printer.printRange() == QPrinter.PrintRange.PageRange
    some = (printer.fromPage(), printer.toPage()) if chosen else None
    _Thread(lambda: _paint(printed, printer, some)).finish()


def _layout() -> QPageLayout:
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        MARGINS,
        QPageLayout.Unit.Millimeter,
    )


def _paint(printed: Printed, device: QPagedPaintDevice, some: tuple[int, int] | None = None) -> None:
    """Draw all pages, or those from the first to the last of `some`, each with its number at its foot."""
    scale = device.logicalDpiX() / SCREEN
    width, height = device.width() / scale, device.height() / scale
    document = _Document(printed)
    document.setPageSize(QSizeF(width, height - FOOT))
    painter = QPainter(device)
    painter.scale(scale, scale)
    pages = document.pageCount()
    first, last = some or (1, pages)
    for number in range(first - 1, min(last, pages)):
        if number >= first:
            device.newPage()
        painter.save()
        painter.translate(0, -number * (height - FOOT))
        document.drawContents(painter, QRectF(0, number * (height - FOOT), width, height - FOOT))
        painter.restore()
        _foot(
            painter, printed.title, f"{number + 1} / {pages}", QRectF(0, height - FOOT + 8, width, FOOT - 8)
        )
    painter.end()


def _foot(painter: QPainter, title: str, number: str, place: QRectF) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(9)  # points would be scaled once more
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.darkGray)
    room = place.adjusted(0, 0, -60, 0)
    said = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, said)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
