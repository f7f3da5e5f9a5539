"""What wording categories promise beyond single sentences: what is off, what a reason says."""

from annotator.cues import categories, find_cues
from annotator.cues.detectors.metaphor import find as find_metaphors
from annotator.cues.lexicon import lexicons
from annotator.model import Zone
from annotator.text.analysis import analyse

BODY = "It rained, but the hall was full.\nThe harbour was closed, however.\n"


def _reasons(category: str, text: str) -> list[str]:
    return [cue.reason for cue in find_cues(f"{text}\nNobody came to the lake.\n", categories=[category])]


def test_contrast_is_off_unless_it_is_asked_for() -> None:
    assert [each.id for each in categories().values() if not each.on] == ["contrast"]
    assert all(cue.category != "contrast" for cue in find_cues(BODY))
    assert [cue.category for cue in find_cues(BODY, categories=["contrast"])] == ["contrast", "contrast"]


def test_a_euphemism_is_shown_with_its_plainer_name() -> None:
    assert "“dismissals”" in _reasons("euphemism", "The firm announced a workforce reduction in May.")[0]


def test_a_nominalisation_is_shown_with_its_verb() -> None:
    assert "would detain" in _reasons("nominalisation", "The detention of the men was short.")[0]


def test_every_euphemism_and_nominalisation_has_what_its_reason_shows() -> None:
    for name in ("euphemism", "nominalisation"):
        assert all(entry.note or entry.blocks for entry in lexicons()[name].entries)


def test_images_are_literal_in_an_article_about_their_domain_and_not_in_another() -> None:
    image = "The plan is a minefield.\n"
    war = "Soldiers fired missiles.\nThe army lost a tank in the war.\n"
    for text, expected in ((image + war, 0), (image + "The lake is blue.\n", 1)):
        assert len(list(find_metaphors(analyse(text, [Zone("body", 0, len(text))])))) == expected


def test_each_domain_of_images_has_words_that_make_it_literal() -> None:
    domains = set(lexicons()["metaphor"].sections) - {"exceptions"}
    literal = {name for entry in lexicons()["metaphor_literal"].entries for name in entry.note.split()}
    assert literal == domains


def test_a_ranked_noun_belongs_to_the_cue_and_a_measured_ranking_is_none() -> None:
    text = "The nation's leading banking institution closed.\nIt was the worst day since May.\n"
    found = find_cues(text, categories=["superlative"])
    assert [text[cue.start : cue.end] for cue in found] == ["leading banking institution"]
