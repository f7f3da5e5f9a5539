"""From bytes to text: which encoding wins, how it was found, and what is refused with which words."""

import codecs
import random

import pytest

from annotator.errors import InputError
from annotator.text.canonical import TextError, decode

GERMAN = "Der Außenminister sagte, die Maßnahmen seien „völlig überzogen“. Wörter für Käufer. "
FRENCH = "Le président a déclaré que l’été serait très chaud, où les Français fêtent Noël. Ça va. "
POLISH = "Prezydent powiedział, że środki są niewystarczające. Żółw i gęś, ćma, źrebię. "
CZECH = "Prezident řekl, že opatření jsou nedostatečná. Příliš žluťoučký kůň úpěl ďábelské ódy. "
RUSSIAN = "Президент заявил, что санкции не повлияют на развитие технологий в стране. "


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_stays_in_the_text(mark, codec):
    decoded = decode(mark + GERMAN.encode(codec), declared="cp1252")
    assert (decoded.text, decoded.encoding, decoded.found_by) == ("\ufeff" + GERMAN, codec, "bom")


def test_strict_utf8_comes_before_what_is_declared():
    assert decode(GERMAN.encode(), declared="cp1252").found_by == "utf-8"
    assert decode(GERMAN.encode(), declared="cp1252").text == GERMAN


def test_a_declared_encoding_is_used_where_it_fits():
    decoded = decode(RUSSIAN.encode("koi8-r"), declared="KOI8-R")
    assert (decoded.text, decoded.encoding, decoded.found_by) == (RUSSIAN, "koi8-r", "declared")


def test_latin1_is_read_as_the_web_reads_it():
    assert decode(b"\x93W\xf6rter\x94", declared="iso-8859-1").text == "“Wörter”"


def test_a_declared_encoding_that_does_not_fit_is_passed_over():
    decoded = decode("877 Wörter".encode("cp1252"), declared="utf-8")
    assert (decoded.text, decoded.found_by) == ("877 Wörter", "detected")


@pytest.mark.parametrize("declared", ["no-such-code", "rot13", "hex", " ", "\x00"])
def test_a_declared_encoding_that_does_not_exist_is_passed_over(declared):
    assert decode("877 Wörter".encode("cp1252"), declared=declared).text == "877 Wörter"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
    ],
)
def test_the_usual_encodings_are_detected(text, encoding):
    decoded = decode((text * 4).encode(encoding))
    assert (decoded.text, decoded.found_by) == (text * 4, "detected")


@pytest.mark.parametrize(
    "text", ["Il a été très déçu par la réunion à Genève.", "Mañana será otro día, dijo el señor Núñez."]
)
def test_western_letters_are_read_as_western(text):
    """Statistics alone take them for the Central European cp1250."""
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_detected(codec):
    assert decode((GERMAN * 2).encode(codec)).text == GERMAN * 2


def test_utf8_with_a_broken_end_stays_utf8():
    data = (GERMAN * 3 + "ü").encode()[:-1]
    assert decode(data).text == GERMAN * 3 + "\ufffd"


def test_an_override_wins_or_says_where_it_does_not_fit():
    assert decode(b"\xe4", override="cp1251").text == "д"
    assert decode(codecs.BOM_UTF8 + b"a", override="utf-8").found_by == "override"
    with pytest.raises(TextError, match="byte 2 does not fit"):
        decode(b"a\xff", override="utf-8")
    with pytest.raises(TextError, match="no encoding called nonsense"):
        decode(b"a", override="nonsense")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00" * 10, "binary data"),
        (bytes(range(256)) * 8, "binary data"),
        (b"%PDF-1.7 some", "a PDF file"),
        (b"PK\x03\x04word/document.xml", "an office document"),
        (b"\xff\xfe" + b"\x01\x00" * 50, "binary data"),
    ],
)
def test_binary_data_are_refused_by_name(data, said):
    with pytest.raises(TextError, match=said):
        decode(data)


def test_random_bytes_are_binary():
    with pytest.raises(TextError, match="binary data"):
        decode(b"\x89" + random.Random(1).randbytes(4000))


def test_the_error_is_one_that_a_person_reads():
    assert issubclass(TextError, InputError)
    assert issubclass(TextError, ValueError)


def test_nothing_is_text():
    assert decode(b"").text == ""
