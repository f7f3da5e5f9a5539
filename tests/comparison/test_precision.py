"""The table of precision: what it counts, what it tests, when it warns and in which words."""

import csv
import io
import json
import pickle
import re

import pytest

from annotator.comparison.contract import NotDefined
from annotator.comparison.decisions import count, outlet_of, settled
from annotator.comparison.precision import (
    FEWEST_ARTICLES,
    groups_of,
    in_short,
    outcome_of,
    outcomes_of,
    per_cent,
    precision,
    put_together,
)
from annotator.comparison.precision_table import COLUMNS, as_csv, as_json, as_text
from tests.decided import study

GOOD, BAD = ["aaaa", "aaar", "aaaa", "aaa"], ["ar", "rrl", "ar", "arr"]
EVEN = ["ar", "aa", "a", "aar"]
RULES = {
    "labelling.rulers@1": {"The Rampart": GOOD * 3, "Open Record": BAD * 3},
    "labelling.welfare@1": {"The Rampart": EVEN * 3, "Open Record": EVEN * 3},
    "hedge.modal@2": {"The Rampart": ["ar", "a"] * 2, "Open Record": EVEN * 3},
}
PLAIN = re.compile(r"\b(bias(ed)?|lean\w*|slant\w*|manipul\w*|propagand\w*)\b", re.IGNORECASE)
"""Words that would judge an outlet."""


@pytest.fixture(scope="module")
def table():
    return precision(study(RULES))


def line(table, name):
    return next(one for one in table.lines if one.name == name)


def test_a_rule_that_fares_differently_is_told_in_words(table):
    (warned,) = table.warnings
    assert warned.name == "labelling.rulers"
    assert warned.says == (
        "labelling.rulers: accepted 93 % of 45 in The Rampart, 30 % of 30 in Open Record; such a difference "
        "arises by chance in less than 1 of 1,000 cases (permutation over articles, corrected for 2 rules). "
        "Counts made with this rule favour one outlet: check its decisions or switch it off."
    )


def test_a_rule_that_fares_alike_is_not_warned_of(table):
    alike = line(table, "labelling.welfare")
    assert alike.verdict == "no difference found"
    assert alike.says.startswith("No difference beyond chance found between 2 outlets (p = ")


def test_an_outlet_with_few_articles_is_shown_but_not_compared(table):
    few = line(table, "hedge.modal")
    assert [(one.outlet, one.articles, one.compared) for one in few.outlets] == [
        ("Open Record", 12, True),
        ("The Rampart", 4, False),
    ]
    assert (few.verdict, few.adjusted) == ("too few", None)
    assert few.says == "Too few to tell. Fewer than 2 outlets have 5 articles with a decision."
    assert table.tests == 2


def test_so_few_articles_that_no_difference_could_be_told_from_chance_are_too_few():
    """With five and five no p can be below .008, and twenty tests need a smaller one."""
    outlets = {"A": ["ar", "r", "aar", "a", "r"], "B": ["a", "arr", "r", "ra", "aa"]}
    many = precision(study({f"labelling.rule{n}@1": outlets for n in range(20)}))
    assert {one.verdict for one in many.lines} == {"too few"}
    (only,) = precision(study({"labelling.rulers@1": outlets})).lines
    assert only.verdict == "no difference found"


def test_articles_without_an_outlet_are_counted_but_are_no_outlet():
    (found,) = precision(study({"labelling.rulers@1": {"": BAD * 3, "A": GOOD * 3}})).lines
    assert found.whole.tally.decided == 75
    assert found.verdict == "too few"


def test_where_all_decisions_came_out_alike_there_is_no_difference():
    (found,) = precision(study({"labelling.rulers@1": {"A": ["a"] * 6, "B": ["aa"] * 6}})).lines
    assert (found.verdict, found.says) == (
        "no difference found",
        "No difference. Every decision came out the same.",
    )


def test_a_test_that_was_not_made_is_no_verdict():
    corpus = study({"labelling.rulers@1": RULES["labelling.rulers@1"]})
    counted = count(settled(corpus), lambda article: outlet_of(corpus, article))
    (found,) = put_together(counted, [NotDefined("It was stopped.")], by="rule").lines
    assert (found.verdict, found.says, in_short(found)) == (
        "not tested",
        "Not tested. It was stopped.",
        "Not tested",
    )


def test_the_verdict_in_short_says_what_differs(table):
    differs = "Differs: 93 % in The Rampart, 30 % in Open Record"
    assert in_short(line(table, "labelling.rulers")) == differs
    assert in_short(line(table, "labelling.welfare")) == "No difference found"
    assert in_short(line(table, "hedge.modal")) == "Too few to tell"


def test_that_other_people_decided_in_another_outlet_is_said():
    rules = {"labelling.rulers@1": {"A": ["a"] * 9, "B": ["r"] * 9}}
    (together,) = precision(study(rules, coders=("Ada", "Ben"))).lines
    (apart,) = precision(study(rules, coders=("Ada", "Ben"), alone={"A": "Ada", "B": "Ben"})).lines
    assert (together.verdict, apart.verdict) == ("differs", "differs")
    assert (together.same_coders, apart.same_coders) == (True, False)
    assert "not the same people" not in together.says
    assert apart.says.endswith(
        "But not the same people decided in all of these outlets, and the difference may be theirs: look at "
        "one coder at a time."
    )


def test_counts_and_intervals_are_those_of_the_decisions(table):
    rulers = line(table, "labelling.rulers")
    assert (rulers.whole.articles, rulers.whole.tally.decided, rulers.whole.tally.relabelled) == (24, 75, 3)
    for one in (rulers.whole, *rulers.outlets):
        low, high = one.interval
        assert low < one.precision == one.tally.accepted / one.tally.decided < high


def test_the_corrected_p_is_never_below_the_p(table):
    tested = [one for one in table.lines if one.adjusted is not None]
    assert all(one.adjusted >= one.outcome.p for one in tested)


def test_the_more_rules_are_tested_the_more_it_takes_to_warn():
    doubtful = {"A": ["ar", "r", "aar", "a", "r", "aa"] * 2, "B": ["aa", "a", "aa", "ar", "aaa", "aa"] * 2}
    (alone,) = precision(study({"labelling.rulers@1": doubtful})).lines
    others = {f"hedge.rule{n}@1": {"A": EVEN * 2, "B": EVEN * 2} for n in range(9)}
    among = line(precision(study({"labelling.rulers@1": doubtful, **others})), "labelling.rulers")
    assert alone.outcome == among.outcome
    assert 0.005 < alone.outcome.p < 0.05
    assert (alone.verdict, among.verdict) == ("differs", "no difference found")
    assert "corrected" not in alone.says
    assert "corrected for 10 rules" in among.says


def test_outlets_by_the_dozen_are_told_by_their_ends():
    rules = {"labelling.rulers@1": {f"Outlet {n}": (GOOD if n == 3 else EVEN) * 3 for n in range(6)}}
    rules["labelling.rulers@1"]["Outlet 5"] = BAD * 3
    (found,) = precision(study(rules)).lines
    assert (
        "93 % of 45 in Outlet 3, 30 % of 30 in Outlet 5, and between these in 4 other outlets;" in found.says
    )
    assert "favour some outlets" in found.says


def test_no_word_judges_an_outlet(table):
    assert not any(PLAIN.search(one.says) for one in table.lines)


def test_what_is_tested_can_be_sent_to_another_process():
    corpus = study(RULES)
    counted = count(settled(corpus), lambda article: outlet_of(corpus, article))
    tests = [groups_of(one) for one in counted]
    outcomes = pickle.loads(pickle.dumps(outcomes_of(pickle.loads(pickle.dumps(tests)))))
    assert outcomes == [outcome_of(one) for one in tests]
    assert isinstance(outcomes[0], NotDefined)
    assert {len(one) for groups in tests for one in groups} == {12}
    assert FEWEST_ARTICLES == 5


def test_tests_that_go_by_can_be_watched():
    seen = []

    def watch(tests):
        for one in tests:
            seen.append(one)
            yield one

    precision(study(RULES), watch=watch)
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0 %"), (0.001, "1 %"), (0.526, "53 %"), (0.999, "99 %"), (1, "100 %")]
)
def test_only_all_is_all_and_only_nothing_is_nothing(share, said):
    assert per_cent(share) == said


# --- written down ----------------------------------------------------------------------------------------


def test_the_text_has_a_row_a_rule_and_outlet_and_the_warnings_below(table):
    lines = list(as_text(table))
    assert lines[0] == "153 decisions on cues, by all coders, in all modes."
    cells = [re.split(r" {2,}", one.strip()) for one in lines]
    assert ["labelling.rulers @1", "all", "24", "75", "51", "3", "21", "68 % (57-77)"] in cells
    assert ["Open Record", "12", "30", "9", "3", "18", "30 % (17-48)"] in cells
    assert lines[-1] == table.warnings[0].says


def test_the_text_says_when_nothing_was_decided_or_nothing_differs():
    assert list(as_text(precision(study({})))) == ["No decision on a cue yet."]
    nothing = precision(
        study({"labelling.welfare@1": RULES["labelling.welfare@1"], "hedge.modal@2": {"A": ["a"]}})
    )
    assert list(as_text(nothing))[-1] == (
        "No precision differs between outlets by more than chance; 1 of 2 have too few decisions to tell."
    )


def test_the_csv_is_read_by_others(table):
    rows = list(csv.DictReader(io.StringIO("".join(as_csv(table)), newline="")))
    assert tuple(rows[0]) == COLUMNS
    by_place = {(row["name"], row["level"], row["outlet"]): row for row in rows}
    assert len(by_place) == len(rows) == 9
    whole = by_place["labelling.rulers", "all outlets", ""]
    one = by_place["labelling.rulers", "outlet", "The Rampart"]
    assert (one["decided"], one["accepted"], one["compared"], one["p"]) == ("45", "42", "yes", "")
    assert float(one["low"]) < float(one["precision"]) == 42 / 45 < float(one["high"])
    assert (whole["verdict"], whole["tests"], whole["same coders"]) == ("differs", "2", "yes")
    assert float(whole["adjusted p"]) < 0.05
    assert by_place["hedge.modal", "all outlets", ""]["p"] == ""


def test_the_json_holds_everything_and_cites_its_statistics(table):
    said = json.loads(as_json(table))
    assert (said["decided"], said["tests"], said["coders"], said["modes"]) == (153, 2, "all", "all")
    rulers = next(one for one in said["lines"] if one["name"] == "labelling.rulers")
    assert rulers["outlets"][1] | {"interval": 0} == {
        "outlet": "The Rampart",
        "articles": 12,
        "decided": 45,
        "accepted": 42,
        "relabelled": 0,
        "rejected": 3,
        "precision": 42 / 45,
        "interval": 0,
        "compared": True,
    }
    assert rulers["test"]["adjusted_p"] >= rulers["test"]["p"]
    assert any("Wilson, E. B. (1927)" in work for one in said["statistics"] for work in one["literature"])
