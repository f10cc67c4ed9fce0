"""What is found once for several editions: how a brief holds on its page, the order of an article's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from warraq.build.run import Site
from warraq.build.workers import Task
from warraq.model import Brand, Forme

Formes = Mapping[str, tuple[Any, ...]]


def fitted(site: Site, due: Formes) -> Formes:
    """The formes that are due with what was found for them, now or before.

    Of an article that is due in one edition only, nothing is found here: its press does it as fast.
    """
    formes = [forme for each in due.values() for forme in filter(_shares, each)]
    editions = Counter(_name(site, forme) for forme in formes)
    for name in editions:
        if name in site.records and (found := site.records[name].found):
            site.found[name] = found
    wanted = {
        _name(site, forme): Task(_name(site, forme), find, (forme, site.brand))
        for forme in sorted(formes, key=lambda forme: forme.kind)
        if forme.kind == "brief" or editions[_name(site, forme)] > 1
    }
    tasks = [task for name, task in wanted.items() if name not in site.found]
    site.found.update(site.run(tasks, "fitted"))
    return {name: tuple(_known(site, forme) for forme in each) for name, each in due.items()}


def find(forme: Forme, brand: Brand) -> tuple[int, ...]:
    """What serves all editions of a forme."""
    from warraq.press import fit_forme, order_forme

    return fit_forme(forme, brand) if forme.kind == "brief" else order_forme(forme, brand)


def _shares(forme: Any) -> bool:
    """True for briefs that are fitted, and for articles on the screen's pages."""
    if not isinstance(forme, Forme):
        return False
    return "fit" in forme.metadata or (
        forme.kind == "article" and not forme.name.endswith("-booklet")
    )


def _name(site: Site, forme: Forme) -> str:
    """The screen edition's file, in whose record it is kept what was found."""
    kind = f"brief-{forme.audience}" if forme.kind == "brief" else forme.kind
    return f"{site.study.slug}-{kind}-{forme.language}.pdf"


def _known(site: Site, forme: Any) -> Any:
    found = site.found.get(_name(site, forme)) if _shares(forme) else None
    if found is None:
        return forme
    from warraq.press import drift, fit

    return fit.known(forme, found) if forme.kind == "brief" else drift.known(forme, found)
