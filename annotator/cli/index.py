"""`framing-annotator index`: makes the index of a corpus, or brings it up to date."""

import os
import time
from pathlib import Path

import click

from annotator.cli import DONE
from annotator.cli._answering import CORPUS
from annotator.cli._streams import printable
from annotator.corpus import Corpus
from annotator.corpus.index import index_path, known_files, remove
from annotator.corpus.indexing import SETTLED
from annotator.errors import InputError
from annotator.search import Upkeep, bring_up_to_date, upkeep_of
from annotator.work import spreading

_STAGES = {
    "articles": "Articles",
    "quotes": "Quotes of annotations",
    "texts": "Words",
    "cues": "Cues",
}
_BAR = "{desc:22}{percentage:4.0f}% |{bar:24}| {n:,.0f} of {total:,.0f}, {elapsed}, {remaining} left"


@click.command("index", short_help="Make or renew the index of a corpus, for quick searches.")
@CORPUS
@click.option("--no-cues", is_flag=True, help="Leave the cues out: they take most of the time.")
@click.option("--anew", is_flag=True, help="Remove the index first, and make it from nothing.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes for the cues; 0: one a core.")
def _index(*, corpus: Path, no_cues: bool, anew: bool, jobs: int) -> int:
    """Make the index of CORPUS, a corpus folder, or bring it up to date.

    The index makes opening and searching quick. It is on this computer and not in the corpus, it takes about
    3 kB an article, with cues 6 kB, and nothing is lost when it is removed. The window keeps it up to date by
    itself. Stopped at any time, this command goes on the next time where it was.
    """
    with Corpus.open(corpus, read_only=True) as opened:
        job = upkeep_of(opened, cues=not no_cues)
        if job is None:
            raise InputError(f"{corpus} says no corpus id, so that there is no index of it.")
        count = len(opened.articles())
    place = index_path(job.corpus, Path(job.folder))
    if anew:
        remove(place)
    _work(job, jobs or os.cpu_count() or 1)
    if len(known_files(job.corpus, Path(job.folder)).articles) < count:
        time.sleep(SETTLED / 1e9)  # what was written a moment ago may still change without showing it
        _work(job, jobs or os.cpu_count() or 1)
    size = place.stat().st_size / 1_000_000
    click.echo(printable(f"The index of {count:,} articles is up to date ({size:,.0f} MB, {place})."))
    return DONE


def _work(job: Upkeep, processes: int) -> None:
    from tqdm import tqdm

    stage, bar = "", None
    try:
        with spreading(processes) as spread:
            for progress in bring_up_to_date(job, spread=spread):
                if progress.stage != stage:
                    if bar is not None:
                        bar.close()
                    stage = progress.stage
                    bar = tqdm(desc=_STAGES[stage], total=progress.total, bar_format=_BAR, disable=None)
                if bar is not None:
                    bar.update(progress.done - bar.n)
    finally:
        if bar is not None:
            bar.close()


COMMAND = _index
