"""The metadata of an edition: what a forme says of itself, for WeasyPrint to write."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time

from weasyprint import VERSION
from weasyprint.pdf.metadata import DocumentMetadata

import warraq
from warraq.model import Forme, Journal, Localized, Record, in_language
from warraq.press.standards import Standard
from warraq.press.xmp import Packet


def made_on(forme: Forme) -> datetime | None:
    """The file's date: SOURCE_DATE_EPOCH, or the day on which the edition was prepared."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    record = forme.metadata.get("record")
    prepared = record.prepared if record else None
    return datetime.combine(prepared, time(), UTC) if prepared else None


class EditionMetadata(DocumentMetadata):
    """A forme's metadata as WeasyPrint knows them, with an XMP packet that knows more."""

    def __init__(self, forme: Forme, standard: Standard) -> None:
        self._forme, self._standard = forme, standard
        self._record = forme.metadata.get("record") or Record({}, (), Journal({}, {}))
        when = made_on(forme)
        stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else None
        super().__init__(
            title=forme.title,
            authors=[self._say(person.name) for person in self._record.authors],
            description=self._say(self._record.description),
            keywords=list(self._record.keywords.get(forme.language, ())),
            generator=f"Warraq {warraq.__version__}",
            created=stamp,
            modified=stamp,
            lang=forme.language,
        )

    def _say(self, texts: Localized) -> str:
        """The words in the forme's language; in another where they are not in that one."""
        return in_language(texts, self._forme.language)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str | None) -> bytes:
        """The RDF of the XMP packet; WeasyPrint calls it."""
        packet, record, language = Packet(), self._record, self._forme.language
        packet.claim(self._standard)
        # A brief has a title of its own in one language; the study's title then stays out.
        titles = record.title if self.title in record.title.values() else {language: self.title}
        packet.alternatives("dc:title", titles, language)
        packet.alternatives("dc:description", record.description, language)
        packet.alternatives("dc:rights", record.rights, language)
        packet.array("dc:creator", "Seq", self.authors)
        packet.array(
            "dc:subject", "Bag", (word for words in record.keywords.values() for word in words)
        )
        packet.array("dc:language", "Bag", (language, *record.languages))
        packet.array("dc:publisher", "Bag", record.journal.publisher.values())
        packet.text("dc:source", self._say(record.source))
        packet.text("pdf:Keywords", ", ".join(self.keywords))
        packet.text("pdf:Producer", f"WeasyPrint {VERSION}")
        packet.text("xmp:CreatorTool", self.generator)
        for key in ("CreateDate", "ModifyDate", "MetadataDate"):
            packet.text(f"xmp:{key}", self.created)
        self._journal(packet, record.journal)
        packet.text("prism:url", record.link)
        return packet.encoded()

    def _journal(self, packet: Packet, journal: Journal) -> None:
        packet.text("prism:publicationName", self._say(journal.name))
        packet.text("prism:volume", self._say(journal.volume))
        packet.text("prism:number", journal.issue)
        packet.text("prism:issn", journal.issn)
        packet.text("prism:doi", journal.doi)
        packet.text("prism:coverDate", journal.published)
