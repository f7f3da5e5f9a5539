"""The contrasts between sentences that say the same: one a file, each with a `CONTRAST`."""

from annotator.comparison.contrast_contract import Contrast
from annotator.registry import members


def contrasts() -> tuple[Contrast, ...]:
    """Return all contrasts, by the names of their files."""
    return members(__name__, "CONTRAST", Contrast)
