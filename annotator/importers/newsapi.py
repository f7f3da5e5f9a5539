"""NewsAPI as JSON: headline, description, and about two hundred characters of each text."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from annotator.errors import InputError
from annotator.importers._contract import Draft, Fit, Importer, Options, Reading, Source, head_text
from annotator.importers._json_tables import entries_of, in_words
from annotator.importers._json_values import begins_list, begins_object, opened, whole
from annotator.importers._lines import same_words
from annotator.importers._listings import listing_draft, listing_reading

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+(\d{1,9}) chars\]\s*\Z")
_FULL = 300
"""A text of more characters is not one that was cut off after two hundred."""
_SAME = 40
_REMOVED = "[Removed]"


def _recognise(source: Source) -> Fit:
    head = head_text(source.data)
    answer = begins_object(source) and '"totalResults"' in head and '"articles"' in head
    entries = (
        (begins_object(source) or begins_list(source)) and '"urlToImage"' in head and '"publishedAt"' in head
    )
    return Fit.SPECIAL if answer or entries else Fit.NO


def _read(source: Source) -> Reading:
    decoded = opened(source)
    entries, skipped = entries_of(whole(decoded.text))
    read = listing_reading(
        entries, partial(_draft, options=source.options), skipped=skipped, service="NewsAPI"
    )
    return replace(read, encoding=decoded.encoding, encoding_from=decoded.found_by)


def _draft(entry: Mapping[str, Any], *, options: Options) -> Draft:
    said = {name: in_words(value) for name, value in entry.items() if name != "source"}
    if said.get("title") == _REMOVED:
        raise InputError("it was removed where it came from")
    source = entry.get("source")
    outlet = source if isinstance(source, dict) else {"name": in_words(source)}
    content, description = said.get("content", ""), said.get("description", "")
    cut = _CUT.search(content)
    body = content[: cut.start()] if cut else content
    notes = [f"NewsAPI gave {len(body):,} characters and left out {int(cut[1]):,}"] if cut else []
    return listing_draft(
        options,
        headline=said.get("title", ""),
        standfirst="" if _begins_alike(description, body) else description,
        body=body,
        extent="whole" if cut is None and len(body) > _FULL else "truncated",
        outlet=in_words(outlet.get("name")),
        byline=said.get("author", ""),
        date=said.get("publishedAt", ""),
        url=said.get("url", ""),
        language=said.get("language", ""),
        metadata={"source id": in_words(outlet.get("id")), "image": said.get("urlToImage", "")},
        notes=notes,
    )


def _begins_alike(description: str, body: str) -> bool:
    """Say whether the description is the beginning of the text, as it often is."""
    return same_words(description[:_SAME], body[:_SAME])


IMPORTER = Importer(
    name="newsapi",
    version=1,
    title="NewsAPI (JSON)",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
