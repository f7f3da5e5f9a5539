"""Cue rules on the command line: those of a corpus, of a file, or of a word list."""

from pathlib import Path

from annotator.errors import InputError
from annotator.model import Adjustment

RULES_HELP = """Look for cues as this corpus does, or as a file of cue rules says that was saved in the
window; a text file is one word list and becomes a category of its own."""


def adjusted(rules: Path | None) -> tuple[Adjustment, ...]:
    """Return the cue rules of a corpus or file; raises InputError naming each line that cannot be used."""
    if rules is None:
        return ()
    from annotator.corpus.cue_rules import read_cue_rules
    from annotator.cues.instrument import instrument_of

    adjustments = read_cue_rules(rules)
    problems = [str(problem) for problem in instrument_of(adjustments).problems()]
    if problems:
        raise InputError(f"{rules}: " + "; ".join(problems) + ". Nothing was looked for")
    return adjustments
