"""Names in scripts that the first font lacks: other fonts have them, or the caption says so."""

import pytest

from annotator.comparison import figure_letters
from annotator.comparison.figure_contract import Wanted
from annotator.comparison.figure_files import as_pdf, as_png, as_svg, drawing
from annotator.comparison.figure_letters import FIRST, Letters, letters_of, numbers_of
from annotator.comparison.figures import figure
from annotator.corpus import Corpus
from annotator.model import Article
from annotator.text.canonical import sha256

LOUD = "The regime slammed the so-called reform on Tuesday."


@pytest.fixture(autouse=True)
def _known():
    """What was found out about this machine's fonts is found out anew."""
    caches = figure_letters._letters, figure_letters._signs
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def rows(*names: str) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def corpus(*outlets: str) -> Corpus:
    held = []
    for number in range(2 * len(outlets)):
        text = f"{LOUD} Number {number}."
        outlet = outlets[number % len(outlets)]
        held.append(Article(id=f"a{number}", text=text, sha256=sha256(text), outlet=outlet))
    return Corpus.draft("Study", articles=held)


@pytest.mark.parametrize(
    "name", ["Der Spiegel – “Öst”", "Коммерсантъ", "Ελευθεροτυπία", "العربية", "הארץ", "Le Monde…", "→ ½"]
)
def test_the_first_font_has_letters_of_europe_hebrew_and_arabic(name: str):
    assert letters_of(rows(name)).families == (FIRST,)
    assert letters_of(rows(name)).missing == ""
    assert numbers_of(("name",), rows(name), "Caption.").caption.startswith("Caption.")


def test_letters_that_no_font_has_are_told_in_the_caption(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(figure_letters, "OTHERS", ())
    assert letters_of(rows("河 Wire", "日")) == Letters((FIRST,), "日河", turned=False)
    told = numbers_of(("name",), rows("河 Wire"), "Caption.")
    assert (
        told.caption
        == "Caption. No font of this machine has all letters of the names (河): these are boxes here."
    )
    many = numbers_of(("name",), rows("一二三四五六七"), "Caption.")
    assert "(一, 七, 三, 二, 五, ...)" in many.caption
    heat = figure("heatmap").numbers(Wanted(corpus=corpus("河 Wire", "Record")))
    assert "(河)" in heat.caption


def test_another_font_of_the_machine_is_taken_for_what_the_first_one_lacks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(figure_letters, "FIRST", "cmr10")
    monkeypatch.setattr(figure_letters, "OTHERS", ("No Such Font", "DejaVu Sans", "DejaVu Serif"))
    found = letters_of(rows("הארץ"))
    assert found.families == ("cmr10", "DejaVu Sans")
    assert not found.missing
    import matplotlib as mpl

    with drawing(rows("הארץ")):
        assert mpl.rcParams["font.family"] == ["cmr10", "DejaVu Sans"]


@pytest.mark.parametrize(
    "fonts",
    [
        ("Microsoft YaHei", "Microsoft JhengHei", "Yu Gothic", "Malgun Gothic"),
        ("SimSun", "MingLiU", "MS Gothic", "Gulim"),
        ("PingFang SC", "Heiti TC", "Hiragino Sans", "Apple SD Gothic Neo"),
        ("STHeiti", "Songti SC", "Hiragino Kaku Gothic ProN", "AppleGothic"),
        ("Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK JP", "Noto Sans CJK KR"),
        ("WenQuanYi Zen Hei", "AR PL UMing CN", "IPAGothic", "NanumGothic"),
    ],
)
def test_fonts_of_new_and_old_windows_mac_and_linux_have_chinese_japanese_and_korean(
    fonts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    for family in fonts:
        has = {family: frozenset("報报日보")}
        monkeypatch.setattr(figure_letters, "_signs", lambda one, has=has: has.get(one, frozenset("ab")))
        figure_letters._letters.cache_clear()
        assert letters_of(rows("人民日报"[2:], "報", "보")) == Letters((FIRST, family))


def test_names_with_signs_that_do_not_print_ask_for_no_font():
    assert letters_of([{"name": "a\x07\ud800\u202e\u3000", "rate": 4}]) == Letters()


def test_a_matplotlib_that_cannot_turn_letters_around_is_told(monkeypatch: pytest.MonkeyPatch):
    from matplotlib import ft2font

    monkeypatch.setattr(ft2font, "__libraqm_version__", "0", raising=False)
    assert not letters_of(rows("العربية")).turned
    figure_letters._letters.cache_clear()
    monkeypatch.delattr(ft2font, "__libraqm_version__")
    assert "from right to left are not joined" in numbers_of(("name",), rows("العربية"), "C.").caption
    assert not letters_of(rows("Коммерсантъ", "Ⅷ")).turned


@pytest.mark.parametrize("write", [as_svg, as_pdf, as_png])
def test_such_names_give_the_same_bytes_again(write, monkeypatch: pytest.MonkeyPatch):
    study = corpus("العربية", "הארץ", "Новая газета", "人民日报")
    told = figure("heatmap").numbers(Wanted(corpus=study))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert write(figure("heatmap"), told) == write(figure("heatmap"), told)
