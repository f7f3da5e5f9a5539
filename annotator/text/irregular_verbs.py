"""Irregular verbs of English, each line a verb with its forms: what no stemmer brings together."""

from collections.abc import Mapping
from functools import cache

_FORMS = """
be am is are was were been being 'm 're
have has had having 've
do does did done doing
go goes went gone going
say says said saying
arise arose arisen
awake awoke awoken
bear bore borne
beat beat beaten
become became become
begin began begun beginning
bend bent
bet bet betting
bind bound
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
burn burnt
burst burst
buy bought
cast cast
catch caught
choose chose chosen
cling clung
come came come
cost cost
creep crept
cut cut cutting
deal dealt
dig dug digging
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden forbidding
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten getting
give gave given
grow grew grown
hang hung
hear heard
hide hid hidden
hit hit hitting
hold held
hurt hurt
keep kept
know knew known
lay laid
lead led
leave left leaving
lend lent
let let letting
lie lied lying
lose lost losing
make made making
mean meant
meet met
mislead misled
oversee oversaw overseen
overthrow overthrew overthrown
pay paid
put put putting
quit quit quitting
read read
ride rode ridden
ring rang rung
rise rose risen
run ran run running
see saw seen
seek sought
sell sold
send sent
set set setting
shake shook shaken
shed shed
shoot shot
show showed shown
shrink shrank shrunk
shut shut shutting
sing sang sung
sink sank sunk
sit sat sitting
slam slammed slamming
sleep slept
slide slid
speak spoke spoken
spend spent
split split splitting
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
swear swore sworn
sweep swept
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undergo underwent undergone
understand understood
uphold upheld
wake woke woken
wear wore worn
weep wept
win won winning
wind wound
withdraw withdrew withdrawn
withhold withheld
write wrote written writing
"""


@cache
def bases() -> Mapping[str, str]:
    """Return each form with its verb."""
    lines = (line.split() for line in _FORMS.strip().splitlines())
    return {form: line[0] for line in lines for form in line}


def base(word: str) -> str:
    """Return the verb of an irregular form (`said`: `say`); any other word as it is, in lower case."""
    return bases().get(word, word)
