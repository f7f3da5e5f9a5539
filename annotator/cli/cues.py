"""`framing-annotator cues`: the framing cues of articles, one a row."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._categories import detected
from annotator.cli._cue_rows import FIELDS, FORMS, RELATION, csv_line
from annotator.cli._inputs import STANDARD_INPUT, Bad, Format, Given, read_inputs, total_size
from annotator.cli._progress import Hidden, Progress, Shown
from annotator.cli._streams import put, say
from annotator.cli._work import Done, Wanted, on_processes, one_by_one
from annotator.errors import InputError

_MOST_JOBS = 61 if sys.platform == "win32" else 512
"""Windows cannot wait for more processes at once."""


_HELP = """Find the framing cues in FILES, or in standard input, and write one row a cue.

A text file is one article. JSON Lines are one article a line: "text" is needed, "id" and "language" are used,
other keys are ignored. A file whose name ends in .gz is unpacked on the way.

\b
A row holds
  article    the row's id, else the file's path (- for standard input),
             else the line number
  start end  code points of the text as it was given, the end not included:
             CRLF is two, a byte order mark at the start of a file is none
  text       the words themselves
  category rule reason
             what was found, by which rule and version, and why
  voice speaker zone
             author, quoted or reported; by whom, if known; in which part
             of the article
  source content
             in rows of attributions: who speaks and what is said, each as
             [start, end], or null where the text does not have it

With --jobs or --scheduler the rows and their order are the same, but they come in portions. With --scheduler
the texts are sent to the machines of the cluster.

CSV holds the words unchanged, also where they begin with = + - or @, which a spreadsheet may take for a
formula: import such a file as text.
"""


@dataclass(slots=True)
class _Count:
    read: int = 0
    bad: int = 0


@click.command("cues", short_help="Find the framing cues of articles.", help=_HELP)
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option(
    "--input-format",
    type=click.Choice(["text", "jsonl"]),
    help="One article a file, or one a line. [default: a line in .jsonl and .ndjson files, else a file]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="jsonl",
    show_default=True,
    help="What is written.",
)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when all is done, instead of standard output.",
)
@click.option("--category", "wanted", multiple=True, help="Find cues of this category only; may be repeated.")
@click.option(
    "--jobs",
    type=click.IntRange(0, _MOST_JOBS),
    default=1,
    show_default=True,
    metavar="N",
    help="Use N processes; 0 is one for each core.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Use the workers of a Dask cluster, such as tcp://host:8786; needs the extra “scale”.",
)
@click.option("--encoding", default="", help="The encoding of text files, where it is not found rightly.")
def _cues(
    *,
    files: tuple[str, ...],
    input_format: Format | None,
    form: str,
    target: Path | None,
    wanted: tuple[str, ...],
    jobs: int,
    scheduler: str,
    encoding: str,
) -> int:
    task = Wanted(form, detected(wanted))
    if scheduler and jobs != 1:
        raise click.BadParameter("it says how many processes of this machine to use", param_hint="--jobs")
    _refuse_own_input(files, target)
    count = _Count()
    _hint(files)
    names = _expanded(files)
    progress = _progress(names, hidden=target is None and sys.stdout.isatty())
    with progress:
        texts = _good(read_inputs(names, input_format, encoding=encoding), count, progress)
        put(target, _pieces(_finished(texts, task, jobs, scheduler), form, progress))
    return SOME_BAD if count.bad else DONE


COMMAND = _cues


def _finished(texts: Iterable[Given], task: Wanted, jobs: int, scheduler: str) -> Iterator[Done]:
    if scheduler:
        from annotator.cli._cluster import on_cluster

        return on_cluster(texts, task, address=scheduler)
    processes = jobs or min(os.cpu_count() or 1, _MOST_JOBS)
    return one_by_one(texts, task) if processes == 1 else on_processes(texts, task, jobs=processes)


def _expanded(files: Sequence[str]) -> Sequence[str]:
    """Return the files that patterns such as `*.txt` stand for, where the shell does not do it (Windows)."""
    if sys.platform != "win32":
        return files
    return [name for given in files for name in _matches(given) or [given]]


def _matches(given: str) -> list[str]:
    return sorted(map(str, Path(given).parent.glob(Path(given).name))) if "*" in given else []


def _refuse_own_input(files: Sequence[str], target: Path | None) -> None:
    for name in files:
        if target is not None and target.exists() and Path(name).exists() and target.samefile(name):
            raise click.BadParameter(f"{target} is one of the files to read", param_hint="--output")


def _hint(files: Sequence[str]) -> None:
    """Tell a person who gave no file at a terminal that the program waits for text."""
    if (not files or STANDARD_INPUT in files) and sys.stdin.isatty():
        end = "Ctrl+Z and Enter" if sys.platform == "win32" else "Ctrl+D"
        say(f"Reading the text from the keyboard; end with {end}.")


def _good(inputs: Iterable[Given | Bad], count: _Count, progress: Progress) -> Iterator[Given]:
    """Pass on what could be read; count and name what could not. Raises `InputError` if that was all."""
    for one in inputs:
        if isinstance(one, Bad):
            count.bad += 1
            progress.say(str(one))
            progress.skip(one.size)
        else:
            count.read += 1
            yield one
    if count.bad and not count.read:
        raise InputError("nothing could be read")


def _progress(names: Sequence[str], *, hidden: bool) -> Progress:
    """Return what shows articles going by on standard error: nothing where that is no terminal."""
    return Hidden() if hidden or not sys.stderr.isatty() else Shown(total_size(names))


def _pieces(finished: Iterable[Done], form: str, progress: Progress) -> Iterator[bytes]:
    """Yield the rows of one article after the other, the first with the header where the form has one."""
    header = csv_line([*FIELDS, *RELATION]).encode() if form == "csv" else b""
    for done in finished:
        yield header + done.lines
        progress.finish(done.size)
        header = b""
    yield header
