"""Checks of what is made of parts: tables and their heads, lists and their items, notes and their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from warraq.errors import Severity
from warraq.preflight.check import Check, Fault, at
from warraq.preflight.opened_pdf import OpenedPdf
from warraq.preflight.structure import Element

NOTES = ("Note", "FENote")
MARKS = ("Reference", "Link", "Span", "Lbl")
LABEL = re.compile(r"\W*?(?:(?P<bullet>[•‣◦▪■●–*-])\s|(?P<number>\d{1,2})[.)])")


def tables(opened: OpenedPdf) -> Iterator[Fault]:
    """Tables have header cells that say what they head."""
    for table in opened.elements("Table"):
        heads = [element for element in table.walk() if element.kind == "TH"]
        if not heads:
            yield at(
                table,
                "T-table-01",
                "a table has no header cell",
                "mark the heads of columns or rows",
            )
        for head in heads:
            if not head.attribute("/Scope") and "/ID" not in head.dictionary:
                yield at(
                    head,
                    "T-table-02",
                    "a header cell has no scope",
                    "say whether it heads a row or column",
                )


def lists(opened: OpenedPdf) -> Iterator[Fault]:
    """Lists hold items, items bodies."""
    for element in opened.elements("L", "LI"):
        wanted = {"L": ("LI", "L", "Caption"), "LI": ("Lbl", "LBody")}[element.kind]
        for kid in element.elements:
            if kid.kind not in wanted:
                message = f"{element.kind} holds {kid.kind}"
                yield at(kid, "T-list-01", message, f"it may hold {', '.join(wanted)}")
    for element in opened.elements():
        for first, second in pairwise(element.elements):
            if first.kind == second.kind == "P" and _are_items(opened, first, second):
                message = "paragraphs look like the items of a list"
                yield at(first, "T-list-02", message, "tag them as a list (L)", Severity.WARNING)


def _are_items(opened: OpenedPdf, first: Element, second: Element) -> bool:
    """True if both begin with one bullet, or with a number and the next."""
    one, other = (LABEL.match(opened.said(each)) for each in (first, second))
    if not one or not other:
        return False
    if one["number"] and other["number"]:
        return int(other["number"]) == int(one["number"]) + 1
    return bool(one["bullet"]) and one["bullet"] == other["bullet"]


def notes(opened: OpenedPdf) -> Iterator[Fault]:
    """Notes can be told apart, a mark leads to each, and each mark to a note."""
    numbers = {element.number for element in opened.elements()}
    marked: set[int] = set()
    for element in opened.elements():
        led = {ref.idnum for ref in element.dictionary.get("/Ref", ()) if hasattr(ref, "idnum")}
        marked |= led
        if led - numbers:
            message = f"{element.kind} refers to what is not in the structure"
            yield at(element, "T-note-03", message, "tie it to its note (Ref)")
    for note in opened.elements(*NOTES):
        if "/ID" not in note.dictionary:
            yield at(note, "T-note-01", "a note has no ID", "give each note one of its own")
        if note.number not in marked and not _follows_mark(note):
            message = "a note is tied to no mark"
            yield at(note, "T-note-02", message, "tie it to its mark (Ref)", Severity.WARNING)


def _follows_mark(note: Element) -> bool:
    """True for a note that stands right after its mark, as word processors write it."""
    around = note.parent.elements if note.parent else []
    return any(one.kind in MARKS and other is note for one, other in pairwise(around))


CHECKS = (
    Check("tables", tables, needs_tags=True),
    Check("lists", lists, needs_tags=True),
    Check("notes", notes, needs_tags=True),
)
