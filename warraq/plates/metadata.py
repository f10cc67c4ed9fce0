"""The metadata of a press file: the same in every run of the same content."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, time
from hashlib import sha256
from uuid import NAMESPACE_OID, uuid5

from weasyprint.pdf.metadata import DocumentMetadata

import warraq
from warraq.model import Composition, Record, in_language

PUBLISHED = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?")
FOLDER = re.compile(r"file://[^\s\"')]*/")  # where fonts and pictures lie on this machine
RANDOM = re.compile(rb"(?<=xmp\.did:)[0-9a-f-]{36}")


class PressMetadata(DocumentMetadata):  # type: ignore[misc]  # the library has no types
    """What a composition says of itself; the document's id comes from its content."""

    def __init__(self, composition: Composition) -> None:
        self._id = document_id(composition.name + composition.page)
        record = composition.record
        stamp = made_on(day_of(record) if record else None)
        super().__init__(
            title=composition.title,
            authors=[in_language(person.name, composition.language) for person in record.authors]
            if record
            else [],
            generator=f"Warraq {warraq.__version__}",
            created=stamp,
            modified=stamp,
            lang=composition.language,
        )

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str | None) -> bytes:
        """WeasyPrint's RDF with our id."""
        return with_id(super().generate_rdf_metadata(variant, version, conformance), self._id)


def day_of(record: Record) -> date | None:
    """The day on which the edition was prepared, or the first of the month in which its journal appeared.

    A press file must have a date, and the same study must give the same file on any day.
    """
    published = PUBLISHED.match(record.journal.published)
    if record.prepared or not published:
        return record.prepared
    year, month = map(int, published.groups("01"))
    return date(year, month, 1)


def made_on(prepared: date | None) -> str | None:
    """The file's date: SOURCE_DATE_EPOCH, or the day on which the edition was prepared."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        when = datetime.fromtimestamp(int(epoch), UTC)
    elif prepared:
        when = datetime.combine(prepared, time(), UTC)
    else:
        return None
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def document_id(content: str) -> str:
    """The id of whatever has this content, in whichever folder its fonts and pictures lie."""
    return str(uuid5(NAMESPACE_OID, sha256(FOLDER.sub("", content).encode()).hexdigest()))


def with_id(xmp: bytes, identifier: str) -> bytes:
    """XMP with this id of the document."""
    return RANDOM.sub(identifier.encode(), xmp)
