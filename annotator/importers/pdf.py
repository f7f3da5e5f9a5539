"""PDF files with a text layer: paragraphs put together from lines, without what every page repeats."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.errors import InputError
from annotator.importers import _pdf_text as composing
from annotator.importers._blocks import draft_of
from annotator.importers._contract import Fit, Importer, Reading, Source
from annotator.importers._pdf_pages import Pages, read_pages

_WITHIN = 1024
"""How far from the start of a file its signature may stand."""
_UNREADABLE = 0.2
_SHOWN = 5


def _recognise(source: Source) -> Fit:
    return Fit.SURE if b"%PDF-" in source.data[:_WITHIN] else Fit.NO


def _read(source: Source) -> Reading:
    pages = read_pages(source.data)
    letters = "".join(line.text for line in pages.lines)
    if not letters.strip("\ufffd"):
        raise InputError("it holds pictures of pages and no text: have its words recognised (OCR) first")
    found = composing.text_of(pages.lines, pages.count)
    draft = draft_of(
        found.blocks,
        order=source.options.date_order,
        notes=[*composing.notes_on(found), *_notes_on(pages)],
        metadata={**pages.metadata, "pages": str(pages.count), "page furniture": "; ".join(found.furniture)},
    )
    return Reading(drafts=(replace(draft, problems=(*draft.problems, *_problems(pages, letters))),))


def _notes_on(pages: Pages) -> Iterator[str]:
    if pages.sloping:
        yield f"{pages.sloping} lines that are not written level were left out"


def _problems(pages: Pages, letters: str) -> Iterator[str]:
    """Yield what a person should look at before relying on the text."""
    if pages.empty:
        named = ", ".join(map(str, pages.empty[:_SHOWN])) + (", ..." if len(pages.empty) > _SHOWN else "")
        yield f"pages without text, perhaps pictures of pages: {named}"
    unknown = sum(1 for letter in letters if letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff")
    if unknown > _UNREADABLE * len(letters):
        yield "many of its letters cannot be told: its fonts do not say which letters they show"


IMPORTER = Importer(
    name="pdf",
    version=1,
    title="PDF",
    suffixes=(".pdf",),
    recognise=_recognise,
    read=_read,
)
