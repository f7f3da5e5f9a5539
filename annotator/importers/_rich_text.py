"""Rich Text (RTF) of news databases as plain text: what stands on the page, without headers and footers."""

import re

from annotator.importers._contract import HEAD, Source
from annotator.importers._rtf import read_rtf
from annotator.text.decoding import Decoded

_LINK = re.compile(r"HYPERLINK\s{1,4}\\?\"?(?P<address>https?://[^\s\"\\{}]{1,2000})")


def is_rich_text(source: Source) -> bool:
    """Say whether a file is Rich Text."""
    return source.data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf")


def rich_text(source: Source) -> Decoded:
    """Return the text of a Rich Text file: a paragraph a line, a tab between the cells of a table."""
    found = read_rtf(source.data, encoding=source.encoding)
    text = "\n".join(block.text for block in found.blocks)
    return Decoded(text, found.encoding, "override" if source.encoding else "declared")


def rich_text_links(source: Source) -> list[str]:
    """Return the web addresses that links in a Rich Text file lead to, in order."""
    return [match["address"] for match in _LINK.finditer(source.data.decode("latin-1"))]
