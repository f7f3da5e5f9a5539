"""`framing-annotator keyness`: the words and phrases that one outlet uses more than others."""

from collections.abc import Sequence
from pathlib import Path

import click

from annotator.cli._answering import CORPUS, EVENT, OUTPUT, form_of, put_text, told_problems
from annotator.cli._keyness_rows import FORMS
from annotator.comparison.asked import chosen_articles
from annotator.comparison.copies import without_copies
from annotator.comparison.keyness import FEWEST_ARTICLES, LONGEST, keyness
from annotator.corpus import Corpus
from annotator.errors import InputError
from annotator.opening import open_corpus


@click.command("keyness", short_help="Words and phrases that one outlet uses more than others.")
@CORPUS
@click.option("--outlet", required=True, metavar="NAME", help="The outlet whose words are looked at.")
@click.option("--against", metavar="NAME", help="The outlet they are compared with; else all others.")
@EVENT
@click.option(
    "--phrase",
    "length",
    type=click.IntRange(1, LONGEST),
    default=1,
    show_default=True,
    help="Words a phrase.",
)
@click.option(
    "--articles",
    "fewest",
    type=click.IntRange(1),
    default=FEWEST_ARTICLES,
    show_default=True,
    help="How many articles of a side have to have it.",
)
@click.option("--copies", is_flag=True, help="Count copies of other articles, too, and not each text once.")
@form_of(FORMS)
@OUTPUT
def _keyness(
    *,
    corpus: Path,
    outlet: str,
    against: str | None,
    event: str | None,
    length: int,
    fewest: int,
    copies: bool,
    form: str,
    target: Path | None,
) -> int:
    """Find words or phrases of CORPUS that one outlet uses more, or less, than others.

    They are ranked by log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), beside
    log-likelihood, BIC and log ratio, and how unevenly each is spread over articles (Gries 2008): words that
    come from few articles say little of an outlet.
    """
    with open_corpus(corpus, read_only=True) as opened:
        here, there = _sides(opened, _chosen(opened, event, copies=copies), outlet, against)
        found = keyness(
            map(opened.described, here), map(opened.described, there), length=length, fewest=fewest
        )
        put_text(target, FORMS[form](found, outlet, against or "all others"))
        return told_problems(opened)


COMMAND = _keyness


def _chosen(corpus: Corpus, event: str | None, *, copies: bool) -> Sequence[str]:
    every, _over = chosen_articles(corpus, event or "", ())
    return every if copies else without_copies(corpus, every)


def _sides(
    corpus: Corpus, articles: Sequence[str], outlet: str, against: str | None
) -> tuple[Sequence[str], Sequence[str]]:
    """Return the articles of an outlet, and those they are compared with."""
    outlets = {key: corpus.head(key).outlet for key in articles}
    for name in filter(None, (outlet, against)):
        if name not in outlets.values():
            there = ", ".join(sorted(set(filter(None, outlets.values())))) or "none is named"
            raise InputError(f"there is no outlet “{name}”; {there}")
    here = [key for key, named in outlets.items() if named == outlet]
    return here, [key for key, named in outlets.items() if named != outlet and against in (None, named)]
