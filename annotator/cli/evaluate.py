"""`framing-annotator evaluate`: the cues measured on a folder of gold data, as one table."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._progress import watched
from annotator.cli._streams import printable, put, say
from annotator.errors import InputError
from annotator.evaluation.running import Evaluation, evaluate, tasks

_FILES = "\n".join(f"  {task.such_as:<32}{task.title}" for task in tasks())


@click.command(
    "evaluate",
    short_help="Measure the cues on texts that people have marked.",
    help=f"""Measure the cues on the gold data in FOLDER and print one table: data set, category, precision,
recall, F1, share of running words marked, articles per second.

Files are JSON Lines, plain or as .jsonl.gz: "text" is needed, "spans" is a list of {{start, end, label}} in
code points, "label" is what was said of the whole text. Each file is known by its name:

\b
{_FILES}

A kind without a file is skipped. Labels of spans are cue, source and content; passive_agentless; biased_word.
All figures but the pace are the same at every run.
""",
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Use only the first N rows of a file.")
@click.option("--rules", is_flag=True, help="Show the lines of single rules, too.")
@click.option("--markdown", is_flag=True, help="Write the page docs/figures.md instead of the plain table.")
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when all is done, instead of standard output.",
)
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also keep the figures in this JSON file, as resources/measured.json, which “explain” reads.",
)
def _evaluate(
    *, folder: Path, limit: int | None, rules: bool, markdown: bool, target: Path | None, record: Path | None
) -> int:
    if record is not None and limit is not None:
        raise click.BadParameter("figures of a part of the data are not recorded", param_hint="--record")
    try:
        found = evaluate(folder, limit=limit, watch=partial(watched, unit=" rows"))
    except InputError as error:
        raise InputError(f"{error}.") from error
    put(target, (piece.encode("utf-8") for piece in _pieces(found, markdown=markdown, rules=rules)))
    if record is not None:
        from annotator.evaluation.record import as_record

        put(record, [as_record(found.rows).encode("utf-8")])
    for problem in found.problems:
        say(f"{folder / problem.file}{f', {problem.where}' if problem.where else ''}: {problem.message}")
    return SOME_BAD if found.problems else DONE


COMMAND = _evaluate


def _pieces(found: Evaluation, *, markdown: bool, rules: bool) -> Iterator[str]:
    if markdown:
        from annotator.evaluation.page import as_markdown

        yield from as_markdown(found)
        return
    from annotator.evaluation.table import as_text

    for line in as_text(found, rules="with" if rules else "without"):
        yield printable(line) + "\n"
