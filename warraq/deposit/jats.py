"""The article as JATS (Journal Publishing 1.1): what is said of it, its text, its notes and sources."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from warraq.deposit.citations import first_and_last
from warraq.deposit.identifiers import orcid_address
from warraq.deposit.jatsbody import XLINK, Body
from warraq.deposit.note_sources import reference_list
from warraq.deposit.page import by_class, words
from warraq.deposit.xml import document, others, said
from warraq.model import Composition, Person, Record, in_language
from warraq.model.csl import date_parts

_DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN" '
    '"http://jats.nlm.nih.gov/publishing/1.1/JATS-journalpublishing1.dtd">\n'
)


def write_jats(page: ET.Element, composition: Composition, slug: str) -> bytes:
    """The whole article as XML; `page` is its composed page's tree."""
    body, record, language = (
        Body(page, composition),
        composition.catalogued,
        composition.language,
    )
    article = ET.Element("article", {"xmlns:xlink": XLINK, "article-type": "research-article",
                                     "dtd-version": "1.1", "xml:lang": language})  # fmt: skip
    front = ET.SubElement(article, "front")
    front.append(_journal(record, language))
    front.append(_about(body, record, slug))
    front.extend(body.section(edition, "notes") for edition in by_class(page, "edition"))
    article.append(body.body())
    back = [part for part in (body.notes(), reference_list(composition.notes)) if len(part)]
    if back:
        ET.SubElement(article, "back").extend(back)
    without_loose_ends(article)
    return document(article, _DOCTYPE)


def without_loose_ends(article: ET.Element) -> None:
    """References to what the XML does not name, such as words within a line, become words."""
    known = {element.get("id") for element in article.iter()}
    for reference in article.iter("xref"):
        if reference.get("rid") not in known:
            reference.tag, reference.attrib = "named-content", {"content-type": "reference"}


def _journal(record: Record, language: str) -> ET.Element:
    """The journal; the schema asks for an ISSN, so that one that is not known stays empty."""
    journal, meta = record.journal, ET.Element("journal-meta")
    said(meta, "journal-id", in_language(journal.name, "en"), {"journal-id-type": "publisher-id"})
    group = ET.SubElement(meta, "journal-title-group")
    said(group, "journal-title", in_language(journal.name, language), {"xml:lang": language})
    for other, name in others(journal.name, language):
        translated = ET.SubElement(group, "trans-title-group", {"xml:lang": other})
        said(translated, "trans-title", name)
    ET.SubElement(meta, "issn").text = journal.issn
    publisher = ET.SubElement(meta, "publisher")
    said(publisher, "publisher-name", in_language(journal.publisher, language))
    return meta


def _about(body: Body, record: Record, slug: str) -> ET.Element:
    """The article's own metadata, in the order that the schema asks for."""
    journal, language, meta = record.journal, body.language, ET.Element("article-meta")
    said(meta, "article-id", journal.doi, {"pub-id-type": "doi"})
    said(meta, "article-id", slug, {"pub-id-type": "publisher-id"})
    meta.append(_titles(body, record))
    authors = ET.SubElement(meta, "contrib-group")
    authors.extend(_author(person, language) for person in record.authors)
    meta.extend(_issued(record, language))
    rights = ET.SubElement(meta, "permissions")
    for other, text in record.rights.items():
        said(rights, "copyright-statement", text, {"xml:lang": other})
    if record.link:
        ET.SubElement(meta, "self-uri", {"xlink:href": record.link})
    meta.extend(_abstracts(body))
    for other, keywords in record.keywords.items():
        group = ET.SubElement(meta, "kwd-group", {"kwd-group-type": "author", "xml:lang": other})
        for keyword in keywords:
            said(group, "kwd", keyword)
    return meta


def _titles(body: Body, record: Record) -> ET.Element:
    titles, language = ET.Element("title-group"), body.language
    said(titles, "article-title", in_language(record.title, language), {"xml:lang": language})
    for subtitle in by_class(body.page, "subtitle"):
        said(titles, "subtitle", words(subtitle), {"xml:lang": language})
    for other, title in others(record.title, language):
        said(ET.SubElement(titles, "trans-title-group", {"xml:lang": other}), "trans-title", title)
    return titles


def _author(person: Person, language: str) -> ET.Element:
    contrib = ET.Element("contrib", {"contrib-type": "author"})
    if person.orcid:
        orcid = {"contrib-id-type": "orcid"}
        said(contrib, "contrib-id", orcid_address(person.orcid), orcid)
    names = ET.SubElement(contrib, "name-alternatives")
    for other, name in person.name.items():
        if family := person.family.get(other):
            parts = ET.SubElement(names, "name", {"xml:lang": other})
            said(parts, "surname", family)
            said(parts, "given-names", person.given.get(other, ""))
        else:
            said(names, "string-name", name, {"xml:lang": other})
    said(contrib, "role", in_language(person.position, language))
    if person.affiliation:
        alternatives = ET.SubElement(contrib, "aff-alternatives")
        for other, name in person.affiliation.items():
            said(alternatives, "aff", name, {"xml:lang": other})
    return contrib


def _issued(record: Record, language: str) -> Iterator[ET.Element]:
    """Date, volume, issue and pages, as many of them as are known."""
    journal, made = record.journal, ET.Element("issued")
    if parts := date_parts(journal.published):
        named = {"date-type": "pub", "publication-format": "print"}
        date = ET.SubElement(made, "pub-date", {**named, "iso-8601-date": journal.published})
        for tag, part in reversed(list(zip(("year", "month", "day"), parts, strict=False))):
            said(date, tag, f"{part:02d}")
    said(made, "volume", in_language(journal.volume, language))
    said(made, "issue", journal.issue)
    for tag, page in zip(("fpage", "lpage"), first_and_last(journal.pages), strict=False):
        said(made, tag, page)
    yield from made


def _abstracts(body: Body) -> Iterator[ET.Element]:
    """The abstract in the article's language, then the others; keywords have elements of their own."""
    sections = by_class(body.page, "abstract")
    for section in sorted(sections, key=lambda s: s.get("lang") != body.language):
        own = section.get("lang") == body.language
        made = body.section(section, "abstract" if own else "trans-abstract")
        for index in reversed(
            [i for i, child in enumerate(section) if child.get("class") == "keywords"]
        ):
            made.remove(made[index])
        made.set("xml:lang", section.get("lang", ""))
        yield made
