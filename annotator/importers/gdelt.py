"""GDELT's lists of articles as JSON (DOC 2.0, ArtList): headlines and addresses, no texts."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from annotator.importers._contract import Draft, Fit, Importer, Options, Reading, Source, head_text
from annotator.importers._json_tables import entries_of, in_words
from annotator.importers._json_values import begins_list, begins_object, opened, whole
from annotator.importers._listings import listing_draft, listing_reading

_OTHER = {"sourcecountry": "country", "socialimage": "image", "url_mobile": "mobile address"}


def _recognise(source: Source) -> Fit:
    head = head_text(source.data)
    listed = begins_object(source) or begins_list(source)
    return Fit.SPECIAL if listed and '"seendate"' in head and '"domain"' in head else Fit.NO


def _read(source: Source) -> Reading:
    decoded = opened(source)
    entries, skipped = entries_of(whole(decoded.text))
    read = listing_reading(entries, partial(_draft, options=source.options), skipped=skipped, service="GDELT")
    return replace(read, encoding=decoded.encoding, encoding_from=decoded.found_by)


def _draft(entry: Mapping[str, Any], *, options: Options) -> Draft:
    said = {name: in_words(value) for name, value in entry.items()}
    return listing_draft(
        options,
        headline=said.get("title", ""),
        outlet=said.get("domain", ""),
        date=said.get("seendate", ""),
        url=said.get("url", ""),
        language=said.get("language", ""),
        metadata={shown: said.get(name, "") for name, shown in _OTHER.items()},
        notes=("the date is that on which GDELT has seen the article",),
    )


IMPORTER = Importer(
    name="gdelt",
    version=1,
    title="GDELT article list (JSON)",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
