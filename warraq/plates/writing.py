"""Laid-out pages written as a press file: PDF/X-4 for one printing condition."""

from __future__ import annotations

from collections.abc import Sequence

import pydyf
from weasyprint import Document

from warraq.design.tokens import Condition, PressTokens, to_points
from warraq.model import Brand, Composition, Edition, direction
from warraq.plates.drawing import inked
from warraq.plates.inks import Inks
from warraq.plates.metadata import PressMetadata
from warraq.plates.profiles import read_profile
from warraq.plates.sheet import fill_up, lay_sheets

STANDARD = "PDF/X-4"
SHEET = 4  # pages of a folded sheet


def write(
    document: Document, composition: Composition, brand: Brand, report: Sequence[str] = ()
) -> Edition:
    """The pages as a press file; those of an article are filled up to whole folded sheets."""
    press, profile = brand.press, read_profile(brand)
    document = _plain(document, composition)
    count = len(document.pages)

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        nonlocal count
        if composition.kind == "article":
            count = fill_up(pdf, SHEET)
        lay_sheets(pdf, to_points(press.bleed))
        _name_condition(pdf, press.condition, profile)
        if direction(composition.language) == "rtl":
            pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"Direction": "/R2L"})

    with inked(Inks(brand, profile)):
        data = document.write_pdf(pdf_variant="pdf/x-4", pdf_tags=False, finisher=finish)
    return Edition(
        name=f"{composition.name}.pdf",
        data=data,
        title=composition.title,
        language=composition.language,
        standard=STANDARD,
        pages=count,
        report=(*report, _described(press)),
    )


def _plain(document: Document, composition: Composition) -> Document:
    """The document as it goes to a press: CMYK groups, nothing to click."""
    document = document.copy()
    document.output_intent, document.color_profiles = "device-cmyk", {}
    document.metadata = PressMetadata(composition)
    for page in document.pages:
        page.links, page.anchors, page.bookmarks = [], {}, []
    return document


def _name_condition(pdf: pydyf.PDF, condition: Condition, profile: bytes) -> None:
    stream = pydyf.Stream([profile], pydyf.Dictionary({"N": 4}), compress=True)
    pdf.add_object(stream)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": pydyf.String(condition.id),
        "OutputCondition": pydyf.String(condition.name),
        "RegistryName": pydyf.String(condition.registry),
        "Info": pydyf.String(condition.name),
        "DestOutputProfile": stream.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def _described(press: PressTokens) -> str:
    profile = press.profile.name if press.profile else "the built-in profile"
    return f"for {press.condition.id}, {press.condition.name}; separated by {profile}"
