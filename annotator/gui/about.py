"""What About says: the version, how to cite, and the licences of Qt and of all that is shipped."""

import re

from annotator import __version__

_NAME = re.compile(r"[A-Za-z0-9._-]+")

SHIPPED = (
    ("Part-of-speech weights", "trained on UD English-EWT, CC BY-SA 4.0 (resources/tagger)"),
    ("Word lists of the cues", "own lists; the header of each file names its sources (resources/lexicons)"),
    ("Sample articles and starter codebook", "written for this program, MIT"),
)

BEGIN = (
    "PySide6-Essentials",
    "nltk",
    "textblob",
    "msgspec",
    "pyahocorasick",
    "rapidfuzz",
    "regex",
    "trafilatura",
    "markdown-it-py",
    "lxml",
    "pypdfium2",
    "charset-normalizer",
    "platformdirs",
    "click",
    "filelock",
    "tqdm",
)
"""What the program asks for by name; what these bring along is looked up."""


def citation() -> str:
    """Return how to cite the program, with the version in use."""
    return (
        f"The Framing Annotator team (2026). Framing Annotator (version {__version__}) [Computer software]. "
        "Please name the version: rules, and with them counts, change between versions."
    )


def licences() -> tuple[tuple[str, str], ...]:
    """Return what is used and under which licence, as each installed package states it."""
    used = sorted(_closure(), key=str.casefold)
    return (("Framing Annotator", "MIT"), *((name, _licence(name)) for name in used), *SHIPPED)


def _closure() -> set[str]:
    """Return the names of all packages that are used here, and of those that they use."""
    from importlib import metadata

    found: set[str] = set()
    waiting = list(BEGIN)
    while waiting:
        try:
            about = metadata.distribution(waiting.pop())
        except metadata.PackageNotFoundError:
            continue  # for another system or an older Python
        if about.name in found:
            continue
        found.add(about.name)
        needed = (line for line in about.requires or () if "extra ==" not in line)
        waiting += (found_name.group() for line in needed if (found_name := _NAME.match(line)))
    return found


def about_text() -> str:
    """Return the whole text of the About dialog."""
    listed = "\n".join(f"  {name}: {licence}" for name, licence in licences())
    return (
        f"Framing Annotator {__version__}\n"
        "Read news articles with their framing cues highlighted and explained, code them by hand, "
        "keep the work as plain JSON.\n\n"
        f"How to cite\n{citation()}\n\n"
        "Licences\n"
        "Qt is used through PySide6 under the GNU LGPL version 3; its libraries can be replaced.\n"
        f"{listed}"
    )


def _licence(name: str) -> str:
    from importlib import metadata  # forty milliseconds that only this dialog needs

    try:
        about = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return "not installed"
    stated = about.get("license_expression") or _from_classifiers(list(about.get("classifier", [])))
    stated = stated or (str(about.get("license", "")) or "see the package").splitlines()[0]
    return f"{about.get('version', '')}, {stated}"


def _from_classifiers(classifiers: list[str]) -> str:
    found = [re.sub(r"^License :: (OSI Approved :: )?", "", one) for one in classifiers if "License" in one]
    return "; ".join(found)
