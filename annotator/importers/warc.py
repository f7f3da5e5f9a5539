"""Web archives (WARC): each page in them that holds an article, with its address and the day it was kept."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from annotator.confined import Limits
from annotator.errors import InputError
from annotator.importers._contract import Draft, Fit, Importer, Options, Reading, Remark, Source
from annotator.importers._page import page_draft
from annotator.importers._warc_records import GZIP, LARGEST, Record, answer_of, records
from annotator.text.decoding import decode

_PAGES = ("text/html", "application/xhtml")
_KINDS = frozenset({"response", "resource", "conversion"})
_ELSEWHERE = (
    "answer that is an error or leads elsewhere was",
    "answers that are errors or lead elsewhere were",
)
_OTHER = "record that is no page was", "records that are no pages were"
_LOOKED_AT = 1 << 12


def _recognise(source: Source) -> Fit:
    return Fit.SPECIAL if _beginning(source.data).lstrip().startswith(b"WARC/") else Fit.NO


def _beginning(data: bytes) -> bytes:
    """Return the first bytes, without their packing if they have one."""
    if not data.startswith(GZIP):
        return data[:_LOOKED_AT]
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:_LOOKED_AT], _LOOKED_AT)
    except zlib.error:
        return b""


def _read(source: Source) -> Reading:
    drafts: list[Draft] = []
    skipped: list[Remark] = []
    left: Counter[tuple[str, str]] = Counter()
    for number, record in enumerate(records(source.data), start=1):
        if record is None:
            skipped.append(Remark(f"record {number}", "it is damaged"))
        elif record.headers.get("warc-type", "") in _KINDS:
            address = record.headers.get("warc-target-uri", "").strip("<>")
            where = f"record {number}, {address}" if address else f"record {number}"
            try:
                drafts += (
                    replace(draft, where=where) for draft in _drafts(record, address, source.options, left)
                )
            except InputError as error:
                skipped.append(Remark(where, str(error)))
    return Reading(drafts=tuple(drafts), skipped=tuple(skipped), problems=tuple(_told(left)))


def _told(left: Counter[tuple[str, str]]) -> Iterator[Remark]:
    for (one, many), count in left.most_common():
        yield Remark("", f"{count:,} {one if count == 1 else many} left out")


def _drafts(
    record: Record, address: str, options: Options, left: Counter[tuple[str, str]]
) -> Iterator[Draft]:
    """Yield the article of a record, if it holds a page; count in `left` what is none."""
    body, kind, charset = record.body, record.headers.get("content-type", ""), ""
    if kind.startswith("application/http") or record.headers["warc-type"] == "response":
        answer = answer_of(body)
        if answer.status != 200:
            left[_ELSEWHERE] += 1
            return
        body, kind = answer.body, answer.headers.get("content-type", "")
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    if len(body) > LARGEST:
        raise InputError(f"the page is larger than {LARGEST >> 20} MB")
    if kind.lower().startswith(_PAGES):
        draft, _decoded = page_draft(body, declared=charset, encoding=options.encoding)
    elif kind.lower().startswith("text/plain"):
        draft = Draft(text=decode(body, declared=charset, override=options.encoding).text)
    else:
        left[_OTHER] += 1
        return
    yield _placed(draft, address, record.headers.get("warc-date", ""))


def _placed(draft: Draft, address: str, kept: str) -> Draft:
    """Return an article with its address, the host as outlet where none is named, and when it was kept."""
    host = (urlsplit(address).hostname or "").removeprefix("www.") if _is_address(address) else ""
    told = {"address": address if draft.url and draft.url != address else "", "kept": kept}
    return replace(
        draft,
        url=draft.url or address,
        outlet=draft.outlet or host,
        metadata={**draft.metadata, **{name: value for name, value in told.items() if value}},
        notes=(
            *draft.notes,
            *(["the outlet is the host of the address"] if host and not draft.outlet else []),
        ),
    )


def _is_address(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


IMPORTER = Importer(
    name="warc",
    version=1,
    title="Web archive (WARC)",
    suffixes=(".warc",),
    recognise=_recognise,
    read=_read,
    limits=Limits(seconds=600),
)
