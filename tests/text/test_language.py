"""Language: told offline by script and function words, or left open."""

import pytest

from annotator.cues import find_cues
from annotator.model import Article
from annotator.text.analysis import analyse
from annotator.text.language import detect_language, in_language, language_name

# Own sentences, each some 200 code points.
TEXTS = {
    "en": "The council said on Monday that it would not close the library, because many of the people who "
    "live there have no other place to read. A new plan for the building is to be shown after the summer.",
    "de": "Der Rat der Stadt hat am Montag erklärt, dass die Bücherei nicht geschlossen wird, weil viele "
    "Menschen dort keinen anderen Ort zum Lesen haben. Ein neuer Plan für das Haus soll nach dem Sommer "
    "folgen.",
    "fr": "Le conseil de la ville a dit lundi que la bibliothèque ne sera pas fermée, parce que beaucoup de "
    "gens qui habitent dans le quartier n’ont pas d’autre lieu pour lire. Un nouveau plan est prévu après "
    "l’été.",
    "es": "El consejo de la ciudad dijo el lunes que la biblioteca no se va a cerrar, porque muchas personas "
    "que viven en el barrio no tienen otro lugar para leer. Un nuevo plan para el edificio se verá en otoño.",
    "it": "Il consiglio della città ha detto lunedì che la biblioteca non sarà chiusa, perché molte persone "
    "che vivono nel quartiere non hanno un altro posto per leggere. Un nuovo piano è atteso dopo l’estate.",
    "pt": "O conselho da cidade disse na segunda-feira que a biblioteca não vai fechar, porque muitas "
    "pessoas que moram no bairro não têm outro lugar para ler. Um novo plano para o edifício é esperado "
    "depois do verão.",
    "nl": "De raad van de stad zei maandag dat de bibliotheek niet dicht gaat, omdat veel mensen die in de "
    "buurt wonen geen andere plek hebben om te lezen. Na de zomer komt er een nieuw plan voor het gebouw.",
    "sv": "Stadens råd sade på måndagen att biblioteket inte ska stängas, för många som bor i området har "
    "ingen annan plats att läsa på. En ny plan för huset kommer efter sommaren, och det är inte klart vem "
    "som betalar.",
    "da": "Byens råd sagde mandag, at biblioteket ikke bliver lukket, fordi mange af dem, der bor i området, "
    "ikke har et andet sted at læse. En ny plan for huset kommer efter sommeren, hvad der end sker nu ud "
    "over det.",
    "pl": "Rada miasta powiedziała w poniedziałek, że biblioteka nie będzie zamknięta, bo wiele osób, które "
    "tam mieszkają, nie ma innego miejsca do czytania. Nowy plan dla budynku jest na jesień, ale to nie jest "
    "pewne.",
    "ru": "Совет города сказал в понедельник, что библиотека не будет закрыта, потому что у многих людей, "
    "которые там живут, нет другого места для чтения. Новый план для здания покажут после лета, но это не "
    "точно.",
    "uk": "Рада міста сказала в понеділок, що бібліотека не буде закрита, бо у багатьох людей, які там "
    "живуть, немає іншого місця для читання. Новий план для будинку покажуть після літа, але це ще не точно.",
    "el": "Το συμβούλιο της πόλης είπε τη Δευτέρα ότι η βιβλιοθήκη δεν θα κλείσει, επειδή πολλοί άνθρωποι "
    "που ζουν εκεί δεν έχουν άλλο μέρος για να διαβάσουν.",
    "ar": "قال مجلس المدينة يوم الاثنين إن المكتبة لن تغلق لأن كثيرا من الناس الذين يعيشون هناك ليس لديهم "
    "مكان آخر للقراءة",
    "zh": "市议会星期一表示图书馆不会关闭因为住在那里的许多人没有其他地方可以读书"
    "新的计划将在夏天之后公布目前还不清楚谁来付钱。",
    "ja": "市議会は月曜日に、図書館を閉めないと述べた。そこに住む多くの人には、ほ"
    "かに本を読む場所がないからだ。新しい計画は夏のあとに示される。",
    "ko": "시의회는 월요일에 도서관을 닫지 않겠다고 말했다. 그곳에 사는 "
    "많은 사람들에게는 책을 읽을 다른 곳이 없기 때문이다. 새 계획"
    "은 여름 뒤에 나온다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_short_paragraph_is_told(language):
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 345 67.8 %",
        "Smith, Jones, Miller, Brown",
        "Yes.",
        "x" * 5_000,
        "Berlin Paris Rom Madrid " * 20,
        "\n\n",
    ],
)
def test_what_tells_nothing_is_left_open(text):
    assert detect_language(text) == ""


def test_a_foreign_quotation_and_names_do_not_make_an_english_text_foreign():
    text = (
        TEXTS["en"]
        + " “Der Rat hat das so nicht erklärt,” Frau von der Heide wrote from Garmisch-Partenkirchen."
    )
    assert detect_language(text) == "en"


def test_capital_letters_and_curly_apostrophes_change_nothing():
    assert detect_language(TEXTS["fr"].upper()) == "fr"
    assert detect_language(TEXTS["it"].replace("’", "'")) == "it"


def test_an_analysis_tells_its_language_unless_it_is_given():
    assert analyse(TEXTS["de"]).language == "de"
    assert analyse(TEXTS["de"], language="en").language == "en"


def test_no_english_reporting_verb_is_looked_for_in_another_language():
    text = TEXTS["de"] + " “Das will der Rat”, said Müller."
    assert analyse(text).attributions == ()
    assert len(analyse(text).quotations) == 1
    assert len(analyse(text, language="en").attributions) == 1


# Own headlines: too short to tell the language, and long enough to tell that it is not English.
HEADLINES = [
    "Regierung beschließt neue Sanktionen gegen Russland",
    "Kanzler kritisiert Opposition scharf",
    "Brutal: Regime droht mit Sanktionen, Kanzler warnt",
    "Bayern-Coach nennt Niederlage ein Desaster",
    "Minister tritt zurück",
    "„Das ist ein Skandal“: Minister unter Druck\nPropaganda und Terror",
    "Le gouvernement adopte de nouvelles sanctions contre la Russie",
    "Macron dénonce un régime brutal",
    "La propagande, une arme de guerre",
    "El Gobierno aprueba nuevas sanciones contra Rusia",
    "Una tormenta brutal deja cinco muertos tras el ataque",
    "Kabinet neemt nieuwe sancties tegen Rusland aan",
    "Rutte noemt brutaal plan een ramp",
    "Regeringen vedtager nye sanktioner mod Rusland",
    "Statsministeren kalder planen en brutal katastrofe",
    "Regeringen antar nya sanktioner mot Ryssland",
    "Il governo approva nuove sanzioni contro la Russia",
    "Rząd przyjmuje nowe sankcje wobec Rosji",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_no_english_list_is_asked_about_a_headline_in_another_language(headline):
    assert detect_language(headline) not in ("", "en")
    assert find_cues(headline) == []


def test_danish_and_norwegian_are_not_english_where_they_cannot_be_told_apart():
    text = "Regimet taler om en brutal krig. Det er absolut galt, siger han til avisen. Propaganda og terror."
    assert detect_language(text) == "und"
    assert find_cues(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Minister resigns",
        "Critics slam brutal regime",
        "Ursula von der Leyen and Robert De Niro visit Rio de Janeiro",
        "Le Pen wins, Los Angeles burns, El Niño returns",
        "Malmö, São Paulo and Zürich win",
        "Band plays „Über den Wolken“ and “La vie en rose” tonight",
        "House wonÃ¢â‚¬â„¢t pass immigration bill",
        "Court names de facto ruler",
        "Turkey’s coup, explained in under 500 words",
        "See www.beispiel.de/der-die-das or http://example.com/?q=der",
        "W.H. press corps: 'Extreme frustration'",
        "Dan",
    ],
)
def test_names_quotations_and_addresses_do_not_make_english_foreign(text):
    assert detect_language(text) in ("", "en")


def test_metadata_override_what_the_words_say():
    english, german = "Critics slam the brutal regime.", TEXTS["de"] + " Brutal regime."
    assert find_cues(english)
    assert find_cues(Article(id="", text=english, sha256="", language="de-AT")) == []
    assert find_cues(german) == []
    assert find_cues(Article(id="", text=german, sha256="", language="en"))


def test_a_foreign_text_has_quotations_and_zones():
    text = (
        "Ministerium schickt Banken ins Ausland\n\nVon Anna Berg\n2. Januar 2025\n\n"
        "Oslo (dpa) - Der Minister nannte den Plan „eine Katastrophe“. „Wir warten nicht“, sagte er am "
        "Montag, und die Banken haben das nicht gern gehört.\n\nLesen Sie auch: Ein „brutales“ Regime\n"
    )
    analysis = analyse(text)
    assert analysis.language == "de"
    assert [(text[each.start : each.end], each.kind) for each in analysis.quotations][:2] == [
        ("„eine Katastrophe“", "scare"),
        ("„Wir warten nicht“", "direct"),
    ]
    assert [zone.kind for zone in analysis.zones] == ["headline", "byline", "dateline", "body", "credit"]
    assert analysis.voice_at(text.index("warten"), text.index("warten") + 6)[0] == "quoted"


def test_a_language_is_said_by_its_name():
    assert in_language("de") == "in German (de)"
    assert in_language("pt_BR") == "in Portuguese (pt_BR)"
    assert in_language("und") == "not in English"
    assert in_language("tlh") == "not in English (tlh)"
    assert language_name("und") == "another language"
