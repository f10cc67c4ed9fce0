"""XMP: an edition's metadata as RDF, with the languages side by side where XMP has a place for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from warraq.press.standards import Standard

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
SCHEMAS = {
    "pdfuaid": ("PDF/UA identification", {"part": ("Integer", "internal", "part of PDF/UA")}),
    "prism": (
        "PRISM basic metadata",
        {
            "publicationName": ("Text", "external", "the journal"),
            "volume": ("Text", "external", "its volume"),
            "number": ("Text", "external", "its issue"),
            "issn": ("Text", "external", "its ISSN"),
            "doi": ("Text", "external", "the DOI of the study"),
            "coverDate": ("Text", "external", "the date of the issue"),
            "url": ("Text", "external", "the address of the study"),
        },
    ),
}
"""The schemas that PDF/A before part 4 wants described: properties with type, category and meaning."""


class Packet:
    """An RDF description that grows property by property."""

    def __init__(self) -> None:
        for prefix, uri in NAMESPACES.items():
            ET.register_namespace(prefix, uri)
        self._rdf = ET.Element(_name("rdf:RDF"))
        self._about = ET.SubElement(self._rdf, _name("rdf:Description"), {_name("rdf:about"): ""})

    def encoded(self) -> bytes:
        """The packet's RDF."""
        found: bytes = ET.tostring(self._rdf, encoding="utf-8")
        return found

    def text(self, key: str, value: str | None) -> None:
        """A simple property; nothing where there is no value."""
        if value:
            ET.SubElement(self._about, _name(key)).text = value

    def array(self, key: str, kind: str, values: Iterable[str]) -> None:
        """A `Bag` or `Seq` of values, each once."""
        if unique := list(dict.fromkeys(filter(None, values))):
            array = ET.SubElement(ET.SubElement(self._about, _name(key)), _name(f"rdf:{kind}"))
            for value in unique:
                ET.SubElement(array, _name("rdf:li")).text = value

    def alternatives(self, key: str, texts: Mapping[str, str], default: str) -> None:
        """A text in every language; the default language's goes first."""
        known = {language: text for language, text in texts.items() if text}
        if known:
            first = known.get(default, next(iter(known.values())))
            array = ET.SubElement(ET.SubElement(self._about, _name(key)), _name("rdf:Alt"))
            for language, text in {"x-default": first, **known}.items():
                ET.SubElement(array, _name("rdf:li"), {"xml:lang": language}).text = text

    def claim(self, standard: Standard) -> None:
        """The standards that the file meets, and the schemas that they want described."""
        self.text("pdfaid:part", str(standard.part))
        self.text("pdfaid:conformance", standard.conformance)
        self.text("pdfaid:rev", standard.revision)
        self.text("pdfuaid:part", str(standard.accessibility))
        if standard.accessibility > 1:
            self.text("pdfuaid:rev", "2024")
        if standard.claims:
            bag = ET.SubElement(
                ET.SubElement(self._about, _name("pdfd:declarations")), _name("rdf:Bag")
            )
            for claim in standard.claims:
                ET.SubElement(_resource(bag, "rdf:li"), _name("pdfd:conformsTo")).text = claim
        if standard.extensions:
            self._describe_schemas()

    def _describe_schemas(self) -> None:
        schemas = ET.SubElement(self._about, _name("pdfaExtension:schemas"))
        bag = ET.SubElement(schemas, _name("rdf:Bag"))
        for prefix, (title, properties) in SCHEMAS.items():
            schema = _resource(bag, "rdf:li")
            for key, value in (
                ("schema", title),
                ("namespaceURI", NAMESPACES[prefix]),
                ("prefix", prefix),
            ):
                ET.SubElement(schema, _name(f"pdfaSchema:{key}")).text = value
            listed = ET.SubElement(schema, _name("pdfaSchema:property"))
            sequence = ET.SubElement(listed, _name("rdf:Seq"))
            for name, (kind, category, meaning) in properties.items():
                entry = _resource(sequence, "rdf:li")
                for key, value in (
                    ("name", name),
                    ("valueType", kind),
                    ("category", category),
                    ("description", meaning),
                ):
                    ET.SubElement(entry, _name(f"pdfaProperty:{key}")).text = value


def _name(key: str) -> str:
    prefix, local = key.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _resource(parent: ET.Element, key: str) -> ET.Element:
    return ET.SubElement(parent, _name(key), {_name("rdf:parseType"): "Resource"})
