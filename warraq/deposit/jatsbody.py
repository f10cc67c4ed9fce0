"""The text of a composed page in JATS: sections within sections, paragraphs, lists, notes, references."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator

from warraq.deposit import jatsfigures
from warraq.deposit.note_sources import cites
from warraq.deposit.page import by_class, classes, words
from warraq.model import Composition

XLINK = "http://www.w3.org/1999/xlink"
_INLINE = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "cite": "italic",
           "sub": "sub", "sup": "sup", "code": "monospace", "s": "strike"}  # fmt: skip
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4}
_ROLES = {
    "introduction": "intro",
    "conclusion": "conclusions",
    "appendix": "supplementary-material",
}
_BLOCKS = frozenset({"p", "ul", "ol", "dl", "blockquote", "figure", "table", "pre"})


class Body:
    """Turns the parts of one page into elements of JATS."""

    def __init__(self, page: ET.Element, composition: Composition) -> None:
        self.page = page
        self.language = composition.language
        self.sources = {f"note-{note.id}" for note in filter(cites, composition.notes)}
        self.pictures = {
            picture.name.rpartition("-")[0]: picture for picture in composition.attachments
        }
        self.targets = {str(e.get("id")): self._kind(e) for e in page.iter() if e.get("id")}

    def _kind(self, element: ET.Element) -> str:
        """What an anchor is, as cross-references say it."""
        if element.tag == "figure":
            return "fig" if element.find(".//table") is None else "table"
        if element.tag == "li":
            return "bibr" if element.get("id") in self.sources else "fn"
        return "sec" if element.tag in _HEADINGS else "other"

    def body(self) -> ET.Element:
        """The chapters."""
        made = ET.Element("body")
        for section in self.page.findall("body/main/section"):
            if not {"abstract", "notes"} & set(classes(section)):
                made.append(self.section(section, "sec"))
        return made

    def notes(self) -> ET.Element:
        """The notes that are no sources, with the numbers that the text gives them."""
        group = ET.Element("fn-group", {"content-type": "notes"})
        for item in self.page.iterfind(".//section[@role='doc-endnotes']/ol/li"):
            if self.targets[str(item.get("id"))] == "fn":
                note = ET.SubElement(group, "fn", {"id": name_of(item.get("id"))})
                ET.SubElement(note, "label").text = item.get("value")
                note.extend(self.block(paragraph) for paragraph in item.findall("p"))
        return group

    def section(self, section: ET.Element, tag: str) -> ET.Element:
        """A section with the sections that its headings open within it."""
        made = ET.Element(tag)
        if role := _ROLES.get(section.get("class", "")):
            made.set("sec-type", role)
        path = [(2, made)]
        for child in section:
            if level := _HEADINGS.get(child.tag, 0):
                while path[-1][0] >= level and len(path) > 1:
                    path.pop()
                if level > 2:
                    path.append((level, ET.SubElement(path[-1][1], "sec")))
                self._title(path[-1][1], child)
            else:
                path[-1][1].append(self.block(child))
        return made

    def _title(self, section: ET.Element, heading: ET.Element) -> None:
        label = next(by_class(heading, "label"), None)
        if section.tag == "sec":
            section.set("id", name_of(heading.get("id")))
            if label is not None:
                ET.SubElement(section, "label").text = words(label)
        title = ET.SubElement(section, "title")
        self.fill(title, heading, [label])
        title.text = (title.text or "").lstrip()

    def block(self, element: ET.Element) -> ET.Element:
        """A block of the text."""
        if element.tag in ("figure", "table"):
            return jatsfigures.shown(self, element)
        if element.tag in ("ul", "ol"):
            return self._list(element)
        if element.tag == "dl":
            return self._definitions(element)
        if element.tag == "blockquote":
            made = ET.Element("disp-quote")
            made.extend(self.block(child) for child in element)
            return self._spoken(made, element)
        made = ET.Element("preformat" if element.tag == "pre" else "p")
        if element.get("id"):
            made.set("id", name_of(element.get("id")))
        self.fill(made, element)
        return self._spoken(made, element)

    def _spoken(self, made: ET.Element, element: ET.Element) -> ET.Element:
        if language := element.get("lang"):
            made.set("xml:lang", language)
        return made

    def _list(self, element: ET.Element) -> ET.Element:
        """A list; numbers that do not begin with 1 are written out."""
        start = int(element.get("start", "1"))
        kind = "bullet" if element.tag == "ul" else "order" if start == 1 else "simple"
        made = ET.Element("list", {"list-type": kind})
        for number, item in enumerate(element.findall("li"), start):
            entry = ET.SubElement(made, "list-item")
            if kind == "simple":
                ET.SubElement(entry, "label").text = f"{number}."
            entry.extend(self._in_paragraphs(item))
        return made

    def _in_paragraphs(self, item: ET.Element) -> Iterator[ET.Element]:
        """An item's blocks; words that stand in none get a paragraph, and so do blocks but lists."""
        blocks = [child for child in item if child.tag in _BLOCKS]
        loose = ET.Element("p")
        self.fill(loose, item, blocks)
        if words(loose):
            yield loose
        for child in blocks:
            made = self.block(child)
            if made.tag not in ("p", "list", "def-list"):
                within, made = made, ET.Element("p")
                made.append(within)
            yield made

    def _definitions(self, element: ET.Element) -> ET.Element:
        made = ET.Element("def-list")
        for child in element:
            if child.tag == "dt":
                item = ET.SubElement(made, "def-item")
                self.fill(ET.SubElement(item, "term"), child)
            elif len(made):
                self.fill(ET.SubElement(ET.SubElement(made[-1], "def"), "p"), child)
        return made

    def fill(
        self, made: ET.Element, element: ET.Element, but: Collection[ET.Element | None] = ()
    ) -> None:
        """Put the element's words, and what stands among them, into the made one."""
        _add(made, element.text)
        for child in element:
            if child not in but:
                self._inline(made, child)
            _add(made, child.tail)

    def _inline(self, made: ET.Element, child: ET.Element) -> None:
        """An element within a line; one that JATS has no word for gives its words."""
        signs = [sign for sign in classes(child) if sign in ("editor", "doubt")]
        if child.tag == "a":
            self._link(made, child)
        elif child.tag == "br":
            _add(made, " ")
        elif child.tag in _INLINE:
            self.fill(ET.SubElement(made, _INLINE[child.tag]), child)
        elif signs or child.get("lang"):
            kind = {"content-type": signs[0] if signs else "language"}
            content = ET.SubElement(made, "named-content", kind)
            self.fill(self._spoken(content, child), child)
        else:
            self.fill(made, child)

    def _link(self, made: ET.Element, link: ET.Element) -> None:
        """A link; those back from notes are the reader's business."""
        address = link.get("href", "")
        target = address.removeprefix("#")
        if "back" in classes(link):
            return
        if target == address:
            named = {"ext-link-type": "uri", "xlink:href": address}
            self.fill(ET.SubElement(made, "ext-link", named), link)
        else:
            named = {"ref-type": self.targets.get(target, "other"), "rid": name_of(target)}
            self.fill(ET.SubElement(made, "xref", named), link)


def name_of(id_: str | None) -> str:
    """An anchor as XML's names may be written."""
    name = re.sub(r"[^\w.-]", "-", id_ or "")
    return name if re.match(r"[^\W\d]", name) else f"a-{name}"


def _add(made: ET.Element, text: str | None) -> None:
    if not text:
        return
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
