"""Writing the corpus, or the articles that are chosen, to a file in one of the export formats."""

from collections.abc import Sequence
from pathlib import Path

from annotator.errors import AnnotatorError
from annotator.gui.settings import Settings
from annotator.gui.workspace import Workspace


def export(workspace: Workspace, articles: Sequence[str] = ()) -> None:
    """Ask for a format and a file, and write the corpus there, or `articles` of it alone."""
    from annotator.corpus.subset import subset
    from annotator.exporters import exporters
    from annotator.gui.file_names import file_name

    kinds = exporters()
    title = f"Export {_many(articles)}" if articles else "Export"
    chosen = workspace.interaction.choose(title, "As what?", [kind.title for kind in kinds])
    if chosen is None:
        return
    kind, corpus = kinds[chosen], workspace.corpus
    name = f"{corpus.name}, {_many(articles)}" if articles else corpus.name
    suggestion = last_folder(workspace.settings) / f"{file_name(name)}{kind.suffix}"
    target = workspace.interaction.save_file(title, suggestion, f"{kind.title} (*{kind.suffix})")
    if target is None:
        return
    try:
        kind.export(subset(corpus, articles) if articles else corpus, target)
        workspace.told.emit(f"Exported to {target}")
    except (AnnotatorError, OSError) as error:
        workspace.interaction.warn("Not exported", f"{target}: {error}\nThe corpus is as it was.")


def _many(articles: Sequence[str]) -> str:
    return "1 article" if len(articles) == 1 else f"{len(articles)} articles"


def last_folder(settings: Settings) -> Path:
    """Return the folder that was used last on this machine, if it is still there, else the person's own."""
    known = settings.get("last_folder", "")
    return Path(known) if known and Path(known).is_dir() else Path.home()
