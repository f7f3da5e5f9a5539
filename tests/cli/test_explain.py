"""`explain`: all that is known of a category, from the files that the window and the documents read, too."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.cues.categories import categories
from annotator.cues.registry import detectors
from annotator.evaluation.contract import Row
from annotator.evaluation.cues_page import _with_bold
from annotator.evaluation.explaining import explain
from annotator.evaluation.record import Measured
from annotator.evaluation.wording import LEGEND, said_of_cue
from annotator.model import Span


def flat(text: str) -> str:
    return " ".join(text.split())


def test_without_a_category_all_are_listed(call):
    ended = call("explain")
    assert ended.code == 0
    for category in categories().values():
        assert any(
            line.split()[:2] == [category.tag, category.id] and category.name in line
            for line in ended.out.splitlines()
        )


@pytest.mark.parametrize("category", categories())
def test_every_category_is_explained_with_all_that_is_known(call, category: str):
    known = categories()[category]
    out = flat(call("explain", category).out)
    texts = (
        known.name,
        known.definition,
        known.precision_problem,
        *known.literature,
        *known.counter_examples,
    )
    for text in texts:
        assert flat(text) in out
    for example, spans in zip(known.examples, known.example_spans, strict=True):
        assert flat(example) in out.replace("«", "").replace("»", "")
        assert all(f"«{flat(example[span.start : span.end])}»" in out for span in spans)


@pytest.mark.parametrize("category", categories())
def test_the_form_for_programs_has_the_same(call, category: str):
    ended = call("explain", category, "--format", "json")
    found, known = json.loads(ended.out), categories()[category]
    assert ended.code == 0
    assert [found["id"], found["tag"], found["definition"]] == [known.id, known.tag, known.definition]
    assert found["literature"] == list(known.literature)
    assert found["counter_examples"] == list(known.counter_examples)
    for example, spans in zip(found["examples"], known.example_spans, strict=True):
        assert example["marked"] == [[span.start, span.end] for span in spans]
    assert {"version", "rules", "measured", "measured_version"} <= set(found)


def test_the_list_for_programs_has_every_category(call):
    assert [row["id"] for row in json.loads(call("explain", "--format", "json").out)] == list(categories())


@pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.category)
def test_rules_have_name_and_version(detector):
    rules = explain(detector.category).rules
    assert rules
    for rule in rules:
        assert rule.id.startswith(f"{detector.category}.")
        assert rule.id.endswith(f"@{detector.version}")


ROOT = Path(__file__).parents[2]


def test_the_page_of_the_documentation_is_what_the_program_writes(call):
    """It reads the same files as the window and this command; a change of them makes the page anew."""
    page = (ROOT / "docs" / "cues.md").read_text(encoding="utf-8")
    ended = call("explain", "--markdown")
    assert ended.code == 0
    assert ended.out == page, "run: framing-annotator explain --markdown --output docs/cues.md"


def test_the_page_has_every_category_in_full(call):
    page = call("explain", "--markdown").out
    for one in categories().values():
        section = page.partition(f"### {one.name}\n")[2].partition("\n### ")[0]
        plain = section.replace("\\", "").replace("**", "")
        known = (one.definition, one.precision_problem, *one.examples, *one.counter_examples, *one.literature)
        for text in (*known, *explain(one.id).figures):
            assert text in plain
        for example, spans in zip(one.examples, one.example_spans, strict=True):
            assert all(f"**{example[span.start : span.end]}**" in section for span in spans)
        assert f"](#{one.name.lower().replace(' ', '-')})" in page


def test_text_that_markdown_would_interpret_is_shown_as_its_characters():
    assert _with_bold("a [b] *c* <d>", [Span(2, 5)]) == r"a **\[b\]** \*c\* \<d\>"


def test_the_page_is_written_to_a_file_and_takes_no_category(call, tmp_path):
    target = tmp_path / "cues.md"
    assert call("explain", "--markdown", "--output", target).out == ""
    assert target.read_text(encoding="utf-8").startswith("# Cues\n")
    assert call("explain", "hedge", "--markdown").code == 2


def test_an_unknown_category_is_answered_with_the_nearest(call):
    ended = call("explain", "hedges")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean “hedge”?" in ended.err


FIGURES = Measured(
    rows=(
        Row(
            data_set="d",
            what="hedges",
            categories=("hedge",),
            texts=7,
            found=9,
            precision=0.5,
            recall=0.25,
            f1=1 / 3,
            share=0.01,
        ),
        Row(data_set="d", what="x", categories=("hedge",), rule="hedge.modal@{now}", share=0.002, texts=7),
        Row(data_set="d", what="x", categories=("hedge",), rule="hedge.rare@{now}", share=0.001, texts=7),
        Row(data_set="d", what="x", categories=("hedge",), rule="hedge.gone@0", share=0.001, texts=7),
        Row(data_set="d", what="group", categories=("hedge", "labelling"), f1=0.5, texts=7),
        Row(data_set="d", what="sum", categories=("hedge", "labelling"), share=0.5, texts=7),
        Row(data_set="d", what="other", categories=("labelling",), texts=7),
    ),
    versions={"hedge": 0},
)


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Measured:
    (version,) = (detector.version for detector in detectors() if detector.category == "hedge")
    made = replace(
        FIGURES, rows=tuple(replace(row, rule=row.rule.format(now=version)) for row in FIGURES.rows)
    )
    monkeypatch.setattr("annotator.evaluation.explaining.measured", lambda: made)
    return made


def test_figures_are_those_of_the_category_and_say_when_they_are_of_older_rules(call, figures: Measured):
    out = flat(call("explain", "hedge").out)
    assert "d, hedges: P .500, R .250, F1 .333, 9 words marked, 1.00 % of running words (7 texts)" in out
    assert "version 0 was measured, and the rules are now version" in out
    assert "d, group (2 categories together): F1 .500 (7 texts)" in out
    assert "other" not in out.partition("Measured")[2]
    assert "sum" not in out.partition("Measured")[2]


def test_rules_that_were_measured_are_listed_and_those_of_older_versions_are_not(call, figures: Measured):
    (version,) = (detector.version for detector in detectors() if detector.category == "hedge")
    out = call("explain", "hedge").out
    assert f"hedge.modal@{version}: d 0.20 % of running words" in out
    assert f"hedge.rare@{version}: d 0.10 % of running words" in out
    assert "hedge.gone" not in out


def test_the_figures_come_with_what_they_mean(call, figures: Measured):
    assert flat(LEGEND) in flat(call("explain", "hedge").out)


def test_figures_of_a_cue_are_those_of_the_category_alone_before_those_of_several(figures: Measured):
    group = Row(data_set="d", what="both", categories=("hedge", "labelling"), precision=0.9, f1=0.9, texts=7)
    several = replace(figures, rows=(group, *figures.rows))
    short, whole = said_of_cue("hedge", "hedge.modal@0", figures=several)
    assert short == "precision .500, recall .250, F1 .333 on d"
    assert "d, hedges: P .500, R .250, F1 .333" in whole
    assert "measured with version 0 of the rules" in whole
    assert LEGEND in whole


def test_figures_of_a_cue_tell_its_own_rule_and_when_the_rules_have_changed(figures: Measured):
    (rule,) = (rule for rule in figures.rules_of("hedge") if rule.startswith("hedge.modal@"))
    short, whole = said_of_cue("hedge", rule, figures=figures)
    assert short.endswith(f"(version 0; the rules are now version {rule.rpartition('@')[2]})")
    assert f"this rule alone: {rule}: d 0.20 % of running words" in whole
    assert "version 0 was measured, and the rules are now version" in whole
    assert "hedge.rare" not in whole
    assert "measured with version" not in whole


@pytest.mark.parametrize(
    ("row", "short"),
    [
        (Row(data_set="d", what="x", categories=("hedge",), share=0.01), "precision not measured; 1.00 % of"),
        (Row(data_set="d", what="x", categories=("hedge", "contrast"), share=0.01), "nothing yet"),
        (
            Row(data_set="d", what="x", categories=("hedge", "contrast"), precision=0.5, share=0.01),
            "precision .500 on d, 2 categories together",
        ),
    ],
)
def test_what_is_not_measured_is_not_said(row: Row, short: str):
    figures = Measured((row,), {"hedge": 1})
    assert said_of_cue("hedge", "hedge.modal@1", figures=figures)[0].startswith(short)


def test_without_figures_that_is_said(call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("annotator.evaluation.explaining.measured", Measured)
    assert "nothing yet" in call("explain", "hedge").out
    assert json.loads(call("explain", "hedge", "--format", "json").out)["measured"] == []
