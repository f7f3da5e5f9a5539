"""What the commands that read articles share: their options, the order of the work, bad inputs named."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._inputs import STANDARD_INPUT, Bad, Format, Given, read_inputs, total_size
from annotator.cli._progress import Hidden, Progress, Shown
from annotator.cli._rows import DOES_NOT_APPLY
from annotator.cli._streams import put, say
from annotator.cli._work import Done, Rows, on_processes, one_by_one
from annotator.errors import InputError
from annotator.text.language import in_language, language_name
from annotator.work import MOST

INPUT_HELP = """A text file is one article. JSON Lines are one article a line: "text" is needed, "id" and
"language" are used, other keys are ignored. A file whose name ends in .gz is unpacked on the way."""

OUTPUT_HELP = """With --jobs or --scheduler the rows and their order are the same, but they come in portions.
With --scheduler the texts are sent to the machines of the cluster.

CSV holds the words unchanged, also where they begin with = + - or @, which a spreadsheet may take for a
formula: import such a file as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a person asked of a command that reads articles: which ones, how, by whom, and where rows go."""

    files: tuple[str, ...]
    input_format: Format | None
    target: Path | None
    jobs: int
    scheduler: str
    encoding: str


_FILES = click.Argument(["files"], nargs=-1, metavar="[FILES]...")
_INPUT_FORMAT = click.Option(
    ["--input-format"],
    type=click.Choice(["text", "jsonl"]),
    help="One article a file, or one a line. [default: a line in .jsonl and .ndjson files, else a file]",
)
_OUTPUT = click.Option(
    ["--output", "target"],
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when all is done, instead of standard output.",
)
_JOBS = click.Option(
    ["--jobs"],
    type=click.IntRange(0, MOST),
    default=1,
    show_default=True,
    metavar="N",
    help="Use N processes; 0 is one for each core.",
)
_SCHEDULER = click.Option(
    ["--scheduler"],
    default="",
    metavar="ADDRESS",
    help="Use the workers of a Dask cluster, such as tcp://host:8786; needs the extra “scale”.",
)
_ENCODING = click.Option(
    ["--encoding"], default="", help="The encoding of text files, where it is not found rightly."
)


def reading_params(forms: Iterable[str]) -> list[click.Parameter]:
    """Return the parameters of a command that reads articles: the fields of `Reading`, and `form`.

    `form` is one of `forms`, the first one where none is given.
    """
    known = list(forms)
    form = click.Option(
        ["--format", "form"],
        type=click.Choice(known),
        default=known[0],
        show_default=True,
        help="What is written.",
    )
    return [_FILES, _INPUT_FORMAT, form, _OUTPUT, _JOBS, _SCHEDULER, _ENCODING]


@dataclass(slots=True)
class _Count:
    read: int = 0
    bad: int = 0
    foreign: Counter[str] = field(default_factory=Counter)
    """How many texts there are in each language that is not English."""
    last_foreign: str = ""

    def add_foreign(self, article: str | int, tag: str) -> None:
        """Count a text that is not in English."""
        self.foreign[language_name(tag)] += 1
        self.last_foreign = f"{_named(article)} is {in_language(tag)}: {DOES_NOT_APPLY}"

    def foreign_said(self) -> str:
        """Say which texts are not in English: one by its name, several by their number and languages."""
        total = self.foreign.total()
        if total == 1:
            return self.last_foreign
        listed = ", ".join(f"{language} {count:,}" for language, count in self.foreign.most_common())
        apply = DOES_NOT_APPLY.replace("to it", "to them")
        return f"{total:,} of {self.read:,} texts are not in English ({listed}): {apply}"


def _named(article: str | int) -> str:
    if article == STANDARD_INPUT:
        return "standard input"
    return f"article {article}" if isinstance(article, int) else article


def write_rows(reading: Reading, rows: Rows, *, header: str = "") -> int:
    """Write the rows of every article that could be read, after `header`, and return the exit code.

    Raises `click.BadParameter` for options that do not go together, `InputError` when nothing could be read.
    """
    if reading.scheduler and reading.jobs != 1:
        raise click.BadParameter("it says how many processes of this machine to use", param_hint="--jobs")
    _refuse_own_input(reading.files, reading.target)
    count = _Count()
    _hint(reading.files)
    names = expanded(reading.files)
    progress = _progress(names, hidden=reading.target is None and sys.stdout.isatty())
    with progress:
        texts = _good(read_inputs(names, reading.input_format, encoding=reading.encoding), count, progress)
        put(reading.target, _pieces(_finished(texts, rows, reading), header, count, progress))
        if count.foreign:
            progress.say(count.foreign_said())
    return SOME_BAD if count.bad else DONE


def _finished(texts: Iterable[Given], rows: Rows, reading: Reading) -> Iterator[Done]:
    if reading.scheduler:
        from annotator.cli._cluster import on_cluster

        return on_cluster(texts, rows, address=reading.scheduler)
    processes = reading.jobs or min(os.cpu_count() or 1, MOST)
    return one_by_one(texts, rows) if processes == 1 else on_processes(texts, rows, jobs=processes)


def expanded(files: Sequence[str]) -> Sequence[str]:
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


def _pieces(finished: Iterable[Done], header: str, count: _Count, progress: Progress) -> Iterator[bytes]:
    """Yield the rows of one article after the other, the first with the header where there is one."""
    first = header.encode()
    for done in finished:
        for remark in done.remarks:
            progress.say(remark)
        count.bad += bool(done.remarks)
        if done.foreign:
            count.add_foreign(done.article, done.foreign)
        yield first + done.lines
        progress.finish(done.size)
        first = b""
    yield first
