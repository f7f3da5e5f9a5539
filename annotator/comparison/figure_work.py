"""Drawing figures in another process: what it is asked for by names and numbers, which can be sent there."""

from pathlib import Path

from annotator.comparison.figure_contract import Numbers
from annotator.comparison.figure_files import FORMATS, Pixels, as_pixels, drawing
from annotator.comparison.figures import figure
from annotator.exporters import write_whole


def get_ready() -> None:
    """Load what draws, so that the first figure is not kept waiting."""
    with drawing():
        import matplotlib.backends.backend_agg
        import matplotlib.figure  # noqa: F401  # that it is loaded is all that is wanted


def draw_pixels(name: str, numbers: Numbers, width: int) -> Pixels:
    """Return a figure of a kind for the screen, so many pixels wide."""
    return as_pixels(figure(name), numbers, width=width)


def write_figure(name: str, numbers: Numbers, target: Path) -> None:
    """Write a figure of a kind to a file, whose ending says what it is; raises AnnotatorError."""
    write_whole(target, [FORMATS[target.suffix.lower()](figure(name), numbers)])
