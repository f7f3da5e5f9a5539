"""The open corpus: what is in it, how it is changed, and how that reaches the disk."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from annotator import machine
from annotator.corpus import opening
from annotator.corpus.contents import Contents, Library, head_of, quote_trouble, quoted, weight
from annotator.corpus.files import Added
from annotator.corpus.founding import found
from annotator.corpus.journal import Journal, edit_line
from annotator.corpus.layout import FileKey, check_id, key_of
from annotator.corpus.loading import Loaded
from annotator.corpus.readable import Readable
from annotator.corpus.saving import Saver
from annotator.corpus.stamping import field_changes, stamped, stamped_first
from annotator.corpus.wire import Malformed, decode, encode
from annotator.errors import CorpusError
from annotator.model import (
    Adjustment,
    Annotation,
    Article,
    Change,
    Code,
    Coder,
    CorpusInfo,
    Corrections,
    Decision,
    Event,
    Fielded,
    Marked,
    Memo,
    Problem,
    Put,
    Revision,
    Tie,
    Units,
    Value,
)
from annotator.text.checksum import sha256

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Corpus(Readable):
    """A corpus: a folder on disk, or a draft in memory (`path` is None) until it is saved as a folder.

    Edits go through `commit`, which returns when they are in this machine's journal; `flush` writes the
    folder's files and may run on another thread. Made by `open`, `create`, `draft` and `save_as`.
    """

    def __init__(
        self,
        loaded: Loaded,
        *,
        path: Path | None,
        lock: "BaseFileLock | None" = None,
        read_only: str = "",
        pending: int = 0,
        dirty: Iterable[FileKey] = (),
    ) -> None:
        super().__init__(loaded, path=path)
        self.read_only = read_only
        self.last_saved = ""
        self._file_lock = lock
        self._flushing = Lock()
        self._pending = pending
        self._dirty: dict[FileKey, int] = dict.fromkeys(dirty, 0)
        self._edits = 0
        self._saver = (
            Saver(path, loaded, self._lock, before_merge=self._before_merge) if path is not None else None
        )
        self._left_over = bool(self._dirty)
        """Whether there are edits of the last time: others may have written the files that they belong to."""
        self._kept = False
        """Whether this save has kept an earlier version already."""
        writes = path is not None and not read_only
        self._journal = Journal(self.info.id, path) if writes and path is not None else None

    # --- making ------------------------------------------------------------------------------------------

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> "Corpus":
        """Open a corpus folder, given by its path or by that of the `corpus.json` in it.

        What cannot be read is told in `problems`, and everything else is open. Where the corpus may not be
        changed, `read_only` says why. Raises CorpusError when there is no corpus.
        """
        place = Path(path)
        folder = place.parent if place.name == "corpus.json" else place
        opened = cls(**opening.open_folder(folder, read_only=read_only))
        if opened._journal is not None and not opened._dirty:
            with suppress(OSError):  # what stays is applied again, which changes nothing
                opened._journal.clear()
        return opened

    @classmethod
    def create(
        cls,
        folder: str | Path,
        name: str,
        *,
        codes: Iterable[Code] = (),
        articles: Iterable[Article] = (),
        derived_from: str = "",
    ) -> "Corpus":
        """Make a corpus folder and open it. Raises CorpusError when the folder holds a corpus already."""
        draft = cls.draft(name, codes=codes, articles=articles, derived_from=derived_from)
        return draft.save_as(folder)

    @classmethod
    def draft(
        cls,
        name: str,
        *,
        codes: Iterable[Code] = (),
        articles: Iterable[Article] = (),
        annotations: Iterable[Annotation] = (),
        decisions: Iterable[Decision] = (),
        coders: Iterable[Coder] = (),
        corrections: Iterable[Corrections] = (),
        adjustments: Iterable[Adjustment] = (),
        events: Iterable[Event] = (),
        others: Iterable[Fielded | Marked] = (),
        derived_from: str = "",
        problems: Iterable[Problem] = (),
        drifted: Mapping[str, Collection[str]] | None = None,
        read_only: str = "",
        extra: Mapping[str, Any] | None = None,
    ) -> "Corpus":
        """Make a corpus in memory only; nothing is kept before `save_as`.

        `others` are values of whatever kind. `problems` and `drifted` (by id, in which articles) say what was
        found where the values come from, `read_only` why it may not be changed; `extra` is for `corpus.json`.
        """
        now = machine.now()
        info = CorpusInfo(
            id=machine.mint("corpus"),
            name=machine.in_unicode(name),
            created=now,
            derived_from=derived_from,
            extra=extra or {},
        )
        loaded = Loaded(Contents(info), Library(), problems=list(problems))
        loaded.drifted = {key: set(places) for key, places in (drifted or {}).items()}
        for number, article in enumerate(articles):
            if article.id in loaded.contents.heads:
                raise ValueError(f"two articles have the id {article.id}")
            added = Added(article, now, number)
            loaded.contents.add(head_of(added))
            loaded.library.keep(added, fetchable=False)
        values: list[Value] = [*annotations, *decisions, *coders]
        values += [stamped_first(code, at=now) for code in codes]
        values += [stamped_first(one, at=now) for one in adjustments]
        values += [stamped_first(one, at=now) for one in events]
        values += [stamped_first(one, at=now) for one in corrections]
        values += [stamped_first(one, at=now) if isinstance(one, Fielded) else one for one in others]
        for value in values:
            loaded.contents.merge(value)
        return cls(loaded, path=None, read_only=read_only)

    def save_as(self, folder: str | Path, *, name: str = "") -> "Corpus":
        """Write the whole corpus, as it is now, into another folder and return that one, opened.

        It gets an id of its own; this corpus stays as it is. Raises CorpusError when the folder holds a
        corpus already or cannot be written.
        """
        origin = self.info.derived_from if self.path is None else self.info.id
        info = replace(
            self.info,
            id=machine.mint("corpus"),
            name=machine.in_unicode(name or self.name),
            created=machine.now(),
            derived_from=origin,
        )
        with self._flushing, self._lock:
            found(
                Path(folder),
                info,
                self._contents,
                self._added,
                source=self.path,
                understood=self._loaded.signatures,
            )
        return Corpus.open(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # --- changing ----------------------------------------------------------------------------------------

    def add_articles(self, articles: Iterable[Article]) -> tuple[str, ...]:
        """Add articles and return the id that each has in the corpus; they are on the disk by then.

        An article whose text is there already from the same outlet, and not removed, is not added again:
        its known id is returned. Raises CorpusError when they cannot be written, and then none is added.
        """
        self._refuse_read_only()
        with self._flushing, self._lock:
            now, ids, new = machine.now(), [], dict[str, Added]()
            fresh: dict[tuple[str, str], str] = {}
            for article in articles:
                text = article.sha256, article.outlet
                known = self.same_article(article) or fresh.get(text, "")
                if not known:
                    known = article.id if article.id not in self._contents.heads else machine.mint("art")
                    new[known] = Added(self._sound(replace(article, id=check_id(known))), now, len(new))
                    fresh[text] = known
                ids.append(known)
            self._keep_articles(list(new.values()))
        return tuple(ids)

    def _sound(self, article: Article) -> Article:
        try:
            sound = decode(Article, encode(article))
        except Malformed as error:
            raise CorpusError(f"The article {article.headline or article.id!r} {error.message}.") from error
        if sha256(article.text) != article.sha256:
            raise CorpusError(f"The article {article.headline or article.id!r} and its checksum differ.")
        return sound

    def _keep_articles(self, new: list[Added]) -> None:
        if self._saver is not None and new:
            try:
                self._saver.check_folder()
                self._saver.save_articles(new)
            except (OSError, CorpusError) as error:
                raise CorpusError(f"The articles were not added: {_said(error)}") from error
        for added in new:
            self._contents.add(head_of(added))
            self._library.keep(added, fetchable=self.path is not None)

    def commit(self, change: Change, *, coder: str = "") -> Change:
        """Carry out a change; it is in this machine's journal when this returns.

        Gives every value its revision and device (codes and corrections field by field, for `coder`) and
        returns the change as it was stored, each `before` being what was there. A change of codes also gets
        its `Revision` in the history of the codebook, which is never taken back. Raises CorpusError when it
        may not or cannot be kept; then nothing has changed.
        """
        self._refuse_read_only()
        if not change:
            return change
        with self._lock:
            latest: dict[tuple[type, str], Value] = {}
            puts: list[Put] = []
            told: list[tuple[type[Value], bytes]] = []
            for put in change.puts:
                place = type(put.after), put.after.id
                before = latest.get(place) or self._before(put.after)
                after, encoded = self._storable(put, before, coder)
                latest[place] = after
                puts.append(Put(before, after))
                told.append((type(after), encoded))
            revision = self._revision(puts, change.note, coder)
            if revision is not None:
                encoded = encode(revision)
                revision = decode(Revision, encoded)
                told.append((Revision, encoded))
            self._write_journal(edit_line(told, at=machine.now()))
            for put in puts:
                self._take_in(put.after)
            if revision is not None:
                self._take_in(revision)
            self._pending += 1
        return Change(tuple(puts), change.note)

    def _revision(self, puts: Iterable[Put], note: str, coder: str) -> Revision | None:
        """Return what the codebook's history has to say of a change of codes; None of any other change."""
        changed = [change for put in puts if isinstance(put.after, Code) for change in field_changes(put)]
        if not changed:
            return None
        grown = sum(_growth(put) for put in puts)
        revision = Revision(
            id=machine.mint("rev"),
            number=self._contents.codebook_revision() + grown,
            coder=coder,
            at=machine.now(),
            note=note,
            changes=tuple(changed),
        )
        return stamped_first(revision, at=revision.at, coder=coder)

    def _before(self, value: Value) -> Value | None:
        known = self._contents.get(value)
        return Corrections(id=value.id) if known is None and isinstance(value, Corrections) else known

    def _storable(self, put: Put, before: Value | None, coder: str) -> tuple[Value, bytes]:
        """Return a value as it will be stored and read again, and its bytes; raises CorpusError."""
        after = stamped(put, before, coder=coder)
        try:
            encoded = encode(after)
            after = decode(type(after), encoded)
        except Malformed as error:
            raise CorpusError(f"This {error.message}. Nothing was changed.") from error
        for part in key_of(after)[1:]:
            check_id(part) if part else None
        if isinstance(after, Annotation | Decision | Memo | Units | Tie):
            self._check_quotes(after, before)
        return after, encoded

    def _check_quotes(self, after: Annotation | Decision | Memo | Units | Tie, before: Value | None) -> None:
        """Refuse a span whose quote is not what stands there; one that came so from a file may stay."""
        gone = after.retired if isinstance(after, Memo | Units | Tie) else after.deleted
        if gone or (before is not None and quoted(before) == quoted(after)):
            return
        for name in {one.article for one in quoted(after)} & self._contents.heads.keys():
            try:
                article = self.article(name)
            except CorpusError:  # its file is gone for now: the edit must not be
                continue
            trouble = quote_trouble(after, article)
            if trouble:
                raise CorpusError(f"The place and the quote of {after.id} differ: {trouble}.")

    def _write_journal(self, text: bytes) -> None:
        if self._journal is None:
            return
        try:
            self._journal.add(text)
        except OSError as error:
            raise CorpusError(
                f"The edit could not be kept: {self._journal.path} cannot be written ({error.strerror}). "
                "Nothing was changed; all earlier edits are safe."
            ) from error

    def _take_in(self, value: Value) -> None:
        self._contents.put(value)
        self._edits += 1
        self._dirty[key_of(value)] = self._edits
        if isinstance(value, Annotation | Decision) and value.id in self._loaded.drifted:
            self._recheck(value)

    def _recheck(self, value: Annotation | Decision) -> None:
        places = self._loaded.drifted[value.id]
        for article in tuple(places):
            with suppress(KeyError, CorpusError):
                if not quote_trouble(value, self.article(article)):
                    places.discard(article)
        if not places:
            del self._loaded.drifted[value.id]

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise CorpusError(self.read_only)

    # --- saving ------------------------------------------------------------------------------------------

    @property
    def pending(self) -> int:
        """Return how many edits are not in the folder's files yet (in a draft: how many were made)."""
        return self._pending

    @property
    def merged(self) -> int:
        """Return how many files of other machines `flush` has merged in: when it grows, look at all again."""
        return self._saver.merged if self._saver is not None else 0

    def flush(self) -> None:
        """Write every changed file, then clear the journal; may be called from another thread.

        Files that others changed meanwhile are merged. Raises CorpusError when the folder cannot be
        written: the edits stay in the journal, and the message says where.
        """
        self._flush(closing=False)

    def _flush(self, *, closing: bool) -> None:
        if self._saver is None or self._journal is None:
            return
        with self._flushing:
            with self._lock:
                work, count = dict(self._dirty), self._pending
            if not work and not closing:
                return
            trouble = self._save_all(work, closing=closing)
            if trouble:
                raise CorpusError(
                    f"{self.path} could not be written: {trouble} {_edits(count)} safe on this computer in "
                    f"{self._journal.path} and will be written as soon as that is possible."
                )
            with self._lock:
                self._pending -= count
                self.last_saved = machine.now()
                if not self._dirty:
                    with suppress(OSError):  # what stays is applied again, which changes nothing
                        self._journal.clear()

    def _save_all(self, work: dict[FileKey, int], *, closing: bool) -> str:
        """Write the files; return in words what went wrong with one of them."""
        assert self._saver is not None
        trouble = ""
        try:
            self._saver.check_folder()
            if self._left_over:
                self._keep_version("before edits that were left over were written", {})
            self._left_over = self._kept = False
            lost = self._saver.overwritten(closing=closing)
        except (OSError, CorpusError) as error:
            return _said(error)
        with self._lock:
            work |= {key: self._dirty.setdefault(key, self._edits) for key in lost}
        for key, edit in work.items():
            try:
                self._saver.save(key)
            except (OSError, CorpusError) as error:
                trouble = trouble or _said(error)
                continue
            with self._lock:
                if self._dirty[key] == edit:
                    del self._dirty[key]
        return trouble

    def _before_merge(self, merged: FileKey) -> None:
        """Keep what is known here before the first file of a save is merged with what others wrote."""
        if self._kept:
            return
        self._kept = True
        with self._lock:
            keys = {*self._dirty, merged}
        assert self._saver is not None
        unsaved = {key.path: self._saver.bytes_of(key) for key in keys}
        self._keep_version("before merging what another machine wrote", unsaved)

    def _keep_version(self, why: str, unsaved: Mapping[str, bytes]) -> None:
        """Keep an earlier version; what goes wrong is told and stops no save."""
        from annotator.corpus import snapshots  # archives are loaded when the first one is written

        try:
            snapshots.keep(self, why, unsaved=unsaved)
        except CorpusError as error:
            assert self._saver is not None
            message = f"files were merged without an earlier version. {error}"
            self._saver.tell(Problem(str(self.path), "", message))

    def close(self) -> None:
        """Write what can be written and let others open the corpus; what cannot stays in the journal."""
        try:
            with suppress(CorpusError):
                self.flush()
                if self._file_lock is not None:
                    self._flush(closing=True)  # once more, for what others wrote in the same moment
        finally:
            with self._flushing, self._lock:
                if self._journal is not None:
                    self._journal.close()
                if self._file_lock is not None:
                    self._file_lock.release()
                    self._file_lock = None
                self.read_only = self.read_only or "It was closed."


def _growth(put: Put) -> int:
    """Return by how much a put of a code makes the codebook's revision grow."""
    if not isinstance(put.after, Code):
        return 0
    return weight(put.after) - (weight(put.before) if isinstance(put.before, Code) else 0)


def _said(error: OSError | CorpusError) -> str:
    if isinstance(error, CorpusError):
        return str(error)
    return f"{error.strerror} ({error.filename})." if error.filename else f"{error.strerror or error}."


def _edits(count: int) -> str:
    return "1 edit is" if count == 1 else f"{count} edits are"
