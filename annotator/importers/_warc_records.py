"""The records of a web archive, and the pages in them: headers, lengths, packed and divided bodies.

WARC 1.0 and 1.1 (ISO 28500:2017): each record has its length in its header; in a packed archive each record
is a member of its own. What is damaged costs the records in which the damage is.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.errors import InputError
from annotator.importers._bodies import unpacked_body
from annotator.importers._contract import MEGABYTE

EXPANDED = 400 * MEGABYTE
"""The most that an archive may unpack to."""
LARGEST = 10 * MEGABYTE
"""The largest page that is read."""

GZIP = b"\x1f\x8b\x08"
_BEGINS = re.compile(rb"WARC/\d\.\d")
_NEXT = re.compile(rb"(?:(?<=\n)|\A)WARC/\d\.\d\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_BETWEEN = re.compile(rb"[\r\n]*")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_PIECE = 1 << 12
_LONGEST_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its headers by their names in lower case, and what is in it."""

    headers: Mapping[str, str]
    body: bytes


def records(data: bytes) -> Iterator[Record | None]:
    """Yield the records of an archive, packed or not; None for each that is damaged.

    Raises `InputError` when there is more in it than is read.
    """
    for member, is_whole in _members(data):
        at, record = 0, None
        while at < len(member):
            record, at = _record(member, at)
            if record is not None or is_whole:
                yield record
        if not is_whole:
            yield None


def _members(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield what the members of a packed archive hold, and whether they are whole.

    Behind a damaged one the next that is whole is looked for.
    """
    if not data.startswith(GZIP):
        yield data, True
        return
    at, total, lost = 0, 0, False
    while at >= 0:
        member, used = _member(data, at)
        total += len(member)
        if total > EXPANDED:
            raise InputError(
                f"it unpacks to more than {EXPANDED // MEGABYTE} MB; divide it into smaller ones"
            )
        if used or not lost:
            yield member, bool(used)
        lost = not used
        at = data.find(GZIP, at + max(used, 1))


def _member(data: bytes, at: int) -> tuple[bytes, int]:
    """Return what a member unpacks to, and how many bytes it takes; 0 for one that is damaged."""
    unpacker, view = zlib.decompressobj(zlib.MAX_WBITS | 16), memoryview(data)
    made = bytearray()
    end = at
    while not unpacker.eof and end < len(data) and len(made) <= EXPANDED:
        try:
            made += unpacker.decompress(view[end : end + _PIECE])
        except zlib.error:
            return bytes(made), 0
        end += _PIECE
    return bytes(made), min(end, len(data)) - at - len(unpacker.unused_data) if unpacker.eof else 0


def _record(data: bytes, at: int) -> tuple[Record | None, int]:
    """Return the record that begins at a place, and where to go on; None for one that is damaged."""
    begins, ends = _BEGINS.match(data, at), _HEAD_END.search(data, at, at + _LONGEST_HEAD)
    headers = headers_of(data[at : ends.start()]) if begins and ends else {}
    length = headers.get("content-length", "")
    if ends and length.isascii() and length.isdecimal() and len(length) < 12:
        end = ends.end() + int(length)
        following = _BETWEEN.match(data, end) if end <= len(data) else None
        if following and (following.end() == len(data) or _BEGINS.match(data, following.end())):
            return Record(headers, data[ends.end() : end]), following.end()
    found = _NEXT.search(data, at + 1)
    return None, found.start() if found else len(data)


def headers_of(data: bytes) -> dict[str, str]:
    """Return headers by their names in lower case; a line that begins with a space belongs to the last."""
    headers: dict[str, str] = {}
    name = ""
    for line in data.decode("utf-8", errors="replace").splitlines()[1:]:
        if line[:1] in {" ", "\t"} and name:
            headers[name] += f" {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon else ""
        if name:
            headers[name] = value.strip()
    return headers


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server has answered: its status, its headers, and the body without its packing."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answer_of(body: bytes) -> Answer:
    """Return the answer that a record holds; raises `InputError` when it is none or cannot be unpacked."""
    begins, ends = _STATUS.match(body), _HEAD_END.search(body, 0, _LONGEST_HEAD)
    if begins is None or ends is None:
        raise InputError("its answer is damaged")
    headers = headers_of(body[: ends.start()])
    held = body[ends.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        held = _joined(held)
    return Answer(
        int(begins[1]), headers, unpacked_body(held, headers.get("content-encoding", "").lower(), LARGEST)
    )


def _joined(body: bytes) -> bytes:
    """Return a body that was sent in chunks; one that only says so is whole already."""
    made = bytearray()
    at = 0
    while (size := _CHUNK.match(body, at)) and (length := int(size[1], 16)):
        made += body[size.end() : size.end() + length]
        at = size.end() + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return bytes(made) if at else body
