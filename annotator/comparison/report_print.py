"""The report for paper: the same page in the few pieces of HTML that a text document of a window knows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from annotator.bundled import resource
from annotator.comparison.comparison_table import Told
from annotator.comparison.figure_files import as_png
from annotator.comparison.report import report
from annotator.comparison.report_figures import drawn
from annotator.corpus import Corpus

SLOTS = {1: "#1A1A1A", 2: "#BF891D", 3: "#9059FF", 4: "#00A6A6", 5: "#734D28", 6: "#006073"}
TINTS = {1: "#E4E4E4", 2: "#F6E9CE", 3: "#EADFFF", 4: "#CFF0F0", 5: "#EADFD5", 6: "#CFE3E8"}
"""The colours of slots under words: light, so that what is printed in grey is read easily."""
WIDE = 640
"""The width of a figure in points of 96 an inch, of a page that has about 700."""
FIGURE = "figure:"
"""What the address of a picture begins with; there is nothing else that a page may load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report for paper: its title, its page, its style sheet, and its pictures by their address."""

    title: str
    html: str
    style: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def printed(corpus: Corpus, told: Told) -> Printed:
    """Return the report of a comparison for paper: the same words, tables and figures as in the browser.

    What articles, codes and people bring is text; the page asks for no picture but its own figures.
    """
    from lxml import html

    page = html.document_fromstring("".join(report(corpus, told)))
    pictures = {f"{FIGURE}{kind.name}": as_png(kind, numbers) for kind, numbers in drawn(told)}
    body = "".join(_piece(page.find("body"), _Strips(pictures)))
    return Printed(
        title=f"{told.corpus}: {told.over}",
        html=f"<html><body>{body}</body></html>",
        style=resource("report_print.css").read_text(encoding="utf-8") + _slots(),
        pictures=pictures,
    )


def _slots() -> str:
    return "".join(f".s{slot} {{ background-color: {colour}; }}\n" for slot, colour in TINTS.items())


class _Strips:
    """Takes drawings of the page that are no figures along as pictures."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        self._pictures = pictures

    def add(self, svg: str) -> str:
        """Return the address of a drawing."""
        address = f"{FIGURE}drawing-{len(self._pictures)}"
        self._pictures[address] = svg.encode("utf-8")
        return address


Node = Any
"""An element of lxml, which has no types."""

_LINES = ("p", "h1", "h2", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote")
_TABLES = ("table", "thead", "tbody", "tr", "th", "td")
_WORDS = ("b", "i", "small", "br", "span")
_KEPT = frozenset((*_LINES, *_TABLES, *_WORDS))
"""Elements that stay; of others what is in them stays."""
_KEPT_ATTRIBUTES = ("class", "colspan", "rowspan")


def _piece(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield an element as a text document knows it, without what follows it."""
    own = _OWN.get(node.tag)
    if own is not None:
        yield from own(node, strips)
        return
    kinds = (node.get("class") or "").split()
    if node.tag in ("style", "script", "caption") or not isinstance(node.tag, str) or "screen" in kinds:
        return
    if node.tag not in _KEPT:
        yield from _inside(node, strips)
        return
    told = "".join(
        f' {name}="{escape(node.get(name))}"' for name in _KEPT_ATTRIBUTES if node.get(name) is not None
    )
    if node.tag == "b" and "tag" in kinds:  # in a list a tag stands on the line, and not above it
        told = f' class="{escape(" ".join({"tag": "label"}.get(kind, kind) for kind in kinds))}"'
    yield f"<{node.tag}{told}>"
    if node.tag != "br":
        yield from _inside(node, strips)
        yield f"</{node.tag}>"


def _inside(node: Node, strips: _Strips) -> Iterator[str]:
    yield escape(node.text or "", quote=False)
    for child in node:
        yield from _piece(child, strips)
        yield escape(child.tail or "", quote=False)


def _table(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield a table that fills the page, its caption above it."""
    caption = node.find("caption")
    if caption is not None:
        yield "<p class='note'>" + "".join(_inside(caption, strips)) + "</p>"
    kind = escape(node.get("class") or "")
    yield f"<table class='{kind}' width='100%' cellspacing='0' cellpadding='3' border='0'>"
    for child in node:
        yield from _piece(child, strips)
    yield "</table>"


def _figure(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield a figure as a picture; its drawing stays behind."""
    name = (node.get("id") or "").removeprefix("figure-")
    yield f"<p><img src='{FIGURE}{escape(name)}' width='{WIDE}'></p>"
    caption = node.find("figcaption")
    if caption is not None:
        yield "<p class='caption'>" + "".join(_inside(caption, strips)) + "</p>"


def _link(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield a link as what it says: paper leads nowhere. A tag behind marked words stands high."""
    kind = node.get("class") or ""
    said = "".join(_inside(node, strips)).strip()
    if "back" in kind.split():
        yield f" <span class='back'>({said})</span>"
    elif "tag" in kind.split():
        yield f"<span class='tag'>&#160;{said}</span>"
    else:
        yield said


def _quoted(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield words in quotation marks, which a text document leaves out."""
    yield "“"
    yield from _inside(node, strips)
    yield "”"


def _sentences(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield the sentences of an article as lines with the number in the margin before them."""
    yield "<table class='sentences' width='100%' cellspacing='0' cellpadding='2' border='0'>"
    for line in node.findall("li"):
        margin, said = line.find_class("margin")[0], line[-1]
        kind = escape(line.get("class") or "")
        beside, words = "".join(_inside(margin, strips)), "".join(_inside(said, strips))
        beside = beside.replace(" ", "&#160;")
        yield f"<tr><td class='margin' width='9%'>{beside}</td>"
        yield f"<td class='said {kind}' width='91%'>{words}</td></tr>"
    yield "</table>"


def _drawing(node: Node, strips: _Strips) -> Iterator[str]:
    """Yield a drawing of rectangles and words as a picture, with the colours of the page in it."""
    box = node.get("viewbox") or node.get("viewBox") or "0 0 1 1"
    pieces = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{escape(box)}">']
    for one in node:
        kinds = (one.get("class") or "").split()
        told = {name: one.get(name) for name in ("x", "y", "width", "height", "text-anchor", "fill")}
        slot = next((number for number in SLOTS if f"s{number}" in kinds), None)
        told["fill"] = SLOTS[slot] if slot is not None else told["fill"] or "#1A1A1A"
        told |= {"stroke": "#1A1A1A"} if "decided" in kinds else {}
        if one.tag == "text":
            told |= {"font-size": "13" if "outlet" in kinds else "11", "font-family": "sans-serif"}
            told |= {"font-weight": "bold"} if "outlet" in kinds else {}
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in told.items() if value)
        if one.tag in ("rect", "text"):
            pieces.append(f"<{one.tag}{attributes}>{escape(one.text or '', quote=False)}</{one.tag}>")
    address = strips.add("".join([*pieces, "</svg>"]))
    yield f"<p><img src='{address}' width='{WIDE}'></p>"


def _list(node: Node, strips: _Strips) -> Iterator[str]:
    if "sentences" in (node.get("class") or "").split():
        yield from _sentences(node, strips)
        return
    yield f"<{node.tag}>"
    for child in node:
        yield from _piece(child, strips)
    yield f"</{node.tag}>"


_OWN: Mapping[str, Callable[[Node, _Strips], Iterator[str]]] = {
    "table": _table,
    "figure": _figure,
    "svg": _drawing,
    "a": _link,
    "q": _quoted,
    "ol": _list,
}
