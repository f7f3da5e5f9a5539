"""LexisNexis Academic and Nexis UK saved as Rich Text (until 2020), also under the name `.DOC`."""

import re

from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._lexisnexis_lines import reading
from annotator.importers._rich_text import rich_text, rich_text_start

_MARK = re.compile(
    rb"(?<!\d)\d{1,6} of \d{1,6} DOCUMENTS?\b|(?:Dokument|Document) \d{1,6} (?:von|de) \d{1,6}\b"
)
_LABEL = re.compile(rb"(?:LENGTH|L\\'[cC]4NGE|LONGUEUR|LENGTE|BYLINE|LOAD-DATE)[: ]")


def _recognise(source: Source) -> Fit:
    start = rich_text_start(source)
    return Fit.SPECIAL if _LABEL.search(start) and _MARK.search(start) else Fit.NO


def _read(source: Source) -> Reading:
    return reading(rich_text(source), source.options, columns=False)


IMPORTER = Importer(
    name="lexisnexis-rtf",
    version=1,
    title="LexisNexis Rich Text",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
