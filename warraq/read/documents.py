"""A Markdown file with front matter: what chapters and briefs have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from warraq.errors import Place
from warraq.language.numbers import value_words
from warraq.markdown import Document, parse_document, plain_text
from warraq.model import Value
from warraq.read.project import Project
from warraq.yamlfile import YamlFile, parse_yaml


@dataclass(frozen=True)
class Page:
    """A Markdown file as read: its text, its front matter and what the parser made of it."""

    path: Path
    text: str
    front: YamlFile
    document: Document


def read_page(project: Project, path: Path, attributes: frozenset[str]) -> Page | None:
    """The file, parsed; whatever is wrong with its Markdown or its front matter is reported."""
    text = project.text(path)
    if text is None:
        return None
    document = parse_document(text, path, attributes)
    project.findings.extend(document.findings)
    if document.front_matter is None:
        if not any(finding.code == "R-front-01" for finding in document.findings):
            hint = "begin the file with its keys between two lines of three hyphens"
            project.report("R-front-02", "the front matter is missing", Place(path, 1, 1), hint)
        return None
    front, findings = parse_yaml(document.front_matter, path, first_line=2)
    project.findings.extend(findings)
    return Page(path, text, front, document) if front else None


def words(tokens: Iterable[Token], values: Mapping[str, Value], language: str) -> str:
    """The plain words of tokens, values written for the language."""

    def write(token: Token) -> str:
        return value_words(token.meta, values, language) if token.type == "value" else ""

    return " ".join(plain_text(tokens, write).split())


def place_of(token: Token, path: Path) -> Place:
    """The place of a block: its first line."""
    return Place(path, token.map[0] + 1 if token.map else 1, 1)


def data_of(page: Page) -> Any:
    """The front matter's data; an empty one is an empty mapping."""
    return page.front.data if page.front.data is not None else {}
