"""Rich Text (.rtf, and .doc files that are Rich Text): paragraphs and tables, footnotes after the text."""

from annotator.importers._contract import HEAD, Fit, Importer, Reading, Source
from annotator.importers._office import office_draft
from annotator.importers._rtf import read_rtf


def _recognise(source: Source) -> Fit:
    start = source.data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return Fit.SURE if start.startswith(b"{\\rtf") else Fit.NO


def _read(source: Source) -> Reading:
    found = read_rtf(source.data, encoding=source.encoding)
    how = "override" if source.encoding else "declared"
    return Reading(drafts=(office_draft(found, source),), encoding=found.encoding, encoding_from=how)


IMPORTER = Importer(
    name="rtf",
    version=1,
    title="Rich Text (RTF)",
    suffixes=(".rtf",),
    recognise=_recognise,
    read=_read,
)
