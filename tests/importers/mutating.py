"""Files as nobody meant them: examples with pieces cut, doubled, overwritten and made absurd."""

import random
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from annotator.errors import InputError
from annotator.importers import Source, choose, importer_named, read_source

ABSURD = [
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xef\xbf\xbf", b"\r", b"\x1a",
    b"\xf0\x9f\x98\x80", b"-1", b"0", b"999999999999", b"1e999", b"NaN", b"%1", b"<", b">", b"</", b"/>",
    b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"&#xD800;",
    b"&#x10FFFF;", b"'", b'"', b"{", b"}", b"\\", b"\\bin99", b"\\u", b"\\'", b"[", b"]", b",", b":",
    b"=", b"../../etc/passwd", b"%s", b"\n\n", b" " * 300, b"\t", b"a" * 3000, b"PK\x01\x02",
    b"PK\x05\x06", b"%PDF-1.7", b"obj", b"endobj", b"stream", b"\xc3", b"\x80",
]  # fmt: skip


def mutations(data: bytes, count: int, *, seed: int) -> Iterator[bytes]:
    """Yield `count` variants of a file; members of archives are changed before they are packed, too."""
    chance = random.Random(seed)
    packed = zipfile.is_zipfile(BytesIO(data))
    for _ in range(count):
        yield _repacked(data, chance) if packed and chance.random() < 0.7 else mutated(data, chance)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with one to four things done to it."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + int(chance.expovariate(1 / 30)))
        piece = data[start:end]
        kind = chance.randrange(7)
        if kind == 0:
            piece = b""
        elif kind == 1:
            piece = chance.choice(ABSURD)
        elif kind == 2:
            piece = piece * chance.choice((2, 3, 50))
        elif kind == 3:
            piece = bytes(chance.randrange(256) for _ in piece)
        elif kind == 4:
            piece = piece + chance.choice(ABSURD)
        elif kind == 5:
            other = chance.randrange(len(data) + 1)
            piece = data[other : other + 200]
        else:
            return data[:start]
        data = data[:start] + piece + data[end:]
    return data


def _repacked(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(members))
    if chance.random() < 0.05:
        del members[name]
    else:
        members[name] = mutated(members[name], chance)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, held in members.items():
            archive.writestr(member, held)
    return made.getvalue()


def outcome(importer: str, name: str, data: bytes) -> tuple[str, str, list[str]]:
    """Read a file as a given format; return `read` or `error`, what was said, and all warnings."""
    source = Source(name, data)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        choose(source)
        try:
            taken = read_source(importer_named(importer), source)
        except InputError as error:
            ended = "error", str(error)
        else:
            ended = "read", ""
            for entry in taken.entries:
                article = entry.article
                assert article.text.strip()
                assert article.zones[0].start == 0
                assert article.zones[-1].end == len(article.text)
                assert all(one.end == other.start for one, other in pairwise(article.zones))
    return *ended, [str(one.message) for one in caught]
