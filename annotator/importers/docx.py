"""Word documents (.docx): paragraphs, lists and tables as a reader sees them, footnotes after the text."""

from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._office import office_draft
from annotator.importers._word import read_word
from annotator.importers._zip import holds


def _recognise(source: Source) -> Fit:
    return Fit.SURE if holds(source.data, "word/document.xml") else Fit.NO


def _read(source: Source) -> Reading:
    return Reading(drafts=(office_draft(read_word(source.data), source),))


IMPORTER = Importer(
    name="docx",
    version=1,
    title="Word document (DOCX)",
    suffixes=(".docx", ".docm", ".dotx"),
    recognise=_recognise,
    read=_read,
)
