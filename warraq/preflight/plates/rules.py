"""The rules for press files, after the Ghent Workgroup's for sheet-fed offset: one rule a function."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.errors import Finding, Severity
from warraq.preflight.plates.colours import CMYK, FOREIGN, REGISTRATION
from warraq.preflight.plates.fonts import fonts
from warraq.preflight.plates.marks import Mark
from warraq.preflight.plates.subjects import MM, File, Sheet

BLEED = 3 * MM
INK = 3.0  # of all plates together
HAIRLINE = 0.25  # points, as all sizes and widths here
SMALLEST, SMALL, LARGE = 7.0, 9.0, 24.0
RESOLUTION = 300.0
NEAR = 0.3  # what measures may differ by


# --- the file


def claim(file: File) -> Iterator[Finding]:
    """It says which PDF/X it is, whether it is trapped, and it has an id."""
    xmp = file.pdf.Root.get("/Metadata")
    told = b"GTS_PDFXVersion" in (xmp.read_bytes() if xmp is not None else b"")
    if not (told or "/GTS_PDFXVersion" in file.pdf.docinfo):
        yield file.finding("X-claim-01", "it does not say that it is PDF/X", "export it as PDF/X-4")
    if file.pdf.docinfo.get("/Trapped") not in ("/True", "/False"):
        yield file.finding(
            "X-claim-02", "it does not say whether it is trapped", "export it as PDF/X-4"
        )
    if "/ID" not in file.pdf.trailer:
        yield file.finding("X-claim-03", "it has no document id", "export it as PDF/X-4")


def intent(file: File) -> Iterator[Finding]:
    """It names one printing condition and embeds the condition's profile."""
    intents = [i for i in file.pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if not intents:
        yield file.finding("X-intent-01", "it has no output intent", "name the printing condition")
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield file.finding(
            "X-intent-02", "its output intent has no name", "name the printing condition"
        )
    profile = intents[0].get("/DestOutputProfile")
    data = profile.read_bytes() if profile is not None else b""
    if data[12:20] != b"prtrCMYK":
        message = "its output intent embeds no CMYK profile"
        yield file.finding("X-intent-03", message, "embed the printing condition's ICC profile")


def active(file: File) -> Iterator[Finding]:
    """Nothing in it runs or is attached."""
    root = file.pdf.Root
    names = root.get("/Names", {})
    for key, where in (("/OpenAction", root), ("/AA", root), ("/AcroForm", root),
                       ("/JavaScript", names), ("/EmbeddedFiles", names)):  # fmt: skip
        if key in where:
            hint = "export it without interactive parts"
            yield file.finding("X-active-01", f"it has {key.lstrip('/')}", hint)


def binding(file: File) -> Iterator[Finding]:
    """Its pages fill folded sheets."""
    count = len(file.pdf.pages)
    if count > 2 and count % 4 and not file.imposed:
        hint = "add empty pages, if it is to be folded and stitched"
        message = f"{count} pages do not fill folded sheets of four"
        yield file.finding("X-pages-01", message, hint, Severity.WARNING)


# --- a page


def boxes(file: File, sheet: Sheet) -> Iterator[Finding]:
    """It has a TrimBox, the boxes lie within each other, and are those of the first page."""
    if "/TrimBox" not in sheet.page.obj:
        yield sheet.finding("X-box-01", "there is no TrimBox", "export it with a TrimBox")
        return
    pairs = (
        ("TrimBox", sheet.trim, "BleedBox", sheet.bleed),
        ("BleedBox", sheet.bleed, "MediaBox", sheet.media),
    )
    for inner, box, outer, around in pairs:
        if not _holds(around, box):
            message = f"the {inner} reaches beyond the {outer}"
            yield sheet.finding("X-box-02", message, "export it with the right boxes")
    first = file.sheets[0]
    for name in ("trim", "bleed", "media"):
        mine, its = _size(getattr(sheet, name)), _size(getattr(first, name))
        if any(abs(a - b) > NEAR for a, b in zip(mine, its, strict=True)):
            message = f"the {name} size is not that of page {first.number}"
            yield sheet.finding("X-box-03", message, "make all pages one size")


def bleeding(file: File, sheet: Sheet) -> Iterator[Finding]:
    """There is room for the bleed, and what reaches the edge goes through it."""
    edges = list(zip(sheet.trim, sheet.bleed, (1, 1, -1, -1), strict=True))
    if not file.imposed and any(
        (trim - bleed) * sign < BLEED - NEAR for trim, bleed, sign in edges
    ):
        yield sheet.finding(
            "X-bleed-01", "the bleed is less than 3 mm", "export it with 3 mm of bleed"
        )
        return
    for mark in sheet.marks:
        if mark.kind in ("area", "picture") and sheet.within(mark) and any(mark.colour.plates):
            for side, (trim, bleed, sign) in zip(mark.box, edges, strict=True):
                if (side - trim) * sign <= NEAR and (side - bleed) * sign > NEAR:
                    over = (trim - side) * sign / MM
                    message = f"a coloured {mark.kind} ends {over:.1f} mm beyond the cut, {sheet.at(mark)}"
                    yield sheet.finding(
                        "X-bleed-02", message, "let it run 3 mm beyond the page's edge"
                    )
                    return


def annotations(file: File, sheet: Sheet) -> Iterator[Finding]:
    """Nothing on it can be clicked."""
    for annotation in sheet.page.obj.get("/Annots", []):
        if annotation.get("/Subtype") not in ("/PrinterMark", "/TrapNet"):
            kind = str(annotation.get("/Subtype", "an annotation")).lstrip("/")
            message = f"there is an annotation ({kind})"
            yield sheet.finding("X-annotation-01", message, "export it without links and comments")


# --- a mark


def foreign(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Every colour is an ink."""
    if mark.colour.space.kind != FOREIGN:
        return None
    message = f"a {mark.kind} is in {mark.colour}, {sheet.at(mark)}"
    return sheet.finding("X-colour-01", message, "convert it to CMYK for the printing condition")


def heavy(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No colour needs more ink than dries."""
    if mark.colour.inks is None or sum(mark.colour.inks) <= INK + 0.005:
        return None
    message = f"a {mark.kind} has {100 * sum(mark.colour.inks):.0f} % ink ({mark.colour}), {sheet.at(mark)}"
    return sheet.finding("X-ink-01", message, f"use at most {100 * INK:.0f} %")


def rich_black(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Black type below 24 points is on the black plate alone."""
    if (
        mark.kind != "text"
        or mark.measure >= LARGE
        or not _is_black(mark)
        or mark.colour.plates == ("K",)
    ):
        return None
    message = f"black type is in {mark.colour}, {sheet.at(mark)}"
    return sheet.finding("X-black-01", message, "set it in 0 0 0 100")


def knocking_black(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Black type prints over what is below it."""
    if mark.kind != "text" or mark.colour.inks != (0, 0, 0, 1) or mark.over:
        return None
    return sheet.finding(
        "X-black-02", f"black type does not overprint, {sheet.at(mark)}", "let it overprint"
    )


def vanishing(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Nothing white overprints, for it would not be seen."""
    if not mark.vanishes:
        return None
    return sheet.finding(
        "X-black-03", f"a white {mark.kind} overprints, {sheet.at(mark)}", "let it knock out"
    )


def hairline(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No line is thinner than a quarter of a point."""
    if (
        mark.kind not in ("line", "area")
        or mark.measure >= HAIRLINE - 0.01
        or not sheet.within(mark)
    ):
        return None
    message = f"a line is {mark.measure:.2f} pt thin, {sheet.at(mark)}"
    return sheet.finding("X-line-01", message, "make it 0.25 pt at least")


def small_type(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No type is below 7 points, and none below 9 is on more than one plate."""
    if mark.kind != "text" or mark.colour.space.kind == REGISTRATION:
        return None
    if mark.measure < SMALLEST - NEAR / 3:
        return sheet.finding(
            "X-type-01", f"type is {mark.measure:.1f} pt, {sheet.at(mark)}", "make it 7 pt at least"
        )
    if mark.measure < SMALL - NEAR / 3 and len(mark.colour.plates) > 1:
        message = f"type of {mark.measure:.1f} pt is on {len(mark.colour.plates)} plates, {sheet.at(mark)}"
        return sheet.finding("X-type-02", message, "set type below 9 pt in black alone")
    return None


def coarse(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No picture has fewer than 300 points to the inch."""
    if mark.kind != "picture" or mark.measure >= RESOLUTION - 1:
        return None
    message = f"a picture has {mark.measure:.0f} ppi at its size, {sheet.at(mark)}"
    return sheet.finding("X-picture-01", message, "use a larger picture, or set it smaller")


def _is_black(mark: Mark) -> bool:
    inks = mark.colour.inks
    return (
        bool(inks) and (inks[3] >= 0.9 or min(inks[:3]) >= 0.6) and mark.colour.space.kind == CMYK
    )


def _holds(outer: tuple[float, ...], inner: tuple[float, ...]) -> bool:
    return all(
        (b - a) * sign >= -NEAR for a, b, sign in zip(outer, inner, (1, 1, -1, -1), strict=True)
    )


def _size(box: tuple[float, ...]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


DOCUMENT_RULES = (claim, intent, active, binding, fonts)
PAGE_RULES = (boxes, bleeding, annotations)
MARK_RULES = (foreign, heavy, rich_black, knocking_black, vanishing, hairline, small_type, coarse)
