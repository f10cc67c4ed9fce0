"""The rooms as outputs call them: imported when called, everything that they need in the arguments."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from warraq.build.drawing_cache import Drawings
from warraq.model import Brand, Brief, Composition, Edition, Letter, Study

if TYPE_CHECKING:
    from warraq.newsletter.mailing_files import Mailing


@dataclass(frozen=True)
class Subject:
    """What an output is of: the article or a brief in a language, all briefs, or the study itself."""

    slug: str
    kind: Literal["article", "brief", "digest", ""]
    language: str
    brief: Brief | None = None

    @property
    def audience(self) -> str | None:
        """The audience of a brief."""
        return self.brief.audience if self.brief else None

    @property
    def stem(self) -> str:
        """The beginning of its files' names: `slug-article-ar`, `slug-brief-iraq-ar`, `slug`."""
        named = (self.slug, self.kind, self.audience, self.language if self.kind else "")
        return "-".join(filter(None, named))

    @property
    def inputs(self) -> tuple[str, ...]:
        """The files, and folders with a slash at the end, that its content is read from."""
        if self.kind == "article":
            return ("study/",)
        return "study/", self.brief.place.path.as_posix() if self.brief else "briefs/"

    @property
    def text(self) -> Brief:
        """The brief that it is of; a ValueError where it is of none."""
        if self.brief is None:
            raise ValueError(f"{self.stem} is not of a brief")
        return self.brief


@dataclass(frozen=True)
class Composed:
    """What an output is made of: documents to lay out, in their order, and what is sent."""

    documents: tuple[Composition, ...] = ()
    mailing: Mailing | None = None

    @property
    def document(self) -> Composition:
        """The first of its documents."""
        return self.documents[0]

    @property
    def sent(self) -> Mailing:
        """What is sent; a ValueError where nothing is."""
        if self.mailing is None:
            raise ValueError("nothing is sent")
        return self.mailing


def compose_article(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """The article's one document."""
    from warraq import compose

    return Composed((compose.compose_article(study, subject.language, brand, drawings),))


def compose_brief(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """A brief's one document."""
    from warraq import compose

    return Composed((compose.compose_brief(study, subject.text, brand, drawings),))


def compose_pack(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """The pack's documents in their order."""
    from warraq import compose

    return Composed(compose.compose_pack(study, brand, drawings))


def compose_for_press(
    compose: Callable[[Study, Subject, Brand, Drawings], Composed],
    study: Study,
    subject: Subject,
    brand: Brand,
    drawings: Drawings,
) -> Composed:
    """What `compose` gives, for the press edition."""
    from warraq.compose.pressed import for_press

    documents = compose(study, subject, brand, drawings).documents
    return Composed(tuple(for_press(document, brand) for document in documents))


def compose_booklet(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """The article's document for the booklet, with the drawings that fit it."""
    from warraq.compose.pressed import for_booklet

    own = {key[:2]: drawing for key, drawing in drawings.items() if key[2:] == ("booklet",)}
    article = compose_article(study, subject, brand, own).document
    return Composed((for_booklet(article, brand),))


def compose_letter(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """What is sent of a brief, and its card."""
    from warraq import compose

    letter = compose.compose_letter(study, subject.text, brand)
    card = compose.compose_card(study, subject.text, brand, drawings)
    return Composed((card,), _make_parcel(study, subject, letter, (subject.text,)))


def compose_digest(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """What is sent of all briefs."""
    from warraq import compose

    letter = compose.compose_digest(study, study.briefs, brand)
    return Composed(mailing=_make_parcel(study, subject, letter, study.briefs))


def _make_parcel(
    study: Study, subject: Subject, letter: Letter, briefs: tuple[Brief, ...]
) -> Mailing:
    from warraq.newsletter.mailing_files import Mailing

    return Mailing(subject.stem, study.slug, study.link, letter, briefs, study.values)


def compose_reading(study: Study, subject: Subject, brand: Brand, drawings: Drawings) -> Composed:
    """The article's one page for a screen."""
    from warraq.compose.reading import compose_reading

    return Composed((compose_reading(study, subject.language, brand, drawings),))


def make_pdf(composed: Composed, brand: Brand, finished: Sequence[bytes]) -> tuple[Edition, ...]:
    """The one document as a PDF."""
    from warraq.press import print_composition

    return (print_composition(composed.document, brand),)


def make_pack(composed: Composed, brand: Brand, finished: Sequence[bytes]) -> tuple[Edition, ...]:
    """The pack's documents bound as one."""
    from warraq.press.pack import bind_pack

    return (bind_pack(composed.documents, brand),)


def make_press_file(
    composed: Composed, brand: Brand, finished: Sequence[bytes]
) -> tuple[Edition, ...]:
    """The one document for a press."""
    from warraq import press
    from warraq.plates.writing import write

    document, started = composed.document, time.monotonic()
    with press.at_press(brand), press.heard(document):
        pages, report = press.set_pages(document, brand)
        edition = write(pages, document, brand, report)
    return (replace(edition, seconds=time.monotonic() - started),)


def make_booklet(
    composed: Composed, brand: Brand, finished: Sequence[bytes]
) -> tuple[Edition, ...]:
    """The one document for a press, its pages imposed."""
    from warraq.plates.booklet import impose

    (pressed,) = make_press_file(composed, brand, finished)
    return (impose(pressed, brand),)


def make_letter(composed: Composed, brand: Brand, finished: Sequence[bytes]) -> tuple[Edition, ...]:
    """All files of a brief's letter; its card is printed first, to be taken as a picture."""
    from warraq.newsletter.mailing_files import make_letter

    (card,), (pdf,) = make_pdf(composed, brand, ()), finished
    return make_letter(composed.sent, brand, pdf, card.data)


def make_digest(composed: Composed, brand: Brand, finished: Sequence[bytes]) -> tuple[Edition, ...]:
    """All files of the digest."""
    from warraq.newsletter.mailing_files import make_digest

    return make_digest(composed.sent, brand, *finished)


def make_deposit(
    composed: Composed, brand: Brand, finished: Sequence[bytes]
) -> tuple[Edition, ...]:
    """The article in the forms that are deposited."""
    from warraq.deposit.kit import make_article

    return make_article(composed.document, brand)


def make_records(
    composed: Composed, brand: Brand, finished: Sequence[bytes]
) -> tuple[Edition, ...]:
    """The study's records."""
    from warraq.deposit.kit import make_records

    return make_records(composed.document, brand)
