"""Which formats there are, and which of them a file has."""

from annotator.importers._contract import Fit, Importer, Source
from annotator.registry import members

_DEFAULT_SUFFIX = ".txt"


def importers() -> tuple[Importer, ...]:
    """Return all formats in the order of their modules' names."""
    return members("annotator.importers", "IMPORTER", Importer)


def importer_named(name: str) -> Importer:
    """Return a format by its name; raises KeyError."""
    found = next((one for one in importers() if one.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def choose(source: Source) -> Importer:
    """Return the importer that a file fits best, among equals the one of its extension.

    Where neither decides it is plain text. What a person chose comes first; raises KeyError for a name that
    no importer has.
    """
    if source.options.importer:
        return importer_named(source.options.importer)

    def preference(importer: Importer) -> tuple[Fit, bool, bool]:
        return (
            importer.recognise(source),
            source.suffix in importer.suffixes,
            _DEFAULT_SUFFIX in importer.suffixes,
        )

    return max(importers(), key=preference)
