"""Everything a corpus holds, in memory: articles, codebook, coders, annotations; no disk is touched here."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from threading import Lock
from typing import Any, NamedTuple

from annotator.corpus.across import Across, about_articles
from annotator.corpus.files import Added, FileValue
from annotator.corpus.layout import FileKey, Kind, key_of
from annotator.corpus.merge import clashes, merge_coder, merge_fielded, merge_whole
from annotator.corpus.sheet import Sheet, merge_sheets
from annotator.model import (
    Adjustment,
    Annotation,
    Article,
    ArticleState,
    Code,
    Coder,
    CorpusInfo,
    Corrections,
    Decision,
    Dismissal,
    Event,
    Fielded,
    Marked,
    Memo,
    Revision,
    Sample,
    Segment,
    State,
    Tie,
    Units,
    Value,
)

METADATA = ("headline", "outlet", "byline", "date", "url", "language", "event", "copy_of")
"""The fields of an article that can be corrected."""


KEPT = 32
"""Articles of which it is remembered which annotations have words in them."""


class Head(NamedTuple):
    """An article without its text: enough for a list of thousands, and made in no time."""

    id: str
    sha256: str
    length: int
    """Code points of the text."""
    headline: str
    outlet: str
    byline: str
    date: str
    url: str
    language: str
    event: str
    copy_of: str
    added: str
    sequence: int

    @property
    def place(self) -> tuple[str, int, str]:
        """Return what the articles of a corpus are ordered by: when they came in."""
        return self.added, self.sequence, self.id


_PLACE = attrgetter("added", "sequence", "id")
"""The same as `Head.place`, for very many."""


def head_of(added: Added) -> Head:
    """Return an article without its text."""
    article = added.article
    fields = {name: getattr(article, name) for name in METADATA}
    return Head(
        id=article.id,
        sha256=article.sha256,
        length=len(article.text),
        added=added.added,
        sequence=added.sequence,
        **fields,
    )


def corrected(value: Any, corrections: Corrections) -> Any:  # noqa: ANN401 - an Article or a Head, and the same back
    """Return an article or head with what people corrected in its metadata."""
    fields = {name: getattr(corrections, name) for name in METADATA}
    changed = {name: told for name, told in fields.items() if told is not None}
    if not changed:
        return value
    return value._replace(**changed) if isinstance(value, Head) else replace(value, **changed)


class Contents:
    """The values of a corpus by id. Not safe for use from two threads at once: `Corpus` sees to that."""

    def __init__(self, info: CorpusInfo) -> None:
        self.info = info
        self.heads: dict[str, Head] = {}
        self.coders: dict[str, Coder] = {}
        self.codes: dict[str, Code] = {}
        self.adjustments: dict[str, Adjustment] = {}
        self.events: dict[str, Event] = {}
        self.dismissals: dict[str, Dismissal] = {}
        self.corrections: dict[str, Corrections] = {}
        self.revisions: dict[str, Revision] = {}
        self.samples: dict[str, Sample] = {}
        self.units: dict[str, Units] = {}
        self.memos: dict[str, Memo] = {}
        self.ties: dict[str, Tie] = {}
        self._shelves: dict[Kind, dict[str, Any]] = {
            "coder": self.coders,
            "code": self.codes,
            "revision": self.revisions,
            "cues": self.adjustments,
            "event": self.events,
            "dismissal": self.dismissals,
            "sample": self.samples,
            "units": self.units,
            "memo": self.memos,
            "tie": self.ties,
            "metadata": self.corrections,
        }
        self.sheets: defaultdict[str, dict[str, Sheet]] = defaultdict(dict)
        self._sheet_of: dict[str, Sheet] = {}
        self._across: Across | None = None
        self._in: dict[
            tuple[str, str | None], tuple[tuple[Annotation, ...], int, tuple[Annotation, ...]]
        ] = {}
        """What was asked last: what is kept with an article, how often `across` was edited, the answer."""
        self._by_text: defaultdict[str, list[str]] | None = None
        self._every: tuple[str, ...] | None = None
        self._present: tuple[str, ...] | None = None
        self._positions: tuple[tuple[str, ...], dict[str, int]] = (), {}

    # --- asking ------------------------------------------------------------------------------------------

    def present(self) -> tuple[str, ...]:
        """Return the ids of the articles that are not removed, in the order in which they came in."""
        if self._present is None:
            gone = {one.id for one in self.corrections.values() if one.removed}
            self._present = tuple(key for key in self.every() if key not in gone)
        return self._present

    def position(self, article: str) -> int | None:
        """Return where an article stands among those that are present; None for any other."""
        present = self.present()
        if self._positions[0] is not present:
            self._positions = present, {key: place for place, key in enumerate(present)}
        return self._positions[1].get(article)

    def every(self) -> tuple[str, ...]:
        """Return the ids of all articles, removed ones too, in the order in which they came in."""
        if self._every is None:
            heads = sorted(self.heads.values(), key=_PLACE)
            self._every = tuple(head.id for head in heads)
        return self._every

    def event_of(self, article: str) -> str:
        """Return the id of the event that an article tells of, as corrected; empty for none."""
        known = self.corrections.get(article)
        told = known.event if known is not None else None
        return self.heads[article].event if told is None else told

    def copied(self) -> Counter[str]:
        """Return how many articles that are not removed are copies of an article, by its id."""
        told = {head.id: head.copy_of for head in self.heads.values() if head.copy_of}
        for one in self.corrections.values():
            if one.removed:
                told.pop(one.id, None)
            elif one.copy_of is not None:
                told[one.id] = one.copy_of
        return Counter(origin for key, origin in told.items() if origin and key in self.heads)

    def with_text(self, sha256: str) -> tuple[str, ...]:
        """Return the ids of the articles with a text, by its SHA-256."""
        if self._by_text is None:
            self._by_text = defaultdict(list)
            for head in self.heads.values():
                self._by_text[head.sha256].append(head.id)
        return tuple(self._by_text.get(sha256, ()))

    def annotation(self, key: str) -> Annotation | None:
        """Return an annotation by its id, deleted or not."""
        sheet = self._sheet_of.get(key)
        return sheet.annotations.by_id.get(key) if sheet is not None else None

    def annotations(self, article: str, coder: str | None) -> tuple[Annotation, ...]:
        """Return the live annotations of an article, or one coder's of them, by (start, end, id)."""
        sheets = self._sheets(article, coder)
        if len(sheets) == 1:
            return sheets[0].annotations.live()
        found = (one for sheet in sheets for one in sheet.annotations.live())
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.id)))

    def annotations_in(self, article: str, coder: str | None) -> tuple[Annotation, ...]:
        """Return the live annotations on words of an article, wherever they are kept, and on all of it.

        By (start, end, id) as they stand in that article.
        """
        kept = self.annotations(article, coder)
        ids = self.across.ids(article)
        if not ids:
            return kept
        known = self._in.pop((article, coder), None)
        if known is None or known[0] is not kept or known[1] != self.across.edits:
            known = kept, self.across.edits, _together(kept, self._those(ids, coder), article)
        self._in[article, coder] = known
        if len(self._in) > KEPT:
            del self._in[next(iter(self._in))]
        return known[2]

    def annotations_of(self, article: str) -> Iterator[Annotation]:
        """Yield the live annotations that are about an article and others, by id."""
        return self._those(self.across.ids(article), None)

    def missing_from(self, article: str, coder: str | None) -> tuple[Annotation, ...]:
        """Return the live annotations that say that something is absent from an article, by id."""
        there = self._those(self.across.ids(article), coder)
        return tuple(one for one in there if article in one.absent_from)

    def _those(self, ids: Iterable[str], coder: str | None) -> Iterator[Annotation]:
        for key in sorted(ids):
            one = self.annotation(key)
            if one is not None and not one.deleted and coder in (None, one.coder):
                yield one

    @property
    def across(self) -> Across:
        """Return which annotations are about more articles than the one they are kept with."""
        if self._across is None:
            sheets = (sheet for held in self.sheets.values() for sheet in held.values())
            self._across = Across(one for sheet in sheets for one in sheet.annotations.by_id.values())
        return self._across

    def decisions(self, article: str, coder: str | None) -> tuple[Decision, ...]:
        """Return the live decisions on cues of an article, or one coder's of them, by (start, end, id)."""
        sheets = self._sheets(article, coder)
        if len(sheets) == 1:
            return sheets[0].decisions.live()
        found = (one for sheet in sheets for one in sheet.decisions.live())
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.id)))

    def state(self, article: str, coder: str) -> ArticleState | None:
        """Return how far a coder said to be with an article; None when nothing was said."""
        sheet = self.sheets.get(article, {}).get(coder)
        said = sheet.states.live() if sheet is not None else ()
        return said[-1] if said else None

    def started(self, coder: str) -> frozenset[str]:
        """Return the ids of the articles that a coder has said something of: live annotations, decisions."""
        own = ((article, sheets.get(coder)) for article, sheets in self.sheets.items())
        kept = (article for article, sheet in own if sheet is not None and sheet.worked_in())
        return frozenset((*kept, *self._compared_by(coder)))

    def how_far(self, article: str, coder: str) -> State:
        """Return how far a coder is with an article: what was said, else whether anything was done in it."""
        sheet = self.sheets.get(article, {}).get(coder)
        said = sheet.how_far() if sheet is not None else "new"
        return "started" if said == "new" and any(self._those(self.across.ids(article), coder)) else said

    def states(self, coder: str) -> dict[str, State]:
        """Return how far a coder is with every article that is not new to them."""
        own = ((article, sheets.get(coder)) for article, sheets in self.sheets.items())
        told = ((article, sheet.how_far()) for article, sheet in own if sheet is not None)
        compared: dict[str, State] = dict.fromkeys(self._compared_by(coder), "started")
        return compared | {article: state for article, state in told if state != "new"}

    def _compared_by(self, coder: str) -> Iterator[str]:
        """Yield the articles that a coder's live annotations across articles are about."""
        for one in self._those(self.across.every(), coder):
            yield from about_articles(one)

    def fielded(self) -> Iterator[Fielded]:
        """Return every value that several people may change, in the order of the folder."""
        for kind, held in self._shelves.items():
            if kind != "coder":
                yield from held.values()

    def _sheets(self, article: str, coder: str | None) -> list[Sheet]:
        sheets = self.sheets.get(article, {})
        if coder is None:
            return list(sheets.values())
        return [sheets[coder]] if coder in sheets else []

    def codebook_revision(self) -> int:
        """Return a number that grows with every change of the codebook, whoever made it."""
        return sum(map(weight, self.codes.values()))

    def cues_revision(self) -> int:
        """Return a number that grows with every change of the corpus's adjustments, whoever made it."""
        return sum(one.revision for one in self.adjustments.values())

    def get(self, value: Value) -> Value | None:
        """Return the known version of a value."""
        if isinstance(value, Marked):
            sheet = self.sheets.get(value.article, {}).get(value.coder)
            return sheet.get(value) if sheet is not None else None
        known: Value | None = self._shelves[key_of(value).kind].get(value.id)
        return known

    def file(self, key: FileKey) -> FileValue | None:
        """Return what belongs into a file (articles are kept elsewhere)."""
        if key.kind == "annotations":
            return self.sheets.get(key.id, {}).get(key.coder)
        held: FileValue | None = self._shelves.get(key.kind, {}).get(key.id)
        return held

    def keys(self) -> Iterator[FileKey]:
        """Return the keys of all files but those of the corpus itself and the articles."""
        for held in self._shelves.values():
            for value in held.values():
                yield key_of(value)
        for article, sheets in self.sheets.items():
            for coder in sheets:
                yield FileKey("annotations", article, coder)

    # --- taking in ---------------------------------------------------------------------------------------

    def add(self, head: Head) -> None:
        """Take in an article that is not there yet."""
        self.heads[head.id] = head
        if self._by_text is not None:
            self._by_text[head.sha256].append(head.id)
        self._every = self._present = None

    def put(self, value: Value) -> None:
        """Take in a value in the place of its known version."""
        if isinstance(value, Marked):
            sheet = self._sheet(value.article, value.coder)
            sheet.put(value)
            if isinstance(value, Annotation):
                self._sheet_of[value.id] = sheet
                if self._across is not None:
                    self._across.put(value)
            return
        self._shelves[key_of(value).kind][value.id] = value
        if isinstance(value, Corrections):
            self._present = None

    def merge(self, value: Value) -> bool:
        """Merge a version of a value with the known one; say whether that changed anything."""
        known = self.get(value)
        merged = value if known is None else merged_value(known, value)
        if merged == known:
            return False
        self.put(merged)
        return True

    def is_news(self, value: FileValue) -> bool:
        """Say whether merging what a file says would change what is known."""
        if isinstance(value, Sheet):
            return any(self._is_news(one) for one in value.values())
        return not isinstance(value, Added | CorpusInfo) and self._is_news(value)

    def _is_news(self, value: Value) -> bool:
        known = self.get(value)
        return known is None or (known != value and merged_value(known, value) != known)

    def merge_file(self, value: FileValue) -> tuple[str, ...]:
        """Merge what a file says with what is known; return the fields on which two people clash."""
        if isinstance(value, Sheet):
            self._merge_sheet(value)
            return ()
        if isinstance(value, Added | CorpusInfo):
            return ()
        known = self.get(value)
        self.merge(value)
        if isinstance(value, Fielded) and isinstance(known, Fielded):
            return clashes(known, value)
        return ()

    def _merge_sheet(self, sheet: Sheet) -> None:
        known = self.sheets[sheet.article].get(sheet.coder)
        merged = sheet if known is None else merge_sheets(known, sheet)
        self.sheets[sheet.article][sheet.coder] = merged
        self._sheet_of.update(dict.fromkeys(merged.annotations.by_id, merged))
        if self._across is not None:
            for one in merged.annotations.by_id.values():
                self._across.put(one)

    def _sheet(self, article: str, coder: str) -> Sheet:
        sheets = self.sheets[article]
        if coder not in sheets:
            sheets[coder] = Sheet(article, coder)
        return sheets[coder]


def weight(code: Code) -> int:
    """Return how often a code was changed, on whatever machine, its making included."""
    return 1 + sum(max(stamp.rev - 1, 0) for stamp in code.stamps.values())


def merged_value(one: Value, other: Value) -> Value:
    """Merge two versions of the same value, whatever its type."""
    if isinstance(one, Annotation) and isinstance(other, Annotation):
        return merge_whole(one, other)
    if isinstance(one, Decision) and isinstance(other, Decision):
        return merge_whole(one, other)
    if isinstance(one, ArticleState) and isinstance(other, ArticleState):
        return merge_whole(one, other)
    if isinstance(one, Fielded) and isinstance(other, Fielded) and type(one) is type(other):
        return merge_fielded(one, other)
    if isinstance(one, Coder) and isinstance(other, Coder):
        return merge_coder(one, other)
    raise TypeError(f"{type(one).__name__} and {type(other).__name__} cannot be merged")


def _together(
    kept: tuple[Annotation, ...], across: Iterable[Annotation], article: str
) -> tuple[Annotation, ...]:
    """Return what is kept with an article without what has no words there, and what others have words there.

    `kept` is in order already; there may be fifty thousand, and very few `across`.
    """
    found = list(kept)

    def place(one: Annotation) -> tuple[int, int, str]:
        span = one.span_in(article)
        return span.start, span.end, one.id

    for one in across:
        at = bisect_left(found, place(one), key=place)
        is_there = at < len(found) and found[at].id == one.id
        if bool(one.within(article)) and not is_there:
            found.insert(at, one)
        elif is_there and one.target and not one.within(article):
            del found[at]
    return tuple(found)


class Library:
    """The articles with their texts: those used last are kept in memory, the others are fetched.

    Safe for use from several threads.
    """

    def __init__(self, *, room: int = 32_000_000) -> None:
        self._room = room
        """Code points of text that are kept (a code point takes one to four bytes)."""
        self._used = 0
        self._kept: dict[str, Added] = {}
        self._lock = Lock()

    def keep(self, added: Added, *, fetchable: bool) -> None:
        """Keep an article; one that is not `fetchable` is kept for ever."""
        key, length = added.article.id, len(added.article.text)
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = added
            if fetchable:
                self._used += length
                while self._used > self._room and len(self._kept) > 1:
                    oldest = next(iter(self._kept))
                    self._used -= len(self._kept.pop(oldest).article.text)

    def get(self, key: str) -> Added | None:
        """Return an article if it is in memory."""
        with self._lock:
            found = self._kept.pop(key, None)
            if found is not None:
                self._kept[key] = found
            return found


def quoted(value: Value) -> tuple[Segment | Decision, ...]:
    """Return what of a value has a quote: segments, those of its evidence too, or the decision itself."""
    match value:
        case Annotation():
            rests_on = (segment for one in value.evidence for segment in one.segments)
            return (*value.target, *rests_on) if value.evidence else value.target
        case Decision():
            return (value,)
        case Memo():
            return value.target
        case Units():
            return value.segments
        case Tie():
            return tuple(one for one in (value.one, value.other) if one is not None)
    return ()


def quote_trouble(value: Marked | Memo | Units | Tie, article: Article) -> str:
    """Say in words how a value's quotes differ from the text; empty when they do not.

    Segments in other articles are not looked at.
    """
    for one in quoted(value):
        if one.article == article.id and article.text[one.start : one.end] != one.quote:
            there = article.text[one.start : one.end]
            where = f" of {article.id}" if isinstance(value, Annotation) and value.across else ""
            return (
                f"[{one.start}, {one.end}) reads {_short(there)} in the text{where}, not {_short(one.quote)}"
            )
    if isinstance(value, Memo | Units | Tie | ArticleState):
        return ""
    if value.article == article.id and value.text_sha256 not in ("", article.sha256):
        return "it was made in another version of the text (the quotes are the same)"
    return ""


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
