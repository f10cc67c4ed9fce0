"""A brief in plain words: paragraphs, with a service's own marks for bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markdown_it.token import Token

from warraq.language.numbers import value_words
from warraq.model import Brief, BriefLine, BriefSection, Value


def paragraphs(
    brief: Brief, labels: Mapping[str, str], values: Mapping[str, Value], bold: str = ""
) -> Iterator[list[str]]:
    """The brief part by part, each a list of lines: bottom line, findings, implications."""
    yield [f"{bold}{labels['bottom_line']}{bold}", plain(brief.bottom_line, values, brief.language)]
    for section in brief.sections:
        yield [f"{bold}{section.title}{bold}", *_lines(section, labels, (brief, values), bold)]


def findings(brief: Brief, values: Mapping[str, Value], bold: str = "") -> list[str]:
    """The lines of the sections of findings."""
    sections = [section for section in brief.sections if section.role == "findings"]
    return [
        plain(line, values, brief.language, bold) for section in sections for line in section.lines
    ]


def plain(line: BriefLine, values: Mapping[str, Value], language: str, bold: str = "") -> str:
    """A line's words, its bold ones between the service's marks."""
    return "".join(_words(line.tokens, values, language, bold)).strip()


def _lines(
    section: BriefSection,
    labels: Mapping[str, str],
    source: tuple[Brief, Mapping[str, Value]],
    bold: str,
) -> Iterator[str]:
    brief, values = source
    for number, line in enumerate(section.lines, 1):
        sign = f"{number}." if section.role == "findings" else "-"
        inferred = f" [{labels['inferred']}]" if line.inferred else ""
        yield f"{sign} {plain(line, values, brief.language, bold)}{inferred}"


def _words(
    tokens: Iterable[Token], values: Mapping[str, Value], language: str, bold: str
) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("strong_open", "strong_close"):
            yield bold
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "value":
            yield value_words(token.meta, values, language)
