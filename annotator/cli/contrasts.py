"""`framing-annotator contrasts`: how sentences that tell the same differ from outlet to outlet."""

from pathlib import Path

import click

from annotator.cli._answering import (
    CORPUS,
    OUTLETS,
    OUTPUT,
    THE_EVENT,
    form_of,
    forms,
    put_text,
    told_problems,
)
from annotator.comparison.contrast_table import as_csv, as_json, as_text
from annotator.comparison.contrasted import contrasts
from annotator.opening import open_corpus

_FORMS = forms(text=as_text, csv=as_csv, json=as_json)


@click.command("contrasts", short_help="How sentences that tell the same differ from outlet to outlet.")
@CORPUS
@THE_EVENT
@OUTLETS
@form_of(_FORMS)
@OUTPUT
def _contrasts(*, corpus: Path, event: str, outlets: tuple[str, ...], form: str, target: Path | None) -> int:
    """Show how the articles of an event in CORPUS tell the same thing, sentence beside sentence.

    Sentences that say the same are aligned (links that people joined or parted count), and what differs in
    them is listed: other words for the same thing, who is heard and how each one is introduced, what one
    article quotes and another asserts, and numbers. Each finding has its words, why they are put together,
    and the cues in them; the end of the list says what each contrast gets wrong. Up to four articles are put
    side by side, each outlet's first one before any second one. Only English is read.

    The form csv has a row for the words of each article in each finding, json has the sentences, too. Cells
    are written as they are: a spreadsheet may take words that begin with = for a formula.

    The exit code is 3 when the corpus has problems (see validate): everything else is shown.
    """
    with open_corpus(corpus, read_only=True) as opened:
        found = contrasts(opened, event=event, outlets=outlets)
        put_text(target, _FORMS[form](found))
        return told_problems(opened)


COMMAND = _contrasts
