"""A composition on the press: laid out, and written as one PDF that keeps its standards."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pydyf
from weasyprint import HTML, Document

from warraq import paragraph
from warraq.model import Brand, Composition, Edition, FigureOrder, FitFound
from warraq.press import corrections, faces
from warraq.press.attachments import attachments_of
from warraq.press.complaints import heard
from warraq.press.copyfitting import fit_page
from warraq.press.corrections.files import tie_once
from warraq.press.fetcher import CompositionFetcher
from warraq.press.float_placement import arrange_blocks, place_figures, plan_order
from warraq.press.labels import folios, label_pages
from warraq.press.metadata import EditionMetadata
from warraq.press.standards import STANDARDS
from warraq.press.viewing import set_viewing
from warraq.weasy.workbench import install_corrections


def print_composition(composition: Composition, brand: Brand) -> Edition:
    """The composition as a finished PDF; what the press complains of is raised as findings."""
    started = time.monotonic()
    with at_press(brand), heard(composition):
        document, report = set_pages(composition, brand)
        data = write_pdf(document, composition, brand)
    seconds = time.monotonic() - started
    return replace(make_edition(composition, brand, document, data), report=report, seconds=seconds)


def render_composition(
    composition: Composition, brand: Brand, variables: Mapping[str, str] | None = None
) -> Document:
    """The composition laid out in pages, with these CSS variables (named without dashes) on its root."""
    with at_press(brand):
        return lay_out(composition, brand, variables)


@contextmanager
def at_press(brand: Brand) -> Iterator[None]:
    """Set and write what is set and written inside the context as the press does."""
    with (
        install_corrections(corrections.CORRECTIONS),
        paragraph.installed(brand.paragraph),
    ):
        yield


def fit_brief(composition: Composition, brand: Brand) -> FitFound:
    """What it takes to hold a brief on its page, for all editions of it."""
    with at_press(brand), heard(composition):
        return fit_page(composition, lambda each, variables: lay_out(each, brand, variables)).found


def order_figures(composition: Composition, brand: Brand) -> FigureOrder:
    """The order in which an article's figures leave least blank, for all editions of it."""
    with at_press(brand), heard(composition):
        return plan_order(lay_out(composition, brand))


def set_pages(composition: Composition, brand: Brand) -> tuple[Document, tuple[str, ...]]:
    """The composition's pages and what was done to fit them; a brief is fitted to one."""
    if composition.kind == "article":
        return place_figures(composition, lambda each: lay_out(each, brand))
    if composition.fit is None:
        return lay_out(composition, brand), ()
    fitted = fit_page(composition, lambda each, variables: lay_out(each, brand, variables))
    return fitted.document, (
        *fitted.report,
        *(f"{finding.severity}: {finding.message}" for finding in fitted.findings),
    )


def lay_out(
    composition: Composition, brand: Brand, variables: Mapping[str, str] | None = None
) -> Document:
    """Lay out the composition, at the press."""
    fetcher = CompositionFetcher(composition.folder, faces.font_files(brand))
    page = HTML(string=composition.page, base_url=f"{composition.folder}/", url_fetcher=fetcher)
    root = page.etree_element
    arrange_blocks(root, composition.order)
    own = "".join(f"; --{name}: {value}" for name, value in (variables or {}).items())
    root.set("style", root.get("style", "") + own)
    variant = STANDARDS[brand.standard].variant
    return page.render(font_config=faces.configuration(brand), pdf_variant=variant)


def write_pdf(document: Document, composition: Composition, brand: Brand) -> bytes:
    """Write laid-out pages as the composition's PDF, at the press."""
    standard = STANDARDS[brand.standard]
    corrections.prepare_pages(document)
    document.metadata = EditionMetadata(composition, standard)

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        tie_once(pdf)
        label_pages(pdf, folios(document))
        set_viewing(pdf, document, composition, brand.options.binding)

    found: bytes = document.write_pdf(
        pdf_variant=standard.variant,
        pdf_tags=True,
        attachments=attachments_of(composition),
        finisher=finish,
    )
    return found


def make_edition(
    composition: Composition, brand: Brand, document: Document, data: bytes
) -> Edition:
    """The finished file under the composition's name."""
    return Edition(
        name=f"{composition.name.removesuffix('.pdf')}.pdf",
        data=data,
        title=composition.title,
        language=composition.language,
        standard=" ".join(STANDARDS[brand.standard].names),
        pages=len(document.pages),
    )
