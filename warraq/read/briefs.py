"""The briefs: one page each, every line of it a checked object bound to claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from markdown_it.token import Token

from warraq.errors import Place
from warraq.markdown import BRIEF_ATTRIBUTES, parse_inline
from warraq.model import Brief, BriefLine, BriefSection, Value
from warraq.model.study import BriefRole
from warraq.read.documents import Page, data_of, place_of, read_page, words
from warraq.read.entries import as_written
from warraq.read.project import Project
from warraq.yamlfile import did_you_mean

FOLDER = Path("briefs")
Basis = Literal["stated", "inferred"]
BASES = get_args(Basis)
ROLES: tuple[BriefRole, ...] = get_args(BriefRole)


@dataclass(frozen=True)
class _BottomLine:
    text: str
    claims: tuple[str, ...] = ()
    basis: Basis = "stated"


def read_briefs(project: Project, values: Mapping[str, Value]) -> tuple[Brief, ...]:
    """Every sound brief, by file name."""
    briefs = []
    for path in project.files(FOLDER, ".md"):
        page = read_page(project, path, BRIEF_ATTRIBUTES)
        brief = page and _brief(project, page, values)
        if brief:
            briefs.append(brief)
        else:
            project.incomplete.add("briefs")
    return tuple(briefs)


def _brief(project: Project, page: Page, values: Mapping[str, Value]) -> Brief | None:
    kind = as_written(Brief, "sections", "place", bottom_line=_BottomLine)
    entry = project.validated(kind, data_of(page), page.front)
    if entry is None:
        return None
    _check_name(project, page, entry)
    tokens, findings = parse_inline(entry.bottom_line.text, page.front.place("bottom_line", "text"))
    project.findings.extend(findings)
    bottom_line = BriefLine(
        id="bottom-line",
        tokens=tokens,
        claims=entry.bottom_line.claims,
        place=page.front.place("bottom_line"),
        inferred=entry.bottom_line.basis == "inferred",
        text=words(tokens, values, entry.language),
    )
    body = _Body(project, page.path, values, entry.language)
    sections = tuple(body.sections(page.document.tokens))
    made = vars(entry) | {"bottom_line": bottom_line, "sections": sections}
    return Brief(**made, place=page.front.place())


def _check_name(project: Project, page: Page, entry: Brief) -> None:
    """The file's name says audience and language; so does the output's."""
    place = page.front.place("audience")
    named = f"{entry.audience}.{entry.language}.md"
    if project.is_slug(entry.audience, place) and page.path.name != named:
        message = f"audience and language do not agree with the file's name, {page.path.name}"
        project.report("R-brief-01", message, place, f"call the file {named}")


def blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens cut into the outermost blocks."""
    depth, block = 0, []
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield block
            block = []


@dataclass(frozen=True)
class _Body:
    project: Project
    path: Path
    values: Mapping[str, Value]
    language: str

    def sections(self, tokens: Sequence[Token]) -> Iterator[BriefSection]:
        """The headings with the lines below them; anything else in the body is a finding."""
        heading: list[Token] = []
        lines: list[BriefLine] = []
        for block in blocks(tokens):
            if block[0].type == "heading_open" and block[0].tag == "h1":
                yield from self._section(heading, lines)
                heading, lines = block, []
            elif block[0].type in ("bullet_list_open", "ordered_list_open") and heading:
                lines += [line for item in blocks(block[1:-1]) if (line := self._line(item))]
            else:
                hint = "write headings with # and lines with hyphens below them"
                message = "a brief holds headings and lists, nothing else"
                self._report("R-brief-02", message, block[0], hint)
        yield from self._section(heading, lines)

    def _section(self, heading: list[Token], lines: list[BriefLine]) -> Iterator[BriefSection]:
        if not heading:
            return
        written = str(heading[0].attrGet("role") or "")
        role = next((known for known in ROLES if known == written), None)
        if role is None:
            hint = (
                did_you_mean(written, ROLES) or f"write {{role={ROLES[0]}}}: {' or '.join(ROLES)}"
            )
            message = f"`{written}` is not a role" if written else "this heading has no role"
            self._report("R-brief-03", message, heading[0], hint, "role")
            return
        id_ = str(heading[0].attrGet("id") or role)
        title = words(heading, self.values, self.language)
        yield BriefSection(id_, role, title, tuple(lines), place_of(heading[0], self.path))

    def _line(self, item: list[Token]) -> BriefLine | None:
        opening, id_ = item[0], item[0].attrGet("id")
        basis = str(opening.attrGet("basis") or "stated")
        if [token.type for token in item[1:-1]] != ["paragraph_open", "inline", "paragraph_close"]:
            hint = "write one paragraph a line; split or shorten it"
            self._report("R-brief-04", "a line is one paragraph", opening, hint)
        elif not id_:
            hint = 'begin it with {#f1 claims="…"} and put the words on the next line, indented'
            self._report("R-brief-05", "this line has no id", opening, hint)
        elif basis not in BASES:
            hint = did_you_mean(basis, BASES) or "write basis=inferred, or leave it out"
            self._report("R-brief-06", f"`{basis}` is not a basis", opening, hint, "basis")
        else:
            tokens = tuple(item[2].children or [])
            claims = tuple(str(opening.attrGet("claims") or "").split())
            text = words(tokens, self.values, self.language)
            place = place_of(opening, self.path)
            return BriefLine(str(id_), tokens, claims, place, basis == "inferred", text)
        return None

    def _report(
        self, code: str, message: str, token: Token, hint: str, attribute: str = ""
    ) -> None:
        places: Mapping[str, Place] = token.meta.get("attributes", {})
        place = places.get(attribute) or place_of(token, self.path)
        self.project.report(code, message, place, hint)
