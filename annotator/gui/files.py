"""Opening, creating, adding and exporting: the File menu, drag-and-drop and the words of the command line."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from annotator import machine
from annotator.codebooks import starter_codes
from annotator.corpus import Corpus, Problem, is_onefile, read_onefile
from annotator.errors import AnnotatorError
from annotator.gui.actions import action
from annotator.gui.articles import chosen_articles
from annotator.gui.intake import fetch_page, is_quick, read_files
from annotator.gui.workspace import Workspace
from annotator.sample import sample_corpus

if TYPE_CHECKING:
    from annotator.gui.earlier_versions import EarlierVersions
    from annotator.gui.importing.window import ImportWindow
    from annotator.importers import Imported

SHOWN = 6
"""How many problems a message shows; the others stand in its details."""


class Files:
    """The File menu."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._earlier: EarlierVersions | None = None
        self._importing: ImportWindow | None = None

    @action("&New corpus...", menu="File", keys=["Ctrl+N"], group=0, order=0)
    def new(self) -> None:
        """Make an empty corpus with the starter codebook, in a folder of its own."""
        interaction = self._workspace.interaction
        from annotator.gui.drafts import free_folder

        folder = interaction.save_file("New corpus", free_folder(machine.documents(), "My study"), "")
        if folder is None:
            return
        try:
            self._workspace.open_corpus(Corpus.create(folder, folder.name, codes=starter_codes()))
        except (AnnotatorError, OSError) as error:
            interaction.warn("No corpus was made", str(error))

    @action("&Open...", menu="File", keys=["Ctrl+O"], group=0, order=1, tip="Articles or a corpus JSON file")
    def open(self) -> None:
        """Open articles, a corpus JSON file, or the corpus.json of a corpus folder."""
        from annotator.importers import importers  # formats are named when somebody asks for them

        patterns = sorted({f"*{suffix}" for importer in importers() for suffix in importer.suffixes})
        filters = f"Articles and corpora ({' '.join(patterns)} *.json);;All files (*)"
        self.open_paths(self._workspace.interaction.open_files("Open", filters, self._last_folder()))

    @action("Open &folder...", menu="File", keys=["Ctrl+Shift+O"], group=0, order=2)
    def open_folder(self) -> None:
        """Open a corpus folder, or all articles in a folder."""
        folder = self._workspace.interaction.open_folder("Open a corpus folder", self._last_folder())
        if folder is not None:
            self.open_paths([folder])

    @action(
        "Open from the &web...",
        menu="File",
        group=0,
        order=2,
        tip="The page at an address; nothing else uses the network",
    )
    def open_from_web(self) -> None:
        """Fetch the page at an address that a person gives, and open its article."""
        from annotator.gui.importing.asking import ask_address

        url = ask_address(self._workspace.interaction)
        if not url:
            return
        if self._workspace.corpus.path is not None:
            self._import([])
            assert self._importing is not None
            self._importing.look_at_page(url)
        else:
            fetch_page(self._workspace, url, self._open_articles)

    @action("&Import...", menu="File", keys=["Ctrl+Shift+I"], group=0, order=3)
    def import_articles(self) -> None:
        """Look at files of many formats, and take their articles into the open corpus."""
        self._import([])

    def _import(self, paths: Sequence[Path]) -> None:
        if self._importing is None:
            from annotator.gui.importing.window import ImportWindow

            self._importing = ImportWindow(self._workspace, self._workspace.interaction.parent)
        self._importing.show()
        self._importing.activateWindow()
        self._importing.look_at(paths)

    @action("Open the &sample", menu="File", group=0, order=4)
    def open_sample(self) -> None:
        """Open the bundled sample, or the copy in which it was worked on."""
        self._open_draft(sample_corpus())

    @action("Earlier &versions...", menu="File", group=1, order=2)
    def earlier_versions(self) -> None:
        """Look up what the corpus was before, and restore an article, a coder's work or all."""
        if self._earlier is None:
            from annotator.gui.earlier_versions import EarlierVersions

            self._earlier = EarlierVersions(self._workspace, self._workspace.interaction.parent)
        self._earlier.refresh()
        self._earlier.show()
        self._earlier.activateWindow()

    @action("Save &as...", menu="File", keys=["Ctrl+Shift+S"], group=1, order=0)
    def save_as(self) -> None:
        """Write the corpus to another folder and go on there."""
        from annotator.gui.drafts import free_folder

        workspace = self._workspace
        chosen = workspace.interaction.save_file(
            "Save the corpus as a new folder", free_folder(machine.documents(), workspace.corpus.name), ""
        )
        if chosen is None:
            return
        try:
            here = workspace.article.id if workspace.article else ""
            workspace.open_corpus(workspace.corpus.save_as(chosen, name=chosen.name), article=here)
            workspace.told.emit(f"Saved as {chosen}. You are working there now.")
        except (AnnotatorError, OSError) as error:
            workspace.interaction.warn("Not saved as", f"{error}\nThe open corpus is as it was.")

    @action("&Export...", menu="File", keys=["Ctrl+E"], group=1, order=1)
    def export(self) -> None:
        """Write the corpus as one JSON file, as JSON Lines or as CSV."""
        from annotator.gui.exporting import export

        export(self._workspace)

    @action("Export the c&hosen articles...", menu="File", keys=["Ctrl+Shift+E"], group=1, order=1)
    def export_chosen(self) -> None:
        """Write the articles that are chosen in the list, and what was coded in them."""
        from annotator.gui.exporting import export

        chosen = chosen_articles(self._workspace)
        if chosen:
            export(self._workspace, chosen)

    @action("&Quit", menu="File", keys=["Ctrl+Q"], group=2, order=0)
    def quit(self) -> None:
        """Close the window; everything is saved."""
        QApplication.closeAllWindows()

    # --- what everything above comes to ------------------------------------------------------------------

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open whatever is given: one corpus, or articles in any number (folders are looked through)."""
        if not paths:
            return
        self._workspace.settings.put("last_folder", str(paths[0].parent))
        if len(paths) == 1 and self._is_open(paths[0]):
            return
        try:
            corpus = _as_corpus(paths[0]) if len(paths) == 1 else None
        except (AnnotatorError, OSError) as error:
            self._workspace.interaction.warn("Not opened", f"{error}\nThe open corpus is as it was.")
            return
        if corpus is None:
            self._open_files(paths)
        elif corpus.path is None:
            self._open_draft(corpus)
        else:
            self._open(corpus)

    def _open_files(self, paths: Sequence[Path]) -> None:
        """Open articles: into a corpus on the disk after a look at what the files hold, else as a draft."""
        from annotator.importers import find_files

        files = find_files(paths).files
        if self._workspace.corpus.path is not None and not is_quick(files):
            self._import(paths)
        else:
            read_files(self._workspace, files, self._open_articles)

    def open_recent_or_sample(self) -> None:
        """Open the corpus that was open last, else the sample: what a start without words shows."""
        for known in self._workspace.settings.recent():
            folder = Path(known)
            if (folder / "corpus.json").is_file():
                self.open_paths([folder])
                return
        self.open_sample()

    def _is_open(self, path: Path) -> bool:
        """Say whether a path is the open corpus: opened twice, it would find itself locked.

        One that may only be read is opened again: whoever wrote in it may have closed it.
        """
        folder = path.parent if path.name == "corpus.json" else path
        corpus = self._workspace.corpus
        if corpus.path is None or corpus.read_only:
            return False
        try:
            return folder.samefile(corpus.path)  # to Windows and macOS, `study` and `Study` are one
        except OSError:
            return False

    def _open(self, corpus: Corpus) -> None:
        self._workspace.open_corpus(corpus)
        if corpus.problems:
            self._workspace.interaction.tell(
                "Opened, with remarks",
                f"{_first(corpus.problems)}\n\nEverything else is open.",
                details=_listed(corpus.problems),
            )

    def _open_draft(self, draft: Corpus) -> None:
        """Open the folder in which a draft was worked on before, if it is still there, else the draft."""
        from annotator.gui.drafts import copy_of

        folder = copy_of(draft, self._workspace.settings)
        if folder is None:
            self._open(draft)
        else:
            self.open_paths([folder])

    def _open_articles(self, imported: "Imported") -> None:
        workspace = self._workspace
        if imported.textless and not imported.articles:
            self._ask_columns(imported)
            return
        if imported.problems:
            workspace.interaction.warn(
                "Not everything could be read", _first(imported.problems), details=_listed(imported.problems)
            )
        if not imported.articles:
            return
        if workspace.corpus.path is None:
            self._open_draft(_draft_of(imported))
            return
        from annotator.gui.adding import add_articles

        ids = add_articles(workspace, imported.articles)
        if ids:
            workspace.show_article(ids[0])

    def _ask_columns(self, imported: "Imported") -> None:
        """Let a person say which columns of tables hold what, for a corpus of their own."""
        files = list(dict.fromkeys(problem.file for problem in imported.problems))
        if self._workspace.corpus.path is None:
            name, known_by = Path(files[0]).stem, sha256("\n".join(files).encode()).hexdigest()
            self._open_draft(
                Corpus.draft(name, codes=starter_codes(), derived_from=f"tables-{known_by[:16]}")
            )
        self._import(list(map(Path, files)))

    def _last_folder(self) -> Path:
        from annotator.gui.exporting import last_folder

        return last_folder(self._workspace.settings)


def _listed(problems: Sequence[Problem]) -> str:
    return "\n".join(f"{one.file} {one.where}: {one.message}".replace(" :", ":") for one in problems)


def _first(problems: Sequence[Problem]) -> str:
    """Say the first few problems in full and count the rest; all of them stand in the details."""
    shown = _listed(problems[:SHOWN])
    rest = len(problems) - SHOWN
    return f"{shown}\n... and {rest} more." if rest > 0 else shown


def _as_corpus(path: Path) -> Corpus | None:
    """Return the corpus at a path; None when what is there are articles."""
    if path.is_dir():
        return Corpus.open(path) if (path / "corpus.json").exists() else None
    if path.name == "corpus.json" and (path.parent / "articles").is_dir():
        return Corpus.open(path.parent)
    if path.suffix.lower() == ".json" and is_onefile(path):
        return read_onefile(path)
    return None


def _draft_of(imported: "Imported") -> Corpus:
    """Return articles as a corpus that is not on the disk yet, with the annotations that came with them."""
    from annotator.importers import draft_of

    first = imported.articles[0]
    name = first.headline or Path(first.provenance.name).stem or "Articles"
    return draft_of(name, codes=starter_codes(), articles=imported.articles, brought=imported.brought)
