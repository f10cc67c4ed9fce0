"""What a masthead, a title block and a statement of edition say, in a context's language."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from warraq.compose.prose import Prose
from warraq.model import Person, direction


@dataclass(frozen=True)
class Author:
    """An author's line."""

    name: str
    position: str
    affiliation: str
    orcid: str | None


@dataclass(frozen=True)
class OtherTitle:
    """The title in another language."""

    language: str
    direction: str
    words: Markup


@dataclass(frozen=True)
class Front:
    """Words of the front of a publication."""

    imprint: str
    journal: str
    description: str
    publisher: str
    published: str
    issn: str
    doi: str
    title: Markup
    subtitle: Markup
    other_titles: tuple[OtherTitle, ...]
    authors: tuple[Author, ...]
    edition: Markup
    citation: Markup
    cutoff: str
    prepared: str
    rights: Markup
    link: str


def front_of(prose: Prose) -> Front:
    """The front of the context's study."""
    context = prose.context
    study, say, journal = context.study, context.say, context.study.journal
    others = [lang for lang in study.languages if lang != context.language and lang in study.title]
    return Front(
        imprint=say(context.brand.name) or say(journal.publisher),
        journal=say(journal.name),
        description=say(journal.description),
        publisher=say(journal.publisher),
        published=_published(prose),
        issn=journal.issn or "",
        doi=journal.doi or "",
        title=prose.words(say(study.title)),
        subtitle=prose.words(say(study.subtitle)),
        other_titles=tuple(
            OtherTitle(lang, direction(lang), prose.words(study.title[lang], direction(lang)))
            for lang in others
        ),
        authors=tuple(_author(prose, person) for person in study.authors),
        edition=prose.markdown(study.edition, study.place),
        citation=prose.markdown(study.citation, study.place),
        cutoff=context.words.date(study.cutoff),
        prepared=context.words.date(study.prepared) if study.prepared else "",
        rights=prose.markdown(study.rights, study.place),
        link=study.link,
    )


def _author(prose: Prose, person: Person) -> Author:
    say = prose.context.say
    return Author(say(person.name), say(person.position), say(person.affiliation), person.orcid)


def _published(prose: Prose) -> str:
    """Volume, issue and date, as many of them as are known."""
    words, journal = prose.context.words, prose.context.study.journal
    issue = words.strings["issue"].format(issue=journal.issue) if journal.issue else ""
    date = words.date(journal.published) if journal.published else ""
    return words.joined("parts", [prose.context.say(journal.volume), issue, date])
