"""The commands as one command line: help, version, errors in words, exit codes."""

import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from annotator import __version__
from annotator.cli import DONE, FAILED, INTERRUPTED, PROGRAM, names
from annotator.cli._streams import abandon_output, say, use_utf8
from annotator.errors import AnnotatorError
from annotator.registry import member

_ABOUT = f"""Read news articles with their framing cues highlighted and explained.

Without a command the window opens, on the corpus or the articles given:

\b
  {PROGRAM} [CORPUS or ARTICLES...] [--screenshot FILE]

Exit codes of the commands: 0 done; 2 wrong usage, or nothing could be read; 3 done, but some inputs were
bad, each named on standard error.
"""


class _Commands(click.Group):
    """Finds its commands in this folder and imports one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        known = cmd_name in names()
        return member("annotator.cli", cmd_name, "COMMAND", click.Command) if known else None


def group() -> click.Group:
    """Return the program's command line with every command in it."""
    made = _Commands(
        PROGRAM,
        help=_ABOUT,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
        no_args_is_help=True,
    )
    return click.version_option(__version__, "-V", "--version", prog_name=PROGRAM)(made)


def carry_out(words: Sequence[str]) -> int:
    """Carry out a command and return its exit code; what goes wrong is said on standard error."""
    use_utf8()
    try:
        # click's own `main` would end the process when the reader of our output goes away
        with group().make_context(PROGRAM, list(words)) as context:
            code = context.command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has had enough, as `head` does
        abandon_output()
        return DONE
    except (AnnotatorError, OSError) as error:
        with suppress(BrokenPipeError):
            say(f"{PROGRAM}: {error}")
        return FAILED
    return code if isinstance(code, int) else DONE
