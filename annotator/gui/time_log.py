"""The time log: seconds per article and annotation, by way of input. Off until somebody wants it.

It stays on this machine, outside the corpus, one line of JSON an entry, and goes nowhere by itself.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import msgspec
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from annotator import machine
from annotator.coding.timing import CSV_HEADINGS, Hand, Stopwatch, Timed
from annotator.errors import AnnotatorError
from annotator.gui.actions import Actions, action
from annotator.gui.workspace import Changed, Workspace
from annotator.model import Annotation

_KEYS = QEvent.Type.KeyPress
_MOUSE = QEvent.Type.MouseButtonPress


def know_event_types() -> None:
    """Make the types of all events.

    PySide makes a type when it is first met. The process may end when that is in an event filter of the whole
    program, which meets every event (seen in PySide 6.11).
    """
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            if name.endswith("Event"):
                getattr(module, name)


class TimeLog(QObject):
    """Follows the hand while it is switched on; `clock` gives seconds that never go back."""

    def __init__(self, workspace: Workspace, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._workspace = workspace
        self._clock = clock
        self._watch = Stopwatch(clock())
        self._hand: Hand = ""
        self._article = ""
        self.on = False
        workspace.changed.connect(self._follow)
        workspace.leaving.connect(self._leave)

    def show_state(self, actions: Actions) -> None:
        """Go on where it was left: on or off."""
        actions["log_time"].setChecked(bool(self._workspace.settings.get("time_log", False)))

    @action("Log my &time", menu="Code", submenu="Time &log", group=8, order=0, checkable=True)
    def log_time(self, wanted: bool) -> None:  # noqa: FBT001  # Qt hands the state on by position
        """Note on this computer how long articles and annotations take; nothing of it is in the corpus."""
        if wanted == self.on:
            return
        self._leave()
        self.on = wanted
        self._workspace.settings.put("time_log", wanted)
        app = QApplication.instance()
        if app is None:
            return
        if wanted:
            know_event_types()
            app.installEventFilter(self)
            self._begin()
        else:
            app.removeEventFilter(self)

    @action("&Export the time log...", menu="Code", submenu="Time &log", group=8, order=1)
    def export_log(self) -> None:
        """Write the log of this corpus as CSV."""
        from annotator.exporters import write_whole
        from annotator.gui.file_names import file_name

        workspace = self._workspace
        entries = tuple(read_log(log_path(workspace.corpus.info.id)))
        if not entries:
            workspace.told.emit("Nothing was logged for this corpus yet.")
            return
        from annotator.gui.exporting import last_folder

        proposed = last_folder(workspace.settings) / f"{file_name(workspace.corpus.name)} time.csv"
        target = workspace.interaction.save_file("Export the time log", proposed, "CSV (*.csv)")
        if target is None:
            return
        try:
            write_whole(target, (piece.encode("utf-8") for piece in as_csv(entries)))
        except AnnotatorError as error:
            workspace.interaction.warn("Not exported", str(error))
            return
        workspace.told.emit(f"{len(entries):,} lines written to {target}")

    @action("&Forget the time log...", menu="Code", submenu="Time &log", group=8, order=2)
    def forget_log(self) -> None:
        """Delete the log of this corpus from this computer."""
        path = log_path(self._workspace.corpus.info.id)
        if not path.exists():
            self._workspace.told.emit("Nothing was logged for this corpus yet.")
        elif self._workspace.interaction.confirm(
            "Forget the time log",
            "Delete what was logged for this corpus? The corpus stays as it is.",
            yes="Delete",
        ):
            path.unlink(missing_ok=True)

    # --- following the hand ------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take every key and click for a sign of work, and let it pass."""
        if event.type() in (_KEYS, _MOUSE):
            self._hand = "keyboard" if event.type() == _KEYS else "mouse"
            self._watch.sign(self._clock())
        return False

    def _follow(self, what: Changed) -> None:
        if not self.on:
            return
        if what.touches("article", "corpus"):
            article = self._workspace.article
            if (article.id if article is not None else "") != self._article:
                self._leave()
                self._begin()
        if what.change is not None:
            for put in what.change.puts:
                made = put.after
                if isinstance(made, Annotation) and put.before is None and self._workspace.here.holds(made):
                    self._note_annotation(made)

    def _begin(self) -> None:
        article = self._workspace.article
        self._article = article.id if article is not None else ""
        self._watch = Stopwatch(self._clock())

    def _leave(self) -> None:
        """Note how long the article was open that is left now."""
        if self.on and self._article:
            self._note(
                Timed(
                    at=machine.now(),
                    coder=self._coder(),
                    what="article",
                    article=self._article,
                    seconds=self._watch.total(self._clock()),
                    mode=self._workspace.mode,
                )
            )
        self._article = ""

    def _note_annotation(self, made: Annotation) -> None:
        self._note(
            Timed(
                at=machine.now(),
                coder=self._coder(),
                what="annotation",
                article=made.article,
                annotation=made.id,
                code=made.code,
                seconds=self._watch.lap(self._clock()),
                input=self._hand,
                mode=made.mode,
            )
        )

    def _coder(self) -> str:
        return self._workspace.coder.name if self._workspace.coder is not None else ""

    def _note(self, entry: Timed) -> None:
        path = log_path(self._workspace.corpus.info.id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as file:
                file.write(msgspec.json.encode(asdict(entry)) + b"\n")
        except OSError as error:
            self._workspace.told.emit(f"The time log could not be written: {error.strerror}.")


def log_path(corpus: str) -> Path:
    """Return where the log of a corpus is on this machine."""
    return machine.local_state() / "time" / f"{corpus}.jsonl"


def read_log(path: Path) -> Iterator[Timed]:
    """Yield the lines of a log; a line that was cut off is left out."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Timed)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue


def as_csv(entries: tuple[Timed, ...]) -> Iterator[str]:
    """Yield the log as CSV, line by line."""
    from annotator.csv_lines import csv_line

    yield from map(csv_line, (CSV_HEADINGS, *(entry.cells for entry in entries)))
