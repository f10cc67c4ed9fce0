"""The rooms as jobs call them: imported when called, everything that they need in the arguments."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from warraq.build.drawing_cache import Drawings
from warraq.model import Brand, Brief, Composition, Edition, Study


def compose_article(
    study: Study, language: str, brand: Brand, drawings: Drawings
) -> tuple[Composition, ...]:
    """The article's one composition."""
    from warraq import compose

    return (compose.compose_article(study, language, brand, drawings),)


def compose_brief(
    study: Study, brief: Brief, brand: Brand, drawings: Drawings
) -> tuple[Composition, ...]:
    """A brief's one composition."""
    from warraq import compose

    return (compose.compose_brief(study, brief, brand, drawings),)


def compose_pack(study: Study, brand: Brand, drawings: Drawings) -> tuple[Composition, ...]:
    """The pack's compositions in their order."""
    from warraq import compose

    return compose.compose_pack(study, brand, drawings)


def compose_for_press(
    compose: Callable[..., tuple[Composition, ...]], *arguments: Any
) -> tuple[Composition, ...]:
    """The compositions that `compose(study, …, brand, drawings)` gives, for the press edition."""
    from warraq.compose.pressed import for_press

    *_, brand, _ = arguments
    return tuple(for_press(composition, brand) for composition in compose(*arguments))


def compose_booklet(
    study: Study, language: str, brand: Brand, drawings: Drawings
) -> tuple[Composition, ...]:
    """The article's composition for the booklet, with the drawings that fit it."""
    from warraq import compose
    from warraq.compose.pressed import for_booklet

    own = {key[:2]: drawing for key, drawing in drawings.items() if key[2:] == ("booklet",)}
    return (for_booklet(compose.compose_article(study, language, brand, own), brand),)


def compose_letter(study: Study, brief: Brief, brand: Brand, drawings: Drawings) -> tuple[Any, ...]:
    """What is sent of a brief, and its card."""
    from warraq import compose
    from warraq.newsletter.parcel import Parcel

    letter = compose.compose_letter(study, brief, brand)
    stem = f"{study.slug}-brief-{brief.audience}-{brief.language}"
    parcel = Parcel(stem, study.slug, study.link, letter, (brief,), study.values)
    return parcel, compose.compose_card(study, brief, brand, drawings)


def compose_digest(study: Study, brand: Brand, drawings: Drawings) -> tuple[Any, ...]:
    """What is sent of all briefs."""
    from warraq import compose
    from warraq.newsletter.parcel import Parcel

    letter = compose.compose_digest(study, study.briefs, brand)
    stem = f"{study.slug}-digest-{study.language}"
    parcel = Parcel(stem, study.slug, study.link, letter, study.briefs, study.values)
    return (parcel,)


def print_letter(composed: tuple[Any, ...], brand: Brand, pdf: bytes) -> tuple[Edition, ...]:
    """All files of a brief's letter; its card is printed first, to be taken as a picture."""
    from warraq.newsletter.parcel import make_letter

    parcel, card = composed
    return make_letter(parcel, brand, pdf, print_one((card,), brand).data)


def print_digest(composed: tuple[Any, ...], brand: Brand, *pdfs: bytes) -> tuple[Edition, ...]:
    """All files of the digest."""
    from warraq.newsletter.parcel import make_digest

    return make_digest(composed[0], brand, *pdfs)


def compose_reading(
    study: Study, language: str, brand: Brand, drawings: Drawings
) -> tuple[Composition, ...]:
    """The article's one page for a screen."""
    from warraq.compose.reading import compose_reading

    return (compose_reading(study, language, brand, drawings),)


def print_deposit(compositions: tuple[Composition, ...], brand: Brand) -> tuple[Edition, ...]:
    """The article in the forms that are deposited."""
    from warraq.deposit.kit import make_article

    return make_article(compositions[0], brand)


def print_records(compositions: tuple[Composition, ...], brand: Brand) -> tuple[Edition, ...]:
    """The study's records."""
    from warraq.deposit.kit import make_records

    return make_records(compositions[0], brand)


def print_one(compositions: tuple[Composition, ...], brand: Brand) -> Edition:
    """Print the one composition."""
    from warraq.press import print_composition

    return print_composition(compositions[0], brand)


def print_pack(compositions: tuple[Composition, ...], brand: Brand) -> Edition:
    """Print and bind the pack's compositions."""
    from warraq.press.pack import bind_pack

    return bind_pack(compositions, brand)


def print_plates(compositions: tuple[Composition, ...], brand: Brand) -> Edition:
    """Print the one composition for the press."""
    from warraq import press
    from warraq.plates.writing import write

    (composition,), started = compositions, time.monotonic()
    with press.at_press(brand), press.heard(composition):
        document, report = press.set_pages(composition, brand)
        edition = write(document, composition, brand, report)
    return replace(edition, seconds=time.monotonic() - started)


def print_booklet(compositions: tuple[Composition, ...], brand: Brand) -> Edition:
    """Print the one composition for the press, and impose its pages."""
    from warraq.plates.booklet import impose

    return impose(print_plates(compositions, brand), brand, compositions[0].folder)
