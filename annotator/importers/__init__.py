"""Articles from files: one format a file in this folder, chosen by what a file holds.

Everything is imported when it is first asked for: the window names this package at its start.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.importers._articles import (
        MAX_WORD,
        Brought,
        Entry,
        Taken,
        articles_of,
        check_text,
        taken_of,
    )
    from annotator.importers._bringing import bring, draft_of
    from annotator.importers._contract import (
        DATE_ORDERS,
        HEAD,
        MAX_BYTES,
        MEGABYTE,
        ROLES,
        Column,
        DateOrder,
        Draft,
        Fit,
        Importer,
        Marking,
        Options,
        Quoted,
        Reading,
        Remark,
        Role,
        Source,
        Table,
    )
    from annotator.importers._finding import Found, find_files, is_url
    from annotator.importers._formats import choose, importer_named, importers
    from annotator.importers._preview import Duplicate, Preview, Row, measured, preview
    from annotator.importers._reading import (
        FileReport,
        Imported,
        imported,
        lacks_text,
        read_all,
        read_articles,
        read_files,
        read_report,
        read_source,
        read_url,
        stop_reading,
        troubles,
    )
    from annotator.importers._spellings import called, merged, same_spellings
    from annotator.importers._taking import FileTaken, take, take_files

__all__ = [
    "DATE_ORDERS",
    "HEAD",
    "MAX_BYTES",
    "MAX_WORD",
    "MEGABYTE",
    "ROLES",
    "Brought",
    "Column",
    "DateOrder",
    "Draft",
    "Duplicate",
    "Entry",
    "FileReport",
    "FileTaken",
    "Fit",
    "Found",
    "Imported",
    "Importer",
    "Marking",
    "Options",
    "Preview",
    "Quoted",
    "Reading",
    "Remark",
    "Role",
    "Row",
    "Source",
    "Table",
    "Taken",
    "articles_of",
    "bring",
    "called",
    "check_text",
    "choose",
    "draft_of",
    "find_files",
    "imported",
    "importer_named",
    "importers",
    "is_url",
    "lacks_text",
    "measured",
    "merged",
    "preview",
    "read_all",
    "read_articles",
    "read_files",
    "read_report",
    "read_source",
    "read_url",
    "same_spellings",
    "stop_reading",
    "take",
    "take_files",
    "taken_of",
    "troubles",
]

_PLACES = {
    "_articles": "Brought Entry MAX_WORD Taken articles_of check_text taken_of",
    "_bringing": "bring draft_of",
    "_contract": (
        "Column DATE_ORDERS DateOrder Draft Fit HEAD Importer MAX_BYTES MEGABYTE Marking Options "
        "Quoted ROLES Reading Remark Role Source Table"
    ),
    "_finding": "Found find_files is_url",
    "_formats": "choose importer_named importers",
    "_preview": "Duplicate Preview Row measured preview",
    "_reading": (
        "FileReport Imported imported lacks_text read_all read_articles read_files read_report read_source "
        "read_url stop_reading troubles"
    ),
    "_spellings": "called merged same_spellings",
    "_taking": "FileTaken take take_files",
}
_LATER = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the module has under that name
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value
