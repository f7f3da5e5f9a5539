"""What the analysis finds above the word: quotations and relations of reported speech."""

from dataclasses import dataclass
from typing import Literal

from annotator.model import Span

QuotationKind = Literal["direct", "partial", "scare", "title"]
AttributionKind = Literal["speech", "thought", "stance"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    `[start, end)` includes the marks, `[inner_start, inner_end)` does not; `closed` is False when the closing
    mark is missing and the end was inferred. `direct` is a whole utterance, `partial` a fragment that is the
    complement of a reporting verb or longer than a scare quotation, `scare` a short fragment that the author
    keeps at a distance, `title` a work, a nickname or the first mention of a term.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: QuotationKind
    closed: bool = True
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One relation of reported speech: who (`source`), with which words (`cue`), says what (`content`).

    `speaker` is the source's name or role as text, resolved to the last full name where that is safe.
    """

    cue: Span
    source: Span | None = None
    content: Span | None = None
    speaker: str | None = None
    verb: str = ""
    """The lemma of the reporting verb, or a phrase such as `according to`; empty for a colon or dash."""
    kind: AttributionKind = "speech"
    """`speech`: said or written; `thought`: known, believed, felt; `stance`: wanted, supported, criticised.

    The content of a stance is what it is about, not words or thoughts: its voice stays that of the author.
    """
    rest: tuple[Span, ...] = ()
    """Further pieces of the same content, as in `"A," X said. "B."`; in order, all behind `content`."""
    passive: bool = False
    """Said of its subject: `was told that`, `is expected to`, `was endorsed by`."""

    def by(self, speaker: str) -> "Attribution":
        """Return the relation with its speaker (`dataclasses.replace` takes four times as long)."""
        return Attribution(
            self.cue, self.source, self.content, speaker, self.verb, self.kind, self.rest, self.passive
        )
