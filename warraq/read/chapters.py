"""The chapters: Markdown with front matter, in the order of their files' names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from markdown_it.token import Token

from warraq.markdown import TEXT_ATTRIBUTES
from warraq.model import Chapter, Value
from warraq.read.documents import Page, data_of, place_of, read_page, words
from warraq.read.entries import as_written
from warraq.read.project import Project

FOLDER = Path("study/chapters")
_NAME = re.compile(r"(?:\d+[a-z]?[-_.])?(?P<id>.+?)(?:\.(?P<language>[a-z]{2,3}(?:-\w+)?))?")


def read_chapters(
    project: Project, languages: Sequence[str], values: Mapping[str, Value]
) -> tuple[Chapter, ...]:
    """Every sound chapter; a file that names no language is in the first."""
    chapters = []
    for path in project.files(FOLDER, ".md"):
        page = read_page(project, path, TEXT_ATTRIBUTES)
        chapter = page and _chapter(project, page, languages[0], values)
        if chapter:
            chapters.append(chapter)
        else:
            project.incomplete.add("chapters")
    return tuple(chapters)


def _chapter(
    project: Project, page: Page, main: str, values: Mapping[str, Value]
) -> Chapter | None:
    name = _NAME.fullmatch(page.path.stem)
    data = data_of(page)
    if name and isinstance(data, dict):
        data = {"id": name["id"]} | data
    kind = as_written(Chapter, "language", "title", "tokens", "source", "place")
    entry = project.validated(kind, data, page.front)
    heading = _heading(project, page)
    if not entry or not heading or not project.is_slug(entry.id, page.front.place("id")):
        return None
    language = (name and name["language"]) or main
    tokens = page.document.tokens
    return Chapter(
        id=entry.id,
        role=entry.role,
        language=language,
        title=words([tokens[1]], values, language),
        tokens=tokens,
        source=page.text,
        place=place_of(heading, page.path),
    )


def _heading(project: Project, page: Page) -> Token | None:
    """The chapter's one heading of the first level, which stands before all else."""
    tokens, path = page.document.tokens, page.path
    headings = [t for t in tokens if t.type == "heading_open" and t.tag == "h1"]
    first = headings[0] if headings else None
    for token in headings[1:]:
        hint = "write ## for a section, or begin a new file for a chapter"
        message = "a chapter has one heading with a single #"
        project.report("R-chapter-01", message, place_of(token, path), hint)
    if first is None or first is not tokens[0]:
        place = place_of(tokens[0], path) if tokens else page.front.place()
        hint = "begin the text with `# The chapter's heading`"
        project.report("R-chapter-02", "the chapter does not begin with its heading", place, hint)
    return first
