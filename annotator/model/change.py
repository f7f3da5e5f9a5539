"""A change of a corpus: the values before and after, and whose hand makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.model.annotation import Annotation, ArticleState, Concealed, Decision, Mode
from annotator.model.codebook import Adjustment, Code, Revision
from annotator.model.corpus import Coder, Corrections, Dismissal, Event, Memo, Sample, Tie, Units

Fielded = Code | Corrections | Adjustment | Event | Dismissal | Revision | Memo | Sample | Units | Tie
"""What several people may change: merged field by field, each with a stamp of its own."""

Marked = Annotation | Decision | ArticleState
"""What one coder alone writes, a file an article: merged as a whole."""

Value = Marked | Fielded | Coder
"""What a change can put into a corpus."""


@dataclass(frozen=True, slots=True)
class Put:
    """One value of a change: as it was (None: it did not exist) and as it shall be."""

    before: Value | None
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that one action of a coder changes, applied and undone as a whole.

    `note` says why, where the codebook is changed: it stands in its `Revision`.
    """

    puts: tuple[Put, ...] = ()
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.puts)

    def __add__(self, other: "Change") -> "Change":
        return Change(self.puts + other.puts, self.note or other.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Whose hand makes an edit, and under which circumstances: recorded with every annotation."""

    coder: str
    mode: Mode
    codebook_revision: int
    now: str
    """ISO 8601, UTC."""
    mint: Callable[[str], str]
    """Return a new id with the given prefix, never one that was used before."""
    cues_revision: int = 0
    concealed: tuple[Concealed, ...] = ()
    """What the coder cannot see now."""
    code_version: Callable[[str], str] = lambda _code: ""
    """Return `Code.version` of a code by its id."""
