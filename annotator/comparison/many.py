"""Numbers of things as captions and notes say them."""


def many(number: int, noun: str, several: str = "") -> str:
    """Return "1 article" or "2,000 articles"; `several` is the plural where it takes more than an s."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"
