"""The figures of a report: drawings that are part of the page, each with its caption."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from annotator.comparison.comparison_table import Told
from annotator.comparison.figure_contract import FigureKind, Numbers
from annotator.comparison.figure_files import as_svg
from annotator.comparison.figures import figures
from annotator.comparison.report_html import element, shown

_SVG, _XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
_DROPPED = ("metadata", "style", "title")
"""Parts that say nothing here: the caption stands below, and the page obeys no other style sheet."""


def drawn(told: Told) -> Iterator[tuple[FigureKind, Numbers]]:
    """Yield the figures of a comparison that show something."""
    for kind in figures():
        numbers = kind.told(told) if kind.told is not None else None
        if numbers is not None:
            yield kind, numbers


def pictures(told: Told) -> Iterator[str]:
    """Yield each figure as a drawing with its caption."""
    for kind, numbers in drawn(told):
        picture = inline(as_svg(kind, numbers), kind.name, kind.says)
        caption = element("figcaption", shown(numbers.caption), class_="caption")
        yield element("figure", f"{picture}\n{caption}", id=f"figure-{kind.name}", class_="drawn")


def inline(svg: bytes, name: str, says: str) -> str:
    """Return a drawing of matplotlib's as a part of a page that obeys no styles of its own.

    Ids begin with `name`, so that those of several drawings differ; styles become attributes.
    """
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing, in which names are outlines
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.removeprefix(_SVG) in _DROPPED or not isinstance(child.tag, str):
                parent.remove(child)
    for one in root.iter():
        one.tag = one.tag.removeprefix(_SVG)
        one.attrib.update(_without_styles(one, name))
    for size in ("width", "height"):
        del root.attrib[size]  # it is as wide as the page has room
    root.attrib.update({"role": "img", "aria-label": says, "stroke-linejoin": "round"})
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _without_styles(one: ET.Element, name: str) -> dict[str, str]:
    told = one.attrib.pop("style", "")
    found = dict(part.split(":", 1) for part in told.split(";") if ":" in part)
    found = {key.strip(): value.strip() for key, value in found.items()}
    href = one.attrib.pop(f"{_XLINK}href", "")
    if href.startswith("#"):
        found["href"] = f"#{name}-{href[1:]}"
    if "id" in one.attrib:
        found["id"] = f"{name}-{one.attrib['id']}"
    for key, value in (*one.attrib.items(), *found.items()):
        if "url(#" in value:
            found[key] = re.sub(r"url\(#", f"url(#{name}-", value)
    return found
