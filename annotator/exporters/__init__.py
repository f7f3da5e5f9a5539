"""A corpus in other formats: one format a file in this folder."""

from annotator.exporters._contract import Exporter
from annotator.exporters._writing import write_whole
from annotator.registry import members

__all__ = ["Exporter", "exporters", "write_whole"]


def exporters() -> tuple[Exporter, ...]:
    """Return all formats, the one that holds everything first."""
    return tuple(sorted(members(__name__, "EXPORTER", Exporter), key=lambda exporter: exporter.order))
