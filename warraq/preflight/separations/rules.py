"""The rules for pages and marks, after the Ghent Workgroup's for sheet-fed offset: one rule a function."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.errors import Finding, Severity
from warraq.preflight.separations.colours import CMYK, FOREIGN, REGISTRATION, SPOT
from warraq.preflight.separations.marks import Mark
from warraq.preflight.separations.subjects import MM, File, Sheet, box_of

BLEED = 3 * MM
INK = 3.0  # of all plates together
HAIRLINE = 0.25  # points, as all sizes and widths here
SMALLEST, SMALL, LARGE = 7.0, 9.0, 24.0
THIN = 2.0  # a black line below this overprints, lest the paper show beside it
RESOLUTION = 300.0
NEAR = 0.3  # what measures may differ by
PROCESS = ("Cyan", "Magenta", "Yellow", "Black", "None")


# --- a page


def boxes(file: File, sheet: Sheet) -> Iterator[Finding]:
    """It has a TrimBox, and the boxes lie within each other."""
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
    crop = box_of(sheet.page, "/CropBox")
    if crop and not _holds(crop, sheet.bleed):
        message = "the CropBox cuts into the bleed"
        yield sheet.finding("X-box-05", message, "take the CropBox away")


def sizes(file: File, sheet: Sheet) -> Iterator[Finding]:
    """It is as large as the first page, lies as that does, and is not scaled."""
    if sheet.page.obj.get("/UserUnit", 1) != 1:
        yield sheet.finding("X-box-04", "the page is scaled (UserUnit)", "export it at its size")
    first = file.sheets[0]
    if sheet.turn != first.turn:
        message = f"the page is turned otherwise than page {first.number}"
        yield sheet.finding("X-box-06", message, "turn all pages alike")
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
                over, room = (trim - side) * sign, (trim - bleed) * sign
                if -NEAR <= over < min(room, BLEED) - NEAR:
                    message = f"a coloured {mark.kind} ends {over / MM:.1f} mm beyond the cut, {sheet.at(mark)}"
                    yield sheet.finding(
                        "X-bleed-02", message, "let it run 3 mm beyond the page's edge"
                    )
                    return


def ink_in_sum(file: File, sheet: Sheet) -> Iterator[Finding]:
    """Where colours overlap and in pictures, too, the inks of a spot add up to no more than dries."""
    cover = (file.cover or {}).get(sheet.number)
    if cover and cover.most > INK + 0.02:
        x, y = cover.place
        where = f"around {x:.0f} mm from the left, {y:.0f} mm from the bottom"
        message = f"the inks add up to {100 * cover.most:.0f} %, {where}"
        yield sheet.finding("X-ink-02", message, f"use at most {100 * INK:.0f} %")


def clickable_things(file: File, sheet: Sheet) -> Iterator[Finding]:
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


def spot(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Nothing needs a fifth plate."""
    more = [plate for plate in mark.plates if plate not in PROCESS]
    if mark.colour.space.kind != SPOT or not more:
        return None
    message = f"a {mark.kind} is in the spot colour {more[0]}, {sheet.at(mark)}"
    return sheet.finding("X-colour-02", message, "convert it to CMYK for the printing condition")


def everywhere(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """On all plates there are only the marks beside the page."""
    if mark.colour.space.kind != REGISTRATION or not sheet.within(mark):
        return None
    message = f"a {mark.kind} is in the colour of register marks (All), {sheet.at(mark)}"
    return sheet.finding("X-colour-03", message, "set it in 0 0 0 100")


def heavy(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No colour needs more ink than dries."""
    if mark.colour.inks is None or sum(mark.colour.inks) <= INK + 0.005:
        return None
    message = f"a {mark.kind} has {100 * sum(mark.colour.inks):.0f} % ink ({mark.colour}), {sheet.at(mark)}"
    return sheet.finding("X-ink-01", message, f"use at most {100 * INK:.0f} %")


def rich_black(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Black type below 24 points is on the black plate alone."""
    if (
        not _is_type(sheet, mark)
        or mark.measure >= LARGE
        or not _is_black(mark)
        or mark.colour.plates == ("K",)
    ):
        return None
    message = f"black type is in {mark.colour}, {sheet.at(mark)}"
    return sheet.finding("X-black-01", message, "set it in 0 0 0 100")


def knocking_black(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """Black type prints over what is below it."""
    if not _is_type(sheet, mark) or mark.colour.inks != (0, 0, 0, 1) or mark.over:
        return None
    return sheet.finding(
        "X-black-02",
        f"black type does not overprint, {sheet.at(mark)}",
        "let it overprint, in DeviceCMYK",
    )


def knocking_line(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """A thin black line prints over what is below it."""
    if mark.kind != "line" or mark.measure >= THIN or mark.colour.inks != (0, 0, 0, 1) or mark.over:
        return None
    message = f"a black line of {mark.measure:.2f} pt does not overprint, {sheet.at(mark)}"
    return sheet.finding("X-black-04", message, "let it overprint", Severity.WARNING)


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
    """No type is below 7 points."""
    if not _is_type(sheet, mark) or mark.measure >= SMALLEST - NEAR / 3:
        return None
    message = f"type is {mark.measure:.1f} pt, {sheet.at(mark)}"
    return sheet.finding("X-type-01", message, "make it 7 pt at least")


def small_mixed_type(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No type below 9 points is on several plates, or is cut out of several."""
    if not _is_type(sheet, mark) or mark.measure >= SMALL - NEAR / 3:
        return None
    stands, hint, plates = "is on", "set type below 9 pt in black alone", mark.plates
    if not plates:
        stands, hint = "is cut out of", "set white type in 9 pt at least, or dark on light"
        plates = sheet.ground(mark)
    if len(plates) < 2:
        return None
    message = f"type of {mark.measure:.1f} pt {stands} {len(plates)} plates, {sheet.at(mark)}"
    return sheet.finding("X-type-02", message, hint)


def coarse(file: File, sheet: Sheet, mark: Mark) -> Finding | None:
    """No picture has fewer than 300 points to the inch."""
    if mark.kind != "picture" or mark.measure >= RESOLUTION - 1:
        return None
    message = f"a picture has {mark.measure:.0f} ppi at its size, {sheet.at(mark)}"
    return sheet.finding("X-picture-01", message, "use a larger picture, or set it smaller")


def _is_type(sheet: Sheet, mark: Mark) -> bool:
    return mark.kind == "text" and sheet.within(mark)


def _is_black(mark: Mark) -> bool:
    inks = mark.colour.inks
    if inks is None or mark.colour.space.kind != CMYK:
        return False
    return inks[3] >= 0.9 or min(inks[:3]) >= 0.6


def _holds(outer: tuple[float, ...], inner: tuple[float, ...]) -> bool:
    return all(
        (b - a) * sign >= -NEAR for a, b, sign in zip(outer, inner, (1, 1, -1, -1), strict=True)
    )


def _size(box: tuple[float, ...]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


PAGE_RULES = (boxes, sizes, bleeding, ink_in_sum, clickable_things)
MARK_RULES = (
    foreign, spot, everywhere, heavy, rich_black, knocking_black, knocking_line, vanishing, hairline,
    small_type, small_mixed_type, coarse,
)  # fmt: skip
