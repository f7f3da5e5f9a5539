"""Nexis Uni, Nexis Advance and Lexis+ saved for Word: many articles, each up to `End of Document`."""

from collections.abc import Iterator

from annotator.importers._contract import MEGABYTE, Fit, Importer, Reading, Source
from annotator.importers._nexis import is_marked, reading
from annotator.importers._word import read_word
from annotator.importers._xml import attribute, local, parsed
from annotator.importers._zip import beginning, holds, opened, unpacked

_MAIN, _REFERENCES = "word/document.xml", "word/_rels/document.xml.rels"
_LOOKED_AT = 2 * MEGABYTE
"""How much of the text is looked at: a cover that lists five hundred documents takes most of a megabyte."""


def _recognise(source: Source) -> Fit:
    if not holds(source.data, _MAIN):
        return Fit.NO
    start = beginning(source.data, _MAIN, _LOOKED_AT)
    return Fit.SPECIAL if is_marked(start) else Fit.NO


def _read(source: Source) -> Reading:
    blocks = read_word(source.data).blocks
    lines = [line for block in blocks for line in block.text.split("\n")]
    return reading(lines, list(_links(source.data)), source.options)


def _links(data: bytes) -> Iterator[str]:
    """Yield the web addresses that links in the text lead to, in order."""
    with opened(data) as archive:
        if _REFERENCES not in archive.namelist():
            return
        references = parsed(unpacked(archive, _REFERENCES), _REFERENCES)
        targets = {one.get("Id", ""): one.get("Target", "") for one in references}
        for one in parsed(unpacked(archive, _MAIN), _MAIN).iter():
            if local(one) == "hyperlink" and attribute(one, "id") in targets:
                yield targets[attribute(one, "id")]


IMPORTER = Importer(
    name="nexis-docx",
    version=1,
    title="Nexis Word document",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
