"""The bundled sample and the starter codebook: complete, consistent with the cues, and quick to open."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from annotator.bundled import resource
from annotator.codebooks import starter_codes
from annotator.cues import categories, find_cues
from annotator.cues.registry import detectors
from annotator.sample import IMPORTED, imported_bytes, sample_corpus
from annotator.text.canonical import sha256

ROOT = Path(__file__).resolve().parent.parent
USED_BY_COMMANDS = set("xnpjkwsocefrgu.;?[] ")
CODES = {code.id: code for code in starter_codes()}
GROUPS = {code.parent for code in CODES.values()} - {""}


@pytest.fixture(scope="module")
def corpus():
    return sample_corpus()


@pytest.fixture(scope="module")
def articles(corpus):
    return [corpus.article(one) for one in corpus.articles()]


@pytest.fixture(scope="module")
def found(articles):
    """Outlet to the categories of the cues in its article."""
    return {article.outlet: {cue.category for cue in find_cues(article)} for article in articles}


# --- the sample ------------------------------------------------------------------------------------------


def test_the_sample_is_a_draft_of_four_articles_with_the_starter_codebook(corpus):
    assert corpus.path is None
    assert len(corpus.articles()) == 4
    assert {code.id for code in corpus.codes()} == set(CODES)


def test_each_sample_article_has_everything_a_reader_expects(articles):
    for article in articles:
        assert article.headline
        assert article.outlet
        assert date.fromisoformat(article.date)
        assert article.byline.endswith("desk"), "no invented persons as authors"
        assert re.match(r"https://[a-z]+\.example/", article.url), "no real outlet"
        assert article.language == "en-GB"
        assert article.text.startswith(article.headline)
        assert article.zones[0].kind == "headline"
        assert article.sha256 == sha256(article.text)


def test_each_sample_article_has_400_to_700_words(articles):
    for article in articles:
        assert 400 <= len(re.findall(r"\w+(?:['’]\w+)*", article.text)) <= 700, article.outlet


def test_every_detector_finds_something_in_the_sample(found):
    assert set.union(*found.values()) == {each.category for each in detectors() if each.description.on}


def test_no_sample_article_is_poor_in_cues(found):
    for outlet, kinds in found.items():
        assert len(kinds) >= 8, outlet


def test_the_four_outlets_do_not_use_the_same_names_for_the_same_war(articles):
    """What the articles call the war differs: the first thing that a comparison should show."""
    names = ("invasion", "special military operation", "regime", "economic war")
    used = {tuple(name in article.text.casefold() for name in names) for article in articles}
    assert len(used) == 4


def test_two_samples_are_the_same_content(corpus, articles):
    again = sample_corpus()
    assert [again.article(one) for one in again.articles()] == articles
    assert again.info.derived_from == corpus.info.derived_from != ""


def test_the_sample_is_kept_as_its_texts_are_imported():
    """`python -m annotator.sample` writes it again after a text or the importer has changed."""
    assert json.loads(resource(IMPORTED).read_bytes()) == json.loads(imported_bytes())


def test_the_sample_loads_neither_nltk_nor_what_reads_a_text():
    """They cost more time than the window has until it is on the screen."""
    heavy = "{'nltk', 'textblob', 'markdown_it', 'trafilatura', 'lxml', 'annotator.text.zones'}"
    code = (
        f"import sys; from annotator.sample import sample_corpus as s; s(); print({heavy} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_annotation_shown_in_the_readme_is_one_of_the_sample(corpus):
    block = re.search(r"```json\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    shown = json.loads(block[1])
    schema = json.loads((ROOT / "docs" / "schema" / "annotations.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(shown, {"$defs": schema["$defs"], "$ref": "#/$defs/Annotation"})
    article = corpus.article(shown["article"])
    (segment,) = shown["target"]
    around = segment["prefix"] + segment["quote"] + segment["suffix"]
    before = segment["start"] - len(segment["prefix"])
    assert article.text[segment["start"] : segment["end"]] == segment["quote"]
    assert article.text[before : before + len(around)] == around
    assert shown["text_sha256"] == article.sha256
    assert shown["code"] in CODES
    made_from = (shown["cue"]["category"], shown["cue"]["start"], shown["cue"]["end"])
    assert made_from in {(cue.category, cue.start, cue.end) for cue in find_cues(article)}


# --- the starter codebook --------------------------------------------------------------------------------


def test_ids_tags_and_keys_are_used_once():
    for values in (
        [code.id for code in starter_codes()],
        [code.tag for code in starter_codes()],
        [code.key for code in starter_codes() if code.key],
    ):
        assert len(values) == len(set(values))


def test_no_code_has_the_key_of_a_command():
    keys = {code.key for code in CODES.values()} - {""}
    assert not keys & USED_BY_COMMANDS
    assert set("1234567890") <= keys
    assert all(len(key) == 1 and key == key.lower() for key in keys)


@pytest.mark.parametrize("code", starter_codes(), ids=lambda code: code.id)
def test_a_code_tells_a_coder_what_it_is_for(code):
    assert code.name
    assert len(code.definition) > 15
    if code.level == "span" and code.id not in GROUPS:
        assert code.include
        assert code.exclude
        assert code.examples or code.id == "code-own-observation"


def test_every_group_is_a_code_and_members_look_like_their_group():
    for code in CODES.values():
        if code.parent:
            group = CODES[code.parent]
            assert (code.slot, code.level) == (group.slot, group.level)
            assert group.order < code.order
            assert not group.key


def test_every_category_of_cues_has_one_code_and_they_look_alike():
    standing_for = {category: code for code in CODES.values() for category in code.categories}
    assert sum(len(code.categories) for code in CODES.values()) == len(standing_for)
    for category in categories().values():
        code = standing_for[category.id]
        assert (code.tag, code.slot, code.line) == (category.tag, category.slot, category.line), category.id
        assert code.parent == f"code-{category.group}"
        assert code.literature == "; ".join(category.literature), category.id
