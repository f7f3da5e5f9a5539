"""Addresses of pages: asked of a person, and read as files are."""

from pathlib import Path

from annotator.gui.interaction import Interaction
from annotator.importers import FileReport, Options, Row, is_url, measured, read_report, read_url


def ask_address(interaction: Interaction) -> str:
    """Ask for the address of a page; return nothing when there is none."""
    said = interaction.ask_text("Open from the web", "Address of the page (https://...):")
    if not said or not said.strip():
        return ""
    if not is_url(said):
        shown = said.strip()[:200]
        interaction.warn("Not fetched", f"{shown} is no address: it begins with http:// or https://.")
        return ""
    return said.strip()


def read_any(file: Path | str, options: Options) -> tuple[FileReport, tuple[Row, ...]]:
    """Read a file, or fetch and read the page at an address; return a row for each article, too."""
    report = read_url(file, options) if isinstance(file, str) else read_report(file, options)
    return report, measured(report)
