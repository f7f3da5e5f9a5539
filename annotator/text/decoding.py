"""Bytes to a string: which encoding, how it was found, and when bytes are no text at all."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from annotator.errors import InputError

FoundBy = Literal["bom", "utf-8", "declared", "detected", "override"]


class TextError(InputError, ValueError):
    """Input that is not text, or not in the encoding that it was said to be in."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded string with the codec's name and how that was found.

    A byte order mark is still the first code point of `text`: source offsets count it, and canonicalising
    takes it away.
    """

    text: str
    encoding: str
    found_by: FoundBy


# The longer ones first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
# Everything below space that is not a tab, line end, form feed or the old end-of-file mark.
_CONTROL_BYTES = bytes(code for code in (*range(32), 127) if code not in (9, 10, 11, 12, 13, 26))
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MOST_CONTROL = 0.02
# For these names the web reads cp1252, which has the curly quotation marks where Latin-1 has controls.
_READ_AS_CP1252 = frozenset({"ascii", "iso8859-1"})
_CANDIDATES = ["cp1252", "cp1251", "cp1250", "mac_roman", "koi8_r", "cp1254", "utf_16"]
_SAMPLE = 1 << 18
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])([^\x00-\x7f\s’‘–—…·])(?=[^\W\d_])")
# The letters outside ASCII of the languages that each code page was made for, one string a language.
_LANGUAGES = (
    (
        "cp1252",
        (
            "àâæçéèêëîïôœùûüÿ",  # French
            "äöüßé",  # German
            "áéíóúñüàçï",  # Spanish, Catalan
            "àèéìíîòóùú",  # Italian
            "áâãàçéêíóôõúü",  # Portuguese
            "åäöæøéü",  # the Nordic languages
            "ëïéèöüáó",  # Dutch
        ),
    ),
    (
        "cp1250",
        (
            "ąćęłńóśźż",  # Polish
            "áčďéěíňóřšťúůýžäĺľôŕ",  # Czech, Slovak
            "áéíóöőúüű",  # Hungarian
            "čćđšž",  # Croatian, Slovenian
        ),
    ),
)


def decode(data: bytes, *, declared: str = "", override: str = "") -> Decoded:
    """Return the text that `data` holds, and by which encoding, found how.

    In this order: `override` (a person's choice), byte order mark, strict UTF-8, `declared` where it decodes
    strictly, detection. Raises TextError when the data are binary, when the override does not fit, and when
    no encoding can be told.
    """
    if override:
        return Decoded(_override(data, override), _codec_name(override) or override, "override")
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _checked(Decoded(data.decode(codec, errors="replace"), codec, "bom"))
    _refuse_known_formats(data)
    wide = _wide_without_mark(data)
    if wide is not None:
        return _checked(wide)
    _refuse_binary(data)
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", "utf-8")
    codec = _codec_name(declared)
    text = _strict(data, codec) if codec else None
    if text is not None and codec:
        return Decoded(text, codec, "declared")
    return _detected(data)


def _override(data: bytes, name: str) -> str:
    try:
        return data.decode(_codec_name(name) or name)
    except LookupError as error:
        raise TextError(f"There is no encoding called {name}.") from error
    except UnicodeDecodeError as error:
        raise TextError(f"The text is not in {name}: byte {error.start + 1} does not fit.") from error


def _codec_name(name: str) -> str:
    """Return Python's name of a text encoding, "" for one that it does not know."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip() else ""
        " ".encode(found or "utf-8")  # raises for codecs that are no text encoding, such as rot13
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found in _READ_AS_CP1252 else found


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _refuse_known_formats(data: bytes) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise TextError(f"This is {name}, not text.")


def _refuse_binary(data: bytes) -> None:
    control = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if control > _MOST_CONTROL * len(data):
        raise TextError(
            f"This is binary data, not text: {control} of {len(data)} bytes are control characters."
        )


def _checked(decoded: Decoded) -> Decoded:
    """Return `decoded` if it reads as text: a byte order mark may also be the start of anything."""
    text = decoded.text
    strange = sum(1 for _ in _CONTROL.finditer(text)) + text.count("\ufffd")
    if strange > _MOST_CONTROL * len(text):
        raise TextError(
            f"This is binary data, not text: {strange} of {len(text)} characters are controls or unreadable."
        )
    return decoded


def _wide_without_mark(data: bytes) -> Decoded | None:
    """Read UTF-16 that lacks its mark: in Western text every second byte is NUL."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 5
    if max(even, odd) <= enough or min(even, odd) > enough // 10:
        return None
    codec = "utf-16-be" if even > odd else "utf-16-le"
    text = _strict(data, codec)
    return Decoded(text, codec, "detected") if text is not None else None


def _detected(data: bytes) -> Decoded:
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return Decoded(damaged, "utf-8", "detected")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    names = [best.encoding] if best is not None else []
    by_letters = [codec for codec, languages in _LANGUAGES if _reads_as(data, codec, languages)]
    for name in _unique([*by_letters, *names, "cp1252"]):
        text = _strict(data, name)
        if text is not None:
            return Decoded(text, name, "detected")
    raise TextError("The encoding of this text could not be told: choose one.")


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _damaged_utf8(data: bytes) -> str | None:
    """Return UTF-8 with U+FFFD for a few broken bytes, as of a file cut in the middle of a character."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    return text if whole >= 10 * broken else None


def _reads_as(data: bytes, codec: str, languages: Iterable[str]) -> bool:
    """Say whether every letter outside ASCII, read with `codec`, belongs to one of the languages.

    Statistical detection takes short French in cp1252 for cp1250, and short Polish in cp1250 for cp1252.
    """
    text = _strict(data, codec)
    if text is None:
        return False
    odd = {char for char in set(text) if ord(char) > 127}
    letters = {char for char in odd if char.isalpha() and char not in "ªºµ"}
    # Between two letters, a sign is more likely a letter of another encoding.
    inside = {match.group(1) for match in _INSIDE_WORD.finditer(text)}
    return not inside & (odd - letters) and any(letters <= {*known, *known.upper()} for known in languages)
