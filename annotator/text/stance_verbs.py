"""More verbs that tell what somebody says, thinks or holds about something, by what they mean.

An own list, keyed in by meaning; the classes are those of Levin, English Verb Classes and Alternations
(1993): judgment, admire, marvel, consider, characterize, manner of speaking, chitchat, conjecture.
"""

NOISE = """
    scream shriek howl bellow bark thunder roar snap snarl sneer scoff stammer stutter mumble murmur gasp sigh
    groan chuckle moan whine wail fume rage croak drawl growl hiss sniff snort sob squeal shout yell whisper
    mutter
"""
"""How something sounds when it is said: a quotation or a clause, for other things sound like that too."""

MANNER = """
    gripe grouse rant rave preach tease intone stress articulate summarize summarise recap reaffirm restate
    profess avow swear confess confide divulge intimate insinuate telegraph signal propound plead
    paraphrase recite misstate overstate understate exaggerate
"""
"""How or to what end something is said: a quotation, a clause or an object."""

JUDGE = """
    acclaim applaud bless celebrate commend compliment congratulate credit extol glorify herald honor honour
    laud salute thank toast champion promote plug hype heckle boo cheer jeer
    abuse besmirch censure chasten chide curse defame demean denigrate deplore deprecate disparage disown
    excoriate fault flay grill hammer impugn insult lampoon malign pillory rap reprimand reproach
    reprove revile rip savage scorn skewer slander smear snub taunt trash upbraid vilify flout defy resist
    rebuff repel shun spurn protest heckle second exhort question grill pepper confront query quiz interrogate
"""
"""To judge, to stand up for, to call to account: somebody or something is the object."""

FEEL = """
    abhor admire adore appreciate cherish despise detest disdain dislike distrust dread envy hate loathe love
    like prefer regret relish resent respect value trust mistrust covet crave desire eye see
"""
"""To have a feeling about something: an object."""

WEIGH = """
    consider contemplate ponder envision envisage conceive deem regard judge reckon guess infer deduce
    perceive classify sense recognize recognise comprehend fathom grasp interpret misunderstand ignore
    disregard forget remember examine explore analyze analyse assess evaluate rate scrutinize scrutinise
    debate
    calculate conjecture hypothesize hypothesise anticipate document chronicle profile notice
"""
"""To think about something, to find out about it: an object or a clause."""

TELL_OF = """
    address articulate convey communicate relay depict invoke evoke broach illustrate specify pitch paint
    brand publish unveil present cast define link tie liken contrast equate unleash reiterate debunk disprove
    persuade convince reassure alert petition dare challenge sing
"""
"""To bring something up: it needs a subject that can speak, for the same verbs have many other uses."""

HOW_TO = "aim aspire commit pledge prefer like love opt plead vie volunteer strive consent crave desire"
"""To be set on doing something: an infinitive."""

WITH_PREPOSITION = {
    "allude": "to",
    "appeal": "for to",
    "balk": "at",
    "bristle": "at",
    "care": "about",
    "chime": "in",
    "clash": "with over",
    "coo": "over",
    "crow": "about",
    "cry": "out",
    "demur": "at",
    "deliberate": "on over",
    "despair": "of over",
    "differ": "with on over",
    "dissent": "from",
    "double": "down",
    "dream": "of about",
    "dwell": "on",
    "err": "on",
    "expand": "on",
    "expound": "on",
    "feud": "with over",
    "fire": "back",
    "fret": "about over",
    "fulminate": "against about",
    "fume": "at about over",
    "gloat": "about over",
    "go": "after",
    "gripe": "about",
    "grouse": "about",
    "grumble": "about at",
    "gush": "about over",
    "hit": "back",
    "inveigh": "against",
    "joke": "about of",
    "lecture": "on about",
    "lie": "about",
    "lobby": "for against",
    "long": "for",
    "moan": "about",
    "moralize": "about",
    "muse": "about on",
    "opine": "on about",
    "obsess": "over about",
    "plead": "for with",
    "poke": "at",
    "preach": "about",
    "quarrel": "with over",
    "quibble": "with over",
    "rage": "at against about",
    "rant": "about against",
    "rave": "about",
    "react": "to with by",
    "reflect": "on",
    "rejoice": "in at over",
    "remark": "on",
    "reminisce": "about",
    "scoff": "at",
    "seethe": "at over after",
    "seize": "on upon",
    "side": "with",
    "sneer": "at",
    "sniff": "at",
    "spar": "over with",
    "speculate": "about on",
    "subscribe": "to",
    "sum": "up",
    "swoon": "over",
    "sympathize": "with",
    "sympathise": "with",
    "touch": "on",
    "vent": "about",
    "wax": "about",
    "weigh": "in",
    "zero": "in",
}
