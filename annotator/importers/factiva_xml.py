"""Factiva as XML: a `PPSResponse` with one `article` element for each article."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.importers._contract import Fit, Importer, Reading, Remark, Source, head_text
from annotator.importers._parts import Parts, reading_of
from annotator.text.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(r"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]+)")
_PROLOGUE = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
_MARK = re.compile(r"<(?:\w{1,20}:)?(?:PPSResponse|ppsArticleResponse|ppsarticleResultSet|distDoc)\b")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
_SPACE = re.compile(r"[ \t\r\n]+")
_KEPT: Mapping[str, str] = {
    "accessionNo": "accession number",
    "sourceCode": "source code",
    "sectionName": "section",
    "columnName": "column",
    "pages": "page",
    "page": "page",
    "edition": "edition",
    "publicationTime": "time",
    "publisherName": "publisher",
    "copyright": "copyright",
    "contact": "contact",
    "newsSubject": "subject",
    "region": "place",
    "company": "company",
    "industry": "industry",
}


def _recognise(source: Source) -> Fit:
    return Fit.SPECIAL if _MARK.search(head_text(source.data)) else Fit.NO


def _read(source: Source) -> Reading:
    declared = _DECLARED.search(head_text(source.data))
    decoded = decode(source.data, declared=declared[1] if declared else "", override=source.encoding)
    root, problems = _tree(decoded.text.removeprefix("\ufeff"))
    articles = [element for element in root.iter("{*}article") if _child(element, "headline") is not None]
    if not articles:
        raise InputError("this answer of Factiva holds no article")
    pieces = ((f"article {number}", article) for number, article in enumerate(articles, start=1))
    return reading_of(pieces, _parts, decoded=decoded, options=source.options, problems=problems)


def _tree(page: str) -> tuple["_Element", tuple[Remark, ...]]:
    """Parse XML that may be damaged, without network and entities; say what is wrong with it."""
    from lxml import etree

    if "<!ENTITY" in page:
        raise InputError("it defines entities of its own, which no export of Factiva does")
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, remove_comments=True
    )
    root = etree.fromstring(_NOT_IN_XML.sub("\ufffd", _PROLOGUE.sub("", page, count=1)).encode(), parser)
    if root is None:
        raise InputError("it is no XML that can be read")
    errors = list(parser.error_log)
    said = f"the XML is damaged at line {errors[0].line}; what could be read was taken" if errors else ""
    return root, (Remark("", said),) if said else ()


def _parts(article: "_Element") -> Parts:
    return Parts(
        headline=" ".join(_paragraphs(_child(article, "headline"))),
        byline=_line(_child(article, "byline")),
        dateline=_line(_child(article, "dateline")),
        outlet=_line(_child(article, "sourceName")),
        language=_line(_child(article, "baseLanguage")),
        length=_line(_child(article, "wordCount")),
        date=_day(_child(article, "publicationDate")),
        body=_paragraphs(_child(article, "leadParagraph")) + _paragraphs(_child(article, "tailParagraphs")),
        captions=_paragraphs(_child(article, "artWorks")),
        credit=_paragraphs(_child(article, "credit")),
        metadata={name: value for tag, name in _KEPT.items() if (value := _all(article, tag))},
    )


def _child(element: "_Element", tag: str) -> "_Element | None":
    return element.find(f"{{*}}{tag}")


def _line(element: "_Element | None") -> str:
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext())).strip(" ")


def _day(element: "_Element | None") -> str:
    """Return the day without its time, which is midnight where nobody knew it."""
    found = _DAY.search(" ".join(element.itertext())) if element is not None else None
    return found[0] if found else _line(element)


def _paragraphs(element: "_Element | None") -> tuple[str, ...]:
    """Return the paragraphs inside an element, or its text where it has none."""
    if element is None:
        return ()
    found = [_line(one) for one in element.iter("{*}paragraph")] or [_line(element)]
    return tuple(filter(None, found))


def _all(article: "_Element", tag: str) -> str:
    """Return what all elements of a kind say: codes with their names as in other exports, else the text."""
    return " | ".join(filter(None, map(_coded, article.findall(f"{{*}}{tag}"))))


def _coded(element: "_Element") -> str:
    return " : ".join(filter(None, (element.get("code"), _line(element))))


IMPORTER = Importer(
    name="factiva-xml",
    version=1,
    title="Factiva XML",
    suffixes=(".xml",),
    recognise=_recognise,
    read=_read,
)
