"""Writing what the window of figures shows to files: figures, tables, the report."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.comparison import comparison_table, figure_work
from annotator.comparison.comparison_table import Told
from annotator.comparison.figure_contract import FigureKind, Numbers
from annotator.corpus import Corpus
from annotator.errors import AnnotatorError
from annotator.exporters import write_whole
from annotator.gui.exporting import last_folder
from annotator.gui.file_names import file_name
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FORMS = {
    ".svg": "Drawing (SVG)",
    ".pdf": "Page (PDF)",
    ".png": "Picture, 300 dots an inch (PNG)",
    ".csv": "Numbers (CSV)",
}
TOPIC = "figure file"

Pieces = Callable[[], Iterable[bytes]]


class Saving(QObject):
    """Asks for a file and writes it off the window's thread; `said` tells how far that is."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting = 0

    @property
    def is_writing(self) -> bool:
        """Say whether a file is being written."""
        return self._waiting > 0

    def figure(self, kind: FigureKind, numbers: Numbers, suffix: str) -> None:
        """Write a figure, or its numbers, in one of `FORMS`; the worker process draws it."""
        target = self._ask(kind.title.lower(), FORMS[suffix], suffix)
        if target is not None:
            self._run(
                target,
                figure_work.figure_file,
                *(kind.name, numbers, suffix),
                process=True,
                then=lambda data: self._run(target, _write, target, lambda: [data]),
            )

    def table(self, told: Told) -> None:
        """Write a comparison as CSV."""
        self._save("comparison", FORMS[".csv"], ".csv", partial(_table, told))

    def report(self, corpus: Corpus, told: Told) -> None:
        """Write the report of a comparison: one file for a browser and for print."""
        self._save("report", "Report (HTML)", ".html", partial(_report, corpus, told))

    def pages(self, corpus: Corpus, told: Told) -> None:
        """Write the same report as pages for paper."""
        self._save("report", "Pages (PDF)", ".pdf", partial(_pages, corpus, told))

    def on_paper(self, corpus: Corpus, told: Told) -> None:
        """Ask for a printer, and print the report on it."""
        from annotator.gui.figures.printing import for_paper  # it loads what is needed for printers

        printer, workspace = for_paper(), self._workspace
        if not workspace.interaction.choose_printer(printer):
            return
        self._waiting += 1
        self.said.emit("Printing...")
        workspace.jobs.run(
            f"{TOPIC} on paper",
            _print,
            printer,
            corpus,
            told,
            done=lambda _nothing: self._finish(lambda: self.said.emit("The report is printed.")),
            failed=lambda error: self._finish(lambda: self._not_printed(error)),
        )

    def _not_printed(self, error: BaseException) -> None:
        self.said.emit("Not printed.")
        self._workspace.interaction.warn("Not printed", str(error) or type(error).__name__)

    def _save(self, name: str, form: str, suffix: str, pieces: Pieces) -> None:
        target = self._ask(name, form, suffix)
        if target is not None:
            self._run(target, _write, target, pieces)

    def _ask(self, name: str, form: str, suffix: str) -> Path | None:
        """Ask for a file; its name gets the ending of the form if it has another one."""
        workspace = self._workspace
        suggestion = last_folder(workspace.settings) / f"{file_name(workspace.corpus.name)} {name}{suffix}"
        target = workspace.interaction.save_file("Export", suggestion, f"{form} (*{suffix})")
        if target is None:
            return None
        workspace.settings.put("last_folder", str(target.parent))
        return target if target.suffix.lower() == suffix else target.with_name(target.name + suffix)

    def _run(
        self,
        target: Path,
        work: Callable[..., Any],
        *args: Any,  # noqa: ANN401  # whatever `work` takes
        process: bool = False,
        then: Callable[[Any], object] | None = None,
    ) -> None:
        """Carry out `work`, and `then` go on with what it returned; without that the file is written."""
        workspace = self._workspace
        self._waiting += 1
        self.said.emit(f"Writing {target.name}...")
        told = then or (lambda _nothing: self._tell(target))
        workspace.jobs.run(
            f"{TOPIC} {target}",
            work,
            *args,
            done=lambda answer: self._finish(lambda: told(answer)),
            failed=lambda error: self._finish(lambda: self._fail(target, error)),
            process=process,
        )

    def _finish(self, tell: Callable[[], object]) -> None:
        if isValid(self):  # the answer may come after the window has gone
            tell()
            self._waiting -= 1

    def _tell(self, target: Path) -> None:
        self.said.emit(f"Exported to {target}")
        self._workspace.told.emit(f"Exported to {target}")

    def _fail(self, target: Path, error: BaseException) -> None:
        said = str(error) if isinstance(error, AnnotatorError) else f"{target}: {error}"
        self.said.emit("Not exported.")
        self._workspace.interaction.warn("Not exported", said)


def _write(target: Path, pieces: Pieces) -> None:
    write_whole(target, pieces())


def _table(told: Told) -> Iterable[bytes]:
    return (piece.encode("utf-8", "replace") for piece in comparison_table.as_csv(told))


def _report(corpus: Corpus, told: Told) -> Iterable[bytes]:
    from annotator.comparison.report import report  # it loads the analysis of texts

    return (piece.encode("utf-8", "replace") for piece in report(corpus, told))


def _pages(corpus: Corpus, told: Told) -> Iterable[bytes]:
    from annotator.comparison.report_print import printed
    from annotator.gui.figures.printing import as_pdf

    return [as_pdf(printed(corpus, told))]


def _print(printer: "QPrinter", corpus: Corpus, told: Told) -> None:
    from annotator.comparison.report_print import printed
    from annotator.gui.figures.printing import print_on

    print_on(printer, printed(corpus, told))
