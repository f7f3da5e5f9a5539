"""OpenDocument texts (.odt): paragraphs, lists and tables as a reader sees them, footnotes after the text."""

from annotator.importers._contract import HEAD, Fit, Importer, Reading, Source
from annotator.importers._office import office_draft
from annotator.importers._opendocument import read_opendocument
from annotator.importers._zip import beginning, holds

_KIND = b"application/vnd.oasis.opendocument.text"


def _recognise(source: Source) -> Fit:
    if not holds(source.data, "content.xml"):
        return Fit.NO
    named = _KIND in source.data[:HEAD] or beginning(source.data, "mimetype").startswith(_KIND)
    return Fit.SURE if named else Fit.NO


def _read(source: Source) -> Reading:
    return Reading(drafts=(office_draft(read_opendocument(source.data), source),))


IMPORTER = Importer(
    name="odt",
    version=1,
    title="OpenDocument text (ODT)",
    suffixes=(".odt", ".ott"),
    recognise=_recognise,
    read=_read,
)
