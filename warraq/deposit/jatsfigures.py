"""Figures and tables of a composed page in JATS: label, title, caption, alternative text, source."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from warraq.deposit.page import by_class, classes, words

if TYPE_CHECKING:
    from warraq.deposit.jatsbody import Body

_SPANS = ("scope", "colspan", "rowspan")


def shown(body: Body, element: ET.Element) -> ET.Element:
    """A figure, a table with all that is said of it, or a table alone."""
    table = element if element.tag == "table" else element.find(".//table")
    made = ET.Element("fig" if table is None else "table-wrap")
    if element.get("id"):
        made.set("id", str(element.get("id")))
    _captioned(body, made, element)
    if table is None:
        _pictured(body, made, element)
        foot = made
    else:
        made.append(_cells(body, table))
        foot = ET.Element("table-wrap-foot")
    for source in by_class(element, "source"):
        ET.SubElement(foot, "attrib").text = words(source)
    if foot is not made and len(foot):
        made.append(foot)
    return made


def _captioned(body: Body, made: ET.Element, element: ET.Element) -> None:
    for title in by_class(element, "figure-title"):
        label = next(by_class(title, "label"), None)
        if label is not None:
            ET.SubElement(made, "label").text = words(label)
        caption = ET.SubElement(made, "caption")
        body.fill(ET.SubElement(caption, "title"), title, [label])
        for paragraph in by_class(element, "caption"):
            body.fill(ET.SubElement(caption, "p"), paragraph)


def _pictured(body: Body, made: ET.Element, element: ET.Element) -> None:
    """The picture's words, and the file beside the XML that shows it."""
    drawing, img = element.find(".//svg"), element.find(".//img")
    alt = (
        drawing.get("aria-label")
        if drawing is not None
        else img.get("alt")
        if img is not None
        else ""
    )
    picture = body.pictures[element.get("id", "").removeprefix("fig-")]
    kind, _, subtype = picture.media_type.partition("/")
    named = {"xlink:href": f"figures/{picture.name}", "mimetype": kind, "mime-subtype": subtype}
    ET.SubElement(made, "alt-text").text = alt
    ET.SubElement(made, "graphic", named)


def _cells(body: Body, table: ET.Element) -> ET.Element:
    """A table's rows, which JATS writes as HTML does."""
    made = ET.Element(table.tag, {name: table.get(name, "") for name in _SPANS if table.get(name)})
    if table.tag in ("td", "th"):
        if "number" in classes(table):
            made.set("align", "right")
        body.fill(made, table)
    else:
        made.extend(_cells(body, child) for child in table if child.tag != "caption")
    return made
