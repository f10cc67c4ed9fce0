"""The booklet: a press file's pages two up on sheets that are folded once and stitched in the fold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from warraq.design.tokens import to_points
from warraq.model import Brand, Edition, direction
from warraq.plates.sheet import LENGTH, WIDTH, line

WIDE, HIGH = 841.89, 595.276  # A4 landscape
FOLD = WIDE / 2
MARK = "imposed two up for saddle stitching"
TURNED = Name("/DuplexFlipShortEdge")


def folios(pages: int, right_bound: bool) -> Iterator[tuple[int, int]]:
    """The pages, from 1, left and right on the front and the back of each sheet, the outermost first."""
    if pages % 4:
        raise ValueError(f"{pages} pages do not fill folded sheets")
    for first in range(1, pages // 2, 2):
        for pair in ((pages + 1 - first, first), (first + 1, pages - first)):
            yield pair[::-1] if right_bound else pair


def impose(edition: Edition, brand: Brand) -> Edition:
    """The press file's trimmed pages on A4 sheets; print both sides, turn on the short edge, fold, stitch."""
    with Pdf.open(io.BytesIO(edition.data)) as pdf:
        count = len(pdf.pages)
        forms = [pdf.make_indirect(page.as_form_xobject()) for page in pdf.pages]
        for side, pair in enumerate(folios(count, direction(edition.language) == "rtl")):
            drawn = [forms[number - 1] for number in pair]
            _add_side(
                pdf,
                drawn,
                to_points(brand.press.creep) * (side // 2),
                brand.press.fold_marks and side % 2 == 0,
            )
        del pdf.pages[:count]
        pdf.docinfo[Name.Imposition] = MARK
        pdf.Root.ViewerPreferences = Dictionary(Duplex=TURNED, PrintScaling=Name("/None"))
        target = io.BytesIO()
        pdf.save(
            target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    said = f"{count} pages on {count // 4} sheets: print both sides, turn on the short edge, fold, stitch"
    report = (said, *edition.report)
    return replace(edition, data=target.getvalue(), pages=count // 2, report=report)


def _add_side(pdf: Pdf, forms: list[pikepdf.Object], creep: float, marked: bool) -> None:
    """A side of a sheet: two pages meeting in the fold, drawn towards it by the creep."""
    content = [_placed(forms[0], "Left", creep), _placed(forms[1], "Right", -creep)]
    if marked:
        content += [f"q /Over gs 0 0 0 1 K {WIDTH} w [2 2] 0 d".encode()]
        content += [line(FOLD, y, FOLD, y + LENGTH) for y in (0, HIGH - LENGTH)]
        content += [b"Q"]
    page = pdf.add_blank_page(page_size=(WIDE, HIGH))
    page.TrimBox = page.BleedBox = page.MediaBox
    over = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    drawn = Dictionary(Left=forms[0], Right=forms[1])
    page.Resources = Dictionary(XObject=drawn, ExtGState=Dictionary(Over=over))
    page.Contents = pdf.make_stream(b"\n".join(content))


def _placed(form: pikepdf.Object, half: str, shift: float) -> bytes:
    """Operators that draw a page on its half, reduced where it has to be, its spine in the fold."""
    left, bottom, right, top = map(float, form.BBox)
    scale = min(FOLD / (right - left), HIGH / (top - bottom), 1)
    start = FOLD - (right - left) * scale if half == "Left" else FOLD
    x, y = start + shift - left * scale, (HIGH - (top - bottom) * scale) / 2 - bottom * scale
    clip = f"{0 if half == 'Left' else FOLD:.3f} 0 {FOLD:.3f} {HIGH} re W n"
    return f"q {clip} {scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm /{half} Do Q".encode()
