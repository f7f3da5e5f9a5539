"""The most frequent function words of languages of news, which tell a text's language.

Own lists, keyed in from common knowledge of each language; the keys are codes of ISO 639-1.
"""

FUNCTION_WORDS = {
    "en": """
        the of and to in that is was for it with as his on be at by had not are but from or have an they
        which one you were her all she there would their we him been has when who will more no if out so
        said what up its about into than them can only other new some could time these two may then do
        first any my now such like our over me even most made after also did many before must through
        your this he
    """,
    "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an
        werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war
        haben nur oder aber vor zur bis mehr durch man sein wurde sei ihre ihr wenn kann doch schon
        unter wir ich diese dieser gegen vom habe seine wieder keine jahr jahren sagte worden sehr hatte
        können mich mir zwischen
    """,
    "fr": """
        le de la les et des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec
        son aux ont mais comme ou si leur y dont elle deux ces même sa été cette fait être nous vous je
        tout on aussi après bien sans entre ses lui peut encore était avait contre depuis très leurs ils
        où selon
    """,
    "es": """
        de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha
        me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta
        desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde
        bien tiempo mismo ese ahora cada según
    """,
    "it": """
        di che la il un a è per in una sono mi non si ho lo ma ha le con cosa se i ti da no come ci io
        questo qui hai bene tu solo al più del della gli dei nel alla delle anche stato sua suo nella ad
        dal questa dalla essere tra hanno loro era fatto ed così dopo due molto sul sulla quando dove
        prima degli nei perché
    """,
    "pt": """
        de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele das
        tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era
        depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu
        às minha têm numa pelos havia são ano
    """,
    "nl": """
        de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door
        over naar heeft hij ze wordt tot je was kan meer werd of deze hebben worden geen wel al dit die
        zich veel moet onder andere hun tegen zou na ik twee daar had zo omdat waar toch mensen jaar
        volgens tussen haar onze
    """,
    "sv": """
        och att det i en på är som för av med till den har de inte om ett han men var jag sig från så
        kan nu när också efter eller vi hade blir år under ska där här mot sin mycket detta skulle hon
        bara vid över många man säger denna än mer alla andra vara utan varit sedan dem oss något
    """,
    "da": """
        og i at det er en til på som af de den med for har ikke der et han var jeg fra kan om vi men så
        sig ud også efter eller havde blev bliver år skal hvor her mod sin meget dette ville hun kun ved
        over mange man siger denne end mere alle andre være uden været siden dem nogle hvad når nu
    """,
    "no": """
        og i det er en til på som av de den med for har ikke at et han var jeg fra kan om vi men så seg
        ut også etter eller hadde ble blir år skal hvor her mot sin mye dette ville hun bare ved over
        mange man sier denne enn mer alle andre være uten vært siden dem noen hva når nå
    """,
    "fi": """
        ja on ei että se oli hän mutta ovat kun myös joka niin kuin sen ole mukaan vain nyt tai jos
        ollut jälkeen sitä ne hänen vielä kanssa mitä tämä tämän jo voi olisi siitä sekä noin vuoden
        ennen jotka
    """,
    "pl": """
        i w na z do się nie to że jest o jak za po od przez ale jego co dla są być był tym jako przed
        które czy tylko może ma oraz już tego roku było była lub jej ich także który która bardzo ze pod
        gdy
    """,
    "cs": """
        a v se na je že to s z do o i ve k za by jako ale po si jsou který pro od jeho tak byl podle už
        nebo však také které až před jen není která bude aby při být bylo ze co jsem
    """,
    "hu": """
        a az és hogy nem is egy meg ez de van volt csak már még mint azt ha el ki kell én te mert vagy
        szerint után lehet minden nagy ezt fel majd pedig akkor két amely
    """,
    "ro": """
        de și în a la cu pe care nu este un o din că pentru se mai au fost sunt ce sau dar după ca prin
        lui ei fi fără între am ar cum foarte acest această doar până când spus potrivit
    """,
    "tr": """
        ve bir bu da de için ile çok olarak daha olan gibi en o ne var kadar sonra ki ya ise değil ama
        bunu her mi göre olduğunu ancak yeni iki büyük dedi tarafından
    """,
    "id": """
        yang dan di dengan untuk dari pada dalam ini itu tidak akan ke oleh adalah juga karena telah ada
        kata mereka sebagai bisa kami lebih dapat saya tersebut atau sudah dia kepada menjadi
    """,
    "vi": """
        và của là có trong cho không được các một người với đã này những khi để đến về ra cũng như tại
        từ theo năm sẽ nhiều
    """,
    "ru": """
        и в не на что он с как это по но из у за от так о же для бы к до его все она они была было были
        при также который которые после году или уже если том чтобы еще
    """,
    "uk": """
        і в не на що з як це та до за у від про але його є для був вона вони була було були при також
        який які після року або вже якщо щоб ще й із
    """,
    "bg": """
        и на да се в е за от не с че са по като ще до но това как след през при които който беше той тя
        също има или още бе според
    """,
    "sr": """
        и у је да се на за од са не су о као што то али би који које или није из био после према све још
        ће
    """,
}

# Frequent words of headlines, where function words are few; only such as are not English.
HEADLINE_WORDS = {
    "de": "warum wegen fordert warnt droht kritisiert nennt jetzt neue neuen keine tausende steigen tritt",
    "fr": "pourquoi après selon nouvelles nouveaux nouvelle veut déjà appelle milliers demain",
    "es": "contra tras según nuevas nuevos nueva pide dice hoy dimite suben",
    "it": "contro dopo perché nuove nuovi nuova secondo vuole minaccia",
    "pt": "contra após novas novos nova diz pede pedem hoje",
    "nl": "waarom nieuwe wil krijgt zegt noemt duizenden treedt dreigt zoekt",
    "sv": "därför nya säger vill kallar mot tusentals",
    "da": "derfor nye siger kalder tusinder efter",
    "no": "derfor nye sier etter vedtar tusener",
    "pl": "wobec przeciw nowe nowy mówi przyjmuje",
    "cs": "proti nové nový říká",
    "fi": "uudet uusi vastaan",
    "hu": "új fogadott ellen",
    "tr": "yeni karşı",
}
# What stands in the lists above and is an English word, an abbreviation, or a part of names.
ALSO_ENGLISH = """
    a ad al ale alla alle also am an and anti art as at au az bare been bin bush by ca can care co com
    come con cum da dat de del della dem den der des di die do dont door dos dove du due e ed el em en
    encore end er era es est et face fast fe fi fin for from go gut ha had han has hat have hay he her
    him his ho hot i if il im in is it its ja jen joe k la las le leader les li lo los lui ma man mange
    me men mere met mi miles mint mo mod more most mu my na ne ni no non nor not o of off ole on one op
    or os our out over pa par para pas per plus po pod pour pre prima pro que ra ran red rot s sa san
    sans santa se sei sen sent sera si sin so solo son sous st such sur sus t ta te ten than that the
    their them then they this ti til till to told top tot tout truer tu tv ud um un und under uno us v
    vain van var ve vi via von w wa war was we well were what when will with y ya you your z zu
"""
# Particles that name somebody when a name stands on either side, and else begin a noun phrase.
PARTICLES = "af al av da das de del den der des di dos du e el het la las le les los ten ter van von y zu zum"
