"""What may stand in one line of a page, a record or a message, and what may be a link's address.

Titles, names, keywords and identifiers become headers of mail, lines of RIS and BibTeX, names of
bookmarks and lines of the terminal: a line break or a control character there adds what nobody wrote,
and a direction override shows what is not there.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto", "doi")
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Keys whose words stand in one line: titles, names, what records and file names are made of.
LINES = frozenset(
    [
        "id",
        "slug",
        "title",
        "subtitle",
        "name",
        "family",
        "given",
        "position",
        "affiliation",
        "orcid",
        "publisher",
        "volume",
        "issue",
        "pages",
        "published",
        "issn",
        "doi",
        "link",
        "keywords",
        "languages",
        "audience",
        "language",
        "reader",
        "subject",
        "unit",
        "period",
        "kind",
        "table",
        "image",
        "format",
        "expr",
    ]
)
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
Wrong = tuple[str, str]


def wrong_line(text: str) -> Wrong | None:
    """What keeps a text from standing in one line, and what to do; None where nothing does."""
    for letter in text:
        if letter in _BREAKS:
            return (
                "it must stand on one line",
                "take the line break out; use `>-` to fold long text",
            )
        if letter in OVERRIDES:
            message = f"U+{ord(letter):04X} turns the direction of what follows"
            return message, "take it out: the page sets directions by itself"
        if unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") and letter != "\t":
            return f"U+{ord(letter):04X} is no character of a text", "take it out"
    return None


def wrong_address(address: str) -> Wrong | None:
    """What keeps a text from being a link's address, and what to do; None where nothing does."""
    hint = "write the whole address, https://…"
    if wrong := wrong_line(address):
        return wrong
    if re.search(r"\s", address.strip()) or "\\" in address:
        return "an address has no spaces", hint
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return f"`{address[:60]}` is not an address", hint
    if parts.scheme.lower() not in SCHEMES:
        return f"`{address[:60]}` is not an address of the web", hint
    if parts.scheme.lower() in ("http", "https") and not parts.hostname:
        return f"`{address[:60]}` names no host", hint
    return None


def shown(text: str) -> str:
    """The text for a terminal: control and direction characters as escapes."""
    return "".join(
        f"\\u{{{ord(letter):x}}}"
        if letter in OVERRIDES or (unicodedata.category(letter) == "Cc" and letter not in "\t\n")
        else letter
        for letter in text
    )
