"""Works that are cited: each is named in full in one wording, and short mentions lead to one of them."""

import json
import re

import pytest

from annotator.bundled import resource
from annotator.codebooks import ready_codebooks
from annotator.cues.categories import categories
from annotator.cues.lexicon import lexicons

FULL = re.compile(
    r"(?P<first>(?:van |Da San )?[A-Z][\w-]+)(?:(?:,| and)(?: [A-Z][\w-]+)+)* (?P<year>\d{4}), "
    r"(?P<title>[^,]{4,}(?:, .+)?), (?P<where>.*[A-Z].*)"
)
MENTION = re.compile(
    r"(?P<first>(?:van |Da San )?[A-Z][\w-]+)(?:(?:,| and| &)(?: [A-Z][\w-]+)+)*(?: et al\.)? (?P<year>\d{4})"
)


def frames() -> dict[str, str]:
    return json.loads(resource("frames.json").read_text(encoding="utf-8"))


def works() -> list[str]:
    of_frames = frames()["source"].partition(";")[0]
    of_codebooks = [work for book in ready_codebooks() for work in book.literature]
    return [of_frames, *of_codebooks, *(work for each in categories().values() for work in each.literature)]


def key(found: re.Match) -> tuple[str, str]:
    return found["first"], found["year"]


def mentions() -> list:
    texts = [(code.name, code.definition) for book in ready_codebooks() for code in book.codes]
    texts += [(book.id, book.about) for book in ready_codebooks()]
    texts += [(name, each.header["source"]) for name, each in lexicons().items()]
    return [
        pytest.param(found, id=f"{name}: {found[0]}")
        for name, text in texts
        for found in MENTION.finditer(text)
    ]


@pytest.mark.parametrize("work", sorted(set(works())))
def test_a_work_has_authors_year_title_and_where_it_appeared(work):
    assert FULL.fullmatch(work)


def test_the_same_work_is_named_in_the_same_words_everywhere():
    by_key: dict[tuple[str, str], set[str]] = {}
    for work in works():
        by_key.setdefault(key(FULL.fullmatch(work)), set()).add(work)
    assert [wordings for wordings in by_key.values() if len(wordings) > 1] == []


@pytest.mark.parametrize("mention", mentions())
def test_what_a_code_or_a_word_list_cites_is_named_in_full(mention):
    assert key(mention) in {key(FULL.fullmatch(work)) for work in works()}
