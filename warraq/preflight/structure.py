"""The structure tree of a PDF as it is written in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from warraq.preflight.broken import reading


@dataclass(eq=False)
class Element:
    """A structure element; `kind` is the standard type, `number` the object's, pages count from 0.

    `lost` tells of kids that are none.
    """

    kind: str
    dictionary: DictionaryObject
    number: int = 0
    parent: Element | None = None
    language: str = ""
    kids: list[Element | tuple[int, int] | DictionaryObject] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Its own marked content."""
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    @property
    def elements(self) -> list[Element]:
        """The elements in it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def annotations(self) -> list[DictionaryObject]:
        """Its own annotations."""
        return [kid for kid in self.kids if isinstance(kid, DictionaryObject)]

    @property
    def actual(self) -> str:
        """Its replacement text."""
        return str(self.dictionary.get("/ActualText", ""))

    @property
    def alt(self) -> str:
        """Its alternative text."""
        return str(self.dictionary.get("/Alt", ""))

    @property
    def page(self) -> int:
        """The page of the first content in it, from 1; 0 where it has none."""
        return next((page + 1 for page, _ in self.all_marks()), 0)

    def walk(self) -> Iterator[Element]:
        """The element and all in it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def all_marks(self) -> Iterator[tuple[int, int]]:
        """All marked content in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.all_marks()
            elif isinstance(kid, tuple):
                yield kid

    def attribute(self, name: str) -> Any:
        """The value of an attribute of any owner."""
        owned = self.dictionary.get("/A", ArrayObject())
        owned = owned.get_object()
        for each in owned if isinstance(owned, ArrayObject) else [owned]:
            attributes = each.get_object()
            if isinstance(attributes, DictionaryObject) and name in attributes:
                return attributes[name]
        return None


class _Reader:
    def __init__(self, reader: PdfReader, tree: DictionaryObject) -> None:
        self._roles = tree.get("/RoleMap", DictionaryObject()).get_object()
        references = (page.indirect_reference for page in reader.pages)
        self._pages = {ref.idnum: number for number, ref in enumerate(references) if ref}
        self._seen: set[int] = set()

    def read(self, raw: Any, parent: Element | None, language: str) -> Element | None:
        """The element of a dictionary or reference; nothing if it has been read before."""
        number = raw.idnum if isinstance(raw, IndirectObject) else 0
        dictionary = raw.get_object()
        if number in self._seen or not isinstance(dictionary, DictionaryObject):
            return None
        self._seen |= {number} - {0}
        language = str(dictionary.get("/Lang", language))
        element = Element(self._kind(dictionary), dictionary, number, parent, language)
        page = self._page(dictionary)
        kids = dictionary.get("/K", ArrayObject())
        kids = kids if isinstance(kids, ArrayObject) else ArrayObject([dictionary.raw_get("/K")])
        for kid in kids:
            self._add(kid, element, page)
        return element

    def _add(self, kid: Any, element: Element, page: int) -> None:
        value = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(value, int):
            element.kids.append((page, int(value)))
        elif isinstance(value, DictionaryObject) and value.get("/Type") == "/MCR":
            element.kids.append((self._page(value, page), int(cast("Any", value["/MCID"]))))
        elif isinstance(value, DictionaryObject) and value.get("/Type") == "/OBJR":
            element.kids.append(cast("Any", value["/Obj"].get_object()))
        elif made := self.read(kid, element, element.language):
            element.kids.append(made)
        else:
            known = isinstance(value, DictionaryObject)
            element.lost.append("is in the tree twice" if known else "is no element")

    def _kind(self, dictionary: DictionaryObject) -> str:
        with reading("the type of a structure element"):
            kind, steps = dictionary.get("/S", "/"), 0
            while kind in self._roles and steps < 10:
                kind, steps = self._roles[kind], steps + 1
            return str(kind)[1:]

    def _page(self, dictionary: DictionaryObject, default: int = -1) -> int:
        page = dictionary.get("/Pg") and dictionary.raw_get("/Pg")
        return self._pages.get(page.idnum, -1) if isinstance(page, IndirectObject) else default


def read_structure(reader: PdfReader) -> Element | None:
    """The tree under one element without a type; nothing where the file has none."""
    catalog = reader.root_object
    if "/StructTreeRoot" not in catalog:
        return None
    tree = cast("DictionaryObject", catalog["/StructTreeRoot"].get_object())
    root = _Reader(reader, tree).read(tree, None, str(catalog.get("/Lang", "")))
    if root is not None:
        root.kind = ""
    return root
