"""Books (.epub): one article for each page that begins with a heading, as electronic newspapers are made."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

from annotator.errors import InputError
from annotator.importers._blocks import Block, draft_of
from annotator.importers._contract import HEAD, Draft, Fit, Importer, Reading, Remark, Source
from annotator.importers._dates import read_date
from annotator.importers._office import notes_on
from annotator.importers._xhtml import Page, read_page
from annotator.importers._xml import attribute, find, local, parsed
from annotator.importers._zip import beginning, holds, opened, unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = b"application/epub+zip"
_CONTAINER = "META-INF/container.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_NO_TEXT = frozenset({"cover", "toc", "title-page", "copyright-page", "index", "loi", "lot"})
_FEWEST_WORDS = 12
_HEADING_WITHIN = 3
_MAKERS = frozenset({"calibre", "unknown"})
"""What programs write where the publisher should be."""


@dataclass(slots=True)
class _Piece:
    """An article in the making: the pages that it is on."""

    name: str
    pages: list[Page] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """Return all its blocks."""
        return [block for page in self.pages for block in page.blocks]


def _recognise(source: Source) -> Fit:
    if not holds(source.data, _CONTAINER):
        return Fit.NO
    named = _KIND in source.data[:HEAD] or beginning(source.data, "mimetype").startswith(_KIND)
    return Fit.SURE if named else Fit.NO


def _read(source: Source) -> Reading:
    with opened(source.data) as archive:
        book = _Book(archive)
        pieces, left = book.pieces()
        drafts = [_draft(piece, source, book.metadata, alone=len(pieces) == 1) for piece in pieces]
    return Reading(drafts=tuple(drafts), problems=tuple(_told(left)))


class _Book:
    """An open book: what it says of itself, and its pages in order."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        container = parsed(unpacked(archive, _CONTAINER), _CONTAINER)
        root = next((one for one in container.iter() if local(one) == "rootfile"), None)
        self._name = attribute(root, "full-path")
        if not self._name:
            raise InputError("it is damaged: nothing in it says where its pages are")
        self._package = parsed(unpacked(archive, self._name), self._name)
        self.metadata = _metadata(find(self._package, "metadata"))

    def pieces(self) -> tuple[list[_Piece], list[str]]:
        """Return the articles, and the names of pages that hold no article."""
        pieces: list[_Piece] = []
        left: list[str] = []
        for name in self._spine():
            page = read_page(unpacked(self._archive, name), name)
            heads = any(block.kind.startswith("h") for block in page.blocks[:_HEADING_WITHIN])
            if page.words < _FEWEST_WORDS and not (pieces and not heads):
                left.append(name)
            elif heads or not pieces:
                pieces.append(_Piece(name, [page]))
            else:
                pieces[-1].pages.append(page)
        return pieces, left

    def _spine(self) -> Iterator[str]:
        """Yield the names of the pages in reading order, without cover and contents."""
        locked, listed = self._locked(), {attribute(one, "id"): one for one in self._inside("manifest")}
        guided = (one for one in self._inside("guide") if attribute(one, "type") in _NO_TEXT)
        aside = {_target(self._name, attribute(one, "href")) for one in guided}
        for reference in self._inside("spine"):
            item = listed.get(attribute(reference, "idref"))
            if item is None or attribute(reference, "linear") == "no":
                continue
            name = _target(self._name, attribute(item, "href"))
            if name in locked:
                raise InputError("it is protected against reading in other programs (DRM)")
            contents = "nav" in attribute(item, "properties").split()
            if attribute(item, "media-type") in _PAGES and not contents and name not in aside:
                yield name

    def _inside(self, name: str) -> "list[_Element]":
        element = find(self._package, name)
        return [] if element is None else list(element)

    def _locked(self) -> set[str]:
        name = "META-INF/encryption.xml"
        if name not in self._archive.NameToInfo:
            return set()
        references = parsed(unpacked(self._archive, name), name).iter()
        return {unquote(attribute(one, "URI")) for one in references if local(one) == "CipherReference"}


def _target(package: str, href: str) -> str:
    return normpath(join("/", dirname(package), unquote(href.partition("#")[0]))).lstrip("/")


def _metadata(element: "_Element | None") -> dict[str, str]:
    """Return what a book says of itself, several values of one kind in one."""
    found: dict[str, list[str]] = {}
    for one in () if element is None else element:
        words = " ".join((one.text or "").split())
        if words and local(one) != "meta":
            found.setdefault(local(one), []).append(words)
    return {name: "; ".join(values) for name, values in found.items()}


def _draft(piece: _Piece, source: Source, book: Mapping[str, str], *, alone: bool) -> Draft:
    """Return one article; what the book says is said of it, title and author only if it is all there is."""
    counted = sum((page.counted for page in piece.pages), start=Counter[str]())
    draft = draft_of(
        piece.blocks(),
        after=[block for page in piece.pages for block in page.footnotes],
        order=source.options.date_order,
        notes=notes_on({"hidden": counted["hidden"], "footnote": counted["footnote"]}),
        metadata={"publication": "" if alone else book.get("title", ""), "rights": book.get("rights", "")},
    )
    publisher, dated = book.get("publisher", ""), read_date(book.get("date", ""))
    outlet = "" if publisher.lower() in _MAKERS else publisher
    address = book.get("source", "")
    return replace(
        draft,
        headline=draft.headline or (book.get("title", "") if alone else ""),
        byline=draft.byline or (book.get("creator", "") if alone else ""),
        outlet=draft.outlet or outlet,
        date=draft.date or dated.iso,
        url=draft.url or (address if address.startswith("http") else ""),
        language=draft.language or book.get("language", "").partition(";")[0],
        problems=draft.problems + ((dated.problem,) if dated.problem else ()),
        where=piece.name,
    )


def _told(left: list[str]) -> Iterator[Remark]:
    if left:
        names = ", ".join(left[:5]) + (", ..." if len(left) > 5 else "")
        pages = "1 page was" if len(left) == 1 else f"{len(left)} pages were"
        yield Remark("", f"{pages} left out for want of words: {names}")


IMPORTER = Importer(
    name="epub",
    version=1,
    title="Book (EPUB)",
    suffixes=(".epub",),
    recognise=_recognise,
    read=_read,
)
