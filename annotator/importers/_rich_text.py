"""Rich Text (RTF) of news databases as plain text: what stands on the page, without headers and footers."""

import re

from annotator.importers._contract import HEAD, MEGABYTE, Source
from annotator.importers._rtf import read_rtf
from annotator.text.decoding import Decoded

_LOOKED_AT = 2 * MEGABYTE
_LINK = re.compile(r"HYPERLINK\s{1,4}\\?\"?(?P<address>https?://[^\s\"\\{}]{1,2000})")


def rich_text_start(source: Source) -> bytes:
    """Return as much of a Rich Text file as a format may be looked for in; of other files nothing."""
    head = source.data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return source.data[:_LOOKED_AT] if head.startswith(b"{\\rtf") else b""


def rich_text(source: Source) -> Decoded:
    """Return the text of a Rich Text file: a paragraph a line, a tab between the cells of a table."""
    found = read_rtf(source.data, encoding=source.encoding)
    text = "\n".join(block.text for block in found.blocks)
    return Decoded(text, found.encoding, "override" if source.encoding else "declared")


def rich_text_links(source: Source) -> list[str]:
    """Return the web addresses that links in a Rich Text file lead to, in order."""
    return [match["address"] for match in _LINK.finditer(source.data.decode("latin-1"))]
