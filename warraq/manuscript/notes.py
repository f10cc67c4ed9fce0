"""Notes as authors type them, in Arabic, English and Persian, read into structured references."""

from __future__ import annotations

import re
from typing import Any

from warraq.language.arabic import PERSIAN, is_arabic, western_digits
from warraq.language.dates import Written, find_dates
from warraq.manuscript.blocks import Note, plain
from warraq.manuscript.citations import IMPRINT, PAGES, URL, described, imprinted, left_over

_IBID = re.compile(
    r"^\W*(?:المرجع السابق|المصدر السابق|المرجع نفسه|المصدر نفسه|نفس المرجع|نفس المصدر|السابق نفسه|ibid|همان)"
    r"\b[\w\s،,.:]{0,25}$", re.IGNORECASE
)  # fmt: skip
_ACCESSED = re.compile(
    r"[\s،,;.(]*(?:تاريخ ال[اإ]طلاع|تاريخ الدخول|تاريخ الزيارة|تاریخ دسترسی|شوهد في|accessed(?: on)?"
    r"|retrieved(?: on)?|last visited)\s*:?\s*(?P<date>.*)$", re.IGNORECASE
)  # fmt: skip
_BRACKETS = re.compile(r"\(([^()]*\d[^()]*)\)")
_SOURCE = re.compile(r"\s*(?:المصدر|source)\s*:", re.IGNORECASE)


def reference(note: Note, language: str, previous: str) -> dict[str, Any]:
    """The note as an entry of references.yaml; its own words are kept under `csl.custom.raw`."""
    words = note.text.strip()
    entry: dict[str, Any] = {"id": f"n{note.mark}"}
    if _IBID.match(plain(words)) and previous:
        page = PAGES.search(western_digits(plain(words)))
        csl = ({"page": page[1]} if page else {}) | _raw(words)
        return entry | {"kind": "ibid", "language": language, "of": previous, "csl": csl}
    url = URL.search(words)
    body = words.replace(url[0], " ") if url else words
    if _SOURCE.search(body) or not (csl := _source(body)):
        return entry | _explanation(words, language)
    if url:
        csl["URL"] = url[1].rstrip(".,،;)")
    if left := left_over(words, csl):
        csl["note"] = "، ".join(filter(None, [csl.get("note"), left]))
    return entry | {"kind": "source", "language": _language(body), "csl": csl | _raw(words)}


def _source(body: str) -> dict[str, Any]:
    """The CSL fields of a note that has an access date, a date in brackets, an imprint or pages."""
    accessed = _ACCESSED.search(body)
    body = body[: accessed.start()] if accessed else body
    bracket = next((b for b in reversed([*_BRACKETS.finditer(body)]) if [*find_dates(b[1])]), None)
    imprint = IMPRINT.search(western_digits(body))
    if not (accessed or bracket or imprint or PAGES.search(western_digits(body))):
        return {}
    ends = [found.start() for found in (bracket, imprint) if found]
    csl = described(body[: min(ends, default=len(body))], _language(body))
    csl |= _dated(bracket[1] if bracket else imprint["year"] if imprint else body, "issued")
    csl |= _dated(accessed["date"], "accessed") if accessed else {}
    if pages := PAGES.search(western_digits(body)):
        csl["page"] = pages[1]
    return csl | imprinted(imprint, body)


def _explanation(words: str, language: str) -> dict[str, Any]:
    """A note that explains, and the link of its source."""
    made: dict[str, Any] = {"kind": "explanation", "language": language}
    if not (url := URL.search(words)):
        return made | {"text": {language: _closed(words)}}
    link = {"URL": url[1].rstrip(".,،;)")}
    text = words.replace(url[0], "")
    before, *after = _SOURCE.split(text, maxsplit=1)
    if not re.search(r"\w", " ".join(after)):
        text = before
    return made | {"text": {language: _closed(text)}, "csl": link | _raw(words)}


def _raw(words: str) -> dict[str, Any]:
    return {"custom": {"raw": words}}


def _closed(text: str) -> str:
    return text.strip().rstrip("<>").strip()


def _language(words: str) -> str:
    if not is_arabic(words):
        return "en"
    return "fa" if len(re.findall(f"[{PERSIAN}]", words)) > 2 else "ar"


def _dated(words: str, field: str) -> dict[str, Any]:
    """The date as CSL has it; a Jalali one becomes Gregorian and is kept as printed in `note`."""
    found: Written | None = next(iter(find_dates(words)), None)
    if found is None:
        return {}
    made: dict[str, Any] = {field: {"date-parts": [found.parts]}}
    return made | ({"note": words.strip()} if found.jalali else {})
