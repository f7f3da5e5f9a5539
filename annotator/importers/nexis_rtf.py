"""Nexis Uni, Nexis Advance and Lexis+ saved as Rich Text: many articles, each up to `End of Document`."""

from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._nexis import is_marked, reading
from annotator.importers._rich_text import rich_text, rich_text_links, rich_text_start


def _recognise(source: Source) -> Fit:
    return Fit.SPECIAL if is_marked(rich_text_start(source)) else Fit.NO


def _read(source: Source) -> Reading:
    decoded = rich_text(source)
    return reading(decoded.text.split("\n"), rich_text_links(source), source.options, decoded=decoded)


IMPORTER = Importer(
    name="nexis-rtf",
    version=1,
    title="Nexis Rich Text",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
