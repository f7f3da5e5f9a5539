"""Looking through a whole corpus in another process for events and shared text, with progress and a stop."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from annotator.comparison.event_proposals import Proposal, Told, propose_events
from annotator.comparison.reuse import Reuse, Text, find_reuse
from annotator.corpus import Corpus, disk
from annotator.corpus.files import Added, read
from annotator.corpus.layout import FileKey
from annotator.corpus.wire import Malformed

PAUSE = 0.1
"""Seconds between two signs of progress."""


class Stopped(Exception):  # noqa: N818  # nothing went wrong: a person stopped it
    """The sign was taken away."""


@dataclass(frozen=True, slots=True)
class Source:
    """Articles that another process can read: ids with their days, in a folder or with their `texts`.

    `events` are the ids of the events that some of them belong to.
    """

    days: Mapping[str, str]
    folder: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return the text of an article; one whose file is gone or damaged has none."""
        if not self.folder:
            return self.texts[key]
        with suppress(OSError, Malformed):
            value = read(disk.read_file(f"{self.folder}/{FileKey('article', key).path}")[0]).value
            if isinstance(value, Added):
                return value.article.text
        return ""


def source_of(corpus: Corpus, articles: Iterable[str]) -> Source:
    """Return articles of an open corpus for another process."""
    heads = [corpus.head(key) for key in articles]
    days = {head.id: head.date for head in heads}
    known = {event.id for event in corpus.events()}
    events = {head.id: head.event for head in heads if head.event in known}
    if corpus.path is not None:
        return Source(days, str(corpus.path), events=events)
    return Source(days, texts={key: corpus.article(key).text for key in days}, events=events)


class Sign:
    """A small file with the number of articles read; without it the work stops."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._last = 0.0

    def tell(self, count: int) -> None:
        """Write how many articles were read, now and then; raises Stopped when the file is gone."""
        now = time.monotonic()
        if now - self._last < PAUSE:
            return
        self._last = now
        try:
            with self._path.open("r+", encoding="ascii") as file:
                file.write(f"{count:>12}")
        except FileNotFoundError:
            raise Stopped from None
        except OSError:  # it is being read: the next time will do
            return


def proposals_in(source: Source, sign: str) -> tuple[Proposal, ...]:
    """Return proposals of events; raises Stopped."""
    articles = (
        Told(key, day, source.text(key), source.events.get(key, "")) for key, day in source.days.items()
    )
    return propose_events(articles, told=Sign(sign).tell)


def reuse_in(source: Source, sign: str) -> tuple[Reuse, ...]:
    """Return pairs of articles that share text, the same text first; raises Stopped."""
    told = Sign(sign)

    def fetch(key: str) -> str:
        told.tell(len(source.days))
        return source.text(key)

    texts: Iterator[Text] = (Text(key, source.text(key)) for key in source.days)
    found = find_reuse(texts, fetch=fetch, told=told.tell)
    return tuple(sorted(found, key=lambda one: -one.share))
