"""Names of languages as the interfaces of news databases write them, and their codes."""

import re

_NAMES = {
    "ar": "arabic arabisch arabe árabe arabo",
    "bg": "bulgarian bulgarisch bulgare búlgaro bulgaars",
    "ca": "catalan katalanisch catalán catalaans català",
    "cs": "czech tschechisch tchèque checo tsjechisch",
    "da": "danish dänisch danois danés deens dansk",
    "de": "german deutsch allemand alemán duits tedesco alemão 德语",
    "el": "greek griechisch grec griego grieks",
    "en": "english englisch anglais inglés engels inglese inglês 英语 英文",
    "es": "spanish spanisch espagnol español spaans spagnolo espanhol castellano 西班牙语",
    "fi": "finnish finnisch finnois finlandés fins suomi",
    "fr": "french französisch français francés frans francese francês 法语",
    "he": "hebrew hebräisch hébreu hebreo hebreeuws",
    "hi": "hindi",
    "hu": "hungarian ungarisch hongrois húngaro hongaars magyar",
    "id": "indonesian indonesisch indonésien indonesio",
    "it": "italian italienisch italien italiano italiaans",
    "ja": "japanese japanisch japonais japonés japans 日语",
    "ko": "korean koreanisch coréen coreano koreaans",
    "nl": "dutch niederländisch néerlandais neerlandés holandés nederlands olandese holandês",
    "no": "norwegian norwegisch norvégien noruego noors norsk",
    "pl": "polish polnisch polonais polaco pools polski",
    "pt": "portuguese portugiesisch portugais portugués portugees português portoghese",
    "ro": "romanian rumänisch roumain rumano roemeens",
    "ru": "russian russisch russe ruso russo 俄语",
    "sv": "swedish schwedisch suédois sueco zweeds svenska",
    "tr": "turkish türkisch turc turco turks",
    "uk": "ukrainian ukrainisch ukrainien ucraniano oekraïens",
    "zh": "chinese chinesisch chinois chino chinees 中文 简体中文 繁体中文 繁體中文",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}
_FACTIVA = {"zhcn": "zh-CN", "zhtw": "zh-TW"}


def language_code(written: str) -> str:
    """Return the code of a language that is written by its name or code; "" when it is not known.

    Of several, as in `GERMAN; DEUTSCH`, the first that is known counts.
    """
    words = re.split(r"[\s;,/()\[\]]+", written.casefold())
    if len(words) == 1 and words[0] in _NAMES:
        return words[0]
    found = (_FACTIVA.get(word) or _CODES.get(word, "") for word in words)
    return next(filter(None, found), "")
