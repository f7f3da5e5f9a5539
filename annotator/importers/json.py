"""JSON: a list of articles, or objects that hold one somewhere."""

from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._json_tables import json_reading
from annotator.importers._json_values import begins_list, begins_object, has_lines, opened, whole


def _recognise(source: Source) -> Fit:
    if begins_list(source) or (begins_object(source) and not has_lines(source)):
        return Fit.SURE
    return Fit.ANY_TEXT


def _read(source: Source) -> Reading:
    decoded = opened(source)
    return json_reading(source, decoded, whole(decoded.text))


IMPORTER = Importer(
    name="json",
    version=1,
    title="JSON",
    suffixes=(".json",),
    recognise=_recognise,
    read=_read,
)
