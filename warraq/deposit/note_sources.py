"""The sources that notes cite, as JATS's list of references."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Any

from warraq.model import Reference

_TYPES = {"article-journal": "journal", "article-newspaper": "newspaper", "article-magazine": "periodical",
          "book": "book", "chapter": "book", "report": "report", "thesis": "thesis",
          "webpage": "webpage", "post-weblog": "webpage"}  # fmt: skip
_FIELDS = (("container-title", "source"), ("publisher", "publisher-name"), ("publisher-place", "publisher-loc"),
           ("edition", "edition"), ("volume", "volume"), ("issue", "issue"), ("page", "page-range"),
           ("note", "comment"))  # fmt: skip
_WHOLE = frozenset({"book", "report", "thesis"})


def cites(note: Reference) -> bool:
    """True if the note is a source with fields of its own."""
    return note.kind == "source" and bool(note.csl.get("type"))


def reference_list(notes: Iterable[Reference]) -> ET.Element:
    """Every note that is a source, under the number that the text gives it."""
    made = ET.Element("ref-list")
    for note in filter(cites, notes):
        reference = ET.SubElement(made, "ref", {"id": f"note-{note.id}"})
        ET.SubElement(reference, "label").text = str(note.number)
        reference.append(_citation(note.csl, note.language))
    return made


def _citation(csl: Mapping[str, Any], language: str) -> ET.Element:
    kind = _TYPES.get(csl["type"], "other")
    made = ET.Element("element-citation", {"publication-type": kind, "xml:lang": language})
    if authors := csl.get("author"):
        group = ET.SubElement(made, "person-group", {"person-group-type": "author"})
        group.extend(_person(person) for person in authors)
    title = "source" if csl["type"] in _WHOLE else "article-title"
    for key, tag in (("title", title), *_FIELDS):
        if said := csl.get(key):
            ET.SubElement(made, tag).text = str(said)
    _dated(made, csl)
    if address := csl.get("URL"):
        ET.SubElement(made, "uri", {"xlink:href": str(address)}).text = str(address)
    if doi := csl.get("DOI"):
        ET.SubElement(made, "pub-id", {"pub-id-type": "doi"}).text = str(doi)
    return made


def _dated(made: ET.Element, csl: Mapping[str, Any]) -> None:
    """When it was issued, and when it was looked at."""
    for tag, part in zip(("year", "month", "day"), _parts(csl, "issued"), strict=False):
        ET.SubElement(made, tag).text = str(part)
    if accessed := _parts(csl, "accessed"):
        when = "-".join(f"{int(part):02d}" for part in accessed)
        named = {"content-type": "access-date", "iso-8601-date": when}
        ET.SubElement(made, "date-in-citation", named).text = when


def _person(person: Mapping[str, str]) -> ET.Element:
    if "literal" in person:
        made = ET.Element("string-name")
        made.text = person["literal"]
        return made
    made = ET.Element("name")
    ET.SubElement(made, "surname").text = person.get("family", "")
    if given := person.get("given"):
        ET.SubElement(made, "given-names").text = given
    return made


def _parts(csl: Mapping[str, Any], key: str) -> list[int]:
    return list(csl.get(key, {}).get("date-parts", [[]])[0])
