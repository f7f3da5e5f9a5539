"""Markdown: its text without the markup, its headings as lines of their own, its front matter as metadata."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.importers._blocks import Block, arranged, heading
from annotator.importers._contract import MEGABYTE, Fit, Importer, Reading, Source
from annotator.importers._front_matter import described, split_front_matter
from annotator.importers._lines import joined
from annotator.text.decoding import decode

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# What is nested deeper loses its text; the time that unclosed brackets take grows with it.
_MAX_NESTING = 40


def _recognise(_source: Source) -> Fit:
    return Fit.ANY_TEXT


def _read(source: Source) -> Reading:
    decoded = decode(source.data, override=source.encoding)
    front = split_front_matter(decoded.text, order=source.options.date_order)
    fields = front.fields
    blocks = [block for block in _blocks(_tree(front.rest.removeprefix("\ufeff"))) if block.text.strip()]
    headline, lines = arranged(fields.get("headline", ""), fields.get("standfirst", ""), blocks)
    text, zones = joined(lines)
    draft = described(front, text=text, headline=headline, zones=zones)
    return Reading(drafts=(draft,), encoding=decoded.encoding, encoding_from=decoded.found_by)


def _tree(text: str) -> "SyntaxTreeNode":
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    return SyntaxTreeNode(parser.parse(text))


def _blocks(node: "SyntaxTreeNode") -> Iterator[Block]:
    """Yield each block, table row and list item, in order."""
    if node.type == "heading":
        yield Block(" ".join(_inline(node).split()), heading(int(node.tag[1:])))
    elif node.type == "paragraph":
        text = _inline(node)
        yield Block(text) if text.strip() else Block(_alternatives(node), "caption")
    elif node.type == "tr":
        yield Block("\t".join(_inline(cell) for cell in node.children))
    elif node.type in {"fence", "code_block"}:
        yield Block(node.content.rstrip("\n"))
    elif node.type == "html_block":
        yield Block(_without_tags(node.content).strip())
    elif node.type == "list_item" and node.info:
        yield from _numbered(f"{node.info}{node.markup} ", node)
    else:
        for child in node.children:
            yield from _blocks(child)


def _numbered(number: str, item: "SyntaxTreeNode") -> Iterator[Block]:
    """Yield the blocks of an item of an ordered list, its number before the first, as a reader sees it."""
    for child in item.children:
        for block in _blocks(child):
            yield Block(number + block.text, block.kind)
            number = ""


def _inline(node: "SyntaxTreeNode") -> str:
    """Return the text of a block without markup; pictures have none."""
    if node.type in {"text", "code_inline"}:
        return node.content
    if node.type == "html_inline":
        return "\n" if _LINE_BREAK.fullmatch(node.content) else ""
    if node.type in {"softbreak", "hardbreak"}:
        return " " if node.type == "softbreak" else "\n"
    return "" if node.type == "image" else "".join(map(_inline, node.children))


def _alternatives(node: "SyntaxTreeNode") -> str:
    """Return the words that stand for the pictures of a paragraph."""
    return " ".join(part.content for part in node.walk() if part.type == "image")


def _without_tags(html: str) -> str:
    from html import unescape

    return unescape(_TAG.sub("", _LINE_BREAK.sub("\n", _HIDDEN.sub("", html))))


IMPORTER = Importer(
    name="markdown",
    version=1,
    title="Markdown",
    suffixes=(".md", ".markdown", ".mkd"),
    recognise=_recognise,
    read=_read,
    max_bytes=5 * MEGABYTE,
)
