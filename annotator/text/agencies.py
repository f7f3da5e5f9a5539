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
_AGENCY = {name: re.compile(pattern) for name, pattern in _AGENCIES.items()}


def agency_of(text: str) -> str:
    """Return the news agency that a text names at its beginning or end, or the empty string."""
    ends = text[:400] + "\n" + text[-300:]
    return next((name for name, pattern in _AGENCY.items() if pattern.search(ends)), "")
