"""What has to change so that a corpus, an article or a coder's work is as it was in an earlier version.

Restoring is an edit like any other: every value gets a new revision, so that no other machine undoes it, and
it can itself be taken back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from annotator.corpus.earlier import ARTICLES, Earlier, path_of
from annotator.corpus.files import Added
from annotator.corpus.layout import shard
from annotator.corpus.sheet import Sheet
from annotator.corpus.store import Corpus
from annotator.model import (
    Article,
    Change,
    Coder,
    Corrections,
    Fielded,
    Marked,
    Put,
    Revision,
    Value,
)

Scope = Literal["all", "article", "coder"]


@dataclass(frozen=True, slots=True)
class Restoring:
    """The change that restores, and articles whose files are not in the corpus any more."""

    change: Change
    articles: tuple[Article, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.change) or bool(self.articles)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is restored: all, or the article or coder with this id."""

    scope: Scope = "all"
    id: str = ""

    def holds(self, value: Value) -> bool:
        """Say whether a value is restored."""
        if self.scope == "all":
            return True
        if isinstance(value, Marked):
            return self.id == (value.article if self.scope == "article" else value.coder)
        return isinstance(value, Corrections) and self.scope == "article" and value.id == self.id

    def paths(self, earlier: Earlier) -> list[str]:
        """Return the files of an earlier version that have to be read, without articles."""
        if self.scope == "coder":
            return earlier.paths(f"annotations/{self.id}/")
        ours = [path for path in earlier.paths() if "/" in path and not path.startswith(ARTICLES)]
        if self.scope == "article":
            name = f"/{shard(self.id)}/{self.id}.json"
            return [path for path in ours if path.endswith(name)]
        return ours


def restoring(corpus: Corpus, earlier: Earlier, wanted: Wanted = Wanted()) -> Restoring:  # a frozen value
    """Return what makes a corpus, or what is wanted of it, as it was; nothing where nothing differs."""
    then = {(type(value), value.id): value for value in _values(earlier, wanted) if wanted.holds(value)}
    now = {(type(value), value.id): value for value in corpus.values() if wanted.holds(value)}
    puts = [put for key in {**then, **now} if (put := _put(now.get(key), then.get(key))) is not None]
    return Restoring(Change(tuple(puts)), tuple(_missing(corpus, earlier, wanted)))


def _values(earlier: Earlier, wanted: Wanted) -> Iterator[Value]:
    for parsed in earlier.read(wanted.paths(earlier)):
        if isinstance(parsed.value, Sheet):
            yield from parsed.value.values()
        elif isinstance(parsed.value, Fielded | Coder):
            yield parsed.value


def _put(now: Value | None, then: Value | None) -> Put | None:
    wanted = _gone(now) if then is None else then
    if wanted is None or (now is not None and _content(now) == _content(wanted)):
        return None
    if now is None and isinstance(wanted, Marked) and wanted.deleted:
        return None
    return Put(now, wanted)


def _gone(now: Value | None) -> Value | None:
    """Return a value that did not exist then as it is when it does not count."""
    if isinstance(now, Marked):
        return replace(now, deleted=True)
    if isinstance(now, Revision):
        return None  # what was changed was changed: the log says so
    if isinstance(now, Corrections):
        return Corrections(id=now.id)
    if isinstance(now, Fielded):
        return replace(now, retired=True)
    return None


def _content(value: Value) -> Value:
    """Return a value without what says who changed it when."""
    if isinstance(value, Marked):
        return replace(value, rev=0, device="", modified="")
    if isinstance(value, Fielded):
        return replace(value, stamps={}, extra={})
    return value


def _missing(corpus: Corpus, earlier: Earlier, wanted: Wanted) -> Iterator[Article]:
    present = set(corpus.every_article())
    lost = [one for one in earlier.articles() if one not in present and wanted.scope != "coder"]
    named = [one for one in lost if wanted.scope == "all" or one == wanted.id]
    for parsed in earlier.read(map(path_of, named)):
        if isinstance(parsed.value, Added):
            yield parsed.value.article
