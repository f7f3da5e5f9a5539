"""LexisNexis Academic and Nexis UK saved as text (until 2020): each article after `1 of 161 DOCUMENTS`."""

import re

from annotator.importers._contract import Fit, Importer, Reading, Source, head_text
from annotator.importers._lexisnexis import SEPARATOR, is_labelled
from annotator.importers._lexisnexis_lines import LINE_END, reading
from annotator.text.decoding import decode

_IN_HEAD = re.compile(rf"^{SEPARATOR.pattern}\r?$", re.MULTILINE)


def _recognise(source: Source) -> Fit:
    head = head_text(source.data)
    start = _IN_HEAD.search(head)
    if start is None:
        covered = head.lstrip().startswith("Download Request:") and "Time Of Request:" in head
        return Fit.SPECIAL if covered else Fit.NO
    # other databases number their documents in the words that are used here in German and French
    own = start["number"] or any(map(is_labelled, LINE_END.split(head[start.end() :])))
    return Fit.SPECIAL if own else Fit.NO


def _read(source: Source) -> Reading:
    return reading(decode(source.data, override=source.encoding), source.options, columns=True)


IMPORTER = Importer(
    name="lexisnexis-text",
    version=1,
    title="LexisNexis text",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
