"""Tables of shades: one drawing for all cells, and a number in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.comparison.figures._style import SHADE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

DARK = 0.8
"""Above this strength white is read more easily on the shade than black."""
MOST_TEXTS = 150
"""The texts of more cells are drawn together."""
LINE, CAPITAL = 1.2, 0.73
"""The height of a line and of a figure in parts of the size of the font."""


def shade(axes: "Axes", cells: Sequence[tuple[int, int, float]]) -> None:
    """Draw cells, given by column, row and strength (0 white, 1 the full colour)."""
    from matplotlib.collections import PolyCollection
    from matplotlib.colors import to_rgb

    full = to_rgb(SHADE)
    squares = PolyCollection(
        [
            [(x - 0.5, y - 0.5), (x + 0.5, y - 0.5), (x + 0.5, y + 0.5), (x - 0.5, y + 0.5)]
            for x, y, _ in cells
        ],
        facecolors=[tuple(1 - strength * (1 - part) for part in full) for _x, _y, strength in cells],
        edgecolors="#BFBFBF",
        linewidths=0.6,
    )
    axes.add_collection(squares, autolim=False)


def write(axes: "Axes", cells: Sequence[tuple[int, int, str, float]], *, size: int) -> None:
    """Write into cells, given by column, row, text and strength of the shade."""
    if len(cells) > MOST_TEXTS:
        _draw_all(axes, cells, size)
        return
    for x, y, text, strength in cells:
        written = axes.text(x, y, text, ha="center", va="center", fontsize=size, color=_ink(strength))
        # It stands inside of the axes: the layout need not measure it, which takes as long as drawing it.
        written.set_in_layout(False)


def _ink(strength: float) -> str:
    return "white" if strength > DARK else "black"


def _draw_all(axes: "Axes", cells: Sequence[tuple[int, int, str, float]], size: int) -> None:
    """Draw the texts of very many cells as outlines in one go: one by one takes many times as long."""
    from matplotlib.collections import PathCollection
    from matplotlib.transforms import Affine2D

    figure = axes.get_figure(root=True)
    assert figure is not None
    outlines = {text: _outline(text, size) for text in dict.fromkeys(text for _x, _y, text, _s in cells)}
    drawn = PathCollection(
        [outlines[text] for _x, _y, text, _strength in cells],
        offsets=[(x, y) for x, y, _text, _strength in cells],
        offset_transform=axes.transData,
        facecolors=[_ink(strength) for _x, _y, _text, strength in cells],
        linewidths=0,
    )
    drawn.set_transform(Affine2D().scale(1 / 72) + figure.dpi_scale_trans)
    drawn.set_in_layout(False)
    axes.add_collection(drawn, autolim=False)


def _outline(text: str, size: int) -> "Path":
    """Return the outline of a text around its middle, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path
    from matplotlib.textpath import text_to_path

    found = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        points, codes = text_to_path.get_text_path(FontProperties(), line)
        scale = size / text_to_path.FONT_SCALE
        across = [scale * x for x, _y in points]
        middle = (min(across) + max(across)) / 2
        up = (len(lines) / 2 - number - 0.5) * LINE * size - CAPITAL * size / 2
        found.append(
            Path([(x - middle, scale * y + up) for x, (_x, y) in zip(across, points, strict=True)], codes)
        )
    return Path.make_compound_path(*found)
