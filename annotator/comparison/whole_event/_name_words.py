"""Words that tell what a proper name is the name of; written for this program, English names first."""

from annotator.text.word_lists import word_set


def _names(text: str) -> frozenset[str]:
    """Return the names of a text, which may have several words, as a set."""
    return frozenset(" ".join(name.split()) for name in text.split(","))


def _pairs(text: str) -> dict[str, str]:
    """Return pairs of names, `short: whole`, as a mapping."""
    pairs = (pair.partition(":") for pair in " ".join(text.split()).split(","))
    return {short.strip(): whole.strip() for short, _colon, whole in pairs}


TITLES = word_set("""
    ag dag
    senators representatives congressmen presidents ministers justices judges governors officers
    actor actress adm admiral adviser advisor agent ambassador analyst archbishop attorney author
    ayatollah baron baroness bishop brigadier brother candidate capt captain cardinal ceo cfo chair
    chairman chairwoman chancellor chief coach col colonel commander commissioner congressman
    congressperson congresswoman conservative constable coo corporal correspondent councillor councilman
    councilor councilwoman counsel count countess cpl crown-prince democrat deputy detective director dr
    duchess duke earl economist emir emperor empress envoy father gen general gov governor imam
    inspector judge justice king lady leader lieutenant lord lt maj major marshal mayor minister miss mp
    mr mrs ms msp mx nominee officer pastor pontiff pope premier president prince princess private prof
    professor prosecutor pvt queen rabbi rep reporter representative reps republican rev reverend
    secretary sen senator sens sergeant sgt sheikh sheriff singer sir sister speaker spokesman
    spokesperson spokeswoman strategist sultan superintendent taoiseach trooper vice-president whip
    """)
"""Words before the name of a person, folded and without a stop."""

OFFICES = word_set("""
    acting assistant associate attorney brigadier budget chief communications crown defence defense
    deputy economy education energy executive finance first foreign former grand health home interim
    interior junior justice lieutenant major majority minority national political press press-secretary
    prime rear second security senior special supreme treasury under vice
    """)
"""Words that stand before such a title: `Defense Secretary`, `Senate Majority Leader`."""

NO_TITLES = word_set("""
    assembly avenue college council counsel election electric hospital island islands league mills
    motors office party sound staff street university
    """)
"""After these words a title was none: `General Motors`, `Queen Mary University`."""

ORGANISATIONS = word_set("""
    academy administration agency airlines airways alliance army assembly associates association
    authority bank battalion board brigade broadcasting bundestag bureau cabinet campaign capital caucus
    center centre chronicle church clinic club co coalition college command commission committee company
    conference congress conservatives consulate corp corporation corps council court customs democrats
    department duma embassy federation force forces foundation front fund gazette greens group guard
    guardian herald holdings hospital house inc industries initiative institute institution journal
    knesset laboratories labs league legislature liberals llc ltd magazine media militia ministries
    ministry motors movement museum nations navy network news observer office organisation organization
    parliament partners party pharmaceuticals plc police post press project radio register republicans
    reuters school senate service services society systems team technologies telegraph television times
    tories treasury tribunal tribune trust tv union university
    """)
"""Words in the name of a body."""

KNOWN_ORGANISATIONS = _names("""
    abc, cbs, nbc, msnbc, federal bureau of investigation, central intelligence agency, national security
    agency, nsa, american civil liberties union, justice department, department of homeland security,
    huffington post,
    agence france presse, al qaeda, amazon, apple, associated press, axios, bbc, biden administration,
    bloomberg, boeing, bundestag, capitol hill, cnn, congress, conservatives, democrats, disney, dnc,
    downing street, european union, europol, facebook, fed, fox, google, hamas, hezbollah, homeland
    security, house, huffpost, instagram, interpol, isis, islamic state, knesset, kremlin, labour,
    marines, meta, microsoft, nato, netflix, npr, obama administration, parliament, pentagon, planned
    parenthood, politico, republicans, reuters, rnc, scotus, senate, supreme court, taliban, tea party,
    tesla, tiktok, tories, trump administration, twitter, uber, united nations, vatican, wall street
    journal, walmart, white house, youtube
    """)
"""Bodies whose names do not say that they are ones; folded."""

PLACES = _names("""
    west, abuja, afghanistan, africa, alabama, alaska, albania, aleppo, algeria, america, amsterdam, angola,
    ankara, antarctica, arctic, argentina, arizona, arkansas, armenia, asia, athens, atlanta, atlantic,
    auckland, austin, australia, austria, azerbaijan, baghdad, bahrain, balkans, baltimore, bangkok,
    bangladesh, barcelona, bavaria, beijing, belarus, belfast, belgium, belgrade, berlin, birmingham,
    black sea, bogota, bolivia, bosnia, boston, botswana, brasilia, brazil, britain, bronx, brooklyn,
    brussels, bucharest, budapest, buenos aires, bulgaria, burma, burundi, cairo, california, cambodia,
    cameroon, canada, canberra, cape town, capitol, caracas, caribbean, catalonia, chad, charlotte,
    chicago, chile, china, cleveland, colombia, colorado, congo, connecticut, copenhagen, costa rica,
    crimea, croatia, cuba, cyprus, czech republic, dallas, damascus, delaware, delhi, denmark, denver,
    detroit, dhaka, dominican republic, donbas, dublin, earth, east coast, ecuador, edinburgh, egypt, el
    salvador, england, eritrea, estonia, ethiopia, europe, finland, florida, france, gabon, gambia,
    gaza, gaza city, gaza strip, geneva, georgia, germany, ghana, glasgow, golan heights, greece,
    guantanamo, guantanamo bay, guatemala, guinea, hague, haiti, hanoi, havana, hawaii, helsinki,
    hollywood, honduras, hong kong, houston, hungary, iceland, idaho, illinois, india, indiana,
    indonesia, iowa, iran, iraq, ireland, islamabad, israel, istanbul, italy, ivory coast, jakarta,
    jamaica, japan, jerusalem, johannesburg, jordan, kabul, kansas, kansas city, karachi, kashmir,
    kazakhstan, kentucky, kenya, kiev, kosovo, kuwait, kyiv, kyrgyzstan, lagos, lahore, laos, las vegas,
    latin america, latvia, lebanon, liberia, libya, lima, lisbon, lithuania, liverpool, london, los
    angeles, louisiana, luxembourg, madagascar, madrid, maine, malawi, malaysia, mali, malta,
    manchester, manhattan, manila, mar-a-lago, mars, maryland, massachusetts, mediterranean, melbourne,
    memphis, mexico, mexico city, miami, michigan, middle east, midwest, milwaukee, minneapolis,
    minnesota, mississippi, missouri, moldova, mongolia, montana, montenegro, montreal, moon, morocco,
    moscow, mosul, mozambique, mumbai, myanmar, nairobi, namibia, nashville, nebraska, nepal,
    netherlands, nevada, new delhi, new hampshire, new jersey, new mexico, new orleans, new york, new
    zealand, nicaragua, niger, nigeria, north america, north carolina, north dakota, north korea, north
    macedonia, northeast, northern ireland, norway, oakland, ohio, oklahoma, oman, ontario, oregon,
    orlando, osaka, oslo, ottawa, oval office, pacific, pakistan, palestine, panama, paraguay, paris,
    pennsylvania, persian gulf, peru, philadelphia, philippines, phoenix, pittsburgh, poland, portugal,
    prague, pretoria, puerto rico, pyongyang, qatar, quebec, queens, rafah, raqqa, red sea, rhode
    island, rio de janeiro, romania, rome, rose garden, rotterdam, russia, rwanda, sacramento, sahara,
    salt lake city, san diego, san francisco, santiago, sao paulo, saudi arabia, scandinavia, scotland,
    seattle, senegal, seoul, serbia, shanghai, siberia, sierra leone, silicon valley, singapore,
    slovakia, slovenia, sofia, somalia, south africa, south america, south carolina, south dakota, south
    korea, south sudan, soviet union, spain, sri lanka, st louis, staten island, stockholm, sudan,
    sweden, switzerland, sydney, syria, taipei, taiwan, tajikistan, tampa, tanzania, tehran, tel aviv,
    tennessee, texas, thailand, tibet, togo, tokyo, toronto, tunisia, turkey, turkmenistan, uganda,
    ukraine, united arab emirates, united kingdom, united states, uruguay, utah, uzbekistan, vancouver,
    venezuela, vermont, vienna, vietnam, virginia, wales, wall street, warsaw, washington, washington
    dc, wellington, west bank, west coast, west virginia, wisconsin, wyoming, yemen, zambia, zimbabwe,
    zurich
    """)
"""Countries, states of the United States, large cities and regions; folded."""

PLACE_ENDINGS = word_set("""
    airport avenue bay beach border boulevard bridge canyon city coast county creek desert district
    forest gulf harbor harbour heights highway hill hills island islands lake mountain mountains ocean
    park peninsula plaza province region river road sea square station strait street township valley
    village
    """)
"""Last words of the name of a place."""

OTHER_ENDINGS = word_set("""
    clause poll pollster
    tonight reports report today tomorrow show podcast newsletter
    accord act agreement amendment award awards bible bill care championship christmas code constitution
    cup day deal declaration doctrine easter election elections games gospel i ii iii iv koran law medal
    medicaid medicare olympics plan prize program programme project protection protocol quran ramadan
    report resolution revolution rights security series show thanksgiving treaty war week
    """)
"""Last words of names that are neither of persons nor of bodies nor of places."""

GENERIC = word_set("""
    entire tweet means housing marijuana u f-u
    midwestern northeastern southeastern northwestern southwestern veterans representatives cong ag
    ai it gps dna act administration agency agent am amendment army bank bill board breaking bst
    capitalism center
    centre chairman children christianity christmas church city command commission committee communist
    company conservative constitution coronavirus council county court covid covid-19 d dad dem
    democracy democrat dems department director easter edt eight eleven english est et exclusive federal
    five four french gmt god gop-led government hanukkah hill home ii internet islam leader liberal llc
    lord many marine member members men minister ministry mom mum nation navy nazi nazis news nine no
    office oh ok one op-ed party people photo photos pm police president press pt r ramadan read
    republic republican school secretary senator seven six socialist speaker state states sunday ten
    thanksgiving three tv twelve twitter.com two union university video watch web women yes
    """)
"""Words that are no name when they stand alone."""

TIMES = word_set("""
    apr april aug august dec december feb february friday jan january jul july jun june mar march may
    monday nov november oct october saturday sep sept september sunday thursday tuesday wednesday
    """)
"""Days and months."""

STATES_SHORT = word_set("""
    ala ariz ark calif colo conn d.c del fla ga ill ind kan ky la mass md mich minn miss mo mont n.c n.d
    n.h n.j n.m n.y nc nd neb nev nh nj nm ny okla ore pa r.i ri s.c s.d sc sd tenn tex va vt wash wis
    wisc wva wyo
    """)
"""Short names of states, as behind the name of a town or a member of Congress."""

PEOPLES = word_set("""
    afghan afghans african africans albanian albanians american americans anglican anti-semitic
    antisemitic arab arabic arabs armenian armenians asian asians australian australians austrian
    austrians balkan baltic baptist belarusian belarusians belgian belgians black brazilian brazilians
    british briton britons buddhist buddhists bulgarian bulgarians byzantine californian californians
    canadian canadians catholic catholics caucasian chinese christian christians colombian colombians
    croatian croats cuban cubans czech czechs danes danish democratic dutch eastern egyptian egyptians
    emirati english estonian ethiopian ethiopians european europeans evangelical evangelicals filipino
    filipinos finnish finns french gay georgian georgians german germans greek greeks haitian haitians
    hindu hindus hispanic hispanics hungarian hungarians indian indians indonesian indonesians iranian
    iranians iraqi iraqis irish islamic islamist israeli israelis italian italians japanese jesuit
    jesuits jew jewish jews jihadist jordanian jordanians kenyan kenyans keynesian korean koreans
    kurdish kurds kuwaiti latin latina latinas latino latinos latvian lebanese libyan libyans lithuanian
    marxist mexican mexicans mormon mormons muslim muslims native new-yorker new-yorkers nigerian
    nigerians nordic north-korean northern norwegian norwegians orwellian ottoman pakistani pakistanis
    palestinian palestinians persian poles polish portuguese protestant protestants puritan qatari
    republican roman romanian romanians russian russians saudi saudis scots scottish semitic serbian
    serbs shia shiite slavic somali somalis south-korean southern soviet soviets spaniards spanish
    sudanese sunni swedes swedish swiss syrian syrians texan texans thai trumpian turkish turks
    ukrainian ukrainians un-american venezuelan venezuelans victorian vietnamese welsh western white
    yemeni yemenis zionist
    """)
"""Adjectives and nouns of peoples, religions and regions: they name nobody in particular."""

OF_HEADS = word_set("""
    veterans
    academy agency archbishop association bank bay bishop bishops board bureau center centre chamber
    chief church college commander commission committee commons conference council court daughters
    department director district doctors duke federation foundation friends fund gulf house institute
    islands isle king knights league lords minister ministry museum office organisation organization
    party prince queen reporters republic school sea secretary society sons speaker
    statue strait union university
    """)
"""Words whose name goes on behind `of` or `for`: `Department of Justice`."""

AND_HEADS = word_set("""
    administration agency board chamber department institute ministry office
    """)
"""Words whose name may go on behind `and`: `Office of Management and Budget`."""

SURNAMES = word_set("king judge pope bishop prince major marshal earl duke baron cardinal")
"""Titles that are common last names, too: `Martin Luther King`."""

PAPERS = word_set("times post journal tribune herald globe register chronicle gazette telegraph")
"""Last words of the names of papers, which are called by them alone: `the Times`."""

OF_OFFICES = word_set("intelligence state staff affairs relations security defense treasury")
"""What an office is of, before a name: `director of national intelligence James Doe`."""

PARTICLES = word_set("""
    abu al ben bin da de del della den der di dos du el ibn la le ter van von
    """)
"""Small words inside the name of a person."""

GIVEN = word_set("""
    bridget deirdre huma rebekah gennette beto cory devin ashley
    marian gwen joaquin zack zach drew katharine mikie
    aaron abby abdul abdullah abigail abraham adam adrian agnes ahmed aisha alan albert alejandro alex
    alexander alexandra alexei alfred ali alice alicia alison allison amanda amber amir amy ana
    anastasia andrea andreas andrei andres andrew andrey andy angela angelina angus anita ann anna anne
    annette annie anthony antonio antony ari ariel arnold arthur ashley audrey austin ava ayn barack
    barbara barry bashar beatrice ben benjamin bernard bernie beth betsy betty beverly bill billy björn
    bob bobby boris brad bradley brandon brenda brent brett brian bruce bruno bryan byron caitlin calvin
    cameron camilla candace carl carla carlos carmen carol caroline carolyn carrie catherine cecilia
    chad charlene charles charlie charlotte chelsea cheryl chloe chris christian christina christine
    christopher chuck cindy claire clara clarence claude claudia clayton clifford clint colin connie
    conor cornel craig cristina curtis cynthia cyril cyrus daisy dale damian dan dana daniel danielle
    danny darren dave david dawn dean debbie deborah debra denis denise dennis derek desmond devin diana
    diane dianne dick diego dmitri dmitry dolores dominic don donald donna doris dorothy doug douglas
    duncan dustin dwayne dylan earl eddie edgar edith eduardo edward edwin eileen elaine eleanor elena
    eli elijah elisabeth elise elizabeth ella ellen elliot elliott elon emily emma emmanuel enrique eric
    erica erik erin ernest esther ethan eugene eva evan evelyn faith fatima felix fernando fiona
    florence frances francesca francis francisco francois frank franklin françois fred frederick gabriel
    gabriela gail gary gavin gemma gene geoff geoffrey george georgia gerald gerard gerry gillian gina
    gladys glen glenn gloria gordon grace graham greg gregory greta grover guillermo gus gustavo guy
    hamid hannah hans harold harriet harrison harry harvey hassan heather hector heidi helen helena
    henry herbert herman hillary holly hope horst howard hubert hugh hugo hunter ian ibrahim igor imran
    ingrid irene iris isaac isabel isabella ismail ivan ivanka jack jackie jackson jacob jacqueline
    jacques jaime jake jamal james jamie jan jane janet janice jared jason javier jay jean jeanne jeff
    jeffrey jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy jo joan joanna joanne
    joe joel johan johannes john johnny jon jonathan jordan jorge jose joseph josh joshua josé joyce
    juan judith judy julia julian julie juliet julio justin kamala karen karim karl karoline kate
    katherine kathleen kathryn kathy katie kay keir keith kelly kellyanne ken kenneth kerry kevin khalid
    kim kimberly kirsten kirstjen kristen kristi kristin kurt kyle lance larry laura lauren laurence
    laurie lawrence leah lee leila lena leo leon leonard leonardo leslie lester lewis liam lillian linda
    lindsay lindsey lisa liz lloyd logan lois loretta lori lorraine louis louise lucas lucia lucy luis
    luke luther lydia lyndon lynn madeleine mads mahmoud malcolm malik marc marcel marco marcos marcus
    margaret maria mariam marie marilyn marina mario marion marjorie mark marsha martha martin marty
    marvin mary mateo matt matteo matthew maureen maurice max maxine may megan mehmet melania melissa
    mercedes meredith michael michel michele michelle miguel mike mikhail mildred milton miriam mitch
    mitt mohamed mohammad mohammed moises molly mona monica muhammad murray mustafa myron nadia nancy
    naomi narendra natalia natalie nathan nathaniel neil nelson newt nicholas nick nicola nicolas nicole
    nigel nikki nikolai nina noah noam nora norma norman olaf oleg oliver olivia omar orrin osama oscar
    otto owen pablo pam pamela pat patricia patrick patti paul paula pauline pavel pedro penelope penny
    pete peter phil philip phillip phyllis pierre preet prescott priti qasem rachel rafael rahm ralph
    ramon rand randy raul ray raymond raúl rebecca recep regina reince rex rhonda ricardo richard rick
    rishi rob robert roberta roberto robin rod rodney rodrigo roger roland ron ronald ronan rory rosa
    rose rosemary ross roy ruben rudolph rudy rupert rush russell ruth ryan sabrina saddam sally salman
    sam samantha samuel sandra sara sarah scott sean sebastian serena sergei sergey seth shane shannon
    sharon sheila sheldon shelley sherrod shimon shirley sidney silvio simon sofia sonia sophia sophie
    spencer stacey stacy stan stanley stefan stella stephanie stephen steve steven stuart susan susanna
    suzanne sylvia tamara tammy tara tayyip ted terence teresa terri terry thaddeus thelma theodore
    theresa therese thomas tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis trent
    trevor tricia tucker tulsi tyler ursula valentina valerie vanessa vera vernon veronica vicki victor
    victoria viktor vincent violet virginia vivian vladimir volodymyr wade wallace walter wanda warren
    wayne wendy wesley whitney wilbur will willard william willie winston woodrow xavier xi yasmin
    yasser yolanda yuri yvette yvonne zachary zoe zohran
    """)
"""Given names that are common in the news, folded."""

NICKNAMES = _pairs(
    """
    zack: zachary, zach: zachary, abby: abigail, al: albert, gabby: gabrielle, maggie: margaret,
    alex: alexander, andy: andrew, antony: anthony, ben: benjamin, bernie: bernard, beth: elizabeth,
    bill: william, bob: robert, bobby: robert, charlie: charles, chris: christopher, chuck: charles,
    dan: daniel, dave: david, dick: richard, don: donald, doug: douglas, ed: edward, geoff: geoffrey,
    greg: gregory, jeff: jeffrey, jerry: gerald, jim: james, jimmy: james, joe: joseph, josh: joshua,
    kate: katherine, kathy: katherine, ken: kenneth, larry: lawrence, liz: elizabeth, matt: matthew,
    mike: michael, mitch: mitchell, nick: nicholas, pat: patrick, pete: peter, phil: philip, rich:
    richard, rick: richard, rob: robert, ron: ronald, sam: samuel, stephen: steven, steve: steven, sue:
    susan, ted: edward, tim: timothy, tom: thomas, tony: anthony, vlad: vladimir, will: william
    """
)
"""Short given names, and the whole ones that they are taken as."""

SAME = _pairs(
    """
    huffpost: huffington post, district of columbia: washington,
    aclu: american civil liberties union, ap: associated press, cia: central intelligence agency, dc:
    washington, democratic party: democrats, dems: democrats, dhs: department of homeland security, doj:
    justice department, eu: european union, fbi: federal bureau of investigation, fox news channel: fox
    news, gop: republicans, house of representatives: house, isil: islamic state, isis: islamic state,
    kiev: kyiv, la: los angeles, nj: new jersey, ny: new york, nyt: new york times, republican party:
    republicans, states: united states, u s: united states, uae: united arab emirates, uk: united
    kingdom, un: united nations, united states of america: united states, us: united states, us capitol:
    capitol, us congress: congress, us house: house, us house of representatives: house, us senate:
    senate, us supreme court: supreme court, usa: united states, washington dc: washington, washington
    post: washington post
    """
)
"""Names that mean another one, folded and without stops."""
