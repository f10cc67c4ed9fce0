"""Checks of the tags: is all content in the structure, and does the structure say what it must?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from warraq.errors import Severity
from warraq.preflight.check import Check, Fault
from warraq.preflight.exhibit import Exhibit
from warraq.preflight.structure import Element

TAG = "export it again with tags, or tag it in an editor"
NOTES = ("Note", "FENote")


def tagged(exhibit: Exhibit) -> Iterator[Fault]:
    """The file says that it is tagged, and every page has tagged content."""
    marked = exhibit.root.get("/MarkInfo", {})
    if exhibit.structure is None or not exhibit.structure.kids:
        yield Fault("T-tags-01", "the file has no structure tree", TAG)
        return
    if str(marked.get("/Marked", "")).lower() != "true":
        yield Fault("T-tags-02", "the file does not say that it is tagged (MarkInfo)", TAG)
    for element in exhibit.elements():
        for why in element.lost:
            yield _at(element, "T-tags-05", f"a kid of {element.kind or 'the tree'} {why}", TAG)
    pages = {page for page, _ in exhibit.structure.all_marks()}
    for number in range(len(exhibit.reader.pages)):
        if number not in pages:
            yield Fault("T-tags-03", "nothing on this page is in the structure", TAG, number + 1)


def all_marked(exhibit: Exhibit) -> Iterator[Fault]:
    """What is drawn is in the structure or an artifact."""
    known = set(exhibit.structure.all_marks()) if exhibit.structure else set()
    loose = Counter(
        drawn.page
        for drawn in exhibit.drawn
        if not drawn.artifact and (drawn.page, drawn.mcid) not in known
    )
    for page, count in sorted(loose.items()):
        message = f"{count} objects are neither in the structure nor artifacts"
        yield Fault("T-tags-04", message, TAG, page + 1)


def alternatives(exhibit: Exhibit) -> Iterator[Fault]:
    """Figures and formulas have alternative text."""
    for element in exhibit.elements("Figure", "Formula"):
        if not (element.alt.strip() or element.actual.strip()):
            message = f"a {element.kind} has no alternative text"
            yield _at(element, "T-alt-01", message, "say in words what it shows")


def headings(exhibit: Exhibit) -> Iterator[Fault]:
    """Headings begin with H1 and skip no level; a document bound with others begins anew."""
    level = 0
    for element in exhibit.elements(*(f"H{n}" for n in range(1, 7)), "Part"):
        if element.kind == "Part":
            bound = element.parent is not None and element.parent.kind == "Document"
            level = 0 if bound and _has_title(element) else level
            continue
        new = int(element.kind[1])
        if new > level + 1:
            after = f"H{level}" if level else "the beginning"
            message = f"{element.kind} follows {after}: a level is skipped"
            yield _at(
                element, "T-heading-01", message, "use the next level, and style it as wanted"
            )
        level = new
    if len(exhibit.reader.pages) > 3 and not any(exhibit.elements("H", "H1")):
        hint = "mark titles as headings"
        yield Fault("T-heading-02", "the file has no heading", hint, severity=Severity.WARNING)


def _has_title(part: Element) -> bool:
    """True for a document of its own that is bound with others."""
    return any(element.kind == "H1" for element in part.walk())


def tables(exhibit: Exhibit) -> Iterator[Fault]:
    """Tables have header cells that say what they head."""
    for table in exhibit.elements("Table"):
        heads = [element for element in table.walk() if element.kind == "TH"]
        if not heads:
            yield _at(
                table,
                "T-table-01",
                "a table has no header cell",
                "mark the heads of columns or rows",
            )
        for head in heads:
            if not head.attribute("/Scope") and "/ID" not in head.dictionary:
                yield _at(
                    head,
                    "T-table-02",
                    "a header cell has no scope",
                    "say whether it heads a row or column",
                )


def lists(exhibit: Exhibit) -> Iterator[Fault]:
    """Lists hold items, items bodies."""
    for element in exhibit.elements("L", "LI"):
        wanted = {"L": ("LI", "L", "Caption"), "LI": ("Lbl", "LBody")}[element.kind]
        for kid in element.elements:
            if kid.kind not in wanted:
                message = f"{element.kind} holds {kid.kind}"
                yield _at(kid, "T-list-01", message, f"it may hold {', '.join(wanted)}")


def notes(exhibit: Exhibit) -> Iterator[Fault]:
    """Notes can be told apart and lead back."""
    for note in exhibit.elements(*NOTES):
        if "/ID" not in note.dictionary:
            yield _at(note, "T-note-01", "a note has no ID", "give each note one of its own")


def order(exhibit: Exhibit) -> Iterator[Fault]:
    """The structure goes through the pages from the first to the last."""
    latest = 0
    for page, mcid in exhibit.structure.all_marks() if exhibit.structure else ():
        if page < latest:
            message = f"content {mcid} is read after content of page {latest + 1}"
            hint = "put the tags in the order of reading"
            yield Fault("T-order-01", message, hint, page + 1, severity=Severity.WARNING)
        latest = max(latest, page)


def _at(element: Element, code: str, message: str, hint: str) -> Fault:
    return Fault(code, message, hint, element.page, element.number)


CHECKS = (
    Check("tags", tagged),
    Check("all content marked", all_marked),
    Check("alternative text", alternatives, needs_tags=True),
    Check("headings", headings, needs_tags=True),
    Check("tables", tables, needs_tags=True),
    Check("lists", lists, needs_tags=True),
    Check("notes", notes, needs_tags=True),
    Check("reading order", order, needs_tags=True),
)
