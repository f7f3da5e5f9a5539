"""A codebook as a value: what it is called, what it is for, and its codes as whoever made it tells them."""

from dataclasses import dataclass, fields

from annotator.model import Code

FIELDS = frozenset(one.name for one in fields(Code)) - {"id", "stamps", "extra"}
"""The fields of a code that a codebook can tell; `extra` travels with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One code as a codebook tells it: `fields` are those of `code` that it says something about.

    Without `sure` the id follows from the code's place in a file that names no ids: then a code of the same
    names, from the top of the tree down, is the same code. `where` is its place in the file.
    """

    code: Code
    fields: frozenset[str] = FIELDS
    sure: bool = True
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Codes with a title, what they are for, and the works that they follow, each named in full.

    `id` is the name under which a ready codebook is asked for, empty for one from a file. Parents come before
    their children.
    """

    id: str = ""
    title: str = ""
    about: str = ""
    literature: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def codes(self) -> tuple[Code, ...]:
        """Return the codes in their order."""
        return tuple(one.code for one in self.told)
