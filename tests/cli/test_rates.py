"""`rates`: cues per 1,000 words of an article, over all words and over the author's own."""

import csv
import io
import json

import pytest

from annotator.corpus.cue_rules import write_cue_rules
from annotator.cues import categories, find_cues
from annotator.cues.registry import detectors
from annotator.model import Adjustment

TEXT = "The regime slammed the deal. The minister said that the regime was dead. It may follow.\n"
GERMAN = "Der Minister sagte am Montag, dass die Preise steigen und das Land den Konflikt nicht mehr will.\n"


def rates(call, *words: str, text: str = TEXT) -> dict[str, dict]:
    out = call("rates", *words, stdin=text.encode()).out
    return {row["category"]: row for row in map(json.loads, out.splitlines())}


def test_every_category_that_is_on_has_a_row_also_where_it_does_not_occur(call):
    found = rates(call)
    assert list(found) == [each.id for each in categories().values() if each.on]
    assert found["euphemism"]["count"] == 0
    assert found["euphemism"]["per_thousand"] == found["euphemism"]["own_per_thousand"] == 0


def test_rates_are_over_all_words_and_over_the_author_s_own(call):
    found = rates(call)["labelling"]
    assert (found["words"], found["own_words"]) == (16, 11)
    assert (found["count"], found["own"]) == (2, 1)
    assert found["per_thousand"] == pytest.approx(125.0)
    assert found["own_per_thousand"] == pytest.approx(90.909)


def test_counts_are_those_of_the_cues(call):
    cues = find_cues(TEXT)
    for category, row in rates(call).items():
        mine = [cue for cue in cues if cue.category == category]
        assert row["count"] == len(mine)
        assert row["own"] == sum(cue.voice == "author" for cue in mine)


def test_a_category_that_is_off_is_counted_when_it_is_asked_for(call):
    off = next(each.category for each in detectors() if not each.description.on)
    assert list(rates(call, "--category", off, "--category", "hedge")) == [off, "hedge"]
    assert call("rates", "--category", "hedges", stdin=TEXT.encode()).code == 2


def test_what_is_not_looked_for_in_another_language_is_not_nought(call):
    for row in rates(call, text=GERMAN).values():
        assert row["words"] == 17
        assert row["count"] is row["own"] is row["per_thousand"] is row["own_words"] is None
    assert "nothing was looked for" in call("rates", "--format", "text", stdin=GERMAN.encode()).out


def test_a_rate_over_no_words_is_none(call):
    row = rates(call, text="“We will go,” he said.")["hedge"]
    assert row["own_per_thousand"] == 0
    nothing = rates(call, text="...")["hedge"]
    assert (nothing["words"], nothing["count"], nothing["per_thousand"]) == (0, 0, None)
    assert nothing["own_per_thousand"] is None


def test_categories_of_a_corpus_are_counted_by_its_rules(call, tmp_path):
    rules = tmp_path / "rules.json"
    own = Adjustment(id="water_1f", name="Water", tag="WA", words=("deal",))
    write_cue_rules([own, Adjustment(id="hedge", on=False)], rules)
    found = rates(call, "--rules", str(rules))
    assert (found["water_1f"]["count"], found["water_1f"]["own"]) == (1, 1)
    assert "hedge" not in found
    out = call("rates", "--rules", rules, "--format", "text", stdin=TEXT.encode()).out
    assert "Water" in out
    assert rates(call, "--rules", str(rules), text=GERMAN)["water_1f"]["count"] == 0


def test_what_a_rule_could_not_count_is_not_nought(call, tmp_path):
    rules = tmp_path / "rules.json"
    write_cue_rules([Adjustment(id="slow", name="Slow", words=("deal", "/(a|aa)+$/"))], rules)
    ended = call("rates", "--rules", rules, stdin=f"A deal. {'a' * 40_000}b\n".encode())
    found = {row["category"]: row for row in map(json.loads, ended.out.splitlines())}
    assert ended.code == 3
    assert (found["slow"]["count"], found["hedge"]["count"]) == (None, 0)
    assert "slow.words@1: the pattern" in ended.err


def test_csv_leaves_empty_what_is_null(call):
    out = call("rates", "--format", "csv", stdin=GERMAN.encode()).out
    assert {row["count"] for row in csv.DictReader(io.StringIO(out, newline=""))} == {""}


def test_the_table_for_people_has_both_rates_of_what_occurs(call):
    out = call("rates", "--format", "text", stdin=TEXT.encode()).out
    assert "16 words, 11 of them the author's own" in out
    (line,) = [line.split() for line in out.splitlines() if line.split()[:1] == ["Labelling"]]
    assert line == ["Labelling", "2", "125.0", "1", "90.9"]
    assert "Euphemism" not in out


@pytest.mark.parametrize(
    ("extent", "said"),
    [
        ("truncated", "the end of this article is missing"),
        ("headline", "there is little more of this article than"),
    ],
)
def test_no_rates_are_given_of_an_article_that_is_not_whole_and_it_is_named(call, extent: str, said: str):
    row = json.dumps({"id": "a1", "text": TEXT, "extent": extent})
    ended = call("rates", "--input-format", "jsonl", "--category", "labelling", stdin=row.encode())
    (found,) = map(json.loads, ended.out.splitlines())
    assert (found["count"], found["own"], found["per_thousand"], found["own_per_thousand"]) == (
        2,
        1,
        None,
        None,
    )
    assert ended.code == 3
    assert f"a1: No rates: {said}" in " ".join(ended.err.split())
    shown = call("rates", "--format", "text", "--input-format", "jsonl", stdin=row.encode()).out
    assert " 2          - " in shown


def test_rates_of_an_article_that_is_whole_are_given_whatever_else_the_row_says(call):
    for extent in ("whole", "half", 3, None):
        row = json.dumps({"text": TEXT, "extent": extent})
        ended = call("rates", "--input-format", "jsonl", "--category", "labelling", stdin=row.encode())
        assert (ended.code, json.loads(ended.out)["per_thousand"]) == (0, 125.0)
