"""Folding: what search sees of a text, and the way back to its code points."""

import sqlite3
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.search.folding import TOKEN, exact_tokens, fold, folded_sign, tokens

LINE = """
word Word don’t state-run café cafe\u0301 Ärger A\u0308rger İstanbul ΟΔΟΣ οδος Σ ß ẞ infor\u00admation
a\u200bb \u202eright\u202c ﬁne Ｆｕｌｌ１ _x_ 3rd 9/11 5m² ½ 中国政府 ガス カ\u3099ス ไทย 한국어 мир й и\u0306
كَتَبَ שָׁלוֹם हिन्दी 👷🏽 👨\u200d👩\u200d👧 € … — . , ' \ufffd
"""
PIECES = [*LINE.split(), unicodedata.normalize("NFD", "한국어"), "\u00a0", "\n\n", "\t", " "]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)


@given(TEXTS)
def test_every_token_leads_back_to_the_characters_that_it_was_made_from(text):
    folded = fold(text)
    for found in TOKEN.finditer(folded.text):
        start, end = folded.span(*found.span())
        assert 0 <= start < end <= len(text)
        assert found[0] in tokens(text[start:end])
        assert "".join(tokens(text[start:end])).startswith(found[0]) or len(text[start:end]) == 1


@given(TEXTS)
def test_tokens_come_in_the_order_of_the_text_and_do_not_overlap_but_in_one_character(text):
    folded = fold(text)
    spans = [folded.span(*found.span()) for found in TOKEN.finditer(folded.text)]
    for (start, end), (next_start, next_end) in pairwise(spans):
        assert end <= next_start or (end - start == 1 and (start, end) == (next_start, next_end))


@given(TEXTS)
def test_nothing_is_left_but_ascii_and_parts_of_tokens_and_folding_again_changes_nothing(text):
    once = fold(text).text
    assert not any(sign.isupper() for sign in once if sign.isascii())
    assert tokens(once) == TOKEN.findall(once)


@given(TEXTS)
def test_composed_and_decomposed_texts_have_the_same_tokens(text):
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert tokens(composed) == tokens(decomposed)
    assert exact_tokens(composed) == exact_tokens(decomposed)


@given(st.lists(TEXTS, max_size=4))
def test_the_index_has_the_same_tokens(texts):
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize=\"ascii tokenchars '_'\")")
    index.execute("CREATE VIRTUAL TABLE found USING fts5vocab(words, instance)")
    index.executemany("INSERT INTO words VALUES (?)", [(fold(text).text,) for text in texts])
    for number, text in enumerate(texts, 1):
        rows = index.execute('SELECT term FROM found WHERE doc = ? ORDER BY "offset"', (number,))
        assert [term for (term,) in rows] == tokens(text)
    index.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café CAFE\u0301 cafe", ["cafe", "cafe", "cafe"]),
        ("don’t don't don‘t", ["don", "t"] * 3),
        ("infor\u00admation", ["information"]),
        ("中国 iPhone中", ["中", "国", "iphone", "中"]),
        ("ﬁne Ｆｕｌｌ１", ["fine", "full1"]),
        ("İstanbul ISTANBUL", ["istanbul", "istanbul"]),
        ("ΟΔΟΣ οδος οδοσ", ["οδοσ"] * 3),
        ("5 m² … ½ € 👷🏽", ["5", "m"]),
        ("snake_case", ["snake_case"]),
    ],
)
def test_what_becomes_of_texts(text, expected):
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "slice_of_it"),
    [
        ("The cafe\u0301 on the quay", "cafe", "cafe\u0301"),
        ("x\u00ady ﬁne, ﬁne", "fine", "ﬁne"),
        ("in 中国政府 now", "国", "国"),
        ("👷🏽 Work begins", "work", "Work"),
        ("a\u0301\u0302b c", "ab", "a\u0301\u0302b"),
    ],
)
def test_a_word_is_found_again_with_its_marks(text, word, slice_of_it):
    folded = fold(text)
    found = next(one for one in TOKEN.finditer(folded.text) if one[0] == word)
    start, end = folded.span(*found.span())
    assert text[start:end] == slice_of_it


def test_every_character_becomes_something_that_stays_as_it_is():
    for code in range(0x80, 0x110000):
        if not 0xD800 <= code < 0xE000:
            folded = folded_sign(chr(code))
            assert "".join(map(folded_sign, folded)).split() == folded.split()
            assert len(folded) != 1 or folded_sign(folded) in (folded, f" {folded} ")
