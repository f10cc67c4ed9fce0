"""The reading room: a project's files into one `Study`, and everything that keeps them from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from warraq.errors import Finding, Place
from warraq.model import Study

__all__ = ["read_project"]


def read_project(root: Path) -> tuple[Study | None, list[Finding]]:
    """The study in `root` as far as it could be built (not at all without study.yaml), and all findings."""
    from warraq.read.briefs import read_briefs
    from warraq.read.chapters import FOLDER, read_chapters
    from warraq.read.entries import read_claims, read_queries, read_references
    from warraq.read.figures import read_figures
    from warraq.read.front import read_front
    from warraq.read.project import Project
    from warraq.read.tables import read_tables
    from warraq.read.values import read_values

    project = Project(root)
    front, place = read_front(project)
    languages = front.languages if front else ("ar", "en")
    tables, sheets = read_tables(project, languages)
    values = read_values(project, tables, sheets)
    parts: dict[str, Any] = {
        "chapters": read_chapters(project, languages, values),
        "claims": read_claims(project),
        "references": read_references(project),
        "queries": read_queries(project),
        "tables": tables,
        "values": values,
        "figures": read_figures(project, tables, languages),
        "briefs": read_briefs(project, values),
    }
    if not any((root / FOLDER).glob("*.md")):
        hint = "write the text in files such as study/chapters/01-introduction.md"
        project.report("R-chapter-03", "there is no chapter", Place(FOLDER), hint)
    findings = sorted(project.findings, key=lambda finding: finding.place)
    if front is None:
        return None, findings
    incomplete = frozenset(project.incomplete)
    return Study(root=root, place=place, **vars(front), **parts, incomplete=incomplete), findings
