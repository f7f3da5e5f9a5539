"""The few pieces of HTML that a report is made of; whatever comes in is shown and never obeyed."""

import re
from html import escape
from urllib.parse import urlsplit

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# What turns the direction of a line around would turn our own words around, too.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def shown(text: str) -> str:
    """Return text as HTML that shows it, in an element or an attribute."""
    return escape(_DIRECTION.sub("", _CONTROL.sub("\ufffd", text)))


def element(name: str, content: str, **attributes: str) -> str:
    """Return an element; `content` is HTML, values of attributes are text, and `class_` is `class`."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{shown(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{told}>{content}</{name}>"


def address(url: str) -> str:
    """Return a web address as a link, if it is one of the web, else as plain text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return shown(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s\x00-\x1f]", url):
        return shown(url)
    return element("a", shown(url), href=url, rel="noopener noreferrer")


def language(tag: str) -> str:
    """Return the tag of a language if it is one, such as en-GB, else an empty string."""
    return tag if _LANGUAGE.fullmatch(tag) else ""
