"""Codebooks between this program and another reader and writer of REFI-QDA, which shares no line with it."""

import pytest
from pyrefiqda import RefiCodebook

from annotator.codebooks import ready_codebooks
from annotator.codebooks.files import read_codebook
from annotator.codebooks.formats import format_of
from annotator.codebooks.formats.qdc import guid_of

QDC = format_of("book.qdc")


def walked(codes, above=""):
    for code in codes:
        yield code, above
        yield from walked(code.code, code.guid)


@pytest.mark.parametrize("book", ready_codebooks(), ids=lambda book: book.id)
def test_another_reader_finds_every_code_in_its_place_with_its_words(book, tmp_path):
    path = tmp_path / "book.qdc"
    path.write_bytes(QDC.write(book))
    found = {code.guid: (code, above) for code, above in walked(RefiCodebook.load(path).codes.code)}
    assert len(found) == len(book.codes)
    for code in book.codes:
        read, above = found[guid_of(code.id)]
        assert (read.name, read.is_codable) == (code.name, True)
        assert above == (guid_of(code.parent) if code.parent else "")
        assert read.description.startswith(code.definition)
        for asked in code.attributes:
            assert f"{asked.id}: {asked.name} ({asked.kind}" in read.description


@pytest.mark.parametrize("book", ready_codebooks(), ids=lambda book: book.id)
def test_what_another_writer_makes_of_our_file_is_still_the_same_codebook(book, tmp_path):
    ours, theirs = tmp_path / "ours.qdc", tmp_path / "theirs.qdc"
    ours.write_bytes(QDC.write(book))
    RefiCodebook.save(RefiCodebook.load(ours), theirs)
    assert theirs.read_bytes() != ours.read_bytes()
    read = read_codebook(theirs, [])
    assert read.problems == ()
    assert read.book.codes == read_codebook(ours, []).book.codes
