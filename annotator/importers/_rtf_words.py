"""What the control words of Rich Text stand for, as far as reading needs it (RTF specification 1.9.1)."""

from collections.abc import Mapping

from annotator.importers._blocks import BlockKind, heading

SIGNS: Mapping[str, str] = {
    "line": "\n",
    "lbr": "\n",
    "softline": "",
    "tab": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
"""Control words that are characters."""

SYMBOLS: Mapping[str, str] = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
"""Control symbols that are characters; the optional hyphen is none."""

PICTURES = "pictures"
"""The character set of fonts such as Wingdings, in which a letter stands for something else."""

CHARSETS: Mapping[int, str] = {
    0: "cp1252",
    2: PICTURES,
    77: "mac_roman",
    78: "shift_jis",
    79: "euc_kr",
    80: "gb2312",
    81: "big5",
    83: "mac_greek",
    85: "mac_turkish",
    88: "mac_latin2",
    89: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""The code page of a font by its character set; those not listed use the document's."""

FURNITURE = frozenset({"header", "footer"})
"""What stands above or below every page."""

STYLE_KINDS: Mapping[str, BlockKind] = {
    "title": "h1",
    "subtitle": "standfirst",
    "caption": "caption",
    **{f"heading {level}": heading(level) for level in range(1, 10)},
}
"""What paragraphs of a style are, by the style's name in lower case."""

VISIBLE_STARRED = frozenset({"shpinst", "nesttableprops", "ud", "shptxt", "dptxbxtext", "do", "listtext"})
"""Groups that hold text although a reader that does not know them may pass over them."""

_SKIPPED = """
atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart background bkmkend bkmkstart
blipuid buptim category colortbl colorschememapping comment company creatim datafield datastore defchp
defpap docvar ebcend ebcstart factoidname falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext
ffl ffname ffstattext file filetbl fldinst fldtype fontemb fontfile formfield ftncn ftnsep ftnsepc aftncn
aftnsep aftnsepc g generator gridtbl hl hlfr hlinkbase hlloc hlsrc hsv htmltag keycode latentstyles
lchars levelnumbers leveltext lfolevel linkval list listlevel listname listoverride listoverridetable
listpicture liststylename listtable lsdlockedexcept macc mailmerge manager mhtmltag nextfile nonesttables
nonshppict objalias objclass objdata object objname objsect objtime oldcprops oldpprops oldsprops
oldtprops oleclsid operator panose password passwordhash pgp pgptbl picprop pict pnseclvl pntxta pntxtb
printim private propname protend protstart protusertbl pxe revtbl revtim rsidtbl rxe shppict shprslt sn
sp staticval sv svb tc template themedata txe userprops wgrffmtfilter windowcaption writereservation
writereservhash xe xform xmlattrname xmlattrvalue xmlclose xmlname xmlnstbl xmlopen
"""
SKIPPED = frozenset(_SKIPPED.split())
"""Groups whose text is not shown."""
