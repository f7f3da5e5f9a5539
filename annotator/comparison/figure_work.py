"""Drawing figures in another process: what it is asked for by names and numbers, which can be sent there."""

from annotator.comparison.figure_contract import Numbers
from annotator.comparison.figure_files import FORMATS, Pixels, as_pixels, drawing
from annotator.comparison.figures import figure


def get_ready() -> None:
    """Load what draws, so that the first figure is not kept waiting."""
    with drawing():
        import matplotlib.backends.backend_agg
        import matplotlib.figure  # noqa: F401  # that it is loaded is all that is wanted


def draw_pixels(name: str, numbers: Numbers, width: int, paper: str, ink: str) -> Pixels:
    """Return a figure of a kind for the screen, so many pixels wide, on paper of a colour."""
    return as_pixels(figure(name), numbers, width=width, paper=paper, ink=ink)


def figure_file(name: str, numbers: Numbers, suffix: str) -> bytes:
    """Return a figure of a kind as a file of one of `FORMATS`."""
    return FORMATS[suffix](figure(name), numbers)
