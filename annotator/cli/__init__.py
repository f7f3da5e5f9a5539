"""The command line: one command a file in this folder, called as the file is.

Nothing is imported here that the window does not need: it asks for the names of the commands at its start.
"""

from collections.abc import Sequence

from annotator import registry

PROGRAM = "framing-annotator"

DONE = 0
FAILED = 2
"""Wrong usage, or nothing could be read or written."""
SOME_BAD = 3
"""Done, but some of what was read is bad; each is named on standard error."""
INTERRUPTED = 130


def names() -> tuple[str, ...]:
    """Return the names of all commands, in order."""
    return registry.names(__name__)


def run(words: Sequence[str]) -> int:
    """Carry out a command and return its exit code; what goes wrong is said on standard error."""
    from annotator.cli._group import carry_out

    return carry_out(words)
