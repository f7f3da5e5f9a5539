"""JSON Lines: one article a line; what this program has written comes in with its annotations."""

from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._json_tables import json_reading
from annotator.importers._json_values import begins_object, has_lines, is_one_line, lines, opened


def _recognise(source: Source) -> Fit:
    if begins_object(source) and (has_lines(source) or is_one_line(source)):
        return Fit.SURE
    return Fit.ANY_TEXT


def _read(source: Source) -> Reading:
    decoded = opened(source)
    return json_reading(source, decoded, lines(decoded.text))


IMPORTER = Importer(
    name="jsonl",
    version=1,
    title="JSON Lines",
    suffixes=(".jsonl", ".ndjson"),
    recognise=_recognise,
    read=_read,
)
