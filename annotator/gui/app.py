"""Starting the window: the words of the command line, the screen, the log, and the first article."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.bundled import resource
from annotator.corpus import Corpus
from annotator.gui import crash
from annotator.gui.appearance import use_theme
from annotator.gui.files import Files
from annotator.gui.interaction import Interaction
from annotator.gui.settings import Settings
from annotator.gui.theme import STYLE, STYLED
from annotator.gui.window import Window
from annotator.gui.workspace import Workspace

NO_SCREEN = (
    "There is no screen here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n"
    "To see the window as a picture, add: --screenshot FILE.png\n"
    "The commands need no screen: cues, validate, export (--help tells more)."
)

MANY = 20_000
"""Articles from which on what the start threw away is kept: looking for it among their heads takes longer."""


def run(argv: Sequence[str], *, interaction: Interaction | None = None) -> int:
    """Open the window on the corpus or articles that `argv` names and stay until it is closed.

    Returns the exit code: 0, or 2 without a screen. `interaction` answers questions in a person's place.
    """
    words = _words(argv)
    if not _has_screen():
        if not words.screenshot:
            print(NO_SCREEN, file=sys.stderr)  # noqa: T201  # there is no window to say it in
            return 2
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # about sizes that no screen has
    try:
        crash.start_log()
    except OSError as error:
        print(f"The window cannot be opened: {error}", file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return 2
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0], "-style", STYLE])
        application.setProperty(STYLED, True)  # noqa: FBT003  # Qt takes the value by position
    window = make_window(words.paths, interaction=interaction, theme=words.theme)
    if words.size:
        window.resize(*words.size)
    window.show()
    if words.screenshot:
        _when_settled(window.workspace, lambda: _take_picture(window, words.screenshot))
    return application.exec()


def make_window(
    paths: Sequence[Path] = (), *, interaction: Interaction | None = None, theme: str = ""
) -> Window:
    """Return the window, not yet shown, with the given paths open: else the last corpus, else the sample."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setApplicationName("Framing Annotator")
    application.setApplicationVersion(__version__)
    settings = Settings()
    use_theme(application, theme or settings.get("theme", "system"))
    asks = interaction or Interaction()
    workspace = Workspace(Corpus.draft("Empty"), settings, asks)
    files = Files(workspace)
    window = Window(workspace, files)
    if asks.parent is None:
        asks.parent = window
    crash.watch(asks.warn)
    if paths:
        files.open_paths([path.absolute() for path in paths])
    if workspace.article is None and workspace.corpus.path is None:
        files.open_recent_or_sample()
    window.painted.connect(lambda: _after_first_paint(window))
    return window


def _after_first_paint(window: Window) -> None:
    """Load what the first picture did not need; keep the collector off what lives as long as we do."""
    from PySide6.QtGui import QIcon

    from annotator.gui.indexer import Indexer
    from annotator.gui.keeper import Keeper

    window.setWindowIcon(QIcon(str(resource("icons/framing-annotator.svg"))))
    window.workspace.start()
    Keeper(window.workspace).begin()
    Indexer(window.workspace)
    window.workspace.jobs.tidy_here()
    if len(window.workspace.corpus.articles()) < MANY:
        gc.collect()
    gc.freeze()


def _has_screen() -> bool:
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _when_settled(workspace: Workspace, then: Callable[[], None]) -> None:
    """Call `then` when the open article's cues are known and painted."""
    timer = QTimer(workspace, interval=50)

    def look() -> None:
        if workspace.here.cues_known or workspace.article is None:
            timer.stop()
            QTimer.singleShot(200, then)

    timer.timeout.connect(look)
    timer.start()


def _take_picture(window: Window, file: str) -> None:
    if not window.grab().save(file):
        print(f"The picture could not be written to {file}.", file=sys.stderr)  # noqa: T201  # asked for on the command line
        QApplication.exit(2)
        return
    window.close()


@dataclass(slots=True)
class Words:
    """What the words after the program's name ask for."""

    paths: list[Path] = field(default_factory=list)
    screenshot: str = ""
    theme: str = ""
    size: tuple[int, int] | None = None


def _words(argv: Sequence[str]) -> Words:
    """Read the command line; wrong usage and `--help` end the program as argparse does."""
    if not argv:
        return Words()
    import argparse  # not for the start without words, which is the usual one

    parser = argparse.ArgumentParser(
        prog="framing-annotator",
        description="Open the window on a corpus or on articles. Without words: on what was open last, "
        "at first on the bundled sample.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="CORPUS or ARTICLE")
    parser.add_argument(
        "--screenshot", default="", metavar="FILE", help="render the window to a picture and end"
    )
    parser.add_argument("--theme", choices=["system", "light", "dark"], default="")
    parser.add_argument("--size", type=_size, metavar="WIDTHxHEIGHT", help="the window's size in pixels")
    parser.add_argument("--version", action="version", version=f"framing-annotator {__version__}")
    return parser.parse_args(list(argv), namespace=Words())


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)
