"""`framing-annotator export`: a corpus in one of the formats of `annotator.exporters`."""

from pathlib import Path

import click

from annotator.cli import DONE, SOME_BAD
from annotator.cli._streams import put, say
from annotator.exporters import exporters
from annotator.opening import open_corpus

_FORMATS = {exporter.name: exporter for exporter in exporters()}
_LISTED = "\n".join(f"  {exporter.name:<8}{exporter.title}" for exporter in _FORMATS.values())


@click.command(
    "export",
    short_help="Write a corpus in another format.",
    help=f"""Write CORPUS, a corpus folder or a corpus in one JSON file, in another format. It is not changed.

\b
{_LISTED}

All are UTF-8; start and end count code points of an article's text, the end not included. CSV holds quotes
unchanged, also where one begins with = + - or @, which a spreadsheet may take for a formula: import such a
file as text. The exit code is 3 when the corpus has problems (see validate): everything else is written.
""",
)
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), required=True, help="What to write.")
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file, which appears when it is complete, instead of standard output.",
)
def _export(*, corpus: Path, form: str, target: Path | None) -> int:
    opened = open_corpus(corpus, read_only=True)
    try:
        put(target, _FORMATS[form].chunks(opened))
        for problem in opened.problems:
            say(f"{problem.file}{f':{problem.where}' if problem.where else ''}: {problem.message}")
        return SOME_BAD if opened.problems else DONE
    finally:
        opened.close()


COMMAND = _export
