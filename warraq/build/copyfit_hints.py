"""What is found once for several editions: how a brief holds on its page, the order of an article's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from warraq.build.run import Site
from warraq.build.workers import Task
from warraq.model import Brand, Composition, FigureOrder, FitFound, Found

Compositions = Mapping[str, tuple[Any, ...]]


def with_hints(site: Site, due: Compositions) -> Compositions:
    """The compositions that are due with what was found for them, now or before.

    Of an article that is due in one edition only, nothing is found here: its press does it as fast.
    """
    sharing = [each for composed in due.values() for each in composed if _shares(each)]
    editions = Counter(_screen_name(site, each) for each in sharing)
    for name in editions:
        if name in site.records and (found := site.records[name].found):
            site.found[name] = found
    wanted = {
        _screen_name(site, each): Task(_screen_name(site, each), find_hint, (each, site.brand))
        for each in sorted(sharing, key=lambda each: each.kind)
        if each.kind == "brief" or editions[_screen_name(site, each)] > 1
    }
    tasks = [task for name, task in wanted.items() if name not in site.found]
    site.found.update(site.run(tasks, "fitted"))
    return {name: tuple(_with_hint(site, each) for each in made) for name, made in due.items()}


def find_hint(composition: Composition, brand: Brand) -> Found:
    """What serves all editions of a composition."""
    from warraq.press import fit_brief, order_figures

    if composition.kind == "brief":
        return fit_brief(composition, brand)
    return order_figures(composition, brand)


def _shares(composition: Any) -> bool:
    """True for briefs that are fitted, and for articles on the screen's pages."""
    return isinstance(composition, Composition) and (
        composition.fit is not None
        or (composition.kind == "article" and composition.edition != "booklet")
    )


def _screen_name(site: Site, composition: Composition) -> str:
    """The screen edition's file, in whose record it is kept what was found."""
    kind = f"brief-{composition.audience}" if composition.kind == "brief" else composition.kind
    return f"{site.study.slug}-{kind}-{composition.language}.pdf"


def _with_hint(site: Site, composition: Any) -> Any:
    found = site.found.get(_screen_name(site, composition)) if _shares(composition) else None
    if isinstance(found, FigureOrder):
        return replace(composition, planned=found)
    if isinstance(found, FitFound):
        return replace(composition, fit=replace(composition.fit, found=found))
    return composition
