"""All that is deposited of an article, as files."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from warraq.deposit import citations
from warraq.deposit.crossref import write_crossref
from warraq.deposit.epub import write_epub
from warraq.deposit.faces import web_fonts
from warraq.deposit.html import write_html
from warraq.deposit.identifiers import waiting
from warraq.deposit.jats import write_jats
from warraq.deposit.note_sources import cites
from warraq.deposit.page import by_class, page_of, words
from warraq.model import Brand, Composition, Edition


def make_article(composition: Composition, brand: Brand) -> tuple[Edition, ...]:
    """The article as XML, HTML and EPUB, and the pictures that the XML names."""
    page, record = page_of(composition), composition.catalogued
    fonts = web_fonts(brand, page)
    made = {
        ".xml": write_jats(page, composition, composition.name.rpartition("-article-")[0]),
        ".html": write_html(page, fonts),
        ".epub": write_epub(page, record, composition.language, fonts),
    }
    return (
        *(_edition(composition, f"{composition.name}{end}", data) for end, data in made.items()),
        *(_edition(composition, f"figures/{p.name}", p.data) for p in composition.attachments),
    )


def make_records(composition: Composition, brand: Brand) -> tuple[Edition, ...]:
    """The study's citation and its notes for registries and reference managers."""
    page, record = page_of(composition), composition.catalogued
    slug = composition.name.rpartition("-article-")[0]
    items, notes = citations.own_items(record, slug), composition.notes
    cited = [(note.id, _printed(page, note.id)) for note in filter(cites, notes)]
    abstracts, language = _abstracts(page), composition.language
    crossref = write_crossref(record, language, abstracts, cited, brand.options.deposit)
    made = {
        "-citation.json": citations.as_json(items),
        "-citation.bib": citations.as_bibtex(items),
        "-citation.ris": citations.as_ris(items),
        "-notes.json": citations.as_json(citations.note_items(notes)),
    }
    return (
        replace(
            _edition(composition, f"{slug}-crossref.xml", crossref), report=waiting(record, brand)
        ),
        *(_edition(composition, f"{slug}{end}", data) for end, data in made.items()),
    )


def _edition(composition: Composition, name: str, data: bytes) -> Edition:
    return Edition(f"deposit/{name}", data, composition.title, composition.language)


def _abstracts(page: ET.Element) -> dict[str, list[str]]:
    return {
        section.get("lang", ""): [words(p) for p in section.findall("p") if not p.get("class")]
        for section in by_class(page, "abstract")
    }


def _printed(page: ET.Element, note: str) -> str:
    """A note's words as the page has them, less the way back."""
    return words(page.find(f".//li[@id='note-{note}']")).removesuffix("↩").strip()
