"""Measure what was built: each file's lines, and its text against what was written for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.build import copyfit_hints, fingerprints, loading, manifest, outputs, pipeline
from warraq.build.run import Request, Site
from warraq.errors import Severity
from warraq.model import Composition

if TYPE_CHECKING:
    from warraq.build.progress import Progress
    from warraq.measures import Measure

HEAD = ("measure", "found", "goal", "")


def measure(
    request: Request, files: Sequence[Path], progress: Progress
) -> dict[Path, list[Measure]]:
    """The measures of files; those that this project built are held against its text."""
    from warraq.measures import survey
    from warraq.measures.written import written

    study, brand, _ = loading.load(request.root, Severity.ERROR)
    old = manifest.read_manifest(request.out / study.slug)
    hashes = fingerprints.input_hashes(request.root)
    site = Site(request, study, brand, hashes, old, progress, records=dict(old.files))
    compositions = _compositions(site, {path.resolve() for path in files})
    families = {face.family for face in brand.typefaces.values()}
    kashida = bool(brand.paragraph.get("kashida"))
    measured = {}
    for path in files:
        progress.say(f"measuring {path.name}")
        known = compositions.get(path.resolve())
        text = written(*map(_html, known)) if known else None
        measured[path] = survey(path, text, families, kashida)
    return measured


def _compositions(site: Site, files: set[Path]) -> dict[Path, tuple[Composition, ...]]:
    """What each file was printed from: briefs as they were fitted to their page."""
    every = outputs.jobs(site.study, site.brand, outputs.Wanted())
    jobs = [job for job in every if (site.folder / job.name).resolve() in files]
    composed = pipeline.compose(jobs, pipeline.draw(site, jobs))
    set_in_type = {
        name: compositions
        for name, compositions in composed.items()
        if compositions
        and all(isinstance(composition, Composition) for composition in compositions)
    }
    return {
        (site.folder / name).resolve(): compositions
        for name, compositions in copyfit_hints.with_hints(site, set_in_type).items()
    }


def _html(composition: Composition) -> str:
    """The HTML that was printed: of a brief, without the lines that its page did not hold."""
    from warraq.press.copyfitting import drop_lines

    found = composition.fit and composition.fit.found
    return drop_lines(composition, found.gone if found else 0).html
