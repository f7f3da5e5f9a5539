"""What can be asked of a corpus: articles, annotations, decisions, codes, coders, problems."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock

from annotator.corpus.across import about_articles, without
from annotator.corpus.contents import Contents, Head, Library, corrected
from annotator.corpus.disk import Signature
from annotator.corpus.files import Added
from annotator.corpus.layout import FileKey
from annotator.corpus.loading import Loaded, fetch
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
    Memo,
    Problem,
    Revision,
    Sample,
    State,
    Tie,
    Units,
    Value,
)


class Readable:
    """A corpus as it is in memory; safe to ask while another thread edits or saves."""

    def __init__(self, loaded: Loaded, *, path: Path | None) -> None:
        self.path = path
        self._loaded = loaded
        self._contents: Contents = loaded.contents
        self._library: Library = loaded.library
        self._lock = RLock()

    @property
    def info(self) -> CorpusInfo:
        """Return what `corpus.json` says."""
        return self._contents.info

    @property
    def contents(self) -> Contents:
        """Return what is in memory, for checks; only `commit` and `add_articles` may change it."""
        return self._contents

    @property
    def looks(self) -> Mapping[str, Signature]:
        """Return how each file looked that was read or written, by its path in the folder."""
        return self._loaded.signatures

    @property
    def name(self) -> str:
        """Return what people call the corpus."""
        return self.info.name

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was wrong with files when they were read; everything else is open."""
        with self._lock:
            return tuple(self._loaded.problems)

    @property
    def drifted(self) -> frozenset[str]:
        """Return the ids of annotations and decisions whose quotes are not what the text says there."""
        return frozenset(self._loaded.drifted)

    def drifted_in(self, article: str) -> frozenset[str]:
        """Return the ids of those whose quotes in one article are not what its text says."""
        told = self._loaded.drifted.copy().items()
        return frozenset(key for key, articles in told if article in articles)

    def articles(self) -> tuple[str, ...]:
        """Return the ids of the articles that are not removed, in the order in which they were added."""
        with self._lock:
            return self._contents.present()

    def position(self, article: str) -> int | None:
        """Return where an article stands in `articles()`; None when it is not there, or removed."""
        with self._lock:
            return self._contents.position(article)

    def every_article(self) -> tuple[str, ...]:
        """Return the ids of all articles, removed ones too, in the order in which they were added."""
        with self._lock:
            return self._contents.every()

    def article(self, key: str) -> Article:
        """Return an article as imported. Raises KeyError for an unknown id, CorpusError without its file."""
        return self._added(key).article

    def described(self, key: str) -> Article:
        """Return an article with the corrections of its metadata."""
        described: Article = corrected(self.article(key), self.corrections(key))
        return described

    def head(self, key: str) -> Head:
        """Return an article's corrected metadata without its text: cheap, for lists of thousands."""
        known = self._contents.corrections.get(key)
        imported = self._contents.heads[key]
        head: Head = imported if known is None else corrected(imported, known)
        return head

    def started(self, coder: str) -> frozenset[str]:
        """Return the ids of the articles in which a coder has annotated something or decided on a cue."""
        with self._lock:
            return self._contents.started(coder)

    def with_text(self, sha256: str) -> tuple[str, ...]:
        """Return the ids of the articles that are not removed and have a text, by its SHA-256."""
        with self._lock:
            found = self._contents.with_text(sha256)
            return tuple(key for key in found if not self.corrections(key).removed)

    def same_article(self, article: Article) -> str:
        """Return the id of the article with the same text from the same outlet; empty when there is none.

        The outlet may be the one that was imported or the one that it was corrected to.
        """
        for key in self.with_text(article.sha256):
            if article.outlet in (self.head(key).outlet, self._contents.heads[key].outlet):
                return key
        return ""

    def corrections(self, key: str) -> Corrections:
        """Return what people changed in an article's metadata."""
        return self._contents.corrections.get(key) or Corrections(id=key)

    def annotations(self, article: str, *, coder: str | None = None) -> tuple[Annotation, ...]:
        """Return the annotations kept with an article that are not deleted, by (start, end, id)."""
        with self._lock:
            return self._contents.annotations(article, coder)

    def annotations_in(self, article: str, *, coder: str | None = None) -> tuple[Annotation, ...]:
        """Return the annotations on words of an article, wherever they are kept, and on the whole of it.

        Those that are not deleted, by (start, end, id) as they stand in that article.
        """
        with self._lock:
            return self._contents.annotations_in(article, coder)

    def missing_from(self, article: str, *, coder: str | None = None) -> tuple[Annotation, ...]:
        """Return the annotations which say that something is absent from an article, by id."""
        with self._lock:
            return self._contents.missing_from(article, coder)

    def exported(self, article: str) -> tuple[Annotation, ...]:
        """Return the annotations that an export has with an article: each of the corpus with one article.

        They are those kept with it, and those kept with a removed article of which it has the first words.
        What is in removed articles is left out of them.
        """
        with self._lock:
            kept, ids = self._contents.annotations(article, None), self._contents.across.ids(article)
            if not ids:
                return kept
            there = list(kept)
            there += (one for one in self._contents.annotations_of(article) if one.article != article)
            found = [one if one.id not in ids else self.as_present(one) for one in there]
        return tuple(one for one in found if one is not None and one.article == article)

    def as_present(self, one: Annotation) -> Annotation | None:
        """Return what is left of an annotation without removed articles: itself, less of it, or None.

        One that is kept with a removed article is then kept with the first other one that it has words in.
        """
        contents = self._contents
        about = about_articles(one)
        if len(about) == 1:  # all but a few
            is_there = one.article not in contents.heads or self.position(one.article) is not None
            return one if is_there else None
        with self._lock:
            present = [key for key in about if contents.position(key) is not None]
        gone = {key for key in about if key in contents.heads and key not in present}
        if not gone:
            return one
        return without(one, gone, homes=present, sha256=lambda key: contents.heads[key].sha256)

    def annotated(self) -> tuple[str, ...]:
        """Return the ids of all articles in which somebody may have annotated something, in no order."""
        with self._lock:
            return tuple({*self._contents.sheets, *self._contents.across.articles()})

    def annotation(self, key: str) -> Annotation | None:
        """Return an annotation, also a deleted one."""
        return self._contents.annotation(key)

    def is_shown(self, one: Annotation) -> bool:
        """Say whether an annotation is not deleted, and kept with or on words of an article that is there."""
        return not one.deleted and any(
            self.position(key) is not None for key in (one.article, *(part.article for part in one.target))
        )

    def every_annotation(self, *, coder: str | None = None) -> Iterator[Annotation]:
        """Yield the annotations of one coder or of all that are not deleted, in no particular order.

        Those in removed articles are left out. Others may edit meanwhile: each article is as it is found.
        """
        with self._lock:
            held = list(self._contents.sheets.items())
            self._contents.present()
            across = [self.annotation(key) for key in self._contents.across.every()]
        for one in across:
            if one is not None and self.position(one.article) is None and self.is_shown(one):
                yield from (one,) if coder in (None, one.coder) else ()
        for article, sheets in held:
            if self.position(article) is None:
                continue
            for sheet in list(sheets.values()):
                if coder is None or sheet.coder == coder:
                    yield from (one for one in list(sheet.annotations.by_id.values()) if not one.deleted)

    def decisions(self, article: str, *, coder: str | None = None) -> tuple[Decision, ...]:
        """Return the decisions on cues of an article that are not taken back, by (start, end, id)."""
        with self._lock:
            return self._contents.decisions(article, coder)

    def codes(self) -> tuple[Code, ...]:
        """Return the codes in use, in the order of the codebook."""
        with self._lock:
            used = [code for code in self._contents.codes.values() if not code.retired]
        return tuple(sorted(used, key=lambda code: (code.order, code.name, code.id)))

    def all_codes(self) -> tuple[Code, ...]:
        """Return the codes, retired ones included, in the order of the codebook."""
        with self._lock:
            every = list(self._contents.codes.values())
        return tuple(sorted(every, key=lambda code: (code.order, code.name, code.id)))

    def code(self, key: str) -> Code | None:
        """Return a code, also a retired one."""
        return self._contents.codes.get(key)

    def adjustments(self) -> tuple[Adjustment, ...]:
        """Return what the corpus changes in the cues, retired ones too, by id."""
        with self._lock:
            return tuple(one for _key, one in sorted(self._contents.adjustments.items()))

    def adjustment(self, category: str) -> Adjustment | None:
        """Return what the corpus changes in the cues of a category, if it ever did."""
        return self._contents.adjustments.get(category)

    def events(self) -> tuple[Event, ...]:
        """Return the events in use, by name; an article's `event` says to which one it belongs."""
        with self._lock:
            used = [event for event in self._contents.events.values() if not event.retired]
        return tuple(sorted(used, key=lambda event: (event.name, event.id)))

    def event(self, key: str) -> Event | None:
        """Return an event, also a retired one."""
        return self._contents.events.get(key)

    def dismissals(self) -> tuple[Dismissal, ...]:
        """Return what was said not to be one event, by id; what was taken back is left out."""
        with self._lock:
            kept = [one for one in self._contents.dismissals.values() if not one.retired]
        return tuple(sorted(kept, key=lambda one: one.id))

    def dismissal(self, key: str) -> Dismissal | None:
        """Return a dismissal, also one that was taken back."""
        return self._contents.dismissals.get(key)

    def articles_of(self, event: str) -> tuple[str, ...]:
        """Return the ids of the articles that tell of an event, in the order in which they were added."""
        return tuple(key for key in self.articles() if self.head(key).event == event)

    def state(self, article: str, coder: str) -> ArticleState | None:
        """Return how far a coder said to be with an article; None when nothing was said."""
        with self._lock:
            return self._contents.state(article, coder)

    def how_far(self, article: str, coder: str) -> State:
        """Return how far a coder is with an article.

        What was said wins; where nothing was, an article is started as soon as anything was done in it.
        """
        with self._lock:
            return self._contents.how_far(article, coder)

    def states(self, coder: str) -> dict[str, State]:
        """Return how far a coder is with every article that is not new to them, removed ones too."""
        with self._lock:
            return self._contents.states(coder)

    def revisions(self) -> tuple[Revision, ...]:
        """Return the changes of the codebook, the first one first."""
        with self._lock:
            kept = self._contents.revisions.values()
            return tuple(sorted(kept, key=lambda one: (one.number, one.at, one.id)))

    def memos(self) -> tuple[Memo, ...]:
        """Return the memos that are not taken away, in the order in which they were written."""
        with self._lock:
            kept = [memo for memo in self._contents.memos.values() if not memo.retired]
        return tuple(sorted(kept, key=lambda memo: (memo.created, memo.id)))

    def memo(self, key: str) -> Memo | None:
        """Return a memo, also one that was taken away."""
        return self._contents.memos.get(key)

    def samples(self) -> tuple[Sample, ...]:
        """Return the samples in use, in the order in which they were drawn."""
        with self._lock:
            kept = [sample for sample in self._contents.samples.values() if not sample.retired]
        return tuple(sorted(kept, key=lambda sample: (sample.created, sample.id)))

    def sample(self, key: str) -> Sample | None:
        """Return a sample, also a retired one."""
        return self._contents.samples.get(key)

    def units(self, article: str) -> Units | None:
        """Return the units on which the coders of an article agreed, if they did."""
        found = self._contents.units.get(article)
        return found if found is not None and not found.retired else None

    def ties(self, event: str) -> tuple[Tie, ...]:
        """Return which sentences of an event's articles people joined or parted, by id."""
        with self._lock:
            kept = self._contents.ties.items()
            return tuple(tie for _key, tie in sorted(kept) if tie.event == event and not tie.retired)

    def tie(self, key: str) -> Tie | None:
        """Return a correction of an alignment, also one that was taken back."""
        return self._contents.ties.get(key)

    def copies_of(self, key: str) -> tuple[str, ...]:
        """Return the ids of the articles that are linked as copies of an article and are not removed."""
        with self._lock:
            told = self._contents.corrections.values()
            return tuple(one.id for one in told if one.copy_of == key and not one.removed)

    def copied(self) -> Counter[str]:
        """Return how many articles that are not removed are copies of an article, by its id."""
        with self._lock:
            return self._contents.copied()

    def coders(self) -> tuple[Coder, ...]:
        """Return who annotates, in the order in which they came."""
        with self._lock:
            return tuple(sorted(self._contents.coders.values(), key=lambda one: (one.created, one.id)))

    def values(self) -> Iterator[Value]:
        """Return every value there is, tombstones and retired codes too: for archives and checks."""
        with self._lock:
            contents = self._contents
            sheets = [sheet for held in contents.sheets.values() for sheet in held.values()]
            found_ones: list[Value] = [*contents.coders.values(), *contents.fielded()]
            found_ones += [value for sheet in sheets for value in sheet.values()]
        return iter(found_ones)

    def signatures(self) -> dict[str, Signature]:
        """Return how each file of the folder looked when it was last read or written here, by its path."""
        with self._lock:
            return dict(self._loaded.signatures)

    def file_keys(self) -> list[FileKey]:
        """Return which files the corpus has in its folder, without `corpus.json`."""
        with self._lock:
            articles = [FileKey("article", key) for key in self._contents.heads]
            return [*self._contents.keys(), *articles]

    @property
    def codebook_revision(self) -> int:
        """Return a number that grows with every change of the codebook, on whatever machine."""
        with self._lock:
            return self._contents.codebook_revision()

    @property
    def cues_revision(self) -> int:
        """Return a number that grows with every change of the adjustments, on whatever machine."""
        with self._lock:
            return self._contents.cues_revision()

    def _added(self, key: str) -> Added:
        known = self._library.get(key)
        if known is not None:
            return known
        if key not in self._contents.heads or self.path is None:
            raise KeyError(key)
        with self._lock:
            return fetch(self.path, key, self._library)
