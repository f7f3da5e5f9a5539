"""Plain text: the text as it is, and metadata only where a block before the text gives it."""

import json
import re

from annotator.errors import InputError
from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._front_matter import described, split_front_matter
from annotator.importers._lines import Line, headed, joined
from annotator.text.decoding import decode


def _recognise(_source: Source) -> Fit:
    return Fit.ANY_TEXT


def _read(source: Source) -> Reading:
    _refuse_data(source.data)
    decoded = decode(source.data, override=source.encoding)
    front = split_front_matter(decoded.text, order=source.options.date_order)
    headline, standfirst = front.fields.get("headline", ""), front.fields.get("standfirst", "")
    if headline or standfirst:
        lines = [Line(line) for line in re.split(r"\r\n|\r|\n", front.rest)]
        text, zones = joined(headed(headline, standfirst, lines))
    else:
        text, zones = front.rest, ()
    draft = described(front, text=text, zones=zones)
    return Reading(drafts=(draft,), encoding=decoded.encoding, encoding_from=decoded.found_by)


def _refuse_data(data: bytes) -> None:
    """Raise `InputError` for formats that look like text and hold none to read."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"{", b"[")) and _is_json(data):
        raise InputError("this is JSON data, not the text of an article; a corpus is opened as a corpus")


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False


IMPORTER = Importer(
    name="plain-text",
    version=1,
    title="Plain text",
    suffixes=(".txt", ".text"),
    recognise=_recognise,
    read=_read,
    apart=False,
)
