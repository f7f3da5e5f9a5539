"""Rules that were typed and are not kept yet: remembered on this machine, corpus by corpus."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from annotator.corpus import Corpus
from annotator.gui.workspace import Workspace
from annotator.model import Adjustment

SETTING = "cue_drafts"
FIELDS = ("on", "rules_off", "words", "name", "tag", "definition", "slot", "line")


class Drafts:
    """The drafts of the open corpus by category; each change of them outlives the window."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._held: dict[str, Adjustment] = {}
        self._base: dict[str, Adjustment] = {}
        self._corpus = workspace.corpus
        self.recall()

    def __contains__(self, category: str) -> bool:
        return category in self._held

    def __iter__(self) -> Iterator[Adjustment]:
        return iter(self._held.values())

    def stored(self, category: str) -> Adjustment | None:
        """Return what the corpus stores for a category, retired or not."""
        return self._workspace.corpus.adjustment(category)

    def present(self, category: str) -> Adjustment:
        """Return what is in force for a category: what is stored, or nothing at all."""
        stored = self.stored(category)
        return stored if stored is not None and not stored.retired else Adjustment(id=category)

    def current(self, category: str) -> Adjustment:
        """Return the draft for a category, or what is in force."""
        return self._held.get(category) or self.present(category)

    def put(self, draft: Adjustment) -> None:
        """Remember a draft."""
        self._base.setdefault(draft.id, self.present(draft.id))
        self._held[draft.id] = draft
        self._write()

    def follow(self) -> None:
        """Take what has changed in force meanwhile into the drafts, but for the fields that they change."""
        for name, draft in self._held.items():
            base, present = self._base[name], self.present(name)
            ours = {one: getattr(draft, one) for one in FIELDS if getattr(draft, one) != getattr(base, one)}
            self._held[name], self._base[name] = replace(present, **ours), present

    def drop(self, category: str) -> None:
        """Forget a draft."""
        self._base.pop(category, None)
        if self._held.pop(category, None) is not None:
            self._write()

    def recall(self) -> None:
        """Take up the drafts of the corpus that is open now."""
        before, self._corpus = self._corpus, self._workspace.corpus
        if self._held and _got_its_folder(before, self._corpus):
            self._write()
            return
        kept: dict[str, object] = self._workspace.settings.get(SETTING, {})
        try:
            found = msgspec.convert(kept.get(self._workspace.corpus.info.id, {}), dict[str, Adjustment])
        except msgspec.ValidationError:  # written by another version: what was typed there is lost, no more
            found = {}
        self._held = {name: replace(one, stamps=self.present(name).stamps) for name, one in found.items()}
        self._base = {name: self.present(name) for name in found}

    def _write(self) -> None:
        kept: dict[str, object] = self._workspace.settings.get(SETTING, {})
        corpus = self._workspace.corpus.info.id
        here = {
            name: msgspec.to_builtins(replace(one, stamps={}, extra={})) for name, one in self._held.items()
        }
        others = {key: one for key, one in kept.items() if key != corpus}
        self._workspace.settings.put(SETTING, {**others, corpus: here} if here else others)


def _got_its_folder(before: Corpus, now: Corpus) -> bool:
    """Say whether a corpus is what was in memory only before: the first edit gave it a folder and an id."""
    same = (before.info.derived_from, before.name) == (now.info.derived_from, now.name)
    return before.path is None and now.path is not None and same
