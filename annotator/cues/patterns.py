"""Regular expressions that a scholar wrote: bounded in size and time, so that none can stop the program."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from annotator.errors import InputError

if TYPE_CHECKING:
    import regex

SECONDS = 0.5
"""How long one pattern may take on one article."""

MOST_CHARACTERS = 2_000
MOST_REPEATS = 5_000
"""All numbers of repeats in a pattern multiplied: nested ones are written out when it is compiled."""

_LINE = re.compile(r"/(?P<source>.+)/(?P<flags>c?)(?:\s*\|\s*(?P<note>.*))?")
_REPEATS = re.compile(r"\{(\d*),?(\d*)\}")


class MatchedTooLong(Exception):  # noqa: N818  # it is said of a pattern
    """A pattern did not finish in `SECONDS`."""


@dataclass(frozen=True)
class Pattern:
    """One regular expression (syntax of the package `regex`); a group named `cue` limits what is marked."""

    source: str
    section: str
    line: int
    capitals_count: bool = False
    note: str = ""

    @staticmethod
    def is_one(line: str) -> bool:
        """Say whether a line of a list is meant as a pattern."""
        return line.startswith("/")

    @classmethod
    def read(cls, line: str, *, section: str, line_number: int) -> "Pattern":
        """Read a line `/pattern/`, `/pattern/c` or `/pattern/ | note`; raises InputError with the reason."""
        found = _LINE.fullmatch(line)
        if found is None:
            raise InputError("a pattern stands between two slashes: /colou?r of \\w+/")
        pattern = cls(found["source"], section, line_number, bool(found["flags"]), found["note"] or "")
        pattern.check()
        return pattern

    def check(self) -> None:
        """Raise InputError when the pattern is too large or no regular expression."""
        if len(self.source) > MOST_CHARACTERS:
            raise InputError(
                f"a pattern may have {MOST_CHARACTERS} characters; this one has {len(self.source)}"
            )
        repeats = 1
        for low, high in _REPEATS.findall(self.source):
            repeats *= max(int(low or 1), int(high or 1), 1)
        if repeats > MOST_REPEATS:
            raise InputError(f"the pattern repeats {repeats:,} times when all its {{...}} are multiplied")
        _ = self.compiled

    @cached_property
    def compiled(self) -> "regex.Pattern[str]":
        """The compiled pattern; raises InputError."""
        return _compiled(self.source, self.capitals_count)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the pattern matches, empty matches left out; raises MatchedTooLong."""
        group = "cue" if "cue" in self.compiled.groupindex else 0
        try:
            found = [match.span(group) for match in self.compiled.finditer(text, timeout=SECONDS)]
        except TimeoutError as error:
            raise MatchedTooLong(self.source) from error
        return [(start, end) for start, end in found if start < end]


@lru_cache(maxsize=1024)
def _compiled(source: str, capitals_count: bool) -> Any:  # noqa: ANN401, FBT001  # regex is imported late
    import regex

    flags = regex.VERSION0 | regex.MULTILINE | (0 if capitals_count else regex.IGNORECASE)
    try:
        return regex.compile(source, flags)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise InputError(f"the pattern is no regular expression: {error}") from error
