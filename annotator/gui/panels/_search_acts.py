"""What can be done with the hits of a search: shown in their articles, coded, written to a file."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from annotator.errors import AnnotatorError
from annotator.exporters import write_whole
from annotator.gui.coding_hits import CodingHits
from annotator.gui.exporting import last_folder
from annotator.gui.file_names import file_name
from annotator.gui.panels._search_words import counted
from annotator.gui.widgets.code_menu import fill_code_menu
from annotator.gui.widgets.plain import one_line
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Code, Span
from annotator.search import Row
from annotator.search.written import as_csv, as_jsonl

MANY = 100
"""Hits from which on coding all of them is asked about."""


class HitActs:
    """Carries out in the workspace what a person does with hits."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._coding = CodingHits(workspace)
        self._codes: dict[str, tuple[Annotation, ...]] = {}
        self.complete = True
        """Whether all hits are listed: else it is said that others stay as they are."""

    # --- showing -----------------------------------------------------------------------------------------

    def open(self, row: Row, *, stay: bool) -> None:
        """Show a hit in its article, and go there unless the keyboard shall stay in the list."""
        workspace = self._workspace
        if workspace.corpus.position(row.article) is None:
            workspace.told.emit("This article is not in the corpus any more.")
            return
        if workspace.article is None or workspace.article.id != row.article:
            workspace.show_article(row.article)
        if row.end:
            workspace.selection_wanted.emit(row.start, row.end)
        if row.key:
            workspace.focus.set(row.key)
        if not stay:
            workspace.visited = Span(row.start, row.end)
            workspace.text_wanted.emit()

    # --- coding ------------------------------------------------------------------------------------------

    def offer_codes(self, menu: QMenu, rows: Sequence[Row]) -> None:
        """Fill a menu with the codes that hits can get."""
        fill_code_menu(menu, self._workspace.corpus.codes(), lambda code: self.code(list(rows), code))

    def code_of_key(self, key: str) -> Code | None:
        """Return the code that a key stands for; when there is none, say so."""
        codes = self._workspace.corpus.codes()
        code = next((code for code in codes if code.key and code.key.lower() == key.lower()), None)
        if code is None:
            self._workspace.told.emit(f"No code has the key {key.upper()}.")
        return code

    def code(self, rows: Sequence[Row], code: Code) -> None:
        """Code hits; a great many, or some of a search that is not complete, only after a question."""
        if len(rows) <= MANY or self._is_meant(len(rows), code):
            self._coding.code(rows, code)

    def _is_meant(self, count: int, code: Code) -> bool:
        rest = "" if self.complete else "There are more hits, which are not listed and stay as they are. "
        return self._workspace.interaction.confirm(
            f"Code {count:,} hits?",
            f"{count:,} hits become annotations with the code {code.name}. {rest}"
            "Undo (Ctrl+Z) takes all of them back.",
            yes=f"Code {count:,} hits",
        )

    def codes_of(self, row: Row) -> str:
        """Return the tags of this coder's codes on the words of a hit."""
        corpus, coder = self._workspace.corpus, self._workspace.coder
        if coder is None:
            return ""
        if row.article not in self._codes:
            self._codes[row.article] = corpus.annotations_in(row.article, coder=coder.id)
        found = [one for one in self._codes[row.article] if _is_on(one, row)]
        codes = [corpus.code(key) for key in dict.fromkeys(one.code for one in found)]
        return ", ".join(one_line(code.tag or code.name) if code else "?" for code in codes)

    def forget_codes(self) -> None:
        """Look again at what was coded."""
        self._codes.clear()

    # --- writing -----------------------------------------------------------------------------------------

    def export(self, rows: Sequence[Row], query: str) -> None:
        """Write hits as CSV or JSON Lines, beside the window."""
        workspace = self._workspace
        suggestion = last_folder(workspace.settings) / f"{file_name(workspace.corpus.name)} hits.csv"
        target = workspace.interaction.save_file(
            "Export the hits", suggestion, "CSV (*.csv);;JSON Lines (*.jsonl *.ndjson)"
        )
        if target is None:
            return
        lines = as_jsonl if target.suffix.lower() in (".jsonl", ".ndjson") else as_csv

        def write() -> None:
            write_whole(target, (line.encode("utf-8") for line in lines(rows, query)))

        def done(_nothing: None) -> None:
            workspace.told.emit(f"Exported {counted(len(rows), 'hit')} to {target}")

        def failed(error: BaseException) -> None:
            if not isinstance(error, AnnotatorError):
                raise error
            workspace.interaction.warn("Not exported", str(error))

        workspace.jobs.run("export of hits", write, done=done, failed=failed)


def _is_on(annotation: Annotation, row: Row) -> bool:
    """Say whether an annotation is on a hit: its words have it, or its article when it is one as a whole."""
    if not row.end:
        return not annotation.target
    return any(one.start < row.end and row.start < one.end for one in annotation.within(row.article))
