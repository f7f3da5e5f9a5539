"""Media Cloud's lists of stories, as CSV or JSON: headlines and addresses, seldom a text."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from annotator.importers._contract import Draft, Fit, Importer, Options, Reading, Remark, Source, head_text
from annotator.importers._delimited import COMMA_SIGNS, TAB, names_in_head, table_of
from annotator.importers._json_tables import entries_of, in_words
from annotator.importers._json_values import begins_list, begins_object, opened, whole
from annotator.importers._listings import listing_draft, listing_reading
from annotator.text.decoding import Decoded

_NAMES = frozenset({"media_name", "publish_date", "title", "url"})
_IDS = frozenset({"media_url", "indexed_date", "stories_id", "media_id"})
"""Names of which at least one stands beside the others; a list of somebody else has none of them."""
_USED = frozenset({*_NAMES, "language", "text"})

Entries = Iterable[tuple[str, Mapping[str, str]]]


def _recognise(source: Source) -> Fit:
    if _is_json(source):
        head = head_text(source.data)
        names = {name for name in _NAMES | _IDS if f'"{name}"' in head}
    else:
        names = set(names_in_head(source, (*COMMA_SIGNS, *TAB)))
    return Fit.SPECIAL if names >= _NAMES and names & _IDS else Fit.NO


def _is_json(source: Source) -> bool:
    return begins_object(source) or begins_list(source)


def _read(source: Source) -> Reading:
    stories, skipped, decoded = _json(source) if _is_json(source) else _csv(source)
    draft = partial(_draft, options=source.options)
    read = listing_reading(stories, draft, skipped=skipped, service="Media Cloud")
    return replace(read, encoding=decoded.encoding, encoding_from=decoded.found_by)


def _json(source: Source) -> tuple[Entries, list[Remark], Decoded]:
    decoded = opened(source)
    entries, skipped = entries_of(whole(decoded.text))
    worded = [(where, {name: in_words(value) for name, value in one.items()}) for where, one in entries]
    return worded, skipped, decoded


def _csv(source: Source) -> tuple[Entries, list[Remark], Decoded]:
    table, decoded = table_of(source, (*COMMA_SIGNS, *TAB))
    rows = [(row.where, dict(zip(table.names, row.cells, strict=False))) for row in table.rows]
    return rows, list(table.skipped), decoded


def _draft(said: Mapping[str, str], *, options: Options) -> Draft:
    return listing_draft(
        options,
        headline=said.get("title", ""),
        body=said.get("text", ""),
        outlet=said.get("media_name", ""),
        date=said.get("publish_date", ""),
        url=said.get("url", ""),
        language=said.get("language", ""),
        metadata={name: value for name, value in said.items() if name not in _USED},
    )


IMPORTER = Importer(
    name="media-cloud",
    version=1,
    title="Media Cloud list of stories",
    suffixes=(),
    recognise=_recognise,
    read=_read,
)
