"""Codebooks in the menu that come from elsewhere or go there: ready ones, files in and files out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.errors import AnnotatorError
from annotator.gui.actions import action
from annotator.gui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.codebooks.formats import Read
    from annotator.gui.codebook.import_window import ImportCodebookWindow
    from annotator.gui.codebook.ready_window import ReadyWindow

TOPIC = "read a codebook"


class CodebookFiles:
    """What a person can do with codebooks that others made, and to give theirs to others."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace = workspace
        self._parent = window
        self._ready: ReadyWindow | None = None
        self._importing: ImportCodebookWindow | None = None

    @action("Add a &ready codebook...", menu="Code", group=5, order=3)
    def add_ready_codebook(self) -> None:
        """Look at the codebooks that come with the program, with their literature, and add one."""
        if self._ready is None:
            from annotator.gui.codebook.ready_window import ReadyWindow

            self._ready = ReadyWindow(self._workspace, self._parent)
        self._ready.show()
        self._ready.activateWindow()

    @action("&Import a codebook...", menu="Code", group=5, order=4)
    def import_codebook(self) -> None:
        """Read codes from a file of MAXQDA, ATLAS.ti or NVivo (.qdc), a table or this program's JSON."""
        from annotator.codebooks.files import read_codebook
        from annotator.codebooks.formats import formats
        from annotator.gui.exporting import last_folder

        workspace = self._workspace
        patterns = " ".join(f"*{one.suffix}" for one in formats())
        filters = f"Codebooks ({patterns});;All files (*)"
        chosen = workspace.interaction.open_files(
            "Import a codebook", filters, last_folder(workspace.settings)
        )
        if chosen:
            ids = [code.id for code in workspace.corpus.all_codes()]
            workspace.jobs.run(
                TOPIC,
                read_codebook,
                chosen[0],
                ids,
                done=lambda read: self._show(chosen[0], read),
                failed=self._refused,
            )

    def _show(self, path: Path, read: "Read") -> None:
        if self._importing is None:
            from annotator.gui.codebook.import_window import ImportCodebookWindow

            self._importing = ImportCodebookWindow(self._workspace, self._parent)
        self._importing.show_file(path, read)
        self._importing.show()
        self._importing.activateWindow()

    def _refused(self, error: BaseException) -> None:
        self._workspace.interaction.warn("No codebook was read", str(error))

    @action("E&xport the codebook...", menu="Code", group=5, order=5)
    def export_codebook(self) -> None:
        """Write the codes to a file for other programs, a spreadsheet or another corpus."""
        from annotator.codebooks import Codebook, Told
        from annotator.codebooks.formats import formats
        from annotator.gui.exporting import last_folder
        from annotator.gui.file_names import file_name

        workspace, forms = self._workspace, formats()
        title = "Export the codebook"
        chosen = workspace.interaction.choose(title, "As what?", [one.title for one in forms])
        if chosen is None:
            return
        form, codes = forms[chosen], workspace.corpus.all_codes()
        name = f"{file_name(workspace.corpus.name)}, codebook{form.suffix}"
        target = workspace.interaction.save_file(
            title, last_folder(workspace.settings) / name, f"{form.title} (*{form.suffix})"
        )
        if target is None:
            return
        book = Codebook(title=workspace.corpus.name, told=tuple(Told(code=code) for code in codes))
        try:
            from annotator.exporters import write_whole

            write_whole(target, [form.write(book)])
        except (AnnotatorError, OSError) as error:
            workspace.interaction.warn("Not exported", f"{error}\nThe corpus is as it was.")
            return
        losses = form.losses(codes)
        workspace.told.emit(f"Exported to {target}")
        if losses:
            workspace.interaction.tell("Exported", f"{target.name} is written.\n\n" + "\n".join(losses))
