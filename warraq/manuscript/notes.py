"""Notes as authors type them, in Arabic, English and Persian, read into structured references."""

from __future__ import annotations

import re
from typing import Any

from warraq.arabic import PERSIAN, is_arabic, western
from warraq.bodies import key, table
from warraq.dates import Written, dates
from warraq.manuscript.blocks import Note, plain

_URL = re.compile(r"<?(https?://[^\s<>]+)>?")
_IBID = re.compile(
    r"^\W*(?:المرجع السابق|المصدر السابق|المرجع نفسه|المصدر نفسه|نفس المرجع|نفس المصدر|السابق نفسه|ibid|همان)"
    r"\b[\w\s،,.:]{0,25}$", re.IGNORECASE
)  # fmt: skip
_ACCESSED = re.compile(
    r"[\s،,;.(]*(?:تاريخ ال[اإ]طلاع|تاريخ الدخول|تاريخ الزيارة|تاریخ دسترسی|شوهد في|accessed(?: on)?"
    r"|retrieved(?: on)?|last visited)\s*:?\s*(?P<date>.*)$", re.IGNORECASE
)  # fmt: skip
_BRACKETS = re.compile(r"\(([^()]*\d[^()]*)\)")
_PAGES = re.compile(r"(?<!\w)(?:ص\s?ص|ص|pp|p)\.?\s*(\d+(?:\s*[-–]\s*\d+)?)", re.IGNORECASE)
_SOURCE = re.compile(r"\s*(?:المصدر|source)\s*:", re.IGNORECASE)
_JOURNAL = re.compile(r"^(?:مجلة|دورية|journal)\b|\bjournal\b|العدد", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"^(?:وكالة|قناة|صحيفة|مجلة|إذاعة|مركز|مؤسسة|معهد|وزارة|مكتب|هيئة|منظمة|البنك|جامعة|موقع|الأمم|لجنة|دار|شبكة)\b"
)
_QUOTED = re.compile(
    r"(?P<author>[^\"“]{0,80})[\"“](?P<title>[^\"”]{4,})[\"”][\s,.]*(?P<rest>.*)$", re.DOTALL
)
_PARTICLES = str.maketrans("", "", "«»\"'")


def reference(note: Note, language: str, previous: str) -> dict[str, Any]:
    """The note as an entry of references.yaml; its own words are kept under `csl.custom.raw`."""
    words = note.text.strip()
    entry: dict[str, Any] = {"id": f"n{note.mark}"}
    if _IBID.match(plain(words)) and previous:
        return entry | {"kind": "ibid", "language": language, "of": previous, "csl": _raw(words)}
    url = _URL.search(words)
    body = words.replace(url[0], " ") if url else words
    accessed = _ACCESSED.search(body)
    body = body[: accessed.start()] if accessed else body
    bracket = next((b for b in reversed([*_BRACKETS.finditer(body)]) if [*dates(b[1])]), None)
    link = {"URL": url[1].rstrip(".,،;)")} if url else {}
    if not (accessed or bracket) or _SOURCE.search(body):
        text = _SOURCE.split(words.replace(url[0], ""))[0] if url else words
        kept = link | (_raw(words) if url else {})
        text = {language: _closed(text)}
        return (
            entry
            | {"kind": "explanation", "language": language, "text": text}
            | ({"csl": kept} if kept else {})
        )
    tongue = _language(body)
    csl = _described(body[: bracket.start()] if bracket else body, tongue)
    csl |= _dated(bracket[1] if bracket else body, "issued")
    csl |= _dated(accessed["date"], "accessed") if accessed else {}
    if pages := _PAGES.search(western(body)):
        csl["page"] = pages[1]
    return entry | {"kind": "source", "language": tongue, "csl": csl | link | _raw(words)}


def _raw(words: str) -> dict[str, Any]:
    return {"custom": {"raw": words}}


def _closed(text: str) -> str:
    return text.strip().rstrip("<>").strip()


def _language(words: str) -> str:
    if not is_arabic(words):
        return "en"
    return "fa" if len(re.findall(f"[{PERSIAN}]", words)) > 3 else "ar"


def _dated(words: str, field: str) -> dict[str, Any]:
    """The date as CSL has it; a Jalali one becomes Gregorian and is kept as printed in `note`."""
    found: Written | None = next(iter(dates(words)), None)
    if found is None:
        return {}
    made: dict[str, Any] = {field: {"date-parts": [found.parts]}}
    return made | ({"note": words.strip()} if found.jalali else {})


def _described(words: str, tongue: str) -> dict[str, Any]:
    """Author, title and container, by what the first and the last part of the note look like."""
    words = _PAGES.sub("", western(words)) if _PAGES.search(western(words)) else words
    if tongue == "en" and (found := _QUOTED.match(words)):
        return _quoted(found)
    parts = [p.strip(" .،,") for p in re.split(r"،|,(?=\s)", words) if p.strip(" .،,")]
    if tongue == "fa" or len(parts) < 2:
        return {"type": "webpage", "title": words.strip(" .،,")}
    joint = ", " if tongue == "en" else "، "
    known, last = table(), len(parts)
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


def _is_person(words: str, known: dict) -> bool:
    """Two to four words without digits that are no known body and no collective."""
    alone = 2 <= len(words.split()) <= 4 and not re.search(r"\d", words)
    return alone and is_arabic(words) and key(words) not in known and not _COLLECTIVE.match(words)
