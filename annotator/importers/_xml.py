"""XML that nobody vouches for: no entities, no network, no depth without end."""

from typing import TYPE_CHECKING

from annotator.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element


def parsed(data: bytes, name: str) -> "_Element":
    """Return the root of an XML document; raises `InputError` naming it when it is none or declares entities.

    Entities are neither fetched nor resolved; nesting is bounded at 256 levels.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} in it is damaged ({error})") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _entity in declared.iterentities()):
        raise InputError(f"{name} in it declares entities, which no document needs")
    return root


def local(element: "_Element") -> str:
    """Return an element's name without its namespace; empty for what is no element, such as an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def find(element: "_Element | None", *path: str) -> "_Element | None":
    """Return the first child of a name, and so on down the path; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def attribute(element: "_Element | None", name: str) -> str:
    """Return an attribute by its name without namespace; empty where there is none."""
    given = () if element is None else element.attrib.items()
    return next((str(held) for key, held in given if key.rpartition("}")[2] == name), "")


def value(element: "_Element | None") -> str:
    """Return the attribute `val`, in which office documents put most of what they say."""
    return attribute(element, "val")
