"""What columns of tables are called in a dozen languages, and the role that a name speaks for."""

import re
import unicodedata
from collections.abc import Mapping

from annotator.importers._contract import Role

# One role a block, its plainest names first: of two columns for one role, the plainer name gets it.
_NAMES: Mapping[Role, str] = {
    "text": """
        text, full text, fulltext, article text, body, body text, article body, main text, article,
        content, contents, text content, story, news, volltext, artikeltext, artikel, haupttext, inhalt,
        beitrag, texte, texte integral, corps, corps du texte, contenu, texto, texto completo, cuerpo,
        contenido, noticia, articulo, testo, testo completo, contenuto, corpo, articolo, conteudo,
        materia, artigo, tekst, volledige tekst, inhoud, hoofdtekst, brodtext, innehall, brodtekst,
        indhold, innhold, tresc, pelny tekst, artykul, текст, полный текст, содержание, статья, текст
        статьи, 正文, 内容, 全文, 文章, metin, icerik, teksti, sisalto""",
    "headline": """
        headline, title, article title, heading, headlines, titel, uberschrift, schlagzeile, titre,
        titular, titulo, titolo, manchete, kop, krantenkop, rubrik, overskrift, tittel, tytul, naglowek,
        заголовок, название, 标题, baslik, otsikko""",
    "standfirst": """
        standfirst, subtitle, subheadline, subheading, subhead, sub title, sub headline, dek, deck, lede,
        untertitel, unterzeile, vorspann, chapeau, chapo, sous titre, subtitulo, bajada, entradilla,
        antetitulo, sottotitolo, occhiello, linha fina, ondertitel, underrubrik, ingress, manchet,
        underoverskrift, podtytul, lead, подзаголовок, лид, 副标题, altbaslik, alaotsikko""",
    "outlet": """
        outlet, media outlet, news outlet, outlet name, newspaper, newspaper name, publication,
        publication name, publication title, media name, medium, media, source name, source, news source,
        publisher, paper, journal, site name, site, website, domain, source domain, zeitung, publikation,
        medienname, quelle, sender, source de presse, nom du media, periodico, diario, medio, fuente,
        publicacion, testata, giornale, fonte, pubblicazione, veiculo, jornal, krant, bron, publicatie,
        tidning, kalla, avis, kilde, medie, gazeta, zrodlo, wydawca, издание, газета, сми, источник, 媒体,
        来源, 报纸, gazete, kaynak, lehti, lahde""",
    "byline": """
        byline, by line, author, authors, author name, author names, writer, reporter, journalist, autor,
        autorin, autoren, autor in, verfasser, verfasserin, auteur, auteurs, signature, autora, autores,
        redactor, firma, autore, autori, giornalista, schrijver, forfattare, forfatter, autorzy, автор,
        авторы, 作者, 记者, yazar, kirjoittaja""",
    "date": """
        date, publication date, date published, published date, publish date, date of publication,
        published, published at, published on, pub date, pubdate, publishdate, publish time, publication
        time, article date, datetime, date time, datum, erscheinungsdatum, veroffentlichungsdatum,
        veroffentlicht, veroffentlicht am, date de publication, date de parution, publie le, fecha, fecha
        de publicacion, publicado, data, data di pubblicazione, data de publicacao, publicatiedatum,
        publiceringsdatum, publicerad, dato, udgivelsesdato, publiseringsdato, data publikacji, дата, дата
        публикации, 日期, 发布日期, 发布时间, tarih, yayin tarihi, paivamaara, pvm, day""",
    "url": """
        url, article url, web url, link, article link, news link, web link, weblink, permalink, canonical
        url, href, web address, uri, links, lien, adresse, enlace, direccion, indirizzo, collegamento,
        endereco, lank, lenke, odnosnik, ссылка, адрес, 链接, 网址, baglanti, linkki, source url""",
    "language": """
        language, lang, language code, article language, sprache, langue, idioma, lengua, lingua, taal,
        sprak, sprog, jezyk, язык, 语言, dil, kieli""",
}
_WORDS_AROUND = frozenset({"article", "doc", "document", "news", "story", "item", "post", "entry", "the"})
_UNDIVIDED = str.maketrans("łøđı", "lodi")
"""Letters that Unicode does not divide into a letter and its sign."""
_ASIDE = re.compile(r"\(\w{0,3}\)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def plain(name: str) -> str:
    """Return a name without case, accents and signs (`Publication_Date`, `publicationDate`, `Auteur(s)`)."""
    spaced = _CAMEL.sub(" ", _ASIDE.sub("", name))
    folded = "".join(
        char
        for char in unicodedata.normalize("NFKD", spaced.casefold().translate(_UNDIVIDED))
        if not unicodedata.combining(char)
    )
    return " ".join(re.findall(r"\w+", folded.replace("_", " ")))


_ROLES: Mapping[str, tuple[Role, int]] = {
    plain(name): (role, rank)
    for role, names in _NAMES.items()
    for rank, name in reversed(list(enumerate(names.split(","))))
}


def spoken_for(name: str) -> tuple[Role, int] | None:
    """Return the role that a column's name speaks for, and how plainly (0 the plainest); None if for none."""
    words = plain(name)
    if words in _ROLES:
        return _ROLES[words]
    first, _, rest = words.partition(" ")
    return _ROLES.get(rest) if first in _WORDS_AROUND else None
