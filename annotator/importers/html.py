"""HTML: the text of the article on a web page, without the page around it, and the page's metadata."""

import re

from annotator.importers._contract import MEGABYTE, Fit, Importer, Reading, Source, head_text
from annotator.importers._page import START, page_draft

_ANY_TAG = re.compile(r"</(?:p|div|h1|h2|article|table|body)\s*>|<br\s*/?>", re.IGNORECASE)


def _recognise(source: Source) -> Fit:
    text = head_text(source.data)
    if START.match(text):
        return Fit.SURE
    return Fit.ANY_TEXT if _ANY_TAG.search(text) else Fit.NO


def _read(source: Source) -> Reading:
    draft, decoded = page_draft(source.data, declared=source.declared, encoding=source.encoding)
    return Reading(drafts=(draft,), encoding=decoded.encoding, encoding_from=decoded.found_by)


IMPORTER = Importer(
    name="html",
    version=1,
    title="Web page (HTML)",
    suffixes=(".html", ".htm", ".xhtml"),
    recognise=_recognise,
    read=_read,
    max_bytes=10 * MEGABYTE,
)
