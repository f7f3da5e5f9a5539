"""Numbers as lists show them: figures, letters, Roman numerals."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 10_000


def written(count: int, form: str) -> str:
    """Return a number in a form (as Word calls them): `decimal`, `lowerLetter`, `upperRoman`, ..."""
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and count > 0:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    shown = ""
    for worth, sign in _ROMAN:
        shown += sign * (count // worth)
        count %= worth
    return shown


def whole(said: str, otherwise: int) -> int:
    """Return a number as a document writes it, within reason; `otherwise` where it is none."""
    return min(int(said), _MOST) if said.isascii() and said.isdecimal() and len(said) < 10 else otherwise
