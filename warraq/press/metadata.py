"""The metadata of an edition: what a composition says of itself, for WeasyPrint to write."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time

from weasyprint import VERSION
from weasyprint.pdf.metadata import DocumentMetadata

import warraq
from warraq.model import Composition, Journal, Localized, Record, in_language
from warraq.press.standards import Standard
from warraq.press.xmp import Packet


def made_on(composition: Composition) -> datetime | None:
    """The file's date: SOURCE_DATE_EPOCH, or the day on which the edition was prepared."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    prepared = composition.record.prepared if composition.record else None
    return datetime.combine(prepared, time(), UTC) if prepared else None


class EditionMetadata(DocumentMetadata):  # type: ignore[misc]  # the library has no types
    """A composition's metadata as WeasyPrint knows them, with an XMP packet that knows more."""

    def __init__(self, composition: Composition, standard: Standard) -> None:
        self._composition, self._standard = composition, standard
        self._record = composition.record or Record({}, (), Journal({}, {}))
        when = made_on(composition)
        stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ") if when else None
        super().__init__(
            title=composition.title,
            authors=[self._say(person.name) for person in self._record.authors],
            description=self._say(self._record.description),
            keywords=list(self._record.keywords.get(composition.language, ())),
            generator=f"Warraq {warraq.__version__}",
            created=stamp,
            modified=stamp,
            lang=composition.language,
        )

    def _say(self, texts: Localized) -> str:
        """The words in the composition's language; in another where they are not in that one."""
        return in_language(texts, self._composition.language)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str | None) -> bytes:
        """The RDF of the XMP packet; WeasyPrint calls it."""
        packet, record, language = Packet(), self._record, self._composition.language
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
