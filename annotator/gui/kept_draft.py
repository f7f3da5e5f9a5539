"""What is being said in the form for omissions and contrasts, kept on this machine until it is done."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from annotator import machine
from annotator.coding.across import Draft
from annotator.gui.workspace import Workspace
from annotator.model import Annotation, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkept:
    """A draft with what it was begun with: words of an article, or an annotation as it was then.

    `coder` is the id of whoever writes it, empty before anybody has a name; `code_chosen` says whether the
    code was chosen by hand.
    """

    draft: Draft
    coder: str = ""
    code_chosen: bool = False
    article: str = ""
    span: Span | None = None
    began: Annotation | None = None


class KeptDraft:
    """The draft of the open corpus in a small file of its own, written with every change of it.

    What cannot be written or read is lost with the window and nothing else.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._written = b""
        self._file = self._place()

    def __bool__(self) -> bool:
        """Say whether there is one, of whomever."""
        place = self._place()
        return not self._workspace.corpus.read_only and place is not None and place.is_file()

    def _place(self) -> Path | None:
        """Return the file for the open corpus; one without a folder has a new id each time it is opened.

        None where this machine has no place to keep anything.
        """
        corpus = self._workspace.corpus
        known = corpus.info.id if corpus.path is not None else corpus.info.derived_from or corpus.info.id
        try:
            return machine.local_state() / "omissions" / f"{known}.json"
        except OSError:
            return None

    def recall(self) -> Unkept | None:
        """Return what was being said in the open corpus by who works here."""
        self._written, self._file = b"", self._place()
        if self._file is None or not self:
            return None
        try:
            data = self._file.read_bytes()
            found = msgspec.json.decode(data, type=Unkept)
        except (OSError, msgspec.DecodeError):  # damaged, or written by another version
            return None
        self._written = data
        return found if found.coder in ("", self._coder()) else None

    def put(self, unkept: Unkept) -> None:
        """Remember it at once; a draft that got its folder with its first edit takes it along."""
        if self._workspace.corpus.read_only:
            return
        if self._place() != self._file:
            self.drop()
            self._file = self._place()
        data = msgspec.json.encode(unkept)
        if self._file is None or data == self._written:
            return
        fresh = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(data)
            fresh.replace(self._file)
        except OSError:
            return
        self._written = data

    def drop(self) -> None:
        """Forget it: it was kept in the corpus, or dropped."""
        self._written = b""
        if self._file is None:
            return
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return

    def _coder(self) -> str:
        coder = self._workspace.coder
        return coder.id if coder is not None else ""
