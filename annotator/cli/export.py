"""`framing-annotator export`: a corpus in one of the formats of `annotator.exporters`."""

from pathlib import Path

import click

from annotator.cli._answering import CORPUS, OUTPUT, told_problems
from annotator.cli._streams import put
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
@CORPUS
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), required=True, help="What to write.")
@OUTPUT
def _export(*, corpus: Path, form: str, target: Path | None) -> int:
    with open_corpus(corpus, read_only=True) as opened:
        put(target, _FORMATS[form].chunks(opened))
        return told_problems(opened)


COMMAND = _export
