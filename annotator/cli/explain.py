"""`framing-annotator explain`: what a category of cues means, how well it works, and which rules it has."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from textwrap import fill
from typing import Any

import click

from annotator.cli import DONE
from annotator.cli._categories import check_category
from annotator.cli._streams import put
from annotator.cues.categories import Category, categories
from annotator.evaluation.contract import Row
from annotator.evaluation.explaining import Explanation, explain
from annotator.evaluation.wording import LEGEND, rule_said
from annotator.model import Span

_WIDTH = 100
_OFF = "off until it is switched on or asked for"


@click.command("explain", short_help="Say what a category of cues means and how well it works.")
@click.argument("category", default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@click.option("--markdown", is_flag=True, help="Write the page docs/cues.md: all categories, in Markdown.")
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of standard output.",
)
def _explain(*, category: str, form: str, markdown: bool, target: Path | None) -> int:
    """Explain CATEGORY of cues, or list all categories.

    The explanation has definition, examples, what is not marked, literature, what the category is known to
    get wrong, what was measured, and its rules with their versions. In examples, what is marked stands
    between « and ». Rules are those that fire in the examples or did when the cues were last measured (see
    evaluate).
    """
    if markdown and category:
        raise click.BadParameter("the page has all categories", param_hint="CATEGORY")
    put(target, (piece.encode("utf-8") for piece in _pieces(category, form, markdown=markdown)))
    return DONE


COMMAND = _explain


def _pieces(category: str, form: str, *, markdown: bool) -> Iterator[str]:
    if markdown:
        from annotator.evaluation.cues_page import as_markdown

        yield from as_markdown()
    elif not category:
        yield (_list_json() if form == "json" else "\n".join(_list())) + "\n"
    else:
        found = explain(check_category(category, list(categories()), option="CATEGORY"))
        yield (_json(_values(found)) if form == "json" else "\n".join(_text(found))) + "\n"


# --- the list


def _list() -> Iterator[str]:
    width = max(map(len, categories()))
    for each in categories().values():
        off = "" if each.on else f" ({_OFF})"
        yield f"{each.tag}  {each.id:<{width}}  {each.group:<10} {each.name}{off}"
    yield "\n“explain CATEGORY” tells more about one of them."


def _list_json() -> str:
    return _json([_short(each) for each in categories().values()])


def _short(category: Category) -> dict[str, Any]:
    return {
        "id": category.id,
        "name": category.name,
        "tag": category.tag,
        "group": category.group,
        "on": category.on,
        "definition": category.definition,
    }


# --- one category for programs


def _values(found: Explanation) -> dict[str, Any]:
    category = found.category
    values = asdict(category)
    del values["example_spans"]
    values["examples"] = [
        {"text": text, "marked": [[span.start, span.end] for span in spans]}
        for text, spans in zip(category.examples, category.example_spans, strict=True)
    ]
    return values | {
        "version": found.version,
        "rules": [
            {"rule": rule.id, "measured": [_figures(row) for row in rule.measured]} for rule in found.rules
        ],
        "measured": [_figures(row) for row in found.measured],
        "measured_version": found.measured_version,
    }


def _figures(row: Row) -> dict[str, Any]:
    values = asdict(row)
    return {name: value for name, value in values.items() if name not in ("rule", "pace")}


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)


# --- one category for people


def _text(found: Explanation) -> Iterator[str]:
    category = found.category
    yield f"{category.name} ({category.id}, {category.tag}), group {category.group}\n"
    yield _paragraph(category.definition)
    if not category.on:
        yield _paragraph(f"This category is {_OFF}.")
    marked = zip(category.examples, category.example_spans, strict=True)
    yield from _section("Examples", (_with_marks(text, spans) for text, spans in marked))
    yield from _section("Not marked", category.counter_examples)
    yield "\nKnown problem"
    yield _paragraph(category.precision_problem)
    yield from _section("Literature", category.literature)
    yield from _section("Measured", found.figures)
    if found.measured:
        yield _paragraph(LEGEND)
    yield from _section("Rules", [rule_said(rule.id, rule.measured) for rule in found.rules] or ["none"])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n{title}"
    for line in lines:
        yield fill(line, _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)


def _paragraph(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _with_marks(text: str, spans: Iterable[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}«{text[span.start : span.end]}»{text[span.end :]}"
    return text
