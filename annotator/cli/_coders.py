"""Coders as they are named on the command line."""

from collections.abc import Sequence

import click

from annotator.corpus import Corpus


def coder_ids(corpus: Corpus, wanted: Sequence[str]) -> frozenset[str]:
    """Return the ids of coders given by name or id; raises `click.BadParameter` for one who is unknown."""
    found: set[str] = set()
    for word in wanted:
        known = [
            one.id for one in corpus.coders() if word == one.id or word.casefold() == one.name.casefold()
        ]
        if not known:
            names = ", ".join(one.name for one in corpus.coders())
            told = f"there are {names}" if names else "the corpus has none"
            raise click.BadParameter(f"there is no coder “{word}”; {told}.", param_hint="--coder")
        found.update(known)
    return frozenset(found)
