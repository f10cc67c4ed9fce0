"""What the words of a note say of its source: author, title, container, imprint, pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from warraq.language.arabic import is_arabic, western_digits
from warraq.language.bodies import body_table, key
from warraq.language.dates import find_dates
from warraq.manuscript.blocks import plain

IMPRINT = re.compile(
    r"[(\s،,]*(?P<place>[^\W\d][^،,:()«»\"]{1,24}):\s*(?P<publisher>[^،,:()]{2,70})[،,]\s*(?P<year>\d{4})\)?"
)
_VOLUME = re.compile(r"(?<!\w)(?:vol|المجلد|مج)\.?\s*(?P<number>\d+)", re.IGNORECASE)
_ISSUE = re.compile(r"(?<!\w)(?:no|issue|العدد|ع)\.?\s*(?P<number>\d+)", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?P<author>[^\"“]{0,80})[\"“](?P<title>[^\"”]{4,})[\"”][\s,.]*(?P<rest>.*)$", re.DOTALL
)
_JOURNAL = re.compile(r"^(?:مجلة|دورية|journal)\b|\bjournal\b|العدد", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"^(?:وكالة|قناة|صحيفة|مجلة|إذاعة|مركز|مؤسسة|معهد|وزارة|مكتب|هيئة|منظمة|البنك|جامعة|موقع|الأمم|لجنة|دار|شبكة)\b"
)
_TOKEN = re.compile(r"[^\W_]+(?:[\u064b-\u0652]+\w*)*")
_PARTICLES = str.maketrans("", "", "«»\"'")
_INITIALS = re.compile(r"[A-Z](?:[.\s-]*[A-Z])*")
PAGES = re.compile(r"(?<!\w)(?:ص\s?ص|ص|pp|p)\.?\s*(\d+(?:\s*[-–]\s*\d+)?)", re.IGNORECASE)
URL = re.compile(r"<?(https?://[^\s<>]+)>?")
_LABELS = frozenset(
    ("vol", "no", "issue", "pp", "accessed", "retrieved", "on", "at", "in", "last", "visited", "تاريخ",
     "الاطلاع", "الإطلاع", "الدخول", "الزيارة", "شوهد", "في", "دسترسی", "تاریخ", "المجلد", "العدد", "مج", "صص")
)  # fmt: skip


def described(words: str, tongue: str) -> dict[str, Any]:
    """Author, title and container, by what the first and the last part of the note look like."""
    words = PAGES.sub("", western_digits(words)) if PAGES.search(western_digits(words)) else words
    if tongue == "en" and (found := _QUOTED.match(words)):
        return _quoted(found)
    parts = [p.strip(" .،,") for p in re.split(r"،|,(?=\s)", words) if p.strip(" .،,")]
    if tongue == "fa" or len(parts) < 2:
        return {"type": "webpage", "title": words.strip(" .،,")}
    if len(parts) > 2 and _INITIALS.fullmatch(parts[1]):
        parts[:2] = [f"{parts[0]}, {parts[1]}."]
        return {"type": "webpage", "author": [{"literal": parts[0]}], "title": ", ".join(parts[1:])}
    joint = ", " if tongue == "en" else "، "
    known, last = body_table(), len(parts)
    csl: dict[str, Any] = {"type": "webpage"}
    tail = next((i for i in range(1, last) if _JOURNAL.search(parts[i])), 0)
    if tail:
        csl |= {"type": "article-journal", "container-title": joint.join(parts[tail:])}
        last = tail
    elif len(parts) > 2 and key(parts[-1]) in known:
        csl |= {"type": "article-newspaper", "container-title": parts[-1]}
        last -= 1
    first = parts[0]
    if "container-title" in csl or _is_person(first, known):
        csl["author"] = [{"literal": first}]
    elif key(first) in known or _COLLECTIVE.match(first) or len(first.split()) < 4:
        csl["container-title"] = first.translate(_PARTICLES)
        csl["type"] = "article-newspaper" if key(first) in known else "webpage"
    else:
        csl["author"] = [{"literal": first}]
    return csl | {"title": joint.join(parts[1:last])}


def _quoted(found: re.Match[str]) -> dict[str, Any]:
    """Author, title and container of a note whose title stands in quotation marks."""
    csl: dict[str, Any] = {"type": "webpage", "title": found["title"].strip(" ,.")}
    if author := found["author"].strip(" ,."):
        csl["author"] = [{"literal": plain(author)}]
    container, *rest = re.split(
        r",?\s+(?=(?:vol|no|issue)\b)|,\s", plain(found["rest"]), maxsplit=1
    )
    if container := container.strip(" ,.:*"):
        csl |= {"type": "article-journal" if rest else "webpage", "container-title": container}
    return csl


def _is_person(words: str, known: dict[str, tuple[str, ...]]) -> bool:
    """Two to four words without digits that are no known body and no collective."""
    alone = 2 <= len(words.split()) <= 4 and not re.search(r"\d", words)
    return alone and is_arabic(words) and key(words) not in known and not _COLLECTIVE.match(words)


def imprinted(imprint: re.Match[str] | None, body: str) -> dict[str, Any]:
    """Place, publisher, volume and issue, as far as the note has them."""
    made: dict[str, Any] = {}
    if imprint:
        made = {"type": "book", "publisher-place": imprint["place"].strip()}
        made["publisher"] = imprint["publisher"].strip()
    for name, sign in (("volume", _VOLUME), ("issue", _ISSUE)):
        if found := sign.search(western_digits(body)):
            made[name] = found["number"]
    return made


def left_over(words: str, csl: dict[str, Any]) -> str:
    """The note's words that no field holds, in their order: they are printed as a remark."""
    text = western_digits(plain(URL.sub(" ", words)))
    for found in find_dates(text):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    held = Counter(_TOKEN.findall(western_digits(" ".join(map(plain, _strings(csl))))))
    left = []
    for token in _TOKEN.findall(PAGES.sub(" ", text)):
        held[token] -= 1
        if held[token] < 0 and len(token) > 1 and token.lower() not in _LABELS:
            left.append(token)
    return " ".join(left)


def _strings(value: Any) -> Iterator[str]:
    """Every string that a CSL value holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
