"""Choosing a value by its first letters: what is typed narrows, the same letter again goes on."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed so far, the place of the value that it leads to, and whether it is the only one."""

    letters: str = ""
    at: int | None = None
    alone: bool = False


def type_on(values: Sequence[str], before: Typed, letter: str) -> Typed:
    """Return where one more letter leads.

    Letters that no value begins with start anew; so does the same letter, going through all that begin with
    it. A digit that begins no value is a place, counted from 1.
    """
    folded = [value.casefold() for value in values]
    longer = before.letters + letter.casefold()
    found = _beginning(folded, longer)
    if found:
        return Typed(longer, found[0], alone=len(found) == 1)
    letter = letter.casefold()
    found = _beginning(folded, letter)
    if not found:
        at = int(letter) - 1 if letter.isascii() and letter.isdigit() else -1
        return Typed(at=at, alone=True) if 0 <= at < len(values) else Typed()
    again = before.letters == letter and before.at in found
    at = found[(found.index(before.at) + 1) % len(found)] if again and before.at is not None else found[0]
    return Typed(letter, at, alone=len(found) == 1)


def _beginning(values: Sequence[str], letters: str) -> list[int]:
    return [at for at, value in enumerate(values) if value.startswith(letters)]
