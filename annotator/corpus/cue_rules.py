"""What a corpus changes in the cues, as one file to hand on: for another corpus, a colleague, an appendix."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from annotator import machine
from annotator.corpus import disk
from annotator.corpus.layout import CORPUS_FILE, VERSION, is_safe
from annotator.corpus.onefile import is_onefile, read_onefile
from annotator.corpus.store import Corpus
from annotator.corpus.wire import Malformed, convert, indented, parse, plain
from annotator.errors import CorpusError, InputError
from annotator.model import Adjustment
from annotator.text.decoding import decode

FORMAT = "framing-annotator/cue-rules"


def cue_rules_bytes(adjustments: Iterable[Adjustment]) -> bytes:
    """Return the bytes of a file of cue rules; retired ones are left out."""
    kept = [plain(replace(one, stamps={})) for one in adjustments if not one.retired]
    return indented(msgspec.json.encode({"format": FORMAT, "version": VERSION, "cues": kept})) + b"\n"


def write_cue_rules(adjustments: Iterable[Adjustment], path: Path) -> None:
    """Write cue rules to a file in one step. Raises CorpusError, and then the file is as it was."""
    try:
        disk.write_file(path, [cue_rules_bytes(adjustments)], apart=True)
    except OSError as error:
        raise CorpusError(f"{path} could not be written: {error.strerror}. It is as it was.") from error


def read_cue_rules(path: Path) -> tuple[Adjustment, ...]:
    """Return the cue rules of a file, of a corpus, or of one word list in a text file.

    A text file becomes a category of its own that is called as the file is. Raises CorpusError or InputError,
    naming the file and the place in it.
    """
    if path.is_dir() or path.name == CORPUS_FILE:
        with Corpus.open(path, read_only=True) as corpus:
            return tuple(one for one in corpus.adjustments() if not one.retired)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    if is_onefile(path):
        return tuple(one for one in read_onefile(path).adjustments() if not one.retired)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return (_of_words(path, data),)
    try:
        return _of_json(data)
    except Malformed as error:
        where = f", {error.where}" if error.where else ""
        raise InputError(f"{path}{where}: {error.message}. Nothing was taken from it.") from error


def _of_json(data: bytes) -> tuple[Adjustment, ...]:
    found = parse(data)
    if found.get("format") != FORMAT:
        raise Malformed("format", f"is no file of cue rules: its format is {found.get('format')!r}")
    if found.get("version") != VERSION:
        raise Malformed("version", f"is {found.get('version')!r}; this program reads version {VERSION}")
    listed = found.get("cues")
    if not isinstance(listed, list):
        raise Malformed("cues", "is no list")
    return tuple(_checked(number, entry) for number, entry in enumerate(listed))


def _checked(number: int, entry: object) -> Adjustment:
    try:
        one = convert(Adjustment, entry)
    except Malformed as error:
        raise Malformed(f"cues[{number}].{error.where}".rstrip("."), error.message) from error
    if not is_safe(one.id):
        raise Malformed(f"cues[{number}].id", f"cannot be a file name: {one.id!r}")
    return one


def _of_words(path: Path, data: bytes) -> Adjustment:
    lines = decode(data).text.splitlines()
    return Adjustment(id=slug(path.stem), name=path.stem, words=tuple(line.strip() for line in lines))


def slug(name: str) -> str:
    """Return a name as an id that a row of a table can show: small letters, digits and `_`."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:40] or "own"


def new_category_id(name: str) -> str:
    """Return a new id for a category of that name, never used before."""
    return f"{slug(name)}_{machine.mint('c').rpartition('-')[2][:6]}"
