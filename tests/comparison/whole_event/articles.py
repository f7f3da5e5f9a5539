"""Invented articles on one event, and readings of them."""

from annotator.comparison.whole_event.reading import Reading, read
from annotator.model import Article
from annotator.text.canonical import sha256

RECORD = (
    "Mayor Orla Quandt slams harbour plan\n\n"
    "HARBOUR TOWN - Mayor Orla Quandt rejected the plan of the Ministry of Coastal Affairs (MCA) on Tuesday. "
    "“We will not give up the old ferry terminal, and nobody can make us,” Quandt said.\n\n"
    "The MCA did not answer. Tomas J. Veldt, 54, who leads the Island Party, called it “a disgrace for the "
    "islands”. Veldt was joined by Brenda Quist of the Dockside Union.\n"
)
RAMPART = (
    "Ferry Terminal To Be Closed By Ministry\n\n"
    "The Ministry of Coastal Affairs wants to close the terminal. “We will not give up the old ferry "
    "terminal,” said Orla Quandt, the mayor. Ms. Quandt spoke in Norland on Tuesday.\n\n"
    "Tomas Veldt spoke of “a disgrace”. President Ilgar was in Norland, too; Ilgar said nothing.\n"
)


def article(key: str, outlet: str, text: str, **more: str) -> Article:
    return Article(id=key, text=text, sha256=sha256(text), outlet=outlet, **{"language": "en", **more})


def readings(**texts: str) -> list[Reading]:
    """Return readings of texts; each key is the id of the article and its outlet, in capitals."""
    return [read(article(key, key.upper(), text)) for key, text in texts.items()]
