"""What would keep a study from being composed, told before anything is built, by the code that composes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from warraq.design.fontfile import read_font
from warraq.design.template_files import Templates
from warraq.errors import ContentError, Finding, Place
from warraq.model import Brand, Study

PRINTED = (
    *(
        f"study/{name}"
        for name in ("study.yaml", "chapters/*.md", "references.yaml", "figures.yaml")
    ),
    *("study/values.yaml", "study/tables/*.csv", "briefs/*.md"),
)
MODEL = "en"  # whose strings are whole
MOST = 5  # places of one letter


def check_composition(study: Study, brand: Brand) -> Iterator[Finding]:
    """Languages have their words, translations are whole, and the faces have every letter."""
    yield from _check_languages(study)
    yield from _check_translations(study)
    yield from _check_letters(study, brand)


def _check_languages(study: Study) -> Iterator[Finding]:
    """Every language in which something is composed has all words of the interface."""
    wanted: dict[str, Place] = {}
    for chapter in study.chapters:
        wanted.setdefault(chapter.language, chapter.place)
    for brief in study.briefs:
        wanted.setdefault(brief.language, brief.place)
    templates = Templates(study.root)
    model = templates.data(f"strings/{MODEL}.yaml")
    for language, place in wanted.items():
        path = f"templates/strings/{language}.yaml"
        try:
            missing = sorted(_missing_keys(model, templates.data(f"strings/{language}.yaml")))
        except ContentError:
            hint = f"copy strings/{MODEL}.yaml to {path} and translate it"
            message = f"there are no words of the interface in `{language}`: {path}"
            yield Finding("L-lang-01", message, place, hint)
            continue
        if missing:
            message = f"{path} lacks {len(missing)} of the words that a page needs: {', '.join(missing[:6])}"
            hint = f"take them from strings/{MODEL}.yaml and translate them"
            yield Finding("L-lang-01", message, place, hint)


def _missing_keys(
    model: Mapping[str, Any], other: Mapping[str, Any], around: str = ""
) -> Iterator[str]:
    """The keys of the model that another file of strings lacks; forms of a plural are the language's own."""
    for key, value in model.items():
        name = f"{around}{key}"
        if key not in other:
            yield name
        elif (
            isinstance(value, Mapping) and key != "notes_cited" and isinstance(other[key], Mapping)
        ):
            yield from _missing_keys(value, other[key], f"{name}.")


def _check_translations(study: Study) -> Iterator[Finding]:
    """An article in a language has all the chapters that there are in the main one."""
    bodies = [chapter for chapter in study.chapters if chapter.role != "abstract"]
    counts = Counter(chapter.language for chapter in bodies)
    whole = counts[study.language]
    for language, count in counts.items():
        if language != study.language and count < whole:
            first = next(chapter for chapter in bodies if chapter.language == language)
            message = f"{count} of {whole} chapters are there in `{language}`: its article would be a part"
            hint = "translate the others, or keep these files elsewhere until all are there"
            yield Finding("L-lang-02", message, first.place, hint)


def _check_letters(study: Study, brand: Brand) -> Iterator[Finding]:
    """Every letter of what is printed is in a face of the brand."""
    known = _letters_of(
        tuple(
            path
            for language in brand.roles["text"]
            for path in [*brand.typeface("text", language).files.values()][:1]
        )
    )
    told: Counter[str] = Counter()
    for path in (path for pattern in PRINTED for path in sorted(study.root.glob(pattern))):
        for place, letter in _unknown_letters(path, study.root, known):
            told[letter] += 1
            if told[letter] <= MOST:
                message = f"no typeface of the brand has `{letter}` (U+{ord(letter):04X})"
                hint = "write it with another character, or add a typeface that has it to templates/brand.yaml"
                yield Finding("P-glyph-01", message, place, hint)


@cache
def _letters_of(files: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(chr(letter) for path in files for letter in read_font(path).letters)


def _unknown_letters(path: Path, root: Path, known: frozenset[str]) -> Iterator[tuple[Place, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return  # reading has told
    lacking = {
        letter for letter in set(text) - known if unicodedata.category(letter)[0] not in "CZ"
    }
    if not lacking:
        return
    for number, line in enumerate(text.splitlines(), 1):
        comment = line.find(" #") if path.suffix == ".yaml" else -1
        for column, letter in enumerate(line[: comment if comment >= 0 else None], 1):
            if letter in lacking and not line.lstrip().startswith(
                "#" * (path.suffix == ".yaml") or "\0"
            ):
                yield Place(path.relative_to(root), number, column), letter
