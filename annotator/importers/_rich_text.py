"""Rich Text (RTF) as plain text: what stands on the page, without headers, footers and pictures."""

import re

from annotator.importers._contract import Source
from annotator.text.decoding import Decoded, FoundBy

_LINK = re.compile(r"HYPERLINK\s{1,4}\\?\"?(?P<address>https?://[^\s\"\\{}]{1,2000})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")


def is_rich_text(source: Source) -> bool:
    """Say whether a file is Rich Text."""
    return source.data[:64].lstrip().startswith(b"{\\rtf")


def rich_text(source: Source) -> Decoded:
    """Return the text of a Rich Text file; cells of a table are parted by `|`, and a row ends with one.

    Its bytes are ASCII: letters beyond it are escapes, in the code page that the file declares.
    """
    from striprtf.striprtf import rtf_to_text

    # without the word, the address is left out like every other instruction of a field
    raw = source.data.decode("latin-1").replace("HYPERLINK", "LINK")
    declared = _CODE_PAGE.search(raw)
    encoding = source.encoding or (f"cp{declared[1]}" if declared else "cp1252")
    if source.encoding:
        raw = _CODE_PAGE.sub("", raw)
    text: str = rtf_to_text(raw, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    whole = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    found_by: FoundBy = "override" if source.encoding else "declared" if declared else "detected"
    return Decoded(whole.replace("\r\n", "\n").replace("\r", "\n"), encoding, found_by)


def rich_text_links(source: Source) -> list[str]:
    """Return the web addresses that links in a Rich Text file lead to, in order."""
    return [match["address"] for match in _LINK.finditer(source.data.decode("latin-1"))]
