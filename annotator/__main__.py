"""The program's one beginning: a registered first word runs a command, anything else opens the window."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

_HELP = frozenset({"-h", "--help", "-V", "--version"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these words (None: those of the command line) and return its exit code.

    0 done; 2 wrong usage or nothing could be read; 3 done, but some inputs were bad.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    from annotator import cli

    first = words[0] if words else ""
    if first in _HELP or first in cli.names():
        return cli.run(words)
    if mistake := _mistake(first):
        _say(mistake)
        return cli.FAILED
    return _window(words)


def _mistake(first: str) -> str:
    """Return what is wrong with a first word that is no command, no option and nothing on the disk."""
    from annotator import cli

    if not first or first.startswith("-") or Path(first).exists():
        return ""
    from difflib import get_close_matches

    near = get_close_matches(first, cli.names(), 1)
    known = f"Commands are {', '.join(cli.names())}; --help tells more."
    meant = f" Did you mean “{near[0]}”?" if near else ""
    return f"There is no command and no file or folder “{first}”.{meant}\n{known}"


def _say(message: str) -> None:
    from annotator.cli._streams import say, use_utf8

    use_utf8()
    say(message)


def _window(words: Sequence[str]) -> int:
    from annotator import cli

    gc.disable()  # until the first picture: nothing that is made before it is thrown away
    try:
        from annotator.gui.app import run
    except ImportError as error:
        if error.name is not None and error.name.startswith("annotator"):
            raise
        _say(
            f"The window cannot be opened, because a part of it is missing ({error}).\n"
            f"The commands work without it: {', '.join(cli.names())} (--help tells more)."
        )
        return cli.FAILED
    return run(words)


if __name__ == "__main__":
    sys.exit(main())
