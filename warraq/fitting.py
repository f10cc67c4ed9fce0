"""Each brief fitted to its page once: what was found serves its edition, its press edition and the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warraq.model import Brand, Forme
from warraq.site import Site
from warraq.workshop import Task

Formes = Mapping[str, tuple[Any, ...]]


def fitted(site: Site, due: Formes) -> Formes:
    """The formes that are due, those of briefs with what was found for their edition, now or before."""
    briefs = {
        _name(site, forme): forme for formes in due.values() for forme in filter(_fits, formes)
    }
    for name in briefs:
        if name in site.records and (found := site.records[name].found):
            site.found[name] = found
    tasks = [
        Task(name, find, (forme, site.brand))
        for name, forme in briefs.items()
        if name not in site.found
    ]
    site.found.update(site.run(tasks, "fitted"))
    return {
        name: tuple(_known(site, forme) if _fits(forme) else forme for forme in formes)
        for name, formes in due.items()
    }


def find(forme: Forme, brand: Brand) -> tuple[int, int]:
    """What it takes to hold a brief on its page."""
    from warraq.press import fit_forme

    return fit_forme(forme, brand)


def _fits(forme: Any) -> bool:
    return isinstance(forme, Forme) and "fit" in forme.metadata


def _name(site: Site, forme: Forme) -> str:
    return f"{site.study.slug}-brief-{forme.audience}-{forme.language}.pdf"


def _known(site: Site, forme: Forme) -> Forme:
    from warraq.press.fit import known

    return known(forme, site.found[_name(site, forme)])
