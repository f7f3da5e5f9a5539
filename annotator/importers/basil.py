"""Articles in the form of BASIL: sentences in paragraphs, and annotations whose places count in one sentence.

Fan, L., White, M., Sharma, E., Su, R., Choubey, P. K., Huang, R., & Wang, L. (2019). In Plain Sight: Media
Bias Through the Lens of Factual Reporting. EMNLP-IJCNLP 2019. The file of the data set that has articles and
annotations together comes in with both; each quote is compared with what stands at its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotator.errors import InputError
from annotator.importers._contract import (
    Draft,
    Fit,
    Importer,
    Marking,
    Options,
    Quoted,
    Reading,
    Remark,
    Source,
    head_text,
)
from annotator.importers._dates import read_date
from annotator.importers._json_tables import entries_of, in_words
from annotator.importers._json_values import begins_list, begins_object, opened, whole
from annotator.model import Zone

_MARKS = (
    "body-paragraphs",
    "phrase-level-annotations",
    "article-level-annotations",
    "triplet-uuid",
    "main-entities",
)
_FEWEST_MARKS = 2
_CODES = {"lex": "Lexical bias", "inf": "Informational bias"}
_OUTLETS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}
_WHOLE = "Article-level annotation"
_PLACE = frozenset({"id", "start", "end", "txt", "bias", "notes"})
_FIELDS = frozenset({"title", "source", "date", "url", *_MARKS[:3]})

Entry = Mapping[str, Any]


def _recognise(source: Source) -> Fit:
    if not (begins_object(source) or begins_list(source)):
        return Fit.NO
    head = head_text(source.data)
    return Fit.SPECIAL if sum(f'"{mark}"' in head for mark in _MARKS) >= _FEWEST_MARKS else Fit.NO


def _read(source: Source) -> Reading:
    decoded = opened(source)
    entries, skipped = entries_of(whole(decoded.text))
    drafts: list[Draft] = []
    for number, (where, entry) in enumerate(entries, start=1):
        place = where or (f"entry {number}" if len(entries) > 1 else "")
        try:
            drafts.append(replace(_draft(entry, source.options), where=place))
        except InputError as error:
            skipped.append(Remark(place, str(error)))
    return Reading(
        drafts=tuple(drafts),
        skipped=tuple(skipped),
        encoding=decoded.encoding,
        encoding_from=decoded.found_by,
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, and where the title and each sentence begin in it, by the names that annotations use."""

    text: str
    starts: Mapping[str, int]
    zones: tuple[Zone, ...]


def _draft(entry: Entry, options: Options) -> Draft:
    paragraphs = entry.get("body-paragraphs")
    if not isinstance(paragraphs, list):
        raise InputError("it holds annotations without their article; import the file that has both")
    laid = _laid_out(in_words(entry.get("title")), paragraphs)
    problems: list[str] = []
    markings = tuple(_markings(entry, laid, problems))
    written, outlet = in_words(entry.get("date")), in_words(entry.get("source"))
    dated = read_date(written, order=options.date_order)
    metadata = {name: in_words(value) for name, value in entry.items() if name not in _FIELDS}
    return Draft(
        text=laid.text,
        headline=in_words(entry.get("title")),
        outlet=_OUTLETS.get(outlet.casefold(), outlet),
        date=dated.iso,
        url=in_words(entry.get("url")),
        language="",
        zones=laid.zones,
        annotations=markings,
        metadata={name: value for name, value in {**metadata, "outlet as written": outlet}.items() if value},
        problems=(*filter(None, (dated.problem,)), *problems),
    )


def _laid_out(title: str, paragraphs: list[Any]) -> _Text:
    """Put title, paragraphs and sentences together: a line each, sentences with a space between them."""
    starts: dict[str, int] = {"title": 0}
    text = f"{title}\n" if title else ""
    zones = (Zone("headline", 0, len(title)),) if title else ()
    number = 0
    for paragraph in paragraphs:
        sentences = paragraph if isinstance(paragraph, list) else [paragraph]
        for index, sentence in enumerate(map(in_words, sentences)):
            text += " " if index and not text.endswith((" ", "\n")) else ""
            starts[f"p{number}"] = len(text)
            text += sentence
            number += 1
        text += "\n"
    return _Text(text.removesuffix("\n"), starts, zones)


def _markings(entry: Entry, laid: _Text, problems: list[str]) -> Iterator[Marking]:
    """Yield the annotations of an entry, and add to `problems` those that name no place."""
    phrases = entry.get("phrase-level-annotations")
    for number, one in enumerate(phrases if isinstance(phrases, list) else (), start=1):
        said = {name: in_words(value) for name, value in one.items()} if isinstance(one, dict) else {}
        start = laid.starts.get(said.get("id", ""))
        if start is None or not (said.get("start", "").isdecimal() and said.get("end", "").isdecimal()):
            problems.append(f"annotation {number} was left out: it names no sentence of the article")
            continue
        first, last = (start + int(said[name][:9]) for name in ("start", "end"))
        yield Marking(
            code=_CODES.get(said.get("bias", ""), said.get("bias") or "Bias"),
            spans=(Quoted(first, last, said.get("txt", "")),),
            memo=said.get("notes", ""),
            attributes={name: value for name, value in said.items() if value and name not in _PLACE},
            where=f"annotation {number}, {said['id']}",
        )
    about = entry.get("article-level-annotations")
    if isinstance(about, dict) and about:
        said = {name: in_words(value) for name, value in about.items()}
        attributes = {name: value for name, value in said.items() if value and name != "notes"}
        yield Marking(code=_WHOLE, memo=said.get("notes", ""), attributes=attributes)


IMPORTER = Importer(
    name="basil",
    version=1,
    title="Articles with bias spans (BASIL)",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
