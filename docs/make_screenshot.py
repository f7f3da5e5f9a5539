"""Make the README's picture: the window on the bundled sample, rendered without a screen.

Run it as `python docs/make_screenshot.py` in the environment that `python3 run.py` made.
"""

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def make(target: Path, theme: str) -> int:
    """Render the window, as a person sees it at the first start, to `target`."""
    from annotator.__main__ import main

    return main(["--screenshot", str(target), "--theme", theme, "--size", "1320x860"])


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as empty:
        os.environ["FRAMING_ANNOTATOR_HOME"] = empty
        os.environ["FRAMING_ANNOTATOR_DOCUMENTS"] = empty
        sys.exit(make(HERE / "screenshot.png", "light"))
