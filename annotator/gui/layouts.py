"""Which characters keyboards of three countries give without AltGr, and what their rows of digits give."""

from PySide6.QtCore import QLocale

LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = "1234567890"

PLAIN: dict[str, frozenset[str]] = {
    "US": LETTERS | frozenset("`1234567890-=[]\\;',./"),
    "German": LETTERS | frozenset("1234567890ßüöä+#<,.-"),
    "French": LETTERS | frozenset("²&é\"'(-è_çà)=^$ù*<,;:!"),
}
"""What a key gives by itself. Keys that only prepare an accent for the next letter are left out."""

SHIFTED: dict[str, frozenset[str]] = {
    "US": frozenset('~!@#$%^&*()_+{}|:"<>?'),
    "German": frozenset("°!\"§$%&/()=?*';:_>"),
    "French": frozenset("1234567890°+£%µ>?./§"),
}
"""What a key gives with Shift; letters are not repeated here."""

FRENCH_ROW = "&é\"'(-è_çà"
"""The row of digits without Shift, where digits need Shift."""


def digit_row(locale: QLocale) -> dict[str, str]:
    """Return what else to take for each digit, where a locale's keyboard gives digits only with Shift."""
    french = locale.language() == QLocale.Language.French
    belgian = locale.language() == QLocale.Language.Dutch and locale.territory() == QLocale.Country.Belgium
    others = (QLocale.Country.Canada, QLocale.Country.Switzerland, QLocale.Country.Luxembourg)
    if belgian or (french and locale.territory() not in others):
        return dict(zip(DIGITS, FRENCH_ROW, strict=True))
    return {}
