"""REFI-QDA codebook (`.qdc`): the exchange format of MAXQDA, ATLAS.ti, NVivo and others.

REFI-QDA 1.5, QDA-XML Codebook 1.0, namespace `urn:QDA-XML:codebook:1.0`. A code has a guid, a name, a colour,
a description and codes below it, and nothing else: what a code of ours says besides stands in its
description, in words, from where this program reads it again. Files of other programs are read whatever their
namespace is: some write `1:0` for `1.0`.

The guid of a code follows from its id (version 5, SHA-1), and the id of a foreign code from its guid, so that
codes keep both on every way there and back.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from annotator import __version__
from annotator.codebooks.book import FIELDS, Codebook, Told
from annotator.codebooks.formats._contract import Format, Read, refuse_large, refuse_many
from annotator.codebooks.formats._described import described, description
from annotator.errors import InputError
from annotator.model import Code, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:QDA-XML:codebook:1.0"
SCHEMA = f"{NAMESPACE} http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"
COLOURS: Mapping[int, str] = {
    1: "#1A1A1A",
    2: "#BF891D",
    3: "#9059FF",
    4: "#00A6A6",
    5: "#734D28",
    6: "#006073",
}
"""What stands in a file for each of the six colours: those of the light colour scheme."""

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SPACE = UUID("5d0f2f0e-6f0b-5a55-9d5e-6a1b1f6c2a31")
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_FOREIGN = "code-qdc-"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def guid_of(key: str) -> str:
    """Return the guid that stands for a code's id, with capital letters as other programs write them."""
    digits = key.removeprefix(_FOREIGN)
    if key.startswith(_FOREIGN) and re.fullmatch("[0-9a-f]{32}", digits):
        return str(UUID(digits)).upper()
    return str(uuid5(_SPACE, key.encode("utf-8", "backslashreplace").decode())).upper()


def _id_of(guid: str) -> str:
    return f"{_FOREIGN}{UUID(guid).hex}"


# --- writing ---------------------------------------------------------------------------------------------


def _write(book: Codebook) -> bytes:
    from lxml import etree

    if not book.codes:
        raise InputError("The codebook has no codes, and a .qdc file must have one. Nothing was written.")
    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap={None: NAMESPACE, "xsi": _XSI})
    root.set(f"{{{_XSI}}}schemaLocation", SCHEMA)
    root.set("origin", f"Framing Annotator {__version__}")
    top = etree.SubElement(root, f"{{{NAMESPACE}}}Codes")
    below: dict[str, list[Code]] = defaultdict(list)
    for code in _in_a_tree(book.codes):
        below[code.parent].append(code)
    waiting = [(top, code) for code in reversed(below[""])]
    while waiting:
        above, code = waiting.pop()
        made = etree.SubElement(above, f"{{{NAMESPACE}}}Code", _told(code))
        etree.SubElement(made, f"{{{NAMESPACE}}}Description").text = _sayable(description(code))
        waiting += [(made, child) for child in reversed(below[code.id])]
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _in_a_tree(codes: Sequence[Code]) -> list[Code]:
    """Return codes whose parents lead to the top; one whose parent is not there stands at the top."""
    parents = {code.id: code.parent for code in codes}
    made = []
    for code in codes:
        seen, key = {code.id}, code.parent
        while key in parents and key not in seen:
            seen.add(key)
            key = parents[key]
        parents[code.id] = "" if key else code.parent
        made.append(replace(code, parent=parents[code.id]))
    return made


def _told(code: Code) -> dict[str, str]:
    return {
        "guid": guid_of(code.id),
        "name": _sayable(code.name),
        "isCodable": "false" if code.retired else "true",
        "color": COLOURS[code.slot],
    }


def _sayable(text: str) -> str:
    """Return a text without the characters that no XML can hold, each replaced."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _losses(codes: Sequence[Code]) -> tuple[str, ...]:
    """Say what other programs see as text only, and what no .qdc can hold."""
    kinds = {
        "attributes": [code for code in codes if code.attributes],
        "levels other than words": [code for code in codes if code.level != "span"],
        "cue categories": [code for code in codes if code.categories],
        "keys": [code for code in codes if code.key],
    }
    said = [f"{name} ({len(found)})" for name, found in kinds.items() if found]
    told = [
        f"As text in the description, for other programs to show: tags, line styles, {', '.join(said)}."
        if said
        else "As text in the description, for other programs to show: tags and line styles."
    ]
    told += ["Other programs see colours as the six of the light colour scheme."]
    gone = sum(code.retired for code in codes)
    told += [f"Retired codes are there as codes that cannot be applied ({gone})."] if gone else []
    odd = [code for code in codes if _NOT_IN_XML.search(code.name + description(code))]
    told += [f"Control characters become \ufffd (in {len(odd)} codes)."] if odd else []
    extra = [code for code in codes if code.extra]
    told += [f"Settings of a newer version are left out (of {len(extra)} codes)."] if extra else []
    return tuple(told)


# --- reading ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    """An element `Code`: the guid of the code above it, its own, and the names down to it."""

    element: "_Element"
    above: str
    key: str
    path: tuple[str, ...]


def _read(data: bytes, name: str, ids: Collection[str]) -> Read:
    refuse_large(data, name)
    root = _parsed(data, name)
    book = root if _local(root) == "CodeBook" else _child(root, "CodeBook")
    codes = _child(book, "Codes")
    if book is None or codes is None:
        raise InputError(f"{name} is no REFI-QDA codebook: it has no CodeBook with Codes. Nothing was read.")
    reading = _Reading(name, ids)
    told = tuple(reading.told(codes))
    refuse_many(len(told), name)
    told = reading.grouped(told, _child(book, "Sets"))
    problems, losses = tuple(reading.problems), tuple(reading.losses())
    return Read(book=Codebook(title=_origin(book), told=told), problems=problems, losses=losses)


def _parsed(data: bytes, name: str) -> "_Element":
    """Return the root of XML that nobody vouches for: no entities, no network, at most 256 levels."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} is damaged: {error}. Nothing was read.") from error
    if root.getroottree().docinfo.doctype:
        raise InputError(f"{name} has a document type, which no codebook needs. Nothing was read.")
    return root


class _Reading:
    """The work of reading one file: which guids were met, and what is wrong."""

    def __init__(self, name: str, ids: Collection[str]) -> None:
        self._name = name
        self._ids_here = frozenset(ids)
        self._known = {guid_of(key): key for key in ids}
        self._met: Counter[str] = Counter()
        self._notes = 0
        self._painted = False
        self._order = 0
        self._ids: dict[str, str] = {}
        self.problems: list[Problem] = []

    def told(self, codes: "_Element") -> Iterator[Told]:
        """Yield what the file tells of each code, parents first."""
        waiting = [_Found(one, "", "", ()) for one in reversed(_children(codes, "Code"))]
        while waiting:
            found = waiting.pop()
            made, guid, path = self._told(found)
            yield made
            below = reversed(_children(found.element, "Code"))
            waiting += [_Found(one, made.code.id, guid, path) for one in below]

    def _told(self, found: _Found) -> tuple[Told, str, tuple[str, ...]]:
        element, where = found.element, f"line {found.element.sourceline}"
        name = element.get("name") or ""
        if element.get("name") is None:
            self._tell(where, "a code has no name")
        path = (*found.path, name)
        guid = self._guid(element, where, name)
        child = _child(element, "Description")
        said = described((child.text or "") if child is not None else "")
        for remark in said.remarks:
            self._tell(where, f"“{name}”: {remark}")
        key = self._id(guid, said.id, path)
        self._ids[guid or key] = key
        self._notes += len(_children(element, "NoteRef"))
        fields = {
            "name": name,
            "parent": found.above,
            **said.fields,
            **self._colour(element, said.fields, where),
        }
        code = Code(id=key, **{**fields, "order": self._order})
        self._order += 1
        sure = key in self._ids_here or key == said.id
        return Told(code=code, fields=frozenset(fields) & FIELDS, sure=sure, where=where), guid, path

    def _guid(self, element: "_Element", where: str, name: str) -> str:
        """Return a guid in capital letters without braces; empty for none and for one met before."""
        written = element.get("guid") or ""
        found = _GUID.fullmatch(written.strip())
        if found is None:
            self._tell(where, f"“{name}” has no guid that is one ({written[:40]!r}): it is known by its name")
            return ""
        guid = found[1].upper()
        self._met[guid] += 1
        if self._met[guid] > 1:
            self._tell(where, f"“{name}” has the guid of an earlier code: it is known by its name")
            return ""
        return guid

    def _id(self, guid: str, named: str, path: tuple[str, ...]) -> str:
        """Return a code's id: as its description names it, if that is true; else what its guid stands for."""
        if guid and named and guid_of(named) == guid:
            return named
        if guid:
            return self._known.get(guid) or _id_of(guid)
        places = self._met[(key := "/".join(path))]
        self._met[key] += 1
        return f"{_FOREIGN}{sha256(f'{key}#{places}'.encode('utf-8', 'replace')).hexdigest()[:32]}"

    def _colour(self, element: "_Element", told: Mapping[str, object], where: str) -> dict[str, int]:
        """Return the slot of a colour, unless it is the one that we write for the slot that is told."""
        written = element.get("color") or ""
        if not written or COLOURS.get(_slot(told)) == written.upper():
            return {}
        if not _COLOUR.fullmatch(written):
            self._tell(where, f"“{written[:20]}” is no colour")
            return {}
        slot = _nearest(written)
        self._painted |= COLOURS[slot].casefold() != written.casefold()
        return {"slot": slot}

    def grouped(self, told: tuple[Told, ...], sets: "_Element | None") -> tuple[Told, ...]:
        """Return codes with the file's sets as codes above them, or, where that cannot be, in words."""
        if sets is None:
            return told
        members: dict[str, list[Told]] = defaultdict(list)
        groups = [self._group(one, number) for number, one in enumerate(_children(sets, "Set"))]
        for one, keys in groups:
            for key in keys:
                members[key].append(one)
        made = []
        for one in told:
            of = members.get(one.code.id, [])
            if len(of) == 1 and not one.code.parent:
                made.append(replace(one, code=replace(one.code, parent=of[0].code.id)))
            else:
                made.append(self._in_words(one, of))
        above = {one.code.parent for one in made}
        used = [one for one, keys in groups if one.code.id in above or not keys]
        return (*used, *made)

    def _group(self, element: "_Element", number: int) -> tuple[Told, list[str]]:
        name, where = element.get("name") or "", f"line {element.sourceline}"
        guid = self._guid(element, where, name)
        said = _child(element, "Description")
        code = Code(
            id=self._id(guid, "", ("", name)),
            name=name,
            definition=(said.text or "") if said is not None else "",
            order=self._order + number,
        )
        keys = []
        for member in _children(element, "MemberCode"):
            found = _GUID.fullmatch((member.get("guid") or member.get("targetGUID") or "").strip())
            key = self._ids.get(found[1].upper()) if found else None
            if key is None:
                self._tell(
                    f"line {member.sourceline}", f"the group “{name}” names a code that is not in the file"
                )
            else:
                keys.append(key)
        return Told(code=code, fields=frozenset({"name", "definition"}), sure=False, where=where), keys

    def _in_words(self, one: Told, groups: Sequence[Told]) -> Told:
        """Return a code whose definition names its groups: a code has one place in the tree."""
        if not groups:
            return one
        names = "; ".join(group.code.name for group in groups)
        self._tell(one.where, f"“{one.code.name}” is also in the groups {names}: its definition says so")
        text = f"{one.code.definition}\n\nGroups: {names}".lstrip("\n")
        return replace(one, code=replace(one.code, definition=text), fields=one.fields | {"definition"})

    def losses(self) -> Iterator[str]:
        """Say what of the file a codebook here has no place for."""
        if self._painted:
            yield "Colours became the nearest of the six."
        if self._notes:
            yield f"References to notes, which a codebook file does not hold, were left out ({self._notes})."

    def _tell(self, where: str, message: str) -> None:
        self.problems.append(Problem(self._name, where, message))


def _slot(told: Mapping[str, object]) -> int:
    slot = told.get("slot")
    return slot if isinstance(slot, int) else 0


def _nearest(colour: str) -> int:
    """Return the slot whose colour is least far from another, as red, green and blue."""
    wanted = _channels(colour)

    def distance(slot: int) -> int:
        return sum((a - b) ** 2 for a, b in zip(_channels(COLOURS[slot]), wanted, strict=True))

    return min(COLOURS, key=distance)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _origin(book: "_Element") -> str:
    return book.get("origin") or ""


def _local(element: "_Element") -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _children(element: "_Element", name: str) -> "list[_Element]":
    return [one for one in element if _local(one) == name]


def _child(element: "_Element | None", name: str) -> "_Element | None":
    return None if element is None else next(iter(_children(element, name)), None)


FORMAT = Format(
    name="qdc",
    title="REFI-QDA codebook (MAXQDA, ATLAS.ti, NVivo and others)",
    suffix=".qdc",
    order=0,
    write=_write,
    losses=_losses,
    read=_read,
)
