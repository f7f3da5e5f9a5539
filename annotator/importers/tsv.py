"""TSV: a table of articles, one a row, with tabs between its cells."""

from dataclasses import replace

from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._delimited import TAB, fit_of, table_of
from annotator.importers._tables import table_reading


def _recognise(source: Source) -> Fit:
    return fit_of(source, TAB)


def _read(source: Source) -> Reading:
    table, decoded = table_of(source, TAB)
    read = table_reading(table, source.options)
    return replace(read, encoding=decoded.encoding, encoding_from=decoded.found_by)


IMPORTER = Importer(
    name="tsv",
    version=1,
    title="Table with tabs (TSV)",
    suffixes=(".tsv", ".tab"),
    recognise=_recognise,
    read=_read,
)
