"""The study's record as Crossref takes it; where a number is not known yet, a comment names its key."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from warraq.deposit.citations import first_and_last
from warraq.deposit.identifiers import orcid_address
from warraq.deposit.xml import document, others, said
from warraq.design.tokens import DepositTokens
from warraq.model import Person, Record, in_language
from warraq.model.csl import date_parts

VERSION = "5.5.0"
NAMESPACE = f"http://www.crossref.org/schema/{VERSION}"
JATS = "http://www.ncbi.nlm.nih.gov/JATS1"
Abstracts = Mapping[str, list[str]]


def write_crossref(
    record: Record,
    language: str,
    abstracts: Abstracts,
    cited: Iterable[tuple[str, str]],
    who: DepositTokens,
) -> bytes:
    """The deposit file, the same each time for the same edition; `cited` are keys and words of sources."""
    day = f"{record.prepared or record.journal.published:}".replace("-", "").ljust(8, "0")
    root = ET.Element("doi_batch", {"xmlns": NAMESPACE, "xmlns:jats": JATS, "version": VERSION})
    head = ET.SubElement(root, "head")
    publisher = in_language(record.journal.publisher, "en")
    said(head, "doi_batch_id", f"{record.journal.doi or 'no-doi'}-{day}".replace("/", "-"))
    said(head, "timestamp", f"{day}000000")
    depositor = ET.SubElement(head, "depositor")
    said(depositor, "depositor_name", who.name or publisher)
    _asked(
        depositor, "email_address", who.email, "options: deposit: email: in templates/brand.yaml"
    )
    said(head, "registrant", publisher)
    journal = ET.SubElement(ET.SubElement(root, "body"), "journal")
    _journal(journal, record, language)
    article = _article(record, language, abstracts)
    sources = ET.SubElement(article, "citation_list")
    for key, words in cited:
        said(ET.SubElement(sources, "citation", {"key": key}), "unstructured_citation", words)
    if not len(sources):
        article.remove(sources)
    journal.append(article)
    return document(root)


def _journal(parent: ET.Element, record: Record, language: str) -> None:
    journal = record.journal
    metadata = ET.SubElement(parent, "journal_metadata", {"language": language})
    said(metadata, "full_title", in_language(journal.name, language))
    _asked(metadata, "issn", journal.issn, "journal: issn: in study/study.yaml")
    issue = ET.SubElement(parent, "journal_issue")
    issue.append(_date(journal.published))
    if journal.volume:
        volume = ET.SubElement(issue, "journal_volume")
        said(volume, "volume", in_language(journal.volume, language))
    said(issue, "issue", journal.issue)


def _article(record: Record, language: str, abstracts: Abstracts) -> ET.Element:
    article = ET.Element("journal_article", {"publication_type": "full_text", "language": language})
    other_titles = (title for _, title in others(record.title, language))
    for title in (in_language(record.title, language), *other_titles):
        said(ET.SubElement(article, "titles"), "title", title)
    contributors = ET.SubElement(article, "contributors")
    for number, person in enumerate(record.authors):
        contributors.append(_person(person, language, "additional" if number else "first"))
    for other, paragraphs in abstracts.items():
        abstract = ET.SubElement(article, "jats:abstract", {"xml:lang": other})
        for paragraph in paragraphs:
            said(abstract, "jats:p", paragraph)
    article.append(_date(record.journal.published))
    if numbers := first_and_last(record.journal.pages):
        pages = ET.SubElement(article, "pages")
        for tag, page in zip(("first_page", "last_page"), numbers, strict=False):
            said(pages, tag, page)
    data = ET.SubElement(article, "doi_data")
    _asked(data, "doi", record.journal.doi, "journal: doi: in study/study.yaml")
    _asked(data, "resource", record.link, "link: in study/study.yaml")
    return article


def _person(person: Person, language: str, sequence: str) -> ET.Element:
    named = {"sequence": sequence, "contributor_role": "author", "language": language}
    made = ET.Element("person_name", named)
    said(made, "given_name", in_language(person.given, language))
    said(
        made, "surname", in_language(person.family, language) or in_language(person.name, language)
    )
    if person.affiliation:
        institution = ET.SubElement(ET.SubElement(made, "affiliations"), "institution")
        said(institution, "institution_name", in_language(person.affiliation, language))
    if person.orcid:
        said(made, "ORCID", orcid_address(person.orcid))
    return made


def _date(written: str) -> ET.Element:
    date = ET.Element("publication_date", {"media_type": "print"})
    parts = date_parts(written)
    for tag, part in zip(("month", "day"), parts[1:], strict=False):
        said(date, tag, f"{part:02d}")
    year = str(parts[0]) if parts else ""
    _asked(date, "year", year, "journal: published: in study/study.yaml")
    return date


def _asked(parent: ET.Element, tag: str, text: str | None, key: str) -> None:
    """What Crossref asks for, or the key that is still to be filled."""
    said(parent, tag, text)
    if not text:
        parent.append(ET.Comment(f" {tag}: fill {key} "))
