"""What every importer promises, checked for each of them."""

import hashlib
from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.importers import Importer, Source, choose, importers, read_articles
from annotator.text.canonical import canonicalise, sha256
from tests.importers.examples import EXAMPLES, MADE, ending, example


def each():
    return pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)


@pytest.fixture
def path(importer: Importer, tmp_path: Path) -> Path:
    """Return a file that is the example of the format."""
    name, data = example(importer)
    file = tmp_path / name
    file.write_bytes(data)
    return file


def test_every_format_has_an_example_here():
    assert {importer.name for importer in importers()} == {*EXAMPLES, *MADE}


def test_names_and_suffixes_belong_to_one_format_each():
    names = [importer.name for importer in importers()]
    suffixes = [suffix for importer in importers() for suffix in importer.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)


@each()
def test_it_says_what_it_is(importer: Importer):
    assert importer.title
    assert importer.version >= 1
    assert importer.name == importer.name.lower().strip()
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in importer.suffixes)


@each()
def test_its_example_is_read_by_it(importer: Importer, path: Path):
    assert choose(Source(path.name, path.read_bytes())) is importer
    assert read_articles(path).importer == f"{importer.name}@{importer.version}"


@each()
def test_its_articles_are_canonical_and_their_zones_cover_them(importer: Importer, path: Path):
    for article in read_articles(path).articles:
        assert article.text == canonicalise(article.text).text
        assert article.sha256 == sha256(article.text)
        ends = [0, *(zone.end for zone in article.zones)]
        assert [zone.start for zone in article.zones] == ends[:-1]
        assert ends[-1] == len(article.text)
        assert all(zone.start < zone.end for zone in article.zones)


@each()
def test_its_articles_say_where_they_came_from(importer: Importer, path: Path):
    came = read_articles(path).articles[0].provenance
    assert came.importer == f"{importer.name}@{importer.version}"
    assert came.name == path.name
    assert came.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert came.encoding_from in {"bom", "utf-8", "declared", "detected", "override", ""}
    assert bool(came.encoding) == bool(came.encoding_from)
    assert came.imported.endswith("Z")


@each()
def test_the_same_bytes_give_the_same_text_and_another_id(importer: Importer, path: Path):
    one, other = (read_articles(path).articles[0] for _ in range(2))
    assert (one.text, one.zones, one.headline) == (other.text, other.zones, other.headline)
    assert one.id != other.id
    assert one.id.startswith("art-")


@each()
@pytest.mark.parametrize(
    "data", [b"", b"  \n\r\n ", b"\xef\xbb\xbf"], ids=["no bytes", "blanks", "mark alone"]
)
def test_an_empty_file_is_named_and_nothing_taken(importer: Importer, data: bytes, tmp_path: Path):
    file = tmp_path / f"empty{ending(importer)}"
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"empty\..*no text.*Nothing was taken"):
        read_articles(file)


@each()
def test_binary_data_are_named_for_what_they_are(importer: Importer, tmp_path: Path):
    file = tmp_path / f"picture{ending(importer)}"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with pytest.raises(InputError, match="PNG picture, not text"):
        read_articles(file)


@each()
def test_a_file_too_large_is_refused_with_the_limit(importer: Importer, tmp_path: Path):
    file = tmp_path / f"large{ending(importer)}"
    _name, start = example(importer)
    with file.open("wb") as opened:
        opened.write(start)
        opened.truncate(importer.max_bytes + 1)
    with pytest.raises(InputError, match=f"larger than {importer.max_bytes >> 20} MB"):
        read_articles(file)


@each()
def test_a_word_of_a_million_letters_is_refused_quickly(importer: Importer, tmp_path: Path):
    file = tmp_path / f"word{ending(importer)}"
    file.write_bytes(b"<html><body><p>" * (ending(importer) == ".html") + b"a" * 1_000_000)
    with pytest.raises(InputError, match=r"without a single space|no article"):
        read_articles(file)
