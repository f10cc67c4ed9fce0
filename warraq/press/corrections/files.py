"""A figure or table knows the attached file that holds its data (`data-file` names it).

WeasyPrint ties attachments to the document alone, and each of them twice.
"""

from __future__ import annotations

from collections.abc import Mapping

import pydyf

from warraq.press.tags.tree import Node


def tie_files(pdf: pydyf.PDF, made: Mapping[Node, pydyf.Dictionary]) -> None:
    """Associate attached files with the elements that they are the data of."""
    dictionaries = [each for each in pdf.objects if isinstance(each, pydyf.Dictionary)]
    files = {
        each["UF"].string: each.reference
        for each in dictionaries
        if each.get("Type") == "/Filespec"
    }
    for node, dictionary in made.items():
        name = "" if node.element is None else node.element.get("data-file", "")
        if name in files and node.kind in ("Figure", "Table"):
            dictionary["AF"] = pydyf.Array([files[name]])


def tie_once(pdf: pydyf.PDF) -> None:
    """Associate each file once with the document."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
