"""The import window: files are read beside it, shown as a table, corrected, then taken into the corpus."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.corpus import Corpus
from annotator.gui.importing.columns import Columns, with_role
from annotator.gui.importing.table import Line, PreviewTable
from annotator.gui.interaction import Interaction
from annotator.gui.widgets.plain import PlainLabel, explain
from annotator.gui.workspace import Workspace
from annotator.importers import (
    DATE_ORDERS,
    FileReport,
    FileTaken,
    Options,
    Preview,
    Role,
    Table,
    find_files,
    is_url,
    read_report,
    read_url,
    take,
    troubles,
)

TOPIC = "import"
PORTION = 100
"""Articles that one job puts into the corpus: to stop waits for no more than that."""
DATES = {"": "as they say", "dmy": "day first", "mdy": "month first", "ymd": "year first"}
ENCODINGS = ("", "utf-8", "cp1252", "latin-1", "cp1250", "cp1251", "utf-16", "shift_jis", "gb18030")
HINT = "Choose files or a folder, or drop them here. Nothing is written before you press Import."


class ImportWindow(QWidget):
    """Shows what files hold before anything is written; what is known already is not taken again."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._files: list[Path | str] = []
        self._waiting: deque[Path | str] = deque()
        self._tables: dict[str, Table] = {}
        self._roles: dict[str, dict[str, Role]] = {}
        self._taking: deque[list[FileReport]] = deque()
        self._new: list[str] = []
        self._said: list[str] = []
        self._total = 0
        self._reads = False
        self._preview = Preview(workspace.corpus)
        self.model = PreviewTable()
        self.table = QTableView()
        self.encoding, self.dates, self.outlet = QComboBox(), QComboBox(), QLineEdit()
        self.status = PlainLabel(HINT)
        self.report = QPlainTextEdit()
        self.choose, self.choose_folder = QPushButton("Files..."), QPushButton("Folder...")
        self.page = QPushButton("Web page...")
        self.show_columns, self.columns = QPushButton("Columns"), Columns()
        self.merge, self.stop = QPushButton("Merge spellings"), QPushButton("Stop")
        self.take = QPushButton("Import")
        self._build()
        self.model.edited.connect(self._follow)
        self._follow()

    # --- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("Import articles")
        self.resize(1040, 680)
        self.setAcceptDrops(True)
        for code in ENCODINGS:
            self.encoding.addItem(code or "found in the file", code)
        for order in DATE_ORDERS:
            self.dates.addItem(DATES[order], order)
        column = QVBoxLayout(self)
        column.addLayout(self._options())
        column.addWidget(self.columns)
        self.show_columns.setCheckable(True)
        self.show_columns.setEnabled(False)
        self.columns.hide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.report)
        split.setSizes([500, 120])
        column.addWidget(split, 1)
        last = QHBoxLayout()
        last.addWidget(self.status, 1)
        for button in (self.merge, self.stop, self.take):
            last.addWidget(button)
        column.addLayout(last)
        self._build_table()
        self._connect()

    def _options(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.choose_folder)
        row.addWidget(self.page)
        row.addWidget(self.show_columns)
        row.addStretch(1)
        for said, field in (
            ("Encoding", self.encoding),
            ("Dates", self.dates),
            ("Outlet where none is named", self.outlet),
        ):
            row.addWidget(PlainLabel(said, role="small", wrap=False))
            row.addWidget(field)
            field.setAccessibleName(said)
        self.outlet.setMaximumWidth(180)
        return row

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Articles in the files")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section, width in ((1, 170), (2, 100), (3, 64), (4, 130), (5, 280)):
            table.setColumnWidth(section, width)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("What was found in each file")
        self.report.setPlaceholderText("What was found in each file is told here.")

    def _connect(self) -> None:
        for button, does, said in (
            (self.choose, self._choose, "Choose files to look at"),
            (self.choose_folder, self._choose_folder, "Look at all files of known formats in a folder"),
            (
                self.page,
                self._choose_page,
                "Look at the page at an address; only for this is the network used",
            ),
            (self.merge, self._merge, "Give outlets that differ only in spelling the most frequent one"),
            (self.stop, self.halt, "Stop; what was read or taken until then stays"),
            (self.take, self._take, "Put the checked articles into the corpus"),
        ):
            explain(button, said)
            button.clicked.connect(lambda _checked=False, does=does: does())
        explain(self.show_columns, "What the columns of tables hold, to be chosen otherwise")
        self.show_columns.toggled.connect(self.columns.setVisible)
        self.columns.chosen.connect(self._choose_role)
        self.encoding.activated.connect(lambda _at: self._again())
        self.dates.activated.connect(lambda _at: self._again())
        self.outlet.editingFinished.connect(self._again_if_outlet)
        QShortcut(QKeySequence("Esc"), self, self.close)

    # --- reading -----------------------------------------------------------------------------------------

    def look_at(self, paths: Iterable[Path]) -> None:
        """Read files, and all files of known formats in folders, below those that are shown already."""
        found = find_files(paths)
        fresh = [file for file in found.files if file not in self._files]
        self._files += fresh
        self._waiting += fresh
        self._total = len(self._files)
        left = sum(found.left.values())
        if left:
            self._say(f"{left:,} files of other formats in the folders are left alone.")
        self._read_on()

    def look_at_page(self, url: str) -> None:
        """Fetch and read the page at an address, below what is shown already."""
        if url not in self._files:
            self._files.append(url)
            self._waiting.append(url)
            self._total = len(self._files)
            self._read_on()

    def _again(self) -> None:
        """Read everything anew: what a person said of the files has changed."""
        self._workspace.jobs.drop(TOPIC)
        self.model.clear()
        self.report.clear()
        self._preview = Preview(self._workspace.corpus)
        self._waiting = deque(self._files)
        self._read_next()

    def _read_on(self) -> None:
        """Read what is waiting, unless a file is being read: its answer would not arrive."""
        if self._reads:
            self._follow()
        else:
            self._read_next()

    def _again_if_outlet(self) -> None:
        if self.outlet.isModified() and self._files:
            self.outlet.setModified(False)  # Qt takes the state by position
            self._again()

    def _chosen(self, file: Path | str) -> Options:
        return Options(
            columns=self._roles.get(str(file)),
            encoding=str(self.encoding.currentData()),
            date_order=DATE_ORDERS[self.dates.currentIndex()],
            outlet=self.outlet.text().strip(),
        )

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
            self._chosen(file),
            done=self._show,
            failed=lambda error: self._failed(file, error),
        )

    def _show(self, report: FileReport) -> None:
        rows = self._preview.rows(report)
        lines = [
            Line(row, entry, report, row.duplicate not in ("known", "twice"))
            for row, entry in zip(rows, report.entries, strict=True)
        ]
        self.model.add(lines)
        self._show_table(report)
        name = _shown(report.file)
        for trouble in troubles(report):
            where = f", {trouble.where}" if trouble.where else ""
            self._say(f"{name}{where}: {trouble.message}")
        if not report.error:
            known = sum(not line.taken for line in lines)
            self._say(f"{name}: {report.found:,} found ({report.title}), {known:,} known already.")
        self._read_next()

    def _show_table(self, report: FileReport) -> None:
        """Let the columns of a table be chosen; where it has no texts, that is what has to be done."""
        if report.table is None:
            return
        self._tables[report.file] = report.table
        self.columns.show_tables(self._tables)
        self.show_columns.setEnabled(True)
        if report.error:
            self.show_columns.setChecked(True)

    def _choose_role(self, file: str, column: str, role: Role) -> None:
        """Take a column for something else, in all files that have the same columns, and read them again."""
        names = [one.name for one in self._tables[file].columns]
        for other, table in self._tables.items():
            if [one.name for one in table.columns] == names:
                self._roles[other] = with_role(self._roles.get(other, {}), column, role)
        self._again()

    def _failed(self, file: Path | str, error: BaseException) -> None:
        self._say(f"{_shown(str(file))}: {error}. Nothing was taken from it.")
        self._read_next()

    # --- taking ------------------------------------------------------------------------------------------

    def _take(self) -> None:
        workspace = self._workspace
        if not self.model.taken() or not workspace.begin_import():
            return
        self._new = []
        self._taking = deque(_portions(self.model.taken()))
        self._total = len(self._taking)
        self._take_next()

    def _take_next(self) -> None:
        if not self._taking:
            self._finish()
            return
        self._follow()
        portion = self._taking.popleft()
        self._workspace.jobs.run(
            TOPIC,
            take_portion,
            self._workspace.corpus,
            portion,
            done=self._taken,
            failed=self._refused,
        )

    def _taken(self, done: Sequence[FileTaken]) -> None:
        for one in done:
            self._new += one.added
            marks = f", {one.annotations:,} annotations" if one.annotations else ""
            name = _shown(one.report.file)
            self._say(f"{name}: {len(one.added):,} added, {one.known:,} known already{marks}.")
        self._take_next()

    def _refused(self, error: BaseException) -> None:
        self._taking.clear()
        self._workspace.interaction.warn("Not everything was imported", str(error))
        self._finish()

    def _finish(self) -> None:
        count = len(self._new)
        self._workspace.end_import(self._new)
        self._say(f"{count:,} articles were added to the corpus.")
        self._preview = Preview(self._workspace.corpus)
        self.model.clear()
        self._files.clear()
        self._forget_tables()
        self._follow()
        self._new = []

    def _forget_tables(self) -> None:
        self._tables.clear()
        self._roles.clear()
        self.show_columns.setChecked(False)
        self.show_columns.setEnabled(False)

    def halt(self) -> None:
        """Stop reading or taking; what was done until then stays."""
        if self._taking:
            self._taking.clear()
        else:
            self._waiting.clear()

    # --- the rest ----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Say how far everything is, and what can be done now."""
        taken, shown = len(self.model.taken()), len(self.model.lines)
        busy = bool(self._waiting or self._taking or self._reads)
        if self._taking:
            said = f"Importing, {len(self._taking):,} portions to go..."
        elif self._waiting or self._reads:
            said = f"Reading, {len(self._waiting) + self._reads:,} of {self._total:,} files to go..."
        else:
            said = f"{taken:,} of {shown:,} articles will be imported." if shown else HINT
        self.status.setText(said)
        self.stop.setEnabled(busy)
        self.take.setEnabled(bool(taken) and not busy)
        spellings = self.model.spellings() if not busy else {}
        self.merge.setEnabled(bool(spellings))
        merged = "\n".join(f"{one} → {best}" for one, best in sorted(spellings.items())[:20])
        explain(self.merge, f"Only the spelling differs:\n{merged}" if merged else "Nothing to merge")

    def _merge(self) -> None:
        self.model.rename(self.model.spellings())

    def _say(self, line: str) -> None:
        self.report.appendPlainText(line)

    def _choose(self) -> None:
        folder = Path(self._workspace.settings.get("last_folder", str(Path.home())))
        files = self._workspace.interaction.open_files("Files to import", "All files (*)", folder)
        if files:
            self._workspace.settings.put("last_folder", str(files[0].parent))
            self.look_at(files)

    def _choose_folder(self) -> None:
        folder = Path(self._workspace.settings.get("last_folder", str(Path.home())))
        chosen = self._workspace.interaction.open_folder("Folder to import", folder)
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


def _portions(lines: Sequence[Line]) -> Iterable[list[FileReport]]:
    """Yield reports that hold what is taken of their files, some articles at a time."""
    for at in range(0, len(lines), PORTION):
        some = lines[at : at + PORTION]
        by_file = [list(of_file) for _file, of_file in groupby(some, key=lambda line: line.row.file)]
        yield [
            replace(of_file[0].report, entries=tuple(line.entry for line in of_file)) for of_file in by_file
        ]


def read_any(file: Path | str, options: Options) -> FileReport:
    """Read a file, or fetch and read the page at an address."""
    return read_url(file, options) if isinstance(file, str) else read_report(file, options)


def ask_address(interaction: Interaction) -> str:
    """Ask for the address of a page; return nothing when there is none."""
    said = interaction.ask_text("Open from the web", "Address of the page (https://...):")
    if not said or not said.strip():
        return ""
    if not is_url(said):
        interaction.warn(
            "Not fetched", f"{said.strip()[:200]} is no address: it begins with http:// or https://."
        )
        return ""
    return said.strip()


def _shown(file: str) -> str:
    return file if is_url(file) else Path(file).name


def take_portion(corpus: Corpus, reports: Sequence[FileReport]) -> list[FileTaken]:
    """Put the articles of some reports into the corpus."""
    return list(take(corpus, reports))
