"""What an importer is given, what it returns, and what it says about itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import PurePath
from typing import Any, Literal, get_args

from annotator.confined import AMPLE, Limits
from annotator.model import Concealed, Extent, State, Zone

MEGABYTE = 1 << 20
MAX_BYTES = 50 * MEGABYTE
"""The largest file that is read for articles; an importer may set a smaller limit."""

DateOrder = Literal["", "dmy", "mdy", "ymd"]
"""What `03/04/2024` means: day, month or year first; empty where nobody has said."""

Role = Literal[
    "text", "headline", "standfirst", "outlet", "byline", "date", "url", "language", "metadata", "nothing"
]
"""What a column of a table is taken for: a field of the article, kept beside it, or left out."""

DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
ROLES: tuple[Role, ...] = get_args(Role)


class Fit(IntEnum):
    """How well a file fits a format; among equals the extension decides."""

    NO = 0
    ANY_TEXT = 1
    """Any text can be read as this format."""
    SURE = 2
    SPECIAL = 3
    """Surely a special form of a format that another importer reads in general."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person said about files that they do not say themselves, or say wrongly.

    `importer` is the name of the format, where its marks do not tell it. `outlet` is that of articles without
    one. `columns` gives the columns of a table, by name, their roles; None leaves that to the importer.
    """

    importer: str = ""
    encoding: str = ""
    date_order: DateOrder = ""
    outlet: str = ""
    columns: Mapping[str, Role] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name without folders, its bytes, and what a person said about it.

    A page that was fetched also has its address, and perhaps an encoding that its server has `declared`.
    """

    name: str
    data: bytes
    options: Options = field(default_factory=Options)
    url: str = ""
    declared: str = ""

    @property
    def suffix(self) -> str:
        """Return the file name's extension in lower case with its dot, or the empty string."""
        return PurePath(self.name).suffix.lower()

    @property
    def encoding(self) -> str:
        """Return the encoding that a person chose, or the empty string."""
        return self.options.encoding


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about one place of a file (`row 12`, `document 3`; empty for all of it)."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span in the offsets of a draft's text (code points), and the words that the file says stand there.

    `article` is the `key` of another draft of the file whose text it is in; empty for the annotation's own.
    """

    start: int
    end: int
    quote: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """An annotation that a file brings along; without spans it is about the whole article.

    `code` and `coder` are names as the file has them, `code_id` is the id of the code where the file says it;
    `where` is the place to name when a quote is not what the text says there. `evidence` are the words that
    answers rest on, by attribute. `links` are pairs of the `key` that another annotation has in the file, and
    the kind of the link. One without a code says only how far its coder is with the article: `state`.
    `absent_from` are the keys of drafts in which what it stands on is left out.
    """

    code: str
    spans: tuple[Quoted, ...] = ()
    coder: str = ""
    memo: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    code_id: str = ""
    key: str = ""
    evidence: Mapping[str, tuple[Quoted, ...]] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    flagged: bool = False
    concealed: tuple[Concealed, ...] = ()
    code_version: str = ""
    state: State = "new"
    absent_from: tuple[str, ...] = ()

    @property
    def others(self) -> frozenset[str]:
        """Return the keys of the other drafts that it is about."""
        rests_on = (span for spans in self.evidence.values() for span in spans)
        return frozenset([*self.absent_from, *(span.article for span in (*self.spans, *rests_on))]) - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as an importer read it; its text is made canonical and frozen afterwards.

    `zones` are those that the format itself tells, in offsets of `text`; all others are found in the text.
    `extent` says whether the text is all of the article. `metadata` holds what the format told and an article
    has no field for; it is kept, never interpreted. `notes` are worth knowing later, `problems` want a
    person's eye before the article is taken; both are kept with it. `where` is its place in the file, `key`
    what annotations of other articles in it know the article by.
    """

    text: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    zones: tuple[Zone, ...] = ()
    extent: Extent = "whole"
    annotations: tuple[Marking, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    where: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, what it is taken for, and its first values."""

    name: str
    role: Role
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table as they were read, and how many rows it has."""

    columns: tuple[Column, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file holds: its articles in order, those left out and why, and what to tell about the file.

    `encoding` and how it was found are given by formats that leave it open. Tables also say what their
    columns were taken for, so that a person may say otherwise in `Options.columns`.
    """

    drafts: tuple[Draft, ...]
    skipped: tuple[Remark, ...] = ()
    problems: tuple[Remark, ...] = ()
    table: Table | None = None
    encoding: str = ""
    encoding_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format: how to recognise it and how to read it.

    `recognise` must be quick and safe whatever the bytes are: it looks at the first `HEAD` of them, or at a
    bounded piece of a ZIP archive's member. `read` raises `InputError` for a file that turns out to
    hold no article. `version` grows when the same bytes would give another text: it is kept in each article's
    provenance as `name@version`.

    `read` is called in a process apart and within `limits`, unless the format is as harmless as plain text;
    what else it raises is told as damage of the file. It may print and log: nobody sees it.
    """

    name: str
    version: int
    title: str
    suffixes: tuple[str, ...]
    recognise: Callable[[Source], Fit]
    read: Callable[[Source], Reading]
    max_bytes: int = MAX_BYTES
    limits: Limits = AMPLE
    apart: bool = True


HEAD = 4096
"""How many bytes from the start of a file decide which format it has."""


def head_text(data: bytes) -> str:
    """Return the first bytes as text to look for markers in: by byte order mark, else byte for byte."""
    head = data[:HEAD]
    for mark, encoding in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    return head.decode("latin-1")
