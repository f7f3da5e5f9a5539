"""Nouns, adjectives and light verbs that report together: `raised questions`, `is critical of`.

Own lists, keyed in by meaning. Nouns of speech take a that-clause as their content (Quirk, Greenbaum, Leech
and Svartvik, A Comprehensive Grammar of the English Language, 1985).
"""

from annotator.text.word_lists import word_set

LIGHT_VERBS = {
    form: forms.split()[0]
    for forms in (
        "make makes made making",
        "raise raises raised raising",
        "express expresses expressed expressing",
        "voice voices voiced voicing",
        "issue issues issued issuing",
        "release releases released releasing",
        "give gives gave given giving",
        "offer offers offered offering",
        "draw draws drew drawn drawing",
        "face faces faced facing",
        "have has had having",
        "take takes took taken taking",
        "launch launches launched launching",
        "show shows showed shown showing",
        "deliver delivers delivered delivering",
        "send sends sent sending",
        "level levels leveled levelled leveling levelling",
        "lodge lodges lodged lodging",
        "file files filed filing",
        "pose poses posed posing",
        "share shares shared sharing",
        "hold holds held holding",
        "reach reaches reached reaching",
        "sound sounds sounded sounding",
        "harbor harbour harbors harbours harbored harboured",
        "cast casts casting",
        "heap heaps heaped heaping",
        "pay pays paid paying",
        "unveil unveils unveiled unveiling",
        "publish publishes published publishing",
        "answer answers answered answering",
        "leave leaves left leaving",
    )
    for form in forms.split()
}
NOUNS = word_set(
    "accusation accusations acknowledgement acknowledgment admission admissions agreement allegation "
    "allegations announcement announcements argument arguments assertion assertions assessment assurance "
    "assurances belief beliefs call calls case claim claims clarification comment comments commitment "
    "complaint complaints concern concerns concession confession confirmation disclosure discovery "
    "conclusion conclusions contention criticism criticisms declaration demand demands denial doubt doubts "
    "estimate expectation explanation fear fears forecast hope hopes insistence idea notion opinion "
    "opposition outrage pledge pledges point prediction predictions promise promises proposal proposals "
    "protest protests question questions recommendation remark remarks report reports request requests "
    "reservations rumour rumours rumor rumors speculation statement statements suggestion suggestions "
    "suspicion suspicions support testimony theory threat threats view views vow vows warning warnings "
    "worry worries finding findings realisation realization recognition reminder revelation revelations "
    "contentions insinuation insinuations supposition boast boasts message perception sentiment scrutiny "
    "illusions confidence interest plan plans"
)
# A possessor makes these reports; without one they are facts of the author's.
OWN_NOUNS = NOUNS | {
    "decision",
    "decisions",
    "desire",
    "determination",
    "wish",
    "refusal",
    "vision",
    "goal",
}
# With a verb of doing these report: `took issue with`, `sent a message to`, `made fun of`.
DONE = word_set(
    "answer answers message messages speech speeches letter letters lecture lectures pitch plea pleas "
    "misgivings disdain praise blame ire rebuke insight insights contrast tribute judgment judgement "
    "verdict stand stance position aim swipe jab dig exception offense offence issue insult insults "
    "invective apology apologies admission acknowledgment acknowledgement assertion denunciation "
    "condemnation disapproval approval dissatisfaction displeasure regret regrets sympathy condolences "
    "gratitude thanks appreciation admiration willingness reluctance desire intention determination "
    "optimism pessimism skepticism scepticism enthusiasm alarm anger dismay frustration disappointment "
    "objection objections lawsuit motion appeal petition endorsement impression lie lies joke jokes fun "
    "reference references mention comparison comparisons observation observations analysis account accounts "
    "description discussion discussions conversation conversations talk talks debate debates tweet tweets "
    "oath reminder reminders guess forecast outlook preference"
)
STATES = word_set(
    "adamant afraid alarmed angry apprehensive aware certain clear concerned confident convinced critical "
    "determined disappointed dismissive doubtful eager fearful frustrated furious glad grateful happy "
    "hopeful incensed insistent keen leery mindful opposed optimistic outraged pessimistic proud reluctant "
    "sceptical skeptical supportive sure surprised suspicious unaware unhappy unsure upset wary willing "
    "worried outspoken amazed annoyed anxious ashamed baffled bullish bearish candid comfortable coy "
    "curious delighted dubious embarrassed enraged enthusiastic excited frank grateful honest interested "
    "intent irritated leery nervous passionate pleased puzzled relieved resentful saddened shocked "
    "sympathetic thankful thrilled troubled unconvinced uneasy unimpressed vocal"
)
ROLES = word_set(
    "advocate advocates backer backers believer believers champion champions critic critics defender "
    "defenders enemy fan fans foe foes friend opponent opponents proponent proponents supporter supporters "
    "skeptic sceptic"
)
# What somebody holds about something: `her criticism of`, `the party's support for`.
ATTITUDES = word_set(
    "accusations acknowledgment acknowledgement admiration admission adulation affection allegations anger "
    "assertions assessment claims claim complaints concerns condemnation contempt criticism criticisms "
    "defense defence definition denial denials denunciation depiction description disapproval disdain "
    "dislike distrust doubts embrace endorsement enthusiasm estimate explanation fears forecast hatred "
    "hostility insistence interpretation misgivings mockery objections obsession opinion opposition outlook "
    "outrage plea praise predictions promises pronouncements recollection recommendation rejection remarks "
    "repudiation respect rhetoric skepticism scepticism scorn statement statements stance suspicions "
    "sympathy testimony thoughts threats understanding view views vision warnings worries comments"
)
HEARSAY = word_set("allegedly reportedly purportedly supposedly")
