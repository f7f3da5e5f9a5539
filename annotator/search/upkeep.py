"""Keeping the index of a corpus up to date: files, then words, then cues, in this process or in a worker.

    job = upkeep_of(corpus)                      # a picklable value; None for a draft
    progress = worker.submit(advance, job)       # again and again, until it returns None

The steps write what they did before they return, so that work can be stopped between any two of them and goes
on later, in whatever process. What the disk or another process refuses raises IndexTrouble.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from annotator import machine
from annotator.corpus.indexing import Progress, index_files
from annotator.model import Adjustment

if TYPE_CHECKING:
    from annotator.corpus import Corpus
    from annotator.work import Spread

STEP = 0.5
"""Seconds of work after which `advance` returns, so that whoever asked can stop or do something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What there is to keep up to date: one run over the index of one corpus folder.

    `languages` are those of articles, by id, whose language somebody corrected.
    """

    corpus: str
    folder: str
    adjustments: tuple[Adjustment, ...] = ()
    languages: dict[str, str] = field(default_factory=dict)
    cues: bool = True
    run: str = field(default_factory=lambda: machine.mint("run"))


def upkeep_of(corpus: Corpus, *, cues: bool = True) -> Upkeep | None:
    """Return what is to be done for the index of an open corpus; None for one that is only in memory."""
    if corpus.path is None or not corpus.info.id:
        return None
    changed = list(corpus.contents.corrections.values())
    return Upkeep(
        corpus=corpus.info.id,
        folder=str(corpus.path),
        adjustments=corpus.adjustments(),
        languages={one.id: one.language for one in changed if one.language is not None},
        cues=cues,
    )


def bring_up_to_date(job: Upkeep, *, spread: Spread = map) -> Iterator[Progress]:
    """Do all that is to be done, and yield how far it is after each step. Raises IndexTrouble.

    `spread` may be a `map` that computes cues in several processes (`annotator.work.spreading`).
    """
    from annotator.search.cue_cache import index_cues  # the window makes an `Upkeep` and needs none of them
    from annotator.search.text_index import index_texts

    folder = Path(job.folder)
    yield from index_files(job.corpus, folder)
    yield from index_texts(job.corpus, folder)
    if job.cues:
        yield from index_cues(
            job.corpus, folder, adjustments=job.adjustments, languages=job.languages, spread=spread
        )


@cache
def _step_back() -> None:
    """Let other processes come first, where the system knows such a thing, from now on."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(10)


def advance_gently(job: Upkeep, seconds: float = STEP) -> Progress | None:
    """Do as `advance`, in a process that has nothing else to do: it steps back behind all others."""
    _step_back()
    return advance(job, seconds)


_under_way: dict[str, Iterator[Progress]] = {}
atexit.register(
    _under_way.clear
)  # so that an index is closed while there is still something to close it with


def advance(job: Upkeep, seconds: float = STEP) -> Progress | None:
    """Go on with a run for about so long; return how far it is, or None when all is done.

    The run is remembered in the process that calls this; another one begins where the index is.
    """
    steps = _under_way.pop(job.run, None) or bring_up_to_date(job)
    end = monotonic() + seconds
    for progress in steps:
        if monotonic() >= end:
            _under_way.clear()  # a run that nobody goes on with would hold its index open
            _under_way[job.run] = steps
            return progress
    return None
