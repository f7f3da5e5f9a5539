"""Letters of names in figures: which fonts of this machine have them, and which letters none has."""

import logging
import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from annotator.comparison.figure_contract import Numbers, Row
from annotator.machine import local_state

FIRST = "DejaVu Sans"
"""It comes with matplotlib, so that most figures are the same on every machine."""
OTHERS: tuple[str, ...] = (
    *("Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans SC"),
    *("Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"),
    *("Microsoft YaHei", "SimHei", "Yu Gothic", "Meiryo", "MS Gothic", "Malgun Gothic"),
    *("PingFang SC", "Hiragino Sans GB", "Hiragino Sans", "Apple SD Gothic Neo", "Arial Unicode MS"),
    *("Microsoft JhengHei", "MingLiU", "SimSun", "Yu Mincho", "MS Mincho", "Gulim", "Batang"),
    *("Heiti SC", "Heiti TC", "STHeiti", "Songti SC", "Hiragino Kaku Gothic ProN", "AppleGothic"),
    *("Noto Sans TC", "Noto Sans JP", "Noto Sans KR", "Noto Sans CJK HK", "Noto Serif CJK SC"),
    *("Noto Serif CJK JP", "Source Han Sans TC", "Source Han Sans", "Source Han Sans K", "IPAGothic"),
    *("IPAexGothic", "TakaoGothic", "VL Gothic", "NanumGothic", "UnDotum", "AR PL UMing CN", "Unifont"),
    *("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Bengali"),
    *("Noto Sans Thai", "Noto Sans Tamil", "Noto Sans Ethiopic", "Segoe UI", "Nirmala UI", "Leelawadee UI"),
    *("Tahoma", "Arial", "FreeSans"),
)
"""Fonts of operating systems with the letters that `FIRST` lacks, in the order in which they are taken."""

_NAMES = ("name", "other_name", "outlet", "side", "text", "headline")
_LAST_KNOWN = 0x52F
"""Up to here, with Latin, Greek and Cyrillic, `FIRST` has all letters of languages in use."""
_MARKS = range(0x2000, 0x2070)


@dataclass(frozen=True, slots=True)
class Letters:
    """`families` are the fonts to draw with; no font has those that are `missing`.

    `turned` says that there are letters written from right to left that matplotlib cannot join or order.
    """

    families: tuple[str, ...] = (FIRST,)
    missing: str = ""
    turned: bool = False


def get_ready() -> None:
    """Say where matplotlib keeps its cache of fonts: it looks once, when it is imported."""
    os.environ.setdefault("MPLCONFIGDIR", str(local_state() / "matplotlib"))
    # It says that it looks for fonts, which takes a moment once.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def numbers_of(columns: tuple[str, ...], rows: Sequence[Row], caption: str) -> Numbers:
    """Return the numbers of a figure; the caption says which letters of its names cannot be drawn here."""
    found = letters_of(rows)
    if found.missing:
        some = ", ".join(found.missing[:5]) + (", ..." if len(found.missing) > 5 else "")
        caption += f" No font of this machine has all letters of the names ({some}): these are boxes here."
    if found.turned:
        caption += " Letters that are written from right to left are not joined and in the wrong order here."
    return Numbers(columns=columns, rows=tuple(rows), caption=caption)


def letters_of(rows: Iterable[Row]) -> Letters:
    """Return with which fonts the names in rows can be drawn."""
    seen = {sign for row in rows for key in _NAMES if isinstance(text := row.get(key), str) for sign in text}
    return _letters("".join(sorted(sign for sign in seen if _is_rare(sign))))


def _is_rare(sign: str) -> bool:
    return ord(sign) > _LAST_KNOWN and ord(sign) not in _MARKS and sign.isprintable() and not sign.isspace()


@cache
def _letters(rare: str) -> Letters:
    if not rare:
        return Letters()
    get_ready()
    from matplotlib import ft2font

    missing = set(rare) - _signs(FIRST)
    families = [FIRST]
    for family in OTHERS if missing else ():
        found = missing & _signs(family)
        if found:
            families.append(family)
            missing -= found
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in rare)
    shapes = hasattr(ft2font, "__libraqm_version__")
    return Letters(tuple(families), "".join(sorted(missing)), turned and not shapes)


@cache
def _signs(family: str) -> frozenset[str]:
    """Return the signs that a font has; none where it is not on this machine."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    try:
        place = findfont(FontProperties(family=[family]), fallback_to_default=False)
    except ValueError:
        return frozenset()
    return frozenset(map(chr, get_font(place).get_charmap()))
