"""What those who code a corpus share: who they are, which articles belong together, what is to be coded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.model.annotation import Concealed, Segment


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one file, in words for a person; the rest was read all the same.

    `file` is the path as it was given (inside a corpus: relative to its folder, with slashes); `where` is the
    place in it, such as `line 3, column 7` or `annotations[4].target[0]`, or empty for the whole file.
    """

    file: str
    where: str
    message: str
    notice: bool = False
    """Whether it is nothing wrong, only worth a look."""

    def __str__(self) -> str:
        return f"{self.file}, {self.where}: {self.message}" if self.where else f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusInfo:
    """What `corpus.json` says: written once, when the corpus is made."""

    id: str
    name: str
    created: str = ""
    derived_from: str = ""
    text_rules: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """A person who annotates."""

    id: str
    name: str
    created: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who set a field last, for merging: the higher `(rev, device)` wins."""

    rev: int
    device: str
    coder: str = ""
    at: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False, kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What people changed in an article's metadata (None: as imported), and whether it is removed.

    `id` is the article's id. The imported article itself is never rewritten.
    """

    id: str
    headline: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    event: str | None = None
    copy_of: str | None = None
    removed: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that several articles tell of: the unit of outlet comparison.

    Which articles belong to it stands with the articles (`Corrections.event`), so that two people who group
    different articles never clash. One that is `retired` groups nothing.
    """

    id: str
    name: str = ""
    note: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """That articles do not tell of one happening, or (with an `event`) not of that one: a person said so.

    Its id follows from what was dismissed, so that two people who dismiss the same mean one.
    """

    id: str
    articles: tuple[str, ...] = ()
    event: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That a person joined two sentences of articles on one event, or parted them (`joined` is False).

    The `id` follows from the two places, so that everybody's corrections of one link are one value. `one` is
    in the article whose id comes first.
    """

    id: str
    event: str = ""
    one: Segment | None = None
    other: Segment | None = None
    joined: bool = True
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Articles that certain coders shall code, in which order, and what they may not see meanwhile.

    `articles` are in the order in which they were drawn; `how` says in words how, with the seed. Without
    `coders` it is for everybody. `reveal` shows cues once an article is done blind. With `unitise` the coders
    first mark units, and then code those of `Units`.
    """

    id: str
    name: str = ""
    articles: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    how: str = ""
    concealed: tuple[Concealed, ...] = ()
    reveal: bool = False
    unitise: bool = False
    created: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units of an article on which its coders agreed, to be coded by each; `id` is the article's."""

    id: str
    segments: tuple[Segment, ...] = ()
    note: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A note of a coder on words of an article, an article, a code, or, with none of these, the corpus.

    `links` are the ids of annotations that it has to do with. `created` is ISO 8601 in UTC.
    """

    id: str
    coder: str = ""
    text: str = ""
    article: str = ""
    code: str = ""
    target: tuple[Segment, ...] = ()
    links: tuple[str, ...] = ()
    created: str = ""
    retired: bool = False
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
