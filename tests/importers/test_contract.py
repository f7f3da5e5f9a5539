"""What every importer promises, checked for each of them."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import InputError
from annotator.importers import Fit, Importer, Source, choose, importers, read_all, read_articles
from annotator.text.canonical import canonicalise, sha256

FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLES = {
    "europresse": "databases/europresse_new.html",
    "factiva-html": "databases/factiva_de_ui.html",
    "factiva-rtf": "databases/factiva_plain.rtf",
    "factiva-xml": "databases/factiva.xml",
    "html": "modern.html",
    "lexisnexis-html": "databases/lexisnexis_de.html",
    "lexisnexis-rtf": "databases/lexisnexis_en.doc",
    "lexisnexis-text": "databases/lexisnexis_en.txt",
    "markdown": "report.md",
    "nexis-rtf": "databases/nexis_en.rtf",
    "plain-text": "modern.txt",
    "proquest-text": "databases/proquest_en.txt",
}
PLAIN = b"Ministers met on Monday.\nThey spoke of sanctions and left without a word to the press.\n"


def each():
    return pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)


def ending(importer: Importer) -> str:
    """Return how the names of its files end; databases write into formats that are not theirs alone."""
    return Path(EXAMPLES[importer.name]).suffix


def test_every_format_has_an_example_here():
    assert {importer.name for importer in importers()} == set(EXAMPLES)


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
def test_its_example_is_read_by_it(importer: Importer):
    path = FIXTURES / EXAMPLES[importer.name]
    assert choose(Source(path.name, path.read_bytes())) is importer
    assert read_articles(path).importer == f"{importer.name}@{importer.version}"


@each()
def test_its_articles_are_canonical_and_their_zones_cover_them(importer: Importer):
    for article in read_articles(FIXTURES / EXAMPLES[importer.name]).articles:
        assert article.text == canonicalise(article.text).text
        assert article.sha256 == sha256(article.text)
        ends = [0, *(zone.end for zone in article.zones)]
        assert [zone.start for zone in article.zones] == ends[:-1]
        assert ends[-1] == len(article.text)
        assert all(zone.start < zone.end for zone in article.zones)


@each()
def test_its_articles_say_where_they_came_from(importer: Importer):
    path = FIXTURES / EXAMPLES[importer.name]
    came = read_articles(path).articles[0].provenance
    assert came.importer == f"{importer.name}@{importer.version}"
    assert came.name == path.name
    assert came.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert came.encoding
    assert came.encoding_from in {"bom", "utf-8", "declared", "detected", "override"}
    assert came.imported.endswith("Z")


@each()
def test_the_same_bytes_give_the_same_text_and_another_id(importer: Importer):
    one, other = (read_articles(FIXTURES / EXAMPLES[importer.name]).articles[0] for _ in range(2))
    assert (one.text, one.zones, one.headline) == (other.text, other.zones, other.headline)
    assert one.id != other.id
    assert one.id.startswith("art-")


@each()
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_end_in_articles_or_a_plain_error(importer: Importer, data, tmp_path: Path):
    """Bytes of the example are cut out and overwritten: never another exception, never a broken zone."""
    whole = (FIXTURES / EXAMPLES[importer.name]).read_bytes()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    damaged = whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:]
    file = tmp_path / f"damaged{ending(importer)}"
    file.write_bytes(damaged)
    assert importer.recognise(Source(file.name, damaged)) in Fit
    imported = read_all([file])
    assert len(imported.articles) + len(imported.problems) >= 1
    for article in imported.articles:
        assert article.zones[0].start == 0
        assert article.zones[-1].end == len(article.text)


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
    start = (FIXTURES / EXAMPLES[importer.name]).read_bytes()
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
