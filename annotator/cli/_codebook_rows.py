"""What `framing-annotator codebook` prints: ready codebooks, codes, and what became of codes that joined."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from annotator.cli._rows import json_line, wrapped
from annotator.cli._streams import printable
from annotator.codebooks import Codebook, Joined
from annotator.codebooks.joining import WORDS
from annotator.model import Code


def ready_rows(books: Iterable[Codebook], *, as_json: bool) -> Iterator[str]:
    """Yield the codebooks that come with the program, with what they are for and after whom."""
    for book in books:
        if as_json:
            yield json_line(
                {
                    "name": book.id,
                    "title": book.title,
                    "about": book.about,
                    "literature": list(book.literature),
                    "codes": len(book.codes),
                }
            )
        else:
            yield f"{book.id}\n  {book.title}, {len(book.codes)} codes\n{wrapped(book.about, indent='  ')}\n"
            yield "".join(f"{wrapped('- ' + work, indent='  ')}\n" for work in book.literature) + "\n"


def code_rows(codes: Sequence[Code], *, as_json: bool) -> Iterator[str]:
    """Yield the codes of a codebook, each below the one that it belongs to."""
    parents = {code.id: code.parent for code in codes}
    for code in codes:
        if as_json:
            yield json_line(_code(code))
        else:
            depth = len(_above(parents, code.id))
            level = "" if code.level == "span" else f"  ({code.level})"
            yield printable(f"{'  ' * depth}{code.tag:<4} {code.name}{level}") + "\n"


def joined_rows(joined: Joined, *, as_json: bool) -> Iterator[str]:
    """Yield what becomes of each code; those that stay the same are counted only, in words."""
    for row in joined.rows:
        if as_json:
            said = {"fate": row.fate, "fields": list(row.fields), "remarks": list(row.remarks)}
            yield json_line({"code": row.code.id, "name": row.code.name, **said})
        elif row.fate != "same" or row.remarks:
            fields = f" ({', '.join(row.fields)})" if row.fate == "changed" else ""
            yield printable(f"{row.code.name}: {WORDS[row.fate]}{fields}") + "\n"
            yield from (printable(f"  {remark}") + "\n" for remark in row.remarks)


def _code(code: Code) -> dict[str, Any]:
    said = {"code": code.id, "name": code.name, "parent": code.parent, "tag": code.tag, "key": code.key}
    attributes = [{"id": one.id, "name": one.name, "kind": one.kind} for one in code.attributes]
    return {**said, "level": code.level, "definition": code.definition, "attributes": attributes}


def _above(parents: dict[str, str], key: str) -> list[str]:
    found: list[str] = []
    while (key := parents.get(key, "")) and key in parents and key not in found:
        found.append(key)
    return found
