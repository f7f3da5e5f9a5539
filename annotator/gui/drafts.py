"""Drafts get a folder with their first edit: the sample, a single article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator import machine
from annotator.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.corpus import Corpus
    from annotator.gui.interaction import Interaction
    from annotator.gui.settings import Settings


def saved_draft(draft: Corpus, settings: Settings, interaction: Interaction) -> Corpus:
    """Return a draft as it is in a folder of its own, which this machine remembers."""
    origin = draft.info.derived_from
    folder = free_folder(machine.documents(), draft.name)
    try:
        saved = draft.save_as(folder)
    except AnnotatorError as error:
        folder = free_folder(machine.local_state() / "corpora", draft.name)
        saved = draft.save_as(folder)
        interaction.warn(
            "Kept in another folder", f"{error}\nYour work is kept in {folder}. File > Save as moves it."
        )
    settings.add_recent(folder)
    settings.put("copies", {**settings.get("copies", {}), origin: str(folder)})
    return saved


def copy_of(draft: Corpus, settings: Settings) -> Path | None:
    """Return the folder in which a draft was worked on before, if it is still there."""
    copies: dict[str, object] = settings.get("copies", {})
    known = copies.get(draft.info.derived_from)
    folder = Path(known) if isinstance(known, str) else None
    return folder if folder is not None and (folder / "corpus.json").is_file() else None


def free_folder(parent: Path, name: str) -> Path:
    """Return a folder in `parent` that does not exist yet, called `name` or `name 2`, `name 3`, ...

    What some system forbids in names is left out, as `file_name` says.
    """
    from annotator.gui.file_names import file_name  # nothing is named before somebody edits

    safe = file_name(name)
    number = 1
    while True:
        folder = parent / (safe if number == 1 else f"{safe} {number}")
        if not folder.exists():
            return folder
        number += 1
