"""The files that an edition carries: the data behind its figures, and its record for a reference manager."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import weasyprint

from warraq.model import Attachment, Composition, Record
from warraq.model.csl import csl_item
from warraq.press.metadata import made_on

RECORD = "citation.csl.json"


def attachments_of(composition: Composition) -> list[weasyprint.Attachment]:
    """All of them as WeasyPrint takes them, dated as the edition is."""
    when = made_on(composition) or datetime.fromtimestamp(0, UTC)
    record = composition.record
    files = [
        *composition.attachments,
        *([_citation(record, composition.language)] if record else []),
    ]
    return [
        weasyprint.Attachment(
            string=file.data,
            name=file.name,
            description=file.description,
            relationship=file.relationship,
            created=when,
            modified=when,
        )
        for file in files
    ]


def _citation(record: Record, language: str) -> Attachment:
    data = json.dumps([csl_item(record, language)], ensure_ascii=False, indent=1).encode()
    return Attachment(RECORD, data, "application/json", "CSL JSON", "Supplement")
