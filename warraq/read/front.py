"""study.yaml: what the study is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from warraq.errors import Place
from warraq.language.lines import wrong_address
from warraq.model import Journal, Localized, Person
from warraq.read.project import Project
from warraq.yamlfile import YamlFile

FILE = Path("study/study.yaml")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, kw_only=True)
class StudyFile:
    """The keys of study.yaml."""

    slug: str
    languages: tuple[str, ...]
    title: Localized
    authors: tuple[Person, ...]
    journal: Journal
    cutoff: date
    keywords: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subtitle: Localized = field(default_factory=dict)
    prepared: date | None = None
    edition: Localized = field(default_factory=dict)
    citation: Localized = field(default_factory=dict)
    rights: Localized = field(default_factory=dict)
    link: str = ""


def read_front(project: Project) -> tuple[StudyFile | None, Place]:
    """The title page of the study, if it is whole, and its place."""
    file = project.yaml(FILE)
    place = file.place() if file else Place(FILE, 1, 1)
    front = project.validated(StudyFile, file.data, file) if file else None
    if file is None or front is None:
        return None, place
    if front.link and (wrong := wrong_address(front.link)):
        project.report("R-study-03", f"the link: {wrong[0]}", file.place("link"), wrong[1])
    if front.journal.published and not _is_date(front.journal.published):
        message = f"`{front.journal.published}` is not a date"
        hint = "write 2024, 2024-10 or 2024-10-05, as exactly as it is known"
        project.report("R-study-04", message, file.place("journal", "published"), hint)
    return (front if _names_are_sound(front, file, project) else None), place


def _is_date(written: str) -> bool:
    """A year, a month or a day that a calendar has: 2024, 2024-10, 2024-10-05."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", written):
        return False
    try:
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        return False
    return True


def _names_are_sound(front: StudyFile, file: YamlFile, project: Project) -> bool:
    """Whether slug and languages can be what files are named after."""
    before = len(project.findings)
    project.is_slug(front.slug, file.place("slug"))
    if not front.languages:
        hint = "name the main language first: [ar, en]"
        project.report("R-study-01", "no language is named", file.place("languages"), hint)
    for index, language in enumerate(front.languages):
        if not _LANGUAGE.fullmatch(language):
            message, place = f"`{language}` is not a language tag", file.place("languages", index)
            project.report("R-study-02", message, place, "write ar, en, fa …")
    return len(project.findings) == before
