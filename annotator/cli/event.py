"""`framing-annotator event`: what the articles of an event name, quote and share, outlet by outlet."""

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
from annotator.cli._progress import counted
from annotator.comparison.asked import chosen_articles
from annotator.comparison.whole_event.as_csv import as_csv
from annotator.comparison.whole_event.as_json import as_json
from annotator.comparison.whole_event.as_text import as_text
from annotator.comparison.whole_event.asked import whole_event
from annotator.comparison.whole_event.told import Told
from annotator.opening import open_corpus

_FORMS = forms(text=as_text, csv=as_csv, json=as_json)


@click.command("event", short_help="Who is named and quoted by which outlet, what is one copy, headlines.")
@CORPUS
@THE_EVENT
@OUTLETS
@click.option("--with-copies", is_flag=True, help="Count copies of an article like any other article.")
@form_of(_FORMS)
@OUTPUT
def _event(
    *, corpus: Path, event: str, outlets: tuple[str, ...], with_copies: bool, form: str, target: Path | None
) -> int:
    """Tell what the articles of an event in CORPUS have in common, and what only one outlet has.

    Names of persons, organisations and places with how often each outlet has them; direct quotations that
    several outlets have, also shortened, and those of one alone; articles that share their text or credit a
    news agency; headline beside headline. Copies of an article are set aside. Names are told of articles in
    English only.

    The form csv has a row a place, json has all with the reasons. Cells are written as they are: a
    spreadsheet may take words that begin with = for a formula.

    The exit code is 3 when the corpus has problems (see validate): everything else is told.
    """
    with open_corpus(corpus, read_only=True) as opened:
        whole = whole_event(opened, event, outlets=outlets, with_copies=with_copies, watch=counted("Reading"))
        told = Told(whole=whole, corpus=opened.name, over=chosen_articles(opened, event, outlets)[1])
        put_text(target, _FORMS[form](told))
        return told_problems(opened)


COMMAND = _event
