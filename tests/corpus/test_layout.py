"""Where files are, and which ids may become names."""

import pytest

from annotator.corpus.layout import FileKey, beside, is_safe, shard


@pytest.mark.parametrize("key", ["art-0123456789abcdef", "loaded_language", "a", "9", "x" * 64])
def test_ids_that_are_safe_on_every_system(key):
    assert is_safe(key)


@pytest.mark.parametrize(
    "key",
    ["", ".", "..", "a/b", "a\\b", "A", "a b", "a.json", "-a", "_a", "con", "lpt1", "é", "a\n", "x" * 65],
)
def test_ids_that_are_not(key):
    assert not is_safe(key)


@pytest.mark.parametrize(
    ("key", "path"),
    [
        (FileKey("corpus", "c"), "corpus.json"),
        (FileKey("coder", "kim"), "coders/kim.json"),
        (FileKey("code", "loss"), "codebook/loss.json"),
        (FileKey("article", "art-1"), "articles/92/art-1.json"),
        (FileKey("metadata", "art-1"), "metadata/92/art-1.json"),
        (FileKey("annotations", "art-1", "kim"), "annotations/kim/92/art-1.json"),
    ],
)
def test_the_place_of_every_kind_of_file(key, path):
    assert key.path == path


def test_a_shard_is_two_hexadecimal_digits_of_the_ids_sha256():
    assert shard("art-1") == "92"


def test_what_is_written_beside_a_file_names_the_machine():
    assert beside("codebook/loss.json", "0a1b2c3d") == "codebook/loss.beside-0a1b2c3d.json"
