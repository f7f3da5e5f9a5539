"""`find_cues` over strings, articles and analyses: offsets of what was given, zones, languages, order."""

import subprocess
import sys

import pytest

from annotator.cues import find_cues
from annotator.model import Article, Zone
from annotator.text.analysis import analyse
from annotator.text.canonical import canonicalise, sha256

STORY = "The invasion began at dawn, and chips are rare.\nThe sanctions may end, said Anna Berg on Friday.\n"


def _article(text: str, *, language: str = "", zones: tuple[Zone, ...] = ()) -> Article:
    return Article(id="a1", text=text, sha256=sha256(text), language=language, zones=zones)


def _found(text: str) -> list[tuple[str, str]]:
    return [(cue.category, text[cue.start : cue.end]) for cue in find_cues(text)]


def test_offsets_of_a_string_are_those_of_the_string_as_given() -> None:
    plain = _found(STORY)
    assert ("sanctions_pressure", "sanctions") in plain
    assert _found("\ufeff" + STORY.replace("\n", "\r\n")) == plain
    assert _found(STORY.replace("\n", "\u2028")) == plain


def test_a_phrase_broken_by_crlf_keeps_both_ends() -> None:
    text = "\ufeffNo ship left.\r\nNew export\r\ncontrols came.\r\n"
    cue = next(cue for cue in find_cues(text) if cue.category == "sanctions_pressure")
    assert text[cue.start : cue.end] == "export\r\ncontrols"


def test_offsets_of_an_article_are_those_of_its_canonical_text() -> None:
    text = canonicalise(STORY.replace("\n", "\r\n")).text
    assert [(cue.category, text[cue.start : cue.end]) for cue in find_cues(_article(text))] == _found(STORY)


def test_an_analysis_and_its_string_give_the_same_cues() -> None:
    assert find_cues(analyse(STORY)) == find_cues(STORY)


def test_cues_are_in_text_order() -> None:
    found = find_cues(STORY)
    assert found == sorted(found, key=lambda cue: (cue.start, cue.end, cue.category))
    assert len(found) >= 4


def test_the_search_can_be_limited_and_an_unknown_category_is_an_error() -> None:
    assert {cue.category for cue in find_cues(STORY, categories=["hedge"])} == {"hedge"}
    assert find_cues(STORY, categories=[]) == []
    with pytest.raises(KeyError):
        find_cues(STORY, categories=["hegde"])


def test_no_cue_stands_in_credit_byline_or_dateline() -> None:
    text = "Brutal sanctions\nBrutal invasion censorship\nThe invasion may end.\n"
    lines = [0, text.index("\n") + 1, text.rindex("The"), len(text)]
    for kind in ("credit", "byline", "dateline"):
        zones = (
            Zone("headline", lines[0], lines[1]),
            Zone(kind, lines[1], lines[2]),
            Zone("body", lines[2], lines[3]),
        )
        found = find_cues(_article(text, zones=zones))
        assert found
        assert all(not lines[1] <= cue.start < lines[2] for cue in found)
        assert {cue.zone for cue in found} == {"headline", "body"}


def test_a_credit_line_of_plain_text_carries_no_cue() -> None:
    text = "The talks ended on Monday in Oslo.\nThey go on in June.\nSource: Brutal Sanctions Wire Services"
    assert find_cues(text) == []


def test_an_article_in_another_language_gets_no_cue_from_an_english_list() -> None:
    text = "Die Sanktionen und das Regime: censorship, sanctions, slammed.\nThe invasion may end."
    assert find_cues(_article(text, language="de")) == []
    assert find_cues(_article(text, language="en-GB"))
    assert find_cues(_article(text))


def test_quoted_words_keep_the_voice_of_their_speaker() -> None:
    text = (
        "The hall was full.\n“This is a shameful and reckless plan, and we will fight it,” said Anna Berg.\n"
    )
    found = find_cues(text, categories=["loaded_language"])
    assert [(text[cue.start : cue.end], cue.voice) for cue in found] == [
        ("shameful", "quoted"),
        ("reckless", "quoted"),
    ]
    assert {cue.speaker for cue in found} == {"Anna Berg"}


def test_nltk_and_textblob_are_not_imported_with_the_package() -> None:
    code = (
        "import sys; from annotator.cues.registry import detectors; detectors(); "
        "print({'nltk', 'textblob'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_results_do_not_depend_on_the_hash_seed() -> None:
    code = "from annotator.cues import find_cues; print(find_cues(" + repr(STORY * 3) + "))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_labelling_shows_the_competing_names_and_no_verdict() -> None:
    cue = find_cues("The invasion began at dawn.\n", categories=["labelling"])[0]
    assert all(
        name in cue.reason for name in ("“invasion”", "“special military operation”", "“conflict”", "“war”")
    )


def test_loaded_attribution_says_in_which_direction() -> None:
    text = "Anna Berg claimed that the dam was safe.\nKarl Lund noted that it was cracked.\n"
    reasons = [cue.reason for cue in find_cues(text, categories=["attribution_loaded"])]
    assert ["doubts" in reasons[0], "grants" in reasons[1]] == [True, True]


def test_labelling_shows_competing_names_in_the_number_of_the_name_marked() -> None:
    reasons = [
        find_cues(f"The {name} came at dawn.\n", categories=["labelling"])[0].reason
        for name in ("punitive measure", "punitive measures")
    ]
    assert ["“sanction”" in reasons[0], "“sanctions”" in reasons[1]] == [True, True]


def test_loaded_attribution_names_a_tone_that_is_neither_grant_nor_doubt() -> None:
    text = "Karl Lund boasted that no one had beaten him.\nAnna Berg slammed the plan.\n"
    cues = find_cues(text, categories=["attribution_loaded"])
    assert [cue.rule for cue in cues] == ["attribution_loaded.tone@2"] * 2


def test_the_reason_of_an_attribution_fits_what_the_verb_does() -> None:
    text = (
        "Anna Berg said that the dam was safe.\nKarl Lund called for lower tolls.\n"
        "Anna Berg believes that it will rain.\nKarl Lund did not say whether the dam was safe.\n"
    )
    cues = find_cues(text, categories=["attribution"])
    assert [cue.rule.split(".")[1].split("@")[0] for cue in cues] == ["neutral", "act", "mind", "neutral"]
    says = ("hands the words", "without judging it", "cannot check", "did not say or would not say")
    assert [part in cue.reason for part, cue in zip(says, cues, strict=True)] == [True] * 4


def test_a_verb_that_goes_on_reporting_is_the_authors_and_what_it_reports_is_not() -> None:
    text = "Karl Lund has highlighted the obsolete software, pointing to pumps as a critical area.\n"
    cues = find_cues(text, categories=["attribution_loaded", "tech_lag"])
    assert [(text[cue.start : cue.end], cue.voice) for cue in cues] == [
        ("has highlighted", "author"),
        ("obsolete", "reported"),
        ("pointing to", "author"),
    ]


def test_a_fragment_in_reported_speech_is_told_from_one_of_the_authors_own() -> None:
    text = "The “reform” has closed forty schools.\nHe said that the move was “reckless” and late.\n"
    cues = find_cues(text, categories=["scare_quote"])
    assert [cue.rule.split("@")[0] for cue in cues] == ["scare_quote.own", "scare_quote.in-report"]
    assert [" he" in cue.reason or "the sentence" in cue.reason for cue in cues] == [True, True]
