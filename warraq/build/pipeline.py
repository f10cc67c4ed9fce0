"""The way of the data, in order: read, check, draw, compose, print, bind, publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from warraq.build import copyfit_hints, drawing_cache, fingerprints, loading, manifest, outputs
from warraq.build.drawing_cache import Drawings
from warraq.build.manifest import Manifest
from warraq.build.outputs import Job, Wanted
from warraq.build.progress import Progress
from warraq.build.run import Built, Request, Site
from warraq.build.workers import Task
from warraq.errors import ContentError
from warraq.model import Composition

FIGURE_INPUTS = ("study/figures.yaml", "study/tables/", "study/values.yaml", "templates/brand.yaml",
                 "the figures' engine", "the packages")  # fmt: skip


def build(request: Request, progress: Progress) -> Built:
    """Make what is wanted and has changed, and put it in the output folder, or leave that as it was."""
    manifest.guard(request.out, request.root)
    hashes = fingerprints.input_hashes(request.root)
    if built := _nothing_to_do(request, hashes):
        return built
    study, brand, findings = loading.load(request.root)
    hashes |= fingerprints.named_hashes(request.root, brand)
    old = manifest.read_manifest(request.out / study.slug)
    site = Site(request, study, brand, hashes, old, progress)
    jobs = outputs.jobs(study, brand, request.wanted)
    drawings = draw(site, jobs)
    compositions = compose(jobs, drawings)
    print_due(site, [job for job in jobs if not job.of], compositions)
    print_due(site, [job for job in jobs if job.of], compositions)
    new = _manifest(site)
    manifest.place(site.folder, site.made.values(), old, new)
    return Built(site.folder, new, site.made, site.reasons, tuple(findings))


def draw(site: Site, jobs: Sequence[Job]) -> Drawings:
    """The drawings that the jobs show (all of them where figures are wanted), drawn only where changed."""
    needed = dict.fromkeys(shown for job in jobs for shown in job.figures)
    if site.request.wanted.takes("figures"):
        needed |= dict.fromkeys(outputs.all_drawn(site.study, site.request.wanted.language))
    drawings, tasks, keys = {}, [], {}
    letters = fingerprints.letters(site.brand)
    for shown in needed:
        entry, name = site.study.figures[shown[0]], drawing_cache.file_name(shown, "svg")
        key = drawing_cache.key_of(entry, shown, site.brand, letters, site.hashes)
        hung = None if site.request.force else drawing_cache.hung(shown, site.folder, site.old, key)
        if hung is not None:
            drawings[shown] = hung
            site.keep(drawing_cache.file_names(shown))
            continue
        site.reasons[name] = site.reason(name, key, FIGURE_INPUTS)
        keys[name] = shown, key
        tasks.append(Task(name, drawing_cache.draw, (entry, shown, site.brand)))
    for name, drawing in site.run(tasks).items():
        shown, key = keys[name]
        drawings[shown] = drawing
        for edition in drawing_cache.editions(shown, drawing, site.study):
            site.finish(edition, "figures", key, FIGURE_INPUTS)
    return drawing_cache.hang(drawings)


def compose(jobs: Sequence[Job], drawings: Drawings) -> dict[str, tuple[Composition, ...]]:
    """The compositions of each job; errors of all templates are raised together."""
    compositions, findings = {}, []
    for job in jobs:
        try:
            compositions[job.name] = job.compose(*job.arguments, drawings)
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(list(dict.fromkeys(findings)))
    return compositions


def print_due(
    site: Site, jobs: Sequence[Job], compositions: Mapping[str, tuple[Composition, ...]]
) -> None:
    """Print the compositions whose content, or anything that sets it, is not what it was."""
    setting = _setting(site)
    due, keys = {}, {}
    for job in jobs:
        specs = (*job.inputs, "templates/", *fingerprints.engine_hashes())
        finished = (site.records[name].sha256 for name in job.of)
        keys[job.name] = key = fingerprints.digest(
            setting, *map(_anywhere, compositions[job.name]), *finished
        )
        names = (job.name, *job.beside)
        if reason := next(filter(None, (site.reason(name, key, specs) for name in names)), ""):
            site.reasons[job.name] = reason
            due[job.name] = job
        else:
            site.keep(names)
    fitted = copyfit_hints.with_hints(site, {name: compositions[name] for name in due})
    tasks = [
        Task(name, job.print, (fitted[name], site.brand, *map(site.data, job.of)))
        for name, job in due.items()
    ]
    for name, printed in site.run(tasks).items():
        job = due[name]
        for edition in printed if isinstance(printed, tuple) else (printed,):
            site.finish(edition, job.target, keys[name], (*job.inputs, "templates/"))


def _setting(site: Site) -> str:
    """The hash of all that sets compositions and is not in them: the engine, typefaces, pictures."""
    beside = (
        f"{name} {value}"
        for name, value in sorted(site.hashes.items())
        if name != fingerprints.TEMPLATES and not name.endswith(fingerprints.TEXTS)
    )
    return fingerprints.digest(
        replace(site.brand, typefaces={}), fingerprints.letters(site.brand), *beside
    )


def _anywhere(composition: Any) -> Any:
    """A composition as it is wherever its project lies."""
    if not isinstance(composition, Composition):
        return composition
    here = composition.folder.resolve().as_uri()
    return replace(composition, folder=Path(), html=composition.html.replace(here, ""))


def _manifest(site: Site) -> Manifest:
    """All that is there now: what was made or kept, and, where only a part was wanted, all the rest."""
    complete = site.request.wanted == Wanted()
    files = site.records if complete else {**site.old.files, **site.records}
    return Manifest(site.study.slug, files, dict(site.hashes), complete)


def _nothing_to_do(request: Request, hashes: Mapping[str, str]) -> Built | None:
    """The last build, if it was of everything, from the same inputs, and is as it was made."""
    slug = fingerprints.slug(request.root)
    if request.force or request.wanted != Wanted() or not slug:
        return None
    folder = request.out / slug
    old = manifest.read_manifest(folder)
    named = (name for name in old.inputs if name not in hashes)
    same = old.complete and old.inputs == {**hashes, **fingerprints.hashes_now(request.root, named)}
    return (
        Built(folder, old)
        if same and all(manifest.intact(folder, r) for r in old.files.values())
        else None
    )
