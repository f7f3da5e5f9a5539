"""Lists of articles from services that give a headline, a beginning at most, and an address."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from annotator.errors import InputError
from annotator.importers._contract import Draft, Options, Reading, Remark
from annotator.importers._dates import Dated, read_date
from annotator.importers._language_names import language_code
from annotator.importers._lines import Line, headed, joined
from annotator.importers._parts import one_spelling, tidy_outlet
from annotator.model import Extent

T = TypeVar("T")

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


def listing_draft(
    options: Options,
    *,
    headline: str,
    standfirst: str = "",
    body: str = "",
    extent: Extent = "whole",
    outlet: str = "",
    byline: str = "",
    date: str = "",
    url: str = "",
    language: str = "",
    metadata: Mapping[str, str],
    notes: Iterable[str] = (),
) -> Draft:
    """Return an entry of a list as an article; without a body there is little more than its headline.

    Raises `InputError` when there is no headline either.
    """
    lines = [Line(line) for line in re.split(r"\r\n|\r|\n", body)] if body.strip() else []
    if not (lines or headline.strip()):
        raise InputError("it has neither a headline nor a text")
    text, zones = joined(headed(_line(headline), _line(standfirst), lines))
    dated = read_date(date, order=options.date_order) if date.strip() else Dated()
    known = language if _TAG.fullmatch(language) else language_code(language)
    beside = {
        "outlet as written": outlet if tidy_outlet(outlet) != outlet else "",
        "date as written": date if dated.iso != date else "",
        "language as written": language if known != language else "",
        **metadata,
    }
    return Draft(
        text=text,
        headline=headline,
        outlet=tidy_outlet(outlet),
        byline=byline,
        date=dated.iso,
        url=url,
        language=known,
        zones=zones,
        extent=extent if lines else "headline",
        metadata={name: value for name, value in beside.items() if value.strip()},
        notes=tuple(notes),
        problems=tuple(filter(None, (dated.problem,))),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def listing_reading(
    pieces: Iterable[tuple[str, T]],
    draft_of: Callable[[T], Draft],
    *,
    skipped: Sequence[Remark] = (),
    service: str,
) -> Reading:
    """Read the entries of a list, each with its place; say how many of them no rates are given for."""
    drafts: list[Draft] = []
    left = list(skipped)
    for where, piece in pieces:
        try:
            drafts.append(replace(draft_of(piece), where=where))
        except InputError as error:
            left.append(Remark(where, str(error)))
    return Reading(
        drafts=tuple(one_spelling(drafts)), skipped=tuple(left), problems=tuple(_told(drafts, service))
    )


def _told(drafts: Sequence[Draft], service: str) -> Iterable[Remark]:
    bare = sum(draft.extent == "headline" for draft in drafts)
    cut = sum(draft.extent == "truncated" for draft in drafts)
    for count, what in ((bare, "gives no text of"), (cut, "has cut off")):
        if count:
            yield Remark(
                "", f"{service} {what} {count:,} of {len(drafts):,} articles: no rates are given for them"
            )
