"""News agencies that an article names at its beginning or end: whose copy it is."""

import re

_AGENCIES = {
    "Reuters": r"\(Reuters\)|Reporting by [A-Z]|Thomson Reuters",
    "AP": r"\(AP\)|\bThe Associated Press\b|\bAssociated Press (?:writers?|reporters?)\b",
    "AFP": r"\(AFP\)|\bAgence France-Presse\b",
    "PA Media": r"\(PA\)|\bPA Media\b|\bPress Association\b",
    "dpa": r"\(dpa(?:/[a-z]+)?\)|\bDeutsche Presse-Agentur\b",
    "Bloomberg": r"\(Bloomberg\)",
    "UPI": r"\(UPI\)",
    "EFE": r"\(EFE\)",
    "ANSA": r"\(ANSA\)",
    "TASS": r"/TASS/|\bTASS\)",
    "Xinhua": r"\(Xinhua\)",
    "CNS": r"\(CNS\)|\bCatholic News Service\b",
}
_BEGINNING, _END = 400, 300
_AGENCY = {name: re.compile(pattern) for name, pattern in _AGENCIES.items()}


def agency_of(text: str) -> str:
    """Return the news agency that a text names at its beginning or end, or the empty string."""
    found = agency_in(text)
    return found[0] if found is not None else ""


def agency_in(text: str) -> tuple[str, int, int] | None:
    """Return the news agency that a text names at its beginning or end, and where: code points."""
    for name, pattern in _AGENCY.items():
        found = pattern.search(text, 0, _BEGINNING) or pattern.search(text, max(0, len(text) - _END))
        if found is not None:
            return name, found.start(), found.end()
    return None
