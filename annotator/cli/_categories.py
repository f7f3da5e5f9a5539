"""Categories as words on the command line: known ones, and the nearest to an unknown one."""

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

import click

from annotator.model import Adjustment


def check_category(given: str, known: Sequence[str], *, option: str) -> str:
    """Return a category that is known; raises `click.BadParameter`, naming the nearest, for another one."""
    if given in known:
        return given
    near = get_close_matches(given, known, 1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Known are {', '.join(known)}."
    raise click.BadParameter(f"there is no category “{given}”. {hint}", param_hint=option)


def detected(wanted: Sequence[str], adjustments: Iterable[Adjustment] = ()) -> Collection[str] | None:
    """Return the categories to look for, None for all that are on; an unknown one is a usage error."""
    from annotator.cues.instrument import instrument_of

    known = list(instrument_of(adjustments).categories) if wanted else []
    return [check_category(category, known, option="--category") for category in wanted] or None
