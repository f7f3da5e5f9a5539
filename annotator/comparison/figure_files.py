"""Figures as files: SVG, PDF, PNG for print, and their numbers as CSV; the same numbers, the same bytes."""

import csv
import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any

from annotator.comparison.figure_contract import FigureKind, Numbers, Row
from annotator.comparison.figure_letters import get_ready, letters_of
from annotator.comparison.figures._style import WIDTH, plain

DPI = 300

_ONE_AT_A_TIME = RLock()
"""The settings of matplotlib are those of the whole process."""


@contextmanager
def drawing(rows: Iterable[Row] = ()) -> Iterator[None]:
    """Draw with the settings of the program and fonts for these names, whatever a matplotlibrc says."""
    get_ready()
    import matplotlib as mpl

    families = letters_of(rows).families

    with _ONE_AT_A_TIME, mpl.rc_context(), warnings.catch_warnings():
        # Letters that no font has are boxes in the picture, which the caption says, and whole in the CSV.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.family": list(families),
                "font.size": 9,
                "text.parse_math": False,
                "text.usetex": False,
                "svg.hashsalt": "framing-annotator",
                "svg.fonttype": "path",
                "pdf.fonttype": 42,
            }
        )
        yield


def as_csv(_kind: FigureKind, numbers: Numbers) -> bytes:
    """Return the numbers as CSV, a row each; what there is none of is empty."""
    told = io.StringIO()
    writer = csv.DictWriter(told, numbers.columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(numbers.rows)
    return told.getvalue().encode("utf-8", "replace")


def as_svg(kind: FigureKind, numbers: Numbers) -> bytes:
    """Return a drawing for the web and for editing, with the caption in it."""
    said = {"Date": None, "Title": kind.says, "Description": _line(numbers)}
    return _saved(kind, numbers, "svg", said)


def as_pdf(kind: FigureKind, numbers: Numbers) -> bytes:
    """Return a page as large as the figure, its caption as the subject."""
    return _saved(kind, numbers, "pdf", {"CreationDate": None, "Title": kind.says, "Subject": _line(numbers)})


def as_png(kind: FigureKind, numbers: Numbers) -> bytes:
    """Return a picture with 300 dots an inch, with the caption in it."""
    return _saved(kind, numbers, "png", {"Title": kind.says, "Description": _line(numbers)})


@dataclass(frozen=True, slots=True)
class Pixels:
    """A drawn figure: red, green, blue and alpha of each pixel, a byte each, row by row."""

    width: int
    height: int
    data: bytes


WIDEST = 1.25
"""Up to so many widths of a page a figure is made to fit; the letters of a wider one could not be read."""
WHITE, BLACK = "#FFFFFF", "#000000"


def as_pixels(
    kind: FigureKind, numbers: Numbers, *, width: int, paper: str = WHITE, ink: str = BLACK
) -> Pixels:
    """Return what a screen shows: the same drawing, so many pixels wide; one of many columns is wider.

    On another `paper`, with another `ink` (both `#RRGGBB`), light is dark and hues stay; files are white.
    """
    with drawing(numbers.rows):
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        mpl.rcParams["text.hinting"] = "none"  # letters take a third of the time, and look the same here
        figure = kind.draw(numbers)
        # a trifle more, so that what is rounded down is the width that is wanted
        figure.set_dpi((width + 0.01) / min(figure.get_figwidth(), WIDEST * WIDTH))
        canvas: Any = FigureCanvasAgg(figure)  # its methods say nothing of types
        canvas.draw()
        across, down = canvas.get_width_height()
        drawn = canvas.buffer_rgba()
        return Pixels(across, down, bytes(drawn if paper == WHITE else _on_paper(drawn, paper, ink)))


def _on_paper(drawn: Any, paper: str, ink: str) -> bytes:  # noqa: ANN401  # matplotlib's buffer has no type
    """Return pixels on white as they are on another paper: what was light is near it, what was dark near ink.

    A colour keeps its hue: the same is added to its red, green and blue.
    """
    import numpy as np

    pixels = np.array(drawn, dtype=np.uint8)
    colours = pixels[..., :3].astype(np.float32) / 255
    light = colours @ np.array((0.2126, 0.7152, 0.0722), dtype=np.float32)  # of Rec. 709
    turned = np.clip(colours + (1 - 2 * light)[..., None], 0, 1)
    low, high = (np.array(list(bytes.fromhex(one[1:])), dtype=np.float32) for one in (paper, ink))
    pixels[..., :3] = np.rint(low + turned * (high - low))
    return pixels.tobytes()


FORMATS: Mapping[str, Callable[[FigureKind, Numbers], bytes]] = {
    ".svg": as_svg,
    ".pdf": as_pdf,
    ".png": as_png,
    ".csv": as_csv,
}
"""By the ending of the file's name."""


def _line(numbers: Numbers) -> str:
    return plain(numbers.caption, longest=10_000)


def _saved(kind: FigureKind, numbers: Numbers, form: str, said: Mapping[str, str | None]) -> bytes:
    held = io.BytesIO()
    with drawing(numbers.rows):
        kind.draw(numbers).savefig(held, format=form, dpi=DPI, metadata=dict(said))
    return held.getvalue()
