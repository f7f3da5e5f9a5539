"""The shared automaton: whole words, longest phrases, exceptions, compounds, spelling, odd text."""

from annotator.cues.lexicon import parse
from annotator.cues.matcher import Matcher, bundled_matcher, hits_in
from annotator.text.analysis import analyse
from annotator.text.tokens import fold

HEADER = "# what: test\n# source: own\n# licence: MIT\n"


def _found(entries: str, text: str, *, header: str = "") -> list[str]:
    lexicon = parse(f"{HEADER}{header}[s] x\n{entries}\n", name="test")
    hits = Matcher([lexicon]).hits(fold(text), text).get("test", ())
    return [text[hit.start : hit.end] for hit in hits if not hit.entry.blocks]


def test_only_whole_words_are_found() -> None:
    assert _found("may", "May the mayor may dismay maybe_may may") == ["May", "may", "may"]


def test_letters_of_any_script_join_a_word() -> None:
    assert _found("may", "éмmay mayß may_ may1 (may)") == ["may"]


def test_an_open_end_runs_to_the_end_of_the_word() -> None:
    assert _found("censor*", "censorship and Censors, but precensor") == ["censorship", "Censors"]


def test_the_longest_phrase_that_begins_first_wins() -> None:
    assert _found("export\nexport control/n\ncontrols on", "export controls on chips") == ["export controls"]


def test_an_exception_hides_what_lies_inside_it_and_only_that() -> None:
    assert _found("slam\n- grand slam", "A grand slam, then a slam.") == ["slam"]
    assert _found("slam\nslam door\n- slam", "slam door") == ["slam door"]


def test_compounds_are_found_only_in_lists_that_say_so() -> None:
    assert _found("regime", "The regime-held town is anti-regime.") == []
    assert _found("regime", "The regime-held town.", header="# hyphens: open\n") == ["regime"]
    assert _found("regime", "The regime - or what is left.") == ["regime"]


def test_capitals_in_an_entry_must_be_there() -> None:
    assert _found("SWIFT", "SWIFT, Swift and swift") == ["SWIFT"]


def test_curly_apostrophes_hard_spaces_and_line_ends_are_like_plain_ones() -> None:
    text = "can’t say, export\u00a0control, export\ncontrol, second\u2011grade"
    assert len(_found("can't say\nexport control\nsecond-grade", text)) == 4


def test_the_letter_whose_lower_case_is_longer_moves_nothing() -> None:
    assert _found("sanctions", "İİİ sanctions") == ["sanctions"]


def test_a_list_without_entries_finds_nothing() -> None:
    assert Matcher([]).hits("abc", "abc") == {}


def test_a_text_is_searched_once_for_all_lists(monkeypatch) -> None:
    calls = []
    search = Matcher.whole_words
    monkeypatch.setattr(Matcher, "whole_words", lambda self, *given: calls.append(1) or search(self, *given))
    analysis = analyse("The sanctions may end. The regime slammed them.")
    for name in ("hedge", "labelling", "sanctions_pressure", "hedge"):
        assert hits_in(analysis, name)
    assert len(calls) == 1
    assert bundled_matcher() is bundled_matcher()
