"""Articles into a corpus, in portions that each are there whole or not at all; what is known is not added."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator import machine
from annotator.importers._articles import Brought
from annotator.importers._bringing import bring
from annotator.importers._reading import FileReport
from annotator.model import Annotation

if TYPE_CHECKING:
    from annotator.corpus import Corpus

PORTION = 200
"""About how many articles are put into the corpus at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTaken:
    """What became of one file: ids of the articles added, how many were known, how many annotations came."""

    report: FileReport
    added: tuple[str, ...] = ()
    known: int = 0
    annotations: int = 0


def take_files(corpus: "Corpus", reports: Iterable[FileReport]) -> Iterator[FileTaken]:
    """Put the articles of files into a corpus as they are read, and say what became of each.

    Whoever stops asking keeps what was told until then. Raises `CorpusError` when the corpus cannot be
    written: what was told is in it, nothing else is.
    """
    waiting: list[FileReport] = []
    for report in reports:
        waiting.append(report)
        if sum(len(one.entries) for one in waiting) >= PORTION:
            yield from take(corpus, waiting)
            waiting = []
    yield from take(corpus, waiting)


def take(corpus: "Corpus", reports: Sequence[FileReport]) -> Iterator[FileTaken]:
    """Put the articles of some files into a corpus in one step, then their annotations file by file."""
    ids = iter(corpus.add_articles(article for report in reports for article in report.articles))
    for report in reports:
        placed = [(next(ids), entry) for entry in report.entries]
        brought = [(key, one) for key, entry in placed for one in entry.brought]
        became = {entry.article.id: key for key, entry in placed}
        added = tuple(key for key, entry in placed if key == entry.article.id)
        yield FileTaken(
            report=report,
            added=added,
            known=len(placed) - len(added),
            annotations=_annotate(corpus, brought, report, became),
        )


def _annotate(
    corpus: "Corpus",
    brought: Sequence[tuple[str, Brought]],
    report: FileReport,
    became: Mapping[str, str],
) -> int:
    if not brought:
        return 0
    name = next(entry.article.provenance.name for entry in report.entries)
    change = bring(corpus, brought, file=name, now=machine.now(), became=became)
    corpus.commit(change)
    return sum(isinstance(put.after, Annotation) for put in change.puts)
