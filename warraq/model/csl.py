"""A catalogued work as a CSL item: what its PDF carries and what is deposited say the same."""

from __future__ import annotations

import re
from typing import Any

from warraq.model import Person, Record, in_language


def csl_item(record: Record, language: str) -> dict[str, Any]:
    """The work as reference managers take it; what is not known is left out."""
    journal = record.journal
    fields = {
        "type": "article-journal",
        "language": language,
        "title": in_language(record.title, language),
        "author": [_name(person, language) for person in record.authors],
        "container-title": journal.name.get(language, ""),
        "publisher": journal.publisher.get(language, ""),
        "volume": journal.volume.get(language, ""),
        "issue": journal.issue,
        "page": journal.pages,
        "issued": {"date-parts": [date_parts(journal.published)]} if journal.published else None,
        "ISSN": journal.issn,
        "DOI": journal.doi,
        "URL": record.link,
        "keyword": ", ".join(record.keywords.get(language, ())),
    }
    return {key: value for key, value in fields.items() if value}


def _name(person: Person, language: str) -> dict[str, str]:
    if family := person.family.get(language):
        return {"family": family, "given": person.given.get(language, "")}
    return {"literal": in_language(person.name, language)}


def date_parts(written: str) -> list[int]:
    """`2024-10` as its numbers."""
    return [int(part) for part in re.findall(r"\d+", written)][:3]
