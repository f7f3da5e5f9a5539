"""Files that are packed with gzip (`articles.csv.gz`): what is in them is read as the format that it has."""

import zlib
from dataclasses import replace
from pathlib import PurePath

from annotator.errors import InputError
from annotator.importers._contract import MAX_BYTES, MEGABYTE, Fit, Importer, Reading, Source
from annotator.importers._formats import choose

_GZIP = b"\x1f\x8b"


def _recognise(source: Source) -> Fit:
    return Fit.SURE if source.data.startswith(_GZIP) else Fit.NO


def _read(source: Source) -> Reading:
    name = PurePath(source.name)
    inside = replace(
        source,
        name=name.stem if name.suffix.lower() == ".gz" else source.name,
        data=_unpacked(source.data),
        options=replace(source.options, importer=""),
    )
    importer = choose(inside)
    if importer is IMPORTER:
        raise InputError("it is packed twice; unpack it first")
    read = importer.read(inside)
    note = f"it was packed, and was read as {importer.title} ({importer.name}@{importer.version})"
    return replace(read, drafts=tuple(replace(one, notes=(note, *one.notes)) for one in read.drafts))


def _unpacked(data: bytes) -> bytes:
    """Return what a file unpacks to, all its members one after the other."""
    made = bytearray()
    rest = data
    while rest.startswith(_GZIP):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            made += unpacker.decompress(rest, MAX_BYTES + 1 - len(made))
        except zlib.error as error:
            raise InputError(f"it is damaged: it cannot be unpacked ({error})") from error
        if len(made) > MAX_BYTES:
            raise InputError(f"it unpacks to more than {MAX_BYTES // MEGABYTE} MB: divide it")
        if not unpacker.eof:
            raise InputError("it is damaged: its packing breaks off")
        rest = unpacker.unused_data
    return bytes(made)


IMPORTER = Importer(
    name="packed",
    version=1,
    title="Packed file (gzip)",
    suffixes=(".gz",),
    recognise=_recognise,
    read=_read,
)
