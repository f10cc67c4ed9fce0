"""What is found once for several editions: how a brief holds on its page, the order of an article's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from warraq.build.run import BuildRun
from warraq.build.steps import Composed
from warraq.build.workers import Task
from warraq.model import Brand, Composition, FigureOrder, FitFound, Found


def add_hints(run: BuildRun, due: Mapping[str, Composed]) -> dict[str, Composed]:
    """What is due with what was found for its documents, now or before.

    Of an article that is due in one edition only, nothing is found here: its press does it as fast.
    """
    sharing = [
        each for composed in due.values() for each in composed.documents if _shares_hints(each)
    ]
    editions = Counter(_screen_name(run, each) for each in sharing)
    for name in editions:
        if name in run.records and (found := run.records[name].found):
            run.found[name] = found
    wanted = {
        _screen_name(run, each): Task(_screen_name(run, each), find_hint, (each, run.brand))
        for each in sorted(sharing, key=lambda each: each.kind)
        if each.kind == "brief" or editions[_screen_name(run, each)] > 1
    }
    run.found.update(run.run_tasks((t for n, t in wanted.items() if n not in run.found), "fitted"))
    return {
        name: replace(
            composed, documents=tuple(_with_hint(run, each) for each in composed.documents)
        )
        for name, composed in due.items()
    }


def find_hint(composition: Composition, brand: Brand) -> Found:
    """What serves all editions of a composition."""
    from warraq.press import fit_brief, order_figures

    if composition.kind == "brief":
        return fit_brief(composition, brand)
    return order_figures(composition, brand)


def _shares_hints(composition: Composition) -> bool:
    """True for briefs that are fitted, and for articles on the screen's pages."""
    return composition.fit is not None or (
        composition.kind == "article" and composition.edition != "booklet"
    )


def _screen_name(run: BuildRun, composition: Composition) -> str:
    """The screen edition's file, in whose record it is kept what was found."""
    kind = f"brief-{composition.audience}" if composition.kind == "brief" else composition.kind
    return f"{run.study.slug}-{kind}-{composition.language}.pdf"


def _with_hint(run: BuildRun, composition: Composition) -> Composition:
    found = run.found.get(_screen_name(run, composition)) if _shares_hints(composition) else None
    if isinstance(found, FigureOrder):
        return replace(composition, planned=found)
    if isinstance(found, FitFound) and composition.fit:
        return replace(composition, fit=replace(composition.fit, found=found))
    return composition
