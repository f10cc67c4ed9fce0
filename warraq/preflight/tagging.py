"""Checks of the tags: is all content in the structure, and does the structure say what it must?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from warraq.errors import Severity
from warraq.preflight.check import Check, Fault, at
from warraq.preflight.opened_pdf import OpenedPdf
from warraq.preflight.structure import Element

TAG = "export it again with tags, or tag it in an editor"
FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|tiff?|webp|bmp|pdf)", re.IGNORECASE)
STANDARD = frozenset(re.findall(r"\w+", """
    Document DocumentFragment Part Art Sect Div Aside BlockQuote Caption TOC TOCI Index NonStruct
    Private Title P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note
    FENote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form Sub Em
    Strong Artifact
"""))  # fmt: skip


def tagged(opened: OpenedPdf) -> Iterator[Fault]:
    """The file says that it is tagged, and every page has tagged content."""
    marked = opened.root.get("/MarkInfo", {})
    if opened.structure is None or not opened.structure.kids:
        yield Fault("T-tags-01", "the file has no structure tree", TAG)
        return
    if str(marked.get("/Marked", "")).lower() != "true":
        yield Fault("T-tags-02", "the file does not say that it is tagged (MarkInfo)", TAG)
    for element in opened.elements():
        for why in element.lost:
            yield at(element, "T-tags-05", f"a kid of {element.kind or 'the tree'} {why}", TAG)
    pages = {page for page, _ in opened.structure.all_marks()}
    for number in range(len(opened.reader.pages)):
        if number not in pages:
            yield Fault("T-tags-03", "nothing on this page is in the structure", TAG, number + 1)


def all_marked(opened: OpenedPdf) -> Iterator[Fault]:
    """What is drawn is in the structure or an artifact."""
    known = set(opened.structure.all_marks()) if opened.structure else set()
    loose = Counter(
        drawn.page
        for drawn in opened.drawn
        if not drawn.artifact and (drawn.page, drawn.mcid) not in known
    )
    for page, count in sorted(loose.items()):
        message = f"{count} objects are neither in the structure nor artifacts"
        yield Fault("T-tags-04", message, TAG, page + 1)


def alternatives(opened: OpenedPdf) -> Iterator[Fault]:
    """Figures and formulas have alternative text."""
    for element in opened.elements("Figure", "Formula"):
        if not (element.alt.strip() or element.actual.strip()):
            message = f"a {element.kind} has no alternative text"
            yield at(element, "T-alt-01", message, "say in words what it shows")
        elif FILE_NAME.fullmatch(element.alt) or _plain(element.alt) in _captions(opened, element):
            message = f"the alternative text of a {element.kind} is its caption or a file's name"
            yield at(element, "T-alt-02", message, "say in words what it shows", Severity.WARNING)


def _captions(opened: OpenedPdf, element: Element) -> list[str]:
    around = element.parent.elements if element.parent else []
    captions = (each for each in (*element.elements, *around) if each.kind == "Caption")
    return [_plain(opened.said(caption)) for caption in captions]


def _plain(words: str) -> str:
    return " ".join(words.split())


def headings(opened: OpenedPdf) -> Iterator[Fault]:
    """Headings begin with H1 and skip no level; a document bound with others begins anew."""
    level = 0
    for element in opened.elements(*(f"H{n}" for n in range(1, 7)), "Part"):
        if element.kind == "Part":
            bound = element.parent is not None and element.parent.kind == "Document"
            level = 0 if bound and _has_title(element) else level
            continue
        new = int(element.kind[1])
        if new > level + 1:
            after = f"H{level}" if level else "the beginning"
            message = f"{element.kind} follows {after}: a level is skipped"
            yield at(element, "T-heading-01", message, "use the next level, and style it as wanted")
        level = new
    if len(opened.reader.pages) > 3 and not any(opened.elements("H", "H1")):
        hint = "mark titles as headings"
        yield Fault("T-heading-02", "the file has no heading", hint, severity=Severity.WARNING)


def _has_title(part: Element) -> bool:
    """True for a document of its own that is bound with others."""
    return any(element.kind == "H1" for element in part.walk())


def kinds(opened: OpenedPdf) -> Iterator[Fault]:
    """Types are of the standard, or said to stand for one that is (RoleMap)."""
    for element in opened.elements():
        if element.kind not in STANDARD and "/NS" not in element.dictionary and element.parent:
            message = f"`{element.kind}` is no standard type"
            yield at(element, "T-tags-06", message, "say what it stands for (RoleMap)")


CHECKS = (
    Check("tags", tagged),
    Check("all content marked", all_marked),
    Check("types of tags", kinds, needs_tags=True),
    Check("alternative text", alternatives, needs_tags=True),
    Check("headings", headings, needs_tags=True),
)
