"""What a file holds, as the tables beside the fixtures say it."""

from annotator.importers import Entry, FileReport


def row(entry: Entry) -> dict:
    """Return what a table says about an article: its fields, and its text zone by zone."""
    article = entry.article
    said = {
        "where": entry.where,
        "headline": article.headline,
        "outlet": article.outlet,
        "date": article.date,
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "extent": article.extent,
        "text": [f"{zone.kind}: {article.text[zone.start : zone.end]}" for zone in article.zones],
        "annotations": brought(entry),
        "problems": list(entry.problems),
        "metadata": article.extra.get("metadata", {}),
    }
    return {name: value for name, value in said.items() if value not in ("", [], {})}


def told(report: FileReport) -> dict:
    """Return what a table says about a file; `columns` only where it is a table itself."""
    columns = [f"{one.name}: {one.role}" for one in report.table.columns] if report.table else []
    return {
        "importer": report.importer,
        "encoding": f"{report.encoding} ({report.encoding_from})",
        **({"columns": columns} if columns else {}),
        "articles": [row(entry) for entry in report.entries],
        "skipped": [f"{one.where}: {one.message}" for one in report.skipped],
        "problems": [one.message for one in report.problems],
        **({"error": report.error} if report.error else {}),
    }


def brought(entry: Entry) -> list[str]:
    """Return the annotations that came with an article: places, words, codes, attributes."""
    return [
        " ".join(
            filter(
                None,
                (
                    *(f"[{part.start}, {part.end}) “{part.quote}”" for part in one.target),
                    f"{one.code} by {one.coder}" if one.coder else one.code,
                    ", ".join(f"{name}={value}" for name, value in one.attributes.items()),
                    f"({one.memo})" if one.memo else "",
                ),
            )
        )
        for one in entry.brought
    ]
