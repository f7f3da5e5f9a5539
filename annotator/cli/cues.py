"""`framing-annotator cues`: the framing cues of articles, one a row."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._cue_rows import FIELDS, Form, as_csv, as_jsonl, as_text, csv_line
from annotator.cli._inputs import STANDARD_INPUT, Bad, Format, Given, read_inputs
from annotator.cli._streams import printable, put, say
from annotator.errors import InputError

if TYPE_CHECKING:
    from annotator.model import Cue

_FORMS: dict[str, Form] = {"jsonl": as_jsonl, "csv": as_csv, "text": as_text}


_HELP = """Find the framing cues in FILES, or in standard input, and write one row a cue.

A text file is one article. JSON Lines are one article a line: "text" is needed, "id" and "language" are used,
other keys are ignored.

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
    type=click.Choice(list(_FORMS)),
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
@click.option("--encoding", default="", help="The encoding of text files, where it is not found rightly.")
def _cues(
    *,
    files: tuple[str, ...],
    input_format: Format | None,
    form: str,
    target: Path | None,
    wanted: tuple[str, ...],
    encoding: str,
) -> int:
    categories = _known(wanted)
    _refuse_own_input(files, target)
    count = _Count()
    _hint(files)
    inputs = read_inputs(_expanded(files), input_format, encoding=encoding)
    watch, tell = _progress(hidden=target is None and sys.stdout.isatty())
    put(target, _pieces(watch(_good(inputs, count, tell)), form, categories))
    return SOME_BAD if count.bad else DONE


COMMAND = _cues


def _known(wanted: Sequence[str]) -> Collection[str] | None:
    """Return the categories to look for, None for all; an unknown one is a usage error."""
    from annotator.cues.registry import detectors

    known = [detector.category for detector in detectors()]
    for category in wanted:
        if category not in known:
            near = get_close_matches(category, known, 1)
            hint = f"Did you mean “{near[0]}”?" if near else f"Known are {', '.join(known)}."
            raise click.BadParameter(f"there is no category “{category}”. {hint}", param_hint="--category")
    return wanted or None


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


def _good(inputs: Iterable[Given | Bad], count: _Count, tell: Callable[[str], None]) -> Iterator[Given]:
    """Pass on what could be read; count and name what could not. Raises `InputError` if that was all."""
    for one in inputs:
        if isinstance(one, Bad):
            count.bad += 1
            tell(str(one))
        else:
            count.read += 1
            yield one
    if count.bad and not count.read:
        raise InputError("nothing could be read")


def _progress(*, hidden: bool) -> tuple[Callable[[Iterable[Given]], Iterable[Given]], Callable[[str], None]]:
    """Return what shows articles going by on standard error, and what says something meanwhile."""
    if hidden or not sys.stderr.isatty():
        return (lambda given: given), say
    from tqdm import tqdm

    def watch(given: Iterable[Given]) -> Iterator[Given]:
        yield from tqdm(given, unit=" articles", file=sys.stderr, leave=False)

    return watch, lambda message: tqdm.write(printable(message), file=sys.stderr)


def _pieces(given: Iterable[Given], form: str, categories: Collection[str] | None) -> Iterator[bytes]:
    """Yield the rows of one article after the other, the first with the header where the form has one."""
    header = csv_line(FIELDS) if form == "csv" else ""
    for one in given:
        lines = "".join(_FORMS[form](one, _cues_of(one, categories)))
        yield _bytes(header + lines)
        header = ""
    yield _bytes(header)


def _cues_of(given: Given, categories: Collection[str] | None) -> "Sequence[Cue]":
    """Return the cues of a text, in offsets of the text as given; its language decides who looks."""
    from annotator.cues import find_cues

    if not given.language:
        return find_cues(given.text, categories=categories)
    from annotator.model import Article
    from annotator.text.canonical import canonicalise

    canonical = canonicalise(given.text)
    article = Article(id="", text=canonical.text, sha256="", language=given.language)
    back = canonical.offsets.to_source
    return [
        replace(cue, start=back(cue.start), end=back(cue.end - 1) + 1)
        for cue in find_cues(article, categories=categories)
    ]


def _bytes(lines: str) -> bytes:
    """Return UTF-8; a lone surrogate, which it cannot hold, becomes U+FFFD as in every canonical text."""
    try:
        return lines.encode("utf-8")
    except UnicodeEncodeError:
        return lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
