"""Every task on a few lines, with the figures worked out by hand beside them."""

import re
from dataclasses import replace

import pytest

from annotator.cues.categories import categories
from annotator.evaluation import EVALUATIVE, REPORTING
from annotator.evaluation.contract import Row
from annotator.evaluation.gold import read_gold
from annotator.evaluation.running import tasks

TASKS = {task.title: task for task in tasks()}


@pytest.fixture
def measured(write):
    """Run one task on rows and return its lines by what they say, their pace taken out."""

    def measuring(title: str, rows: list[dict]) -> dict[str, Row]:
        path = write("x.jsonl", rows)
        found = list(TASKS[title].measure("x", list(read_gold(path))))
        assert all(row.data_set == "x" for row in found)
        return {row.what: replace(row, pace=None) for row in found}

    return measuring


def scores(row: Row) -> tuple[float | None, float | None, float | None]:
    return row.precision, row.recall, row.f1


# Words: Mayor Ann Berg said taxes rise 6, he added 2, it rains 2: ten in all.
A, B, C = "Mayor Ann Berg said taxes rise.", "He added.", "It rains."


def test_reported_speech_is_scored_in_words_by_part_over_all_texts(finds, gold, measured):
    rows = [
        gold(A, source=["Mayor Ann Berg"], cue=["said"], content=["taxes rise"], discuss=["rise"]),
        gold(B, source=["He"], cue=["added"]),
        gold(C),
    ]
    finds(
        {
            A: [("attribution.neutral@1", "Ann Berg|said|said taxes rise")],
            C: [("attribution.mind@1", "|It rains|")],
        }
    )
    found = measured("Reported speech", rows)
    cues, sources, contents = (found[what] for what in ("reporting cues", "source spans", "content spans"))
    # marked: said, It, rains; gold: said, added; both: said
    assert scores(cues) == (pytest.approx(1 / 3), 1 / 2, pytest.approx(2 / 5))
    assert (cues.found, cues.share) == (3, 3 / 10)
    # marked: Ann, Berg; gold: Mayor, Ann, Berg, He
    assert scores(sources) == (1, 2 / 4, pytest.approx(4 / 6))
    # marked: said, taxes, rise; gold: taxes, rise
    assert scores(contents) == (pytest.approx(2 / 3), 1, pytest.approx(4 / 5))
    assert all(row.categories == REPORTING and row.texts == 3 for row in found.values())


def test_loaded_attributions_are_reporting_cues_and_hedges_are_not(finds, gold, measured):
    finds({A: [("attribution_loaded.doubts@1", "said"), ("hedge.modal@1", "taxes")]})
    assert measured("Reported speech", [gold(A, cue=["said"])])["reporting cues"].precision == 1


def test_people_are_compared_in_all_pairs_of_the_same_text(gold, measured):
    rows = [
        gold(A, coder="1", cue=["said"], source=["Ann Berg"]),
        gold(A, coder="2", cue=["said taxes"], source=["Mayor Ann Berg"]),
        gold(A, coder="3"),
        gold(B, coder="1", cue=["added"]),  # nobody to compare with
    ]
    found = measured("Reported speech, people compared", rows)
    # pairs (1,2), (1,3), (2,3): both 1+0+0, one and other (1+2)+(1+0)+(2+0) = 6, so 2*1/6
    cues = found["two people: reporting cues"]
    assert scores(cues) == (None, None, pytest.approx(2 / 6))
    assert cues.texts == 1
    # both 2, one and other (2+3)+2+3 = 10
    assert found["two people: source spans"].f1 == pytest.approx(4 / 10)


def test_passives_are_the_same_when_their_participle_is_and_their_words_are_counted_too(
    finds, gold, measured
):
    one, two = "Six men were soon arrested here.", "They got hurt and were told so."
    rows = [gold(one, passive_agentless=["were soon arrested"]), gold(two, passive_agentless=["were told"])]
    finds({one: [("agentless_passive.be@1", "arrested")], two: [("agentless_passive.get@1", "got hurt")]})
    found = measured("Agentless passives", rows)
    passives, words = found["agentless passives"], found["agentless passives, their words"]
    # two found, two there, one of them the same
    assert (passives.unit, passives.found, *scores(passives)) == ("passives", 2, 1 / 2, 1 / 2, 1 / 2)
    # marked: arrested, got, hurt; gold: were, soon, arrested, were, told; both: arrested; 6 + 7 words
    assert scores(words) == (pytest.approx(1 / 3), 1 / 5, 2 / 8)
    assert words.share == passives.share == pytest.approx(3 / 13)


def test_a_passive_with_its_agent_is_not_to_be_found(finds, gold, measured):
    text = "It was hit by rain."
    finds({text: [("agentless_passive.be@1", "was hit")]})
    row = measured("Agentless passives", [gold(text, passive_with_agent=["was hit"])])["agentless passives"]
    assert scores(row) == (0, 0, 0)


def test_evaluative_wording_is_scored_together_and_each_rule_by_its_precision(finds, gold, measured):
    one, two = "The regime slammed a very bad plan.", "A calm day came."
    finds(
        {
            one: [
                ("labelling.rulers@1", "regime"),
                ("loaded_language.attack-verb@1", "slammed"),
                ("loaded_language.judgement@1", "bad plan"),
                ("intensifier.degree@1", "very bad"),
                ("hedge.modal@1", "The"),
            ]
        }
    )
    rows = [gold(one, biased_word=["slammed", "bad"]), gold(two, biased_word=["calm"])]
    found = measured("Evaluative wording", rows)
    # marked: regime, slammed, very, bad, plan; gold: slammed, bad, calm; 7 + 4 words
    assert scores(found["evaluative wording"]) == (2 / 5, pytest.approx(2 / 3), pytest.approx(4 / 8))
    assert found["evaluative wording"].share == pytest.approx(5 / 11)
    assert scores(found["loaded_language"]) == (pytest.approx(2 / 3), None, None)
    assert found["loaded_language"].share == pytest.approx(3 / 11)
    assert found["loaded_language"].found == 3
    assert found["loaded_language.judgement@1"].precision == 1 / 2
    assert found["loaded_language.judgement@1"].rule == "loaded_language.judgement@1"
    assert found["labelling"].precision == 0
    assert "hedge" not in found


def test_people_who_see_no_bias_count_in_one_line_and_not_in_the_other(gold, measured):
    rows = [
        gold(A, coder="1", said="Biased", biased_word=["taxes"]),
        gold(A, coder="2", said="Biased", biased_word=["taxes rise"]),
        gold(A, coder="3", said="Non-biased"),
    ]
    found = measured("Evaluative wording, people compared", rows)
    # pairs (1,2), (1,3), (2,3): both 1, one and other 3+1+2
    assert found["two people: biased words"].f1 == pytest.approx(2 / 6)
    assert found["two people: biased words, where both see bias"].f1 == pytest.approx(2 / 3)


def test_running_text_is_counted_by_category_rule_and_all_but_grammar(finds, gold, measured):
    finds(
        {
            A: [
                ("attribution.neutral@1", "said"),
                ("hedge.modal@1", "said taxes"),
                ("hedge.limit@1", "rise"),
            ],
            B: [("agentless_passive.be@1", "He added"), ("attribution_loaded.grants@1", "added")],
        }
    )
    found = measured("Running news text", [gold(A), gold(B), gold(C)])
    assert found["every category"].share == 5 / 10
    assert found["every category"].texts == 3
    # said and taxes and rise by hedges, added by attribution_loaded
    assert found["all but attribution, agentless_passive, nominalisation, contrast"].share == 4 / 10
    assert found["hedge"].share == 3 / 10
    assert found["hedge"].found == 3
    assert found["hedge.modal@1"].share == 2 / 10
    assert found["agentless_passive"].share == 2 / 10
    assert found["labelling"].share == 0
    assert scores(found["hedge"]) == (None, None, None)


def test_the_pace_is_of_finding_and_beside_it_that_of_textblob(gold, write):
    path = write("x.jsonl", [gold(A * 20)])
    first, second, *rest = TASKS["Running news text"].measure("x", list(read_gold(path)))
    assert "TextBlob" in second.what
    assert first.pace
    assert second.pace
    assert all(row.pace is None for row in rest)


def test_real_cues_are_what_is_scored(gold, measured):
    """On a sentence that any version of the detectors must get right."""
    text = "The minister said on Monday that the plan was dead."
    found = measured("Reported speech", [gold(text, cue=["said"], source=["The minister"])])
    assert scores(found["reporting cues"]) == (1, 1, 1)
    assert scores(found["source spans"]) == (1, 1, 1)


def test_the_groups_of_categories_are_categories():
    assert set(EVALUATIVE + REPORTING) <= set(categories())


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_every_task_yields_lines_without_any_text_and_says_how_to_read_them(task):
    rows = list(task.measure("x", []))
    assert rows
    assert all(row.texts == 0 for row in rows)
    assert task.note.endswith(".")
    assert all(beside.figure and beside.of for beside in task.beside)


def test_tasks_have_places_and_kinds_of_files_of_their_own():
    assert len({task.place for task in tasks()}) == len(tasks())
    for task in tasks():
        stem = task.such_as.removesuffix(".jsonl").replace("<name>", "2000")
        assert [other.title for other in tasks() if re.fullmatch(other.files, stem)] == [task.title]
