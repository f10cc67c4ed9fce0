"""Write the structure tree into a PDF: elements, parent tree, identifiers."""

from __future__ import annotations

from itertools import count
from typing import Any

import pydyf

from warraq.press.tags.tree import Annotation, Content, Node, Tree

NAMESPACE = "http://iso.org/pdf2/ssn"


class Writer:
    """Writes one tree into one PDF."""

    def __init__(self, pdf: pydyf.PDF, tree: Tree) -> None:
        self._pdf, self._tree = pdf, tree
        self._pages = pdf.page_references
        self._parents: dict[int, dict[int, bytes]] = {page: {} for page in range(len(self._pages))}
        self._annotations: list[bytes] = []
        self._made: dict[Node, pydyf.Dictionary] = {}
        self._namespace: bytes | None = None

    def write(self) -> dict[Node, pydyf.Dictionary]:
        """Add everything to the PDF; the dictionaries by node."""
        root = self._object({"Type": "/StructTreeRoot"})
        if self._tree.modern:
            namespace = self._object({"Type": "/Namespace", "NS": pydyf.String(NAMESPACE)})
            self._namespace = namespace.reference
            root["Namespaces"] = pydyf.Array([self._namespace])
        self._name()
        for node in self._tree.root.walk():
            self._made[node] = self._object({"Type": "/StructElem", "S": f"/{node.kind}"})
        for node, made in self._made.items():
            parent = self._made[node.parent] if node.parent else root
            self._fill(node, made, parent.reference)
        root["K"] = pydyf.Array([self._made[self._tree.root].reference])
        root["ParentTree"] = self._parent_tree().reference
        root["ParentTreeNextKey"] = len(self._parents) + len(self._annotations)
        if names := sorted(
            (node.id, made.reference) for node, made in self._made.items() if node.id
        ):
            flat = [part for id_, reference in names for part in (pydyf.String(id_), reference)]
            root["IDTree"] = self._object({"Names": pydyf.Array(flat)}).reference
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        return self._made

    def _object(self, values: dict[str, Any]) -> pydyf.Dictionary:
        dictionary = pydyf.Dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary

    def _name(self) -> None:
        """Give notes, header cells and whatever another node refers to an identifier."""
        numbers = count(1)
        referred = {
            id(node) for each in self._tree.root.walk() for node in (*each.refs, *each.heads)
        }
        for node in self._tree.root.walk():
            if node.kind in ("Note", "FENote") or id(node) in referred:
                node.id = f"e{next(numbers):04d}"

    def _fill(self, node: Node, made: pydyf.Dictionary, parent: bytes) -> None:
        made["P"] = parent
        contents = [kid for kid in node.kids if not isinstance(kid, Node)]
        if contents:
            made["Pg"] = self._pages[contents[0].page]
        if node.kids:
            page = contents[0].page if contents else -1
            made["K"] = pydyf.Array([self._kid(kid, made, page) for kid in node.kids])
        if self._namespace:
            made["NS"] = self._namespace
        if node.heads:
            node.set("Table", Headers=pydyf.Array(pydyf.String(head.id) for head in node.heads))
        if node.refs:
            made["Ref"] = pydyf.Array([self._made[other].reference for other in node.refs])
        inherited = node.parent.language if node.parent else ""
        language = node.language if node.language != inherited else ""
        texts = {"Lang": language, "Alt": node.alt, "ActualText": node.actual, "ID": node.id}
        made.update({key: pydyf.String(text) for key, text in texts.items() if text})
        owned = [pydyf.Dictionary({"O": f"/{o}", **v}) for o, v in sorted(node.attributes.items())]
        if owned:
            made["A"] = owned[0] if len(owned) == 1 else pydyf.Array(owned)

    def _kid(self, kid: Node | Content | Annotation, made: pydyf.Dictionary, page: int) -> Any:
        if isinstance(kid, Node):
            return self._made[kid].reference
        if isinstance(kid, Annotation):
            kid.dictionary["StructParent"] = len(self._parents) + len(self._annotations)
            self._annotations.append(made.reference)
            values = {"Type": "/OBJR", "Obj": kid.dictionary.reference, "Pg": self._pages[kid.page]}
            return pydyf.Dictionary(values)
        self._parents[kid.page][kid.mcid] = made.reference
        if kid.page == page:
            return kid.mcid
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.mcid})

    def _parent_tree(self) -> pydyf.Dictionary:
        """By page what each marked content belongs to, then by annotation."""
        numbers = pydyf.Array()
        for page, owners in self._parents.items():
            filled = [owners.get(mcid, "null") for mcid in range(max(owners, default=-1) + 1)]
            numbers.extend([page, pydyf.Array(filled)])
        for number, reference in enumerate(self._annotations, len(self._parents)):
            numbers.extend([number, reference])
        return self._object({"Nums": numbers})
