"""What an import would bring, before anything is written: one row an article, duplicates named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from annotator.importers._articles import Entry
from annotator.importers._reading import FileReport
from annotator.model import Article, Extent, ZoneKind
from annotator.text.words import count_reported

if TYPE_CHECKING:
    from annotator.corpus import Corpus

Duplicate = Literal["", "known", "twice", "other outlet"]
"""Whether an article is new, in the corpus already, twice in these files, or there from another outlet.

Only the last is taken although its text is known: two outlets running one story is a finding.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article of a preview; `words` are counted as everywhere, `same_as` is the one it doubles."""

    file: str
    where: str
    headline: str
    outlet: str
    date: str
    language: str
    words: int
    zones: tuple[ZoneKind, ...]
    extent: Extent
    annotations: int
    problems: tuple[str, ...]
    duplicate: Duplicate = ""
    same_as: str = ""


class Preview:
    """Remembers what it has seen, so that files can be shown as they are read."""

    def __init__(self, corpus: "Corpus | None" = None) -> None:
        self._corpus = corpus
        self._seen: dict[tuple[str, str], str] = {}
        self._texts: dict[str, str] = {}

    def rows(self, report: FileReport) -> Iterator[Row]:
        """Yield a row for each article of a file."""
        return self.compared(report, measured(report))

    def compared(self, report: FileReport, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows of a file with what they double, in the corpus or among what was seen before."""
        for entry, row in zip(report.entries, rows, strict=True):
            duplicate, same_as = self._duplicate(entry.article)
            yield replace(row, duplicate=duplicate, same_as=same_as)
            here = ", ".join(filter(None, (report.file, entry.where)))
            self._seen.setdefault(_key(entry.article), here)
            self._texts.setdefault(entry.article.sha256, here)

    def _duplicate(self, article: Article) -> tuple[Duplicate, str]:
        if self._corpus is not None and (known := self._corpus.same_article(article)):
            return "known", self._corpus.head(known).headline or known
        if _key(article) in self._seen:
            return "twice", self._seen[_key(article)]
        if article.sha256 in self._texts:
            return "other outlet", self._texts[article.sha256]
        others = self._corpus.with_text(article.sha256) if self._corpus is not None else ()
        return ("other outlet", self._corpus.head(others[0]).outlet) if self._corpus and others else ("", "")


def preview(reports: Iterable[FileReport], corpus: "Corpus | None" = None) -> tuple[Row, ...]:
    """Return a row for each article of the files; nothing is written."""
    shown = Preview(corpus)
    return tuple(row for report in reports for row in shown.rows(report))


def _key(article: Article) -> tuple[str, str]:
    return article.sha256, article.outlet


def measured(report: FileReport) -> tuple[Row, ...]:
    """Return a row for each article of a file, compared with nothing; to count the words takes time."""
    return tuple(_row(report.file, entry) for entry in report.entries)


def _row(file: str, entry: Entry) -> Row:
    article = entry.article
    return Row(
        file=file,
        where=entry.where,
        headline=article.headline,
        outlet=article.outlet,
        date=article.date,
        language=article.language,
        words=count_reported(article.text, article.zones),
        zones=tuple(dict.fromkeys(zone.kind for zone in article.zones)),
        extent=article.extent,
        annotations=sum(bool(one.code) for one in entry.brought),
        problems=entry.problems,
    )
