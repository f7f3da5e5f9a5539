"""Bodies of answers of web servers without their packing, never larger than they may be."""

import zlib

from annotator.errors import InputError
from annotator.importers._contract import MEGABYTE

_GZIP = b"\x1f\x8b"


def unpacked_body(body: bytes, packing: str, largest: int) -> bytes:
    """Return a body without its packing, which is named by the header `Content-Encoding`.

    What keeps and archives pages often leaves the header and takes the packing away. Raises `InputError` when
    it is damaged, not known, or hides more than `largest` bytes.
    """
    if packing in {"", "identity"} or (packing in {"gzip", "x-gzip"} and not body.startswith(_GZIP)):
        return body
    if packing not in {"gzip", "x-gzip", "deflate"}:
        if body.lstrip()[:1] == b"<":
            return body
        raise InputError(f"it is packed in a way that is not read ({packing[:20]})")
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            made = zlib.decompressobj(bits).decompress(body, largest + 1)
        except zlib.error:
            continue
        if len(made) > largest:
            raise InputError(f"the page is larger than {largest // MEGABYTE} MB")
        return made
    raise InputError("it is packed, and the packing is damaged")
