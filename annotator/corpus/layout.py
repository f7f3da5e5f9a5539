"""Where each file of a corpus folder is, what it is called, and which ids may become file names."""

import re
from hashlib import sha256
from typing import Literal, NamedTuple

from annotator.errors import CorpusError
from annotator.model import (
    Adjustment,
    Code,
    Coder,
    Corrections,
    Dismissal,
    Event,
    Fielded,
    Marked,
    Memo,
    Revision,
    Sample,
    Tie,
    Units,
    Value,
)

Kind = Literal[
    "corpus",
    "coder",
    "code",
    "revision",
    "cues",
    "event",
    "dismissal",
    "sample",
    "units",
    "memo",
    "tie",
    "article",
    "metadata",
    "annotations",
]

VERSION = 1
"""The version of every file format below; a file with a higher one is opened for reading only."""

FORMATS: dict[Kind, str] = {
    "corpus": "framing-annotator/corpus",
    "coder": "framing-annotator/coder",
    "code": "framing-annotator/code",
    "revision": "framing-annotator/revision",
    "cues": "framing-annotator/cues",
    "event": "framing-annotator/event",
    "dismissal": "framing-annotator/dismissal",
    "sample": "framing-annotator/sample",
    "units": "framing-annotator/units",
    "memo": "framing-annotator/memo",
    "tie": "framing-annotator/tie",
    "article": "framing-annotator/article",
    "metadata": "framing-annotator/metadata",
    "annotations": "framing-annotator/annotations",
}
KINDS: dict[str, Kind] = {name: kind for kind, name in FORMATS.items()}

CORPUS_FILE = "corpus.json"
ARTICLES = "articles"
ROOMS = (
    "coders",
    "codebook",
    "revisions",
    "cues",
    "events",
    "dismissals",
    "samples",
    "units",
    "memos",
    "ties",
    "metadata",
    "annotations",
    ARTICLES,
)
"""The folders of a corpus in the order in which they are read: quotes are checked as articles come in."""
LATER_ROOMS = ("adjudication",)
"""Folders that later versions of the program use: left alone, copied by Save As, no strays."""

_FLAT: dict[Kind, str] = {
    "coder": "coders",
    "code": "codebook",
    "revision": "revisions",
    "cues": "cues",
    "event": "events",
    "dismissal": "dismissals",
    "sample": "samples",
    "units": "units",
    "memo": "memos",
    "tie": "ties",
}
"""The folders that hold one file a value, in no folders of their own."""

FIELDED: dict[Kind, type[Fielded]] = {
    "code": Code,
    "revision": Revision,
    "cues": Adjustment,
    "event": Event,
    "dismissal": Dismissal,
    "sample": Sample,
    "units": Units,
    "memo": Memo,
    "tie": Tie,
    "metadata": Corrections,
}
"""Which values the files hold that several people may change."""

_KIND_OF: dict[type, Kind] = {kind: name for name, kind in FIELDED.items()} | {Coder: "coder"}

_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{a}{n}" for a in ("com", "lpt") for n in range(10)
}
"""Names that Windows keeps for devices, in small letters, whatever ending follows."""


class FileKey(NamedTuple):
    """What a file holds: its kind, the id of what it is about, and whose annotations."""

    kind: Kind
    id: str
    coder: str = ""

    @property
    def path(self) -> str:
        """Return the place of the file in the corpus folder, with slashes."""
        match self.kind:
            case "corpus":
                return CORPUS_FILE
            case "article":
                return f"articles/{shard(self.id)}/{self.id}.json"
            case "metadata":
                return f"metadata/{shard(self.id)}/{self.id}.json"
            case "annotations":
                return f"annotations/{self.coder}/{shard(self.id)}/{self.id}.json"
            case _:
                return f"{_FLAT[self.kind]}/{self.id}.json"


def key_of(value: Value) -> FileKey:
    """Return which file a value is kept in."""
    if isinstance(value, Marked):
        return FileKey("annotations", value.article, value.coder)
    return FileKey(_KIND_OF[type(value)], value.id)


def shard(article: str) -> str:
    """Return the folder of an article's files: the first two hexadecimal digits of its id's SHA-256."""
    return sha256(article.encode("utf-8")).hexdigest()[:2]


def is_safe(text: str) -> bool:
    """Say whether an id may become a file name on every system.

    It has 1 to 64 of the characters a-z, 0-9, `_` and `-`, begins with a letter or digit, and is no name that
    Windows keeps for devices. There are no capitals: `a1` and `A1` are one file on many disks.
    """
    return _SAFE.fullmatch(text) is not None and text not in DEVICE_NAMES


def check_id(text: str) -> str:
    """Return the id; raises CorpusError when it may not become a file name."""
    if not is_safe(text):
        raise CorpusError(
            f"The id {text!r} cannot be used as a file name: ids have up to 64 of the characters a-z, 0-9, "
            "_ and -. Nothing was written."
        )
    return text


def beside(path: str, device: str) -> str:
    """Return the path that is written instead of one whose file must not be overwritten."""
    return f"{path.removesuffix('.json')}.beside-{device}.json"
