"""`framing-annotator explain`: what a category of cues means, how well it works, and which rules it has."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from textwrap import fill
from typing import Any

import click

from annotator.cli import DONE
from annotator.cli._categories import check_category
from annotator.cues.categories import Category, categories
from annotator.evaluation.contract import Row
from annotator.evaluation.explaining import Explanation, Rule, explain
from annotator.evaluation.table import per_cent, score
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
def _explain(*, category: str, form: str) -> int:
    """Explain CATEGORY of cues, or list all categories.

    The explanation has definition, examples, what is not marked, literature, what the category is known to
    get wrong, what was measured, and its rules with their versions. In examples, what is marked stands
    between « and ». Rules are those that fire in the examples or did when the cues were last measured (see
    evaluate).
    """
    if not category:
        click.echo(_list_json() if form == "json" else "\n".join(_list()))
        return DONE
    known = check_category(category, list(categories()), option="CATEGORY")
    found = explain(known)
    click.echo(_json(_values(found)) if form == "json" else "\n".join(_text(found)))
    return DONE


COMMAND = _explain


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
    yield from _section("Measured", _measured(found))
    yield from _section("Rules", (_rule(rule) for rule in found.rules) if found.rules else ["none"])


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


def _measured(found: Explanation) -> Iterator[str]:
    if not found.measured:
        yield "nothing yet"
        return
    if found.measured_version != found.version:
        yield f"version {found.measured_version} was measured, and the rules are now version {found.version}"
    for row in found.measured:
        together = len(row.categories)
        if together == 1 or row.f1 is not None:
            what = row.what if together == 1 else f"{row.what} ({together} categories together)"
            yield f"{row.data_set}, {what}: {_scores(row)} ({row.texts:,} texts)"


def _rule(rule: Rule) -> str:
    figures = "; ".join(f"{row.data_set} {_scores(row)}" for row in rule.measured)
    return f"{rule.id}{f': {figures}' if figures else ''}"


def _scores(row: Row) -> str:
    named = (("P", row.precision), ("R", row.recall), ("F1", row.f1))
    scores = [f"{name} {score(value)}" for name, value in named if value is not None]
    if row.found is not None:
        scores.append(f"{row.found:,} {row.unit} marked")
    if row.share is not None:
        scores.append(f"{per_cent(row.share)} of running words")
    return ", ".join(scores)
