"""The article as EPUB 3: a file for each chapter, notes linked both ways, read from the right where it is."""

from __future__ import annotations

import copy
import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from warraq.deposit.faces import with_addresses
from warraq.deposit.package import write_package
from warraq.deposit.page import classes, ids, words
from warraq.deposit.xml import document
from warraq.model import Record, direction

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DOCTYPE = "<!DOCTYPE html>\n"
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_KINDS = {"doc-noteref": "noteref", "doc-endnotes": "endnotes", "doc-backlink": "backlink"}


@dataclass(frozen=True)
class Leaf:
    """One file of the book: its name, title, and content."""

    name: str
    title: str
    content: ET.Element


def write_epub(
    page: ET.Element, record: Record, language: str, fonts: Mapping[str, bytes]
) -> bytes:
    """The book's bytes, the same each time."""
    leaves = list(_leaves(page))
    where = {id_: leaf.name for leaf in leaves for id_ in ids(leaf.content)}
    for leaf in leaves:
        _relink(leaf, where)
    files = {f"fonts/{_font_name(url)}": data for url, data in fonts.items()}
    sheet = with_addresses(
        page.findtext("head/style") or "", {url: f"fonts/{_font_name(url)}" for url in fonts}
    )
    files["style.css"] = sheet.encode()
    files |= {leaf.name: _xhtml(leaf.title, language, [leaf.content]) for leaf in leaves}
    files["nav.xhtml"] = _navigation(page, leaves, where, language)
    properties = dict.fromkeys(sorted(files), "") | {"nav.xhtml": "nav"}
    properties |= {leaf.name: "svg" for leaf in leaves if leaf.content.find(".//svg") is not None}
    spine = [leaf.name for leaf in leaves]
    files["package.opf"] = write_package(record, language, spine, properties)
    return _zipped({f"book/{name}": data for name, data in sorted(files.items())})


def _leaves(page: ET.Element) -> Iterator[Leaf]:
    """The cover, each abstract, each chapter, the notes."""
    for cover in page.findall("body/header"):
        yield Leaf("cover.xhtml", words(cover.find("h1")), copy.deepcopy(cover))
    for number, section in enumerate(page.findall("body/main/section"), 1):
        yield Leaf(f"part-{number:02d}.xhtml", words(section.find("h2")), copy.deepcopy(section))


def _relink(leaf: Leaf, where: Mapping[str, str]) -> None:
    """Links within the book name the file that their anchor is in; marks and notes say what they are."""
    for element in leaf.content.iter():
        address = element.get("href", "")
        target = address.removeprefix("#")
        if target != address and where.get(target) != leaf.name:
            element.set("href", f"{where[target]}{address}")
        if kind := _KINDS.get(element.get("role", "")):
            element.set("epub:type", kind)


def _xhtml(title: str, language: str, content: Sequence[ET.Element]) -> bytes:
    root = ET.Element("html", {"xmlns": XHTML, "xmlns:epub": OPS, "lang": language,
                               "xml:lang": language, "dir": direction(language)})  # fmt: skip
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = title
    ET.SubElement(head, "link", {"rel": "stylesheet", "href": "style.css"})
    ET.SubElement(root, "body", {"class": "reading book"}).extend(content)
    for element in root.iter():
        if spoken := element.get("lang"):
            element.set("xml:lang", spoken)
    return document(root, _DOCTYPE)


def _navigation(
    page: ET.Element, leaves: Sequence[Leaf], where: Mapping[str, str], language: str
) -> bytes:
    """The contents as reading systems show them: cover and abstracts, then the page's own list."""
    nav = ET.Element("nav", {"epub:type": "toc", "role": "doc-toc"})
    title = words(page.find("body/nav/h2"))
    ET.SubElement(nav, "h1").text = title
    top = ET.SubElement(nav, "ol")
    for leaf in leaves:
        if leaf.content.tag == "header" or "abstract" in classes(leaf.content):
            _entry(top, leaf.name, leaf.title).set("lang", leaf.content.get("lang", language))
    for item in page.iterfind("body/nav/ol/li"):
        level = int(item.get("class", "level-2").removeprefix("level-"))
        for link in item.findall("a"):
            anchor = link.get("href", "")
            _entry(_list_at(top, level), f"{where[anchor[1:]]}{anchor}", words(link))
    return _xhtml(title, language, [nav])


def _entry(parent: ET.Element, address: str, text: str) -> ET.Element:
    link = ET.SubElement(ET.SubElement(parent, "li"), "a", {"href": address})
    link.text = text
    return link


def _list_at(top: ET.Element, level: int) -> ET.Element:
    """The list that an entry of the level belongs in, below the last entry above it."""
    found = top
    for _ in range(level - 2):
        last = found[-1]
        below = last.find("ol")
        found = below if below is not None else ET.SubElement(last, "ol")
    return found


def _font_name(url: str) -> str:
    return PurePosixPath(unquote(urlsplit(url).path)).with_suffix(".woff2").name


def _zipped(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        mimetype = zipfile.ZipInfo("mimetype", _EPOCH)
        archive.writestr(mimetype, "application/epub+zip", zipfile.ZIP_STORED)
        container = {"META-INF/container.xml": _CONTAINER.encode()}
        for name, content in (container | dict(files)).items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
