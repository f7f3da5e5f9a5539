"""The import window: files are read beside it, shown as a table, corrected, then taken into the corpus."""

from collections import Counter, deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.gui.adding import begin_import, end_import
from annotator.gui.exporting import last_folder
from annotator.gui.importing.asking import ask_address, read_any
from annotator.gui.importing.choices import Choices
from annotator.gui.importing.columns import Columns, with_role
from annotator.gui.importing.table import Line, PreviewTable, preview_view
from annotator.gui.importing.taking import Taking
from annotator.gui.importing.telling import import_told, reading_told
from annotator.gui.widgets.plain import PlainLabel, explain, one_line
from annotator.gui.workspace import Changed, Workspace
from annotator.importers import FileReport, Preview, Role, Row, Table, find_files, lacks_text, stop_reading

TOPIC = "import preview"
Looked = tuple[FileReport, tuple[Row, ...]]
BEGINNING = 300
HINT = "Choose files or a folder, or drop them here. Nothing is written before you press Import."


class ImportWindow(QWidget):
    """Shows what files hold before anything is written; what is known already is not taken again."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._corpus = workspace.corpus
        self._files: list[Path | str] = []
        self._waiting: deque[Path | str] = deque()
        self._reports: list[Looked] = []
        self._tables: dict[str, Table] = {}
        self._roles: dict[str, dict[str, Role]] = {}
        self._taking: Taking | None = None
        self._reads = False
        self._preview, self._outlets = Preview(), Counter[str]()
        self.model = PreviewTable()
        self.table = preview_view(self.model)
        self.choices, self.columns = Choices(), Columns()
        self.beginning = PlainLabel(role="small")
        self._row = 0
        self.status = PlainLabel(HINT)
        self.report = QPlainTextEdit()
        self.choose, self.choose_folder = QPushButton("Files..."), QPushButton("Folder...")
        self.page, self.show_columns = QPushButton("Web page..."), QPushButton("Columns")
        self.merge, self.stop = QPushButton("Merge spellings"), QPushButton("Stop")
        self.take = QPushButton("Import")
        self._build()
        self._connect()
        self._compare()
        self._follow()

    # --- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("Import articles")
        self.resize(1040, 680)
        self.setAcceptDrops(True)
        self.show_columns.setCheckable(True)
        self.columns.hide()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("What was found in each file")
        self.report.setPlaceholderText("What was found in each file is told here.")
        first, last = QHBoxLayout(), QHBoxLayout()
        for button in (self.choose, self.choose_folder, self.page, self.show_columns):
            first.addWidget(button)
        first.addStretch(1)
        first.addWidget(self.choices)
        last.addWidget(self.status, 1)
        for button in (self.merge, self.stop, self.take):
            last.addWidget(button)
        split = QSplitter(Qt.Orientation.Vertical)
        upper = QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 6)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.beginning)
        split.addWidget(upper)
        split.addWidget(self.report)
        split.setSizes([480, 140])
        column = QVBoxLayout(self)
        column.addLayout(first)
        column.addWidget(self.columns)
        column.addWidget(split, 1)
        column.addLayout(last)

    def _connect(self) -> None:
        for button, does, said in (
            (self.choose, self._choose, "Choose files to look at"),
            (self.choose_folder, self._choose_folder, "Look at all files of known formats in a folder"),
            (self.page, self._choose_page, "Look at the page at an address: only this uses the network"),
            (self.merge, self._merge, "Give outlets that differ only in spelling the most frequent one"),
            (self.stop, self.halt, "Stop; what was read or taken until then stays"),
            (self.take, self._take, "Put the checked articles into the corpus"),
        ):
            explain(button, said)
            button.clicked.connect(lambda _checked=False, does=does: does())
        explain(self.show_columns, "What the columns of tables hold, to be chosen otherwise")
        self.show_columns.toggled.connect(self.columns.setVisible)
        self.columns.chosen.connect(self._choose_role)
        self.choices.changed.connect(self._again)
        self.model.edited.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._go_to(now.row()))
        self._workspace.changed.connect(self._follow_corpus)
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- reading -----------------------------------------------------------------------------------------

    def look_at(self, paths: Iterable[Path]) -> None:
        """Read files, and all files of known formats in folders, below those that are shown already."""
        found = find_files(paths)
        left = sum(found.left.values())
        if left:
            self._say(f"{left:,} files of other formats in the folders are left alone.")
        self._read([file for file in found.files if file not in self._files])

    def look_at_page(self, url: str) -> None:
        """Fetch and read the page at an address, below what is shown already."""
        self._read([url] if url not in self._files else [])

    def _read(self, files: Iterable[Path | str]) -> None:
        """Read more files: now, or when what is under way has been done."""
        fresh = list(files)
        self._files += fresh
        self._waiting += fresh
        if self._reads or self._taking:
            self._follow()
        else:
            self._read_next()

    def _again(self) -> None:
        """Read everything anew: what a person said of the files has changed."""
        self._workspace.jobs.drop(TOPIC)
        self.report.clear()
        self.model.clear()
        self._reports.clear()
        self._compare()
        self._waiting = deque(self._files)
        self._read_next()

    def _read_next(self) -> None:
        self._reads = bool(self._waiting)
        if not self._waiting:
            self._follow()
            return
        file = self._waiting.popleft()
        self._follow()
        self._workspace.jobs.run(
            TOPIC,
            read_any,
            file,
            self.choices.options(self._roles.get(str(file))),
            done=self._show,
            failed=lambda error: self._show((FileReport(file=str(file), error=str(error)), ())),
        )

    def _compare(self) -> None:
        """Compare what is read with the corpus as it is now."""
        corpus = self._corpus
        self._preview = Preview(corpus)
        self._outlets = Counter(corpus.head(key).outlet for key in corpus.articles())

    def _show(self, looked: Looked) -> None:
        report, _rows = looked
        lines = self._lines(looked)
        self._reports.append(looked)
        self.model.add(lines)
        if report.table is not None:
            self._show_table(report.file, report.table)
        for told in reading_told(report, lines):
            self._say(told)
        self._read_next()

    def _lines(self, looked: Looked) -> list[Line]:
        report, measured = looked
        rows = self._preview.compared(report, measured)
        return [
            Line(row, entry, report, taken=row.duplicate not in ("known", "twice"))
            for row, entry in zip(rows, report.entries, strict=True)
        ]

    def _show_table(self, file: str, table: Table) -> None:
        """Let the columns of a table be chosen; where it has no texts, that is what has to be done."""
        self._tables[file] = table
        self.columns.show_tables(self._tables)
        if lacks_text(table):
            self.show_columns.setChecked(True)

    def _choose_role(self, file: str, column: str, role: Role) -> None:
        """Take a column for something else, in all files that have the same columns, and read them again."""
        names = [one.name for one in self._tables[file].columns]
        for other, table in self._tables.items():
            if [one.name for one in table.columns] == names:
                self._roles[other] = with_role(self._roles.get(other, {}), column, role)
        self._again()

    # --- taking ------------------------------------------------------------------------------------------

    def _take(self) -> None:
        if not self.model.taken() or not begin_import(self._workspace):
            return
        self._taking = Taking(self._workspace, self.model.taken(), moved=self._follow, ended=self._finish)
        self._follow()
        self._taking.go_on()

    def _finish(self) -> None:
        taking = self._taking
        assert taking is not None
        self._taking = None
        end_import(self._workspace, taking.added)
        if taking.refused:
            self._workspace.interaction.warn("Not everything was imported", taking.refused)
        self.report.clear()
        reports = [report for report, _rows in self._reports]
        for told in import_told(reports, self.model.lines, taking.taken):
            self._say(told)
        count = len(taking.added)
        self._say(f"{count:,} {'article was' if count == 1 else 'articles were'} added to the corpus.")
        self._forget()
        self._read_next()

    def _forget(self) -> None:
        """Begin anew, with files that have come in the meantime."""
        self._files = list(self._waiting)
        self._compare()
        self._reports.clear()
        self._tables.clear()
        self._roles.clear()
        self.model.forget()
        self._row = 0
        self.show_columns.setChecked(False)

    def _follow_corpus(self, what: Changed) -> None:
        """Compare with the corpus that is open now; one that another has replaced gets no more articles."""
        if not what.touches("corpus") or self._workspace.corpus is self._corpus:
            return
        self._corpus = self._workspace.corpus
        if self._taking is not None:
            self._taking.abandon()
            self._taking = None
            self._say("Another corpus was opened: the rest was not imported.")
        self._compare()
        self.model.clear()
        for looked in self._reports:
            self.model.add(self._lines(looked))
        self._follow()

    def halt(self) -> None:
        """Stop reading or taking; what was done until then stays."""
        if self._taking:
            self._taking.stop()
        elif self._reads:
            left = set(self._waiting)
            self._files = [file for file in self._files if file not in left]
            self._waiting.clear()
            stop_reading()

    # --- the rest ----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Say how far everything is, and what can be done now."""
        taken, shown = len(self.model.taken()), len(self.model.lines)
        reading = len(self._waiting) + self._reads
        busy = bool(reading or self._taking)
        if self._taking:
            said = f"Importing, {self._taking.done:,} of {self._taking.total:,} articles..."
        elif busy:
            said = f"Reading, {reading:,} of {len(self._files):,} files to go..."
        else:
            said = f"{taken:,} of {shown:,} articles will be imported." if shown else HINT
        self.status.setText(said)
        self.stop.setEnabled(busy)
        self.take.setEnabled(bool(taken) and not busy)
        for part in (self.choices, self.columns, self.table):
            part.setEnabled(not self._taking)
        self.show_columns.setEnabled(bool(self._tables))
        self._offer_merging(self.model.spellings(self._outlets) if not busy else {})
        self._show_beginning()

    def _offer_merging(self, spellings: dict[str, str]) -> None:
        self.merge.setEnabled(bool(spellings))
        merged = "\n".join(f"{one} → {best}" for one, best in sorted(spellings.items())[:20])
        explain(self.merge, f"Only the spelling differs:\n{merged}" if merged else "Nothing to merge")

    def _go_to(self, row: int) -> None:
        if row >= 0:  # else the table was emptied: its files may be read again
            self._row = row
            self._show_beginning()

    def _show_beginning(self) -> None:
        """Show how the text of a row begins: there it is seen what another encoding does."""
        lines = self.model.lines
        text = lines[min(self._row, len(lines) - 1)].entry.article.text if lines else ""
        self.beginning.setText(one_line(text[: 2 * BEGINNING])[:BEGINNING])

    def _merge(self) -> None:
        self.model.rename(self.model.spellings(self._outlets))

    def _say(self, line: str) -> None:
        self.report.appendPlainText(line)

    def _choose(self) -> None:
        files = self._workspace.interaction.open_files(
            "Files to import", "All files (*)", last_folder(self._workspace.settings)
        )
        if files:
            self._workspace.settings.put("last_folder", str(files[0].parent))
            self.look_at(files)

    def _choose_folder(self) -> None:
        chosen = self._workspace.interaction.open_folder(
            "Folder to import", last_folder(self._workspace.settings)
        )
        if chosen is not None:
            self.look_at([chosen])

    def _choose_page(self) -> None:
        url = ask_address(self._workspace.interaction)
        if url:
            self.look_at_page(url)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.look_at(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading; an import that has begun goes on with the portion that it is at, and ends."""
        self.halt()
        event.accept()
