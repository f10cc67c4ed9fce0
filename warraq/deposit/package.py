"""What an EPUB says of itself: its metadata, files and order."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from warraq.deposit.xml import document
from warraq.model import Record, direction, in_language

_TYPES = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".woff2": "font/woff2"}
_ACCESS = (
    ("accessMode", "textual"), ("accessMode", "visual"), ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"), ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"), ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"), ("accessibilityHazard", "none"),
)  # fmt: skip


def write_package(
    record: Record, language: str, spine: list[str], files: Mapping[str, str]
) -> bytes:
    """The package document; `spine` names files in reading order, `files` each with its properties."""
    way = direction(language)
    root = ET.Element("package", {"xmlns": "http://www.idpf.org/2007/opf", "version": "3.0",
                                  "unique-identifier": "id", "xml:lang": language, "dir": way})  # fmt: skip
    metadata = ET.SubElement(root, "metadata", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"})
    for tag, text, attributes in (*_described(record, language), *_accessible()):
        if text:
            ET.SubElement(metadata, tag, attributes).text = text
    manifest = ET.SubElement(root, "manifest")
    for name, properties in files.items():
        kind = {"properties": properties} if properties else {}
        named = {"id": _id(name), "href": name, "media-type": _TYPES[PurePosixPath(name).suffix]}
        ET.SubElement(manifest, "item", named | kind)
    order = ET.SubElement(root, "spine", {"page-progression-direction": way})
    for name in spine:
        ET.SubElement(order, "itemref", {"idref": _id(name)})
    return document(root)


def _described(record: Record, language: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What is said of the work; its number is the DOI, or one made of link, title and language."""
    journal, title = record.journal, in_language(record.title, language)
    made = uuid.uuid5(uuid.NAMESPACE_URL, f"{record.link} {title} {language}")
    yield "dc:identifier", f"doi:{journal.doi}" if journal.doi else f"urn:uuid:{made}", {"id": "id"}
    yield "dc:title", title, {"id": "title"}
    for other, words in record.title.items():
        if other != language:
            refines = {"refines": "#title", "property": "alternate-script", "xml:lang": other}
            yield "meta", words, refines
    yield "dc:language", language, {}
    for person in record.authors:
        yield "dc:creator", in_language(person.name, language), {}
    yield "dc:publisher", in_language(journal.publisher, language), {}
    yield "dc:date", journal.published or str(record.prepared or ""), {}
    yield "dc:description", record.description.get(language, ""), {}
    yield "dc:rights", record.rights.get(language, ""), {}
    for keyword in record.keywords.get(language, ()):
        yield "dc:subject", keyword, {}
    modified = f"{record.prepared or date(2000, 1, 1)}T00:00:00Z"
    yield "meta", modified, {"property": "dcterms:modified"}


def _accessible() -> Iterator[tuple[str, str, dict[str, str]]]:
    for name, value in _ACCESS:
        yield "meta", value, {"property": f"schema:{name}"}


def _id(name: str) -> str:
    return "f-" + "".join(letter if letter.isalnum() else "-" for letter in name)
