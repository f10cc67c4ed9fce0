"""Elements that say one thing, and documents of them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from warraq.model import Localized


def said(
    parent: ET.Element, tag: str, text: str | None, attributes: Mapping[str, str] | None = None
) -> None:
    """An element of the parent with the text, if there is one."""
    if text:
        ET.SubElement(parent, tag, dict(attributes or {})).text = text


def others(text: Localized, language: str) -> Iterator[tuple[str, str]]:
    """The text in the other languages."""
    return ((other, said) for other, said in text.items() if other != language)


def document(root: ET.Element, doctype: str = "") -> bytes:
    """The XML file."""
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{text}\n'.encode()
