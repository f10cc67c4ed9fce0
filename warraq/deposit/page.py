"""The composed article as a tree that HTML, EPUB and JATS are made from."""

from __future__ import annotations

import mimetypes
import xml.etree.ElementTree as ET
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import tinyhtml5

from warraq.model import Composition

SVG = "http://www.w3.org/2000/svg"
_DRAWN = "data:image/svg+xml;base64,"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def page_of(composition: Composition) -> ET.Element:
    """The tree: drawings are elements of it, pictures hold their bytes, editors' words their brackets."""
    root = tinyhtml5.parse(composition.html, namespace_html_elements=False)
    for parent in list(root.iter()):
        for index, child in enumerate(parent):
            if child.tag == "img":
                parent[index] = _picture(child, composition.folder)
    for figure in root.iter("figure"):
        _scrollable(figure)
    for words in by_class(root, "editor"):
        _bracketed(words)
    found: ET.Element = root
    return found


def _picture(img: ET.Element, folder: Path) -> ET.Element:
    """The drawing itself, named by its alternative text; any other picture as an address that holds it."""
    source = img.get("src", "")
    if not source.startswith(_DRAWN):
        img.set("src", _inside(folder / unquote(source)))
        return img
    drawing = ET.fromstring(b64decode(source.removeprefix(_DRAWN)))
    for element in drawing.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        element.attrib.pop("id", None)
    for unneeded in ("title", "desc", "defs"):
        for found in drawing.findall(unneeded):
            drawing.remove(found)
    language = drawing.attrib.pop(_LANG, "")
    drawing.attrib |= {"xmlns": SVG, "role": "img", "aria-label": img.get("alt", ""), "lang": language,
                       "stroke-linejoin": "round", "stroke-linecap": "butt"}  # fmt: skip
    drawing.tail = img.tail
    return drawing


def _inside(path: Path) -> str:
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{b64encode(path.read_bytes()).decode()}"


def _scrollable(figure: ET.Element) -> None:
    """Let what a small screen cannot hold be moved in a frame of its own, by keyboard too."""
    title = next(by_class(figure, "figure-title"), figure)
    title.set("id", f"{figure.get('id')}-title")
    for index, child in enumerate(figure):
        if child.tag in ("svg", "img", "table"):
            frame = ET.Element("div", {"class": "frame", "tabindex": "0", "role": "group",
                                       "aria-labelledby": title.get("id", "")})  # fmt: skip
            frame.tail, child.tail = child.tail, None
            frame.append(child)
            figure[index] = frame


def _bracketed(words: ET.Element) -> None:
    words.text = f"[{words.text or ''}"
    if len(words):
        words[-1].tail = f"{words[-1].tail or ''}]"
    else:
        words.text += "]"


def classes(element: ET.Element) -> list[str]:
    """The element's classes."""
    return element.get("class", "").split()


def by_class(root: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of a class, in order."""
    return (element for element in root.iter() if name in classes(element))


def words(element: ET.Element | None) -> str:
    """The element's words, on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def ids(root: ET.Element) -> set[str]:
    """Every id below the element, its own among them."""
    return {str(element.get("id")) for element in root.iter() if element.get("id")}
