"""What a text is known by, wherever it goes."""

import hashlib


def sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
