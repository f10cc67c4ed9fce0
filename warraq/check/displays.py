"""Rules on figures and tables: each is there, placed once, and told to those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from warraq.check.links import unknown
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import Place, Severity
from warraq.markdown import figure_refs


def _placed(copy: StudyText, language: str) -> Iterator[tuple[str, Place]]:
    for chapter in copy.study.chapters:
        if chapter.language == language:
            yield from figure_refs(chapter.tokens)


@rule("C-fig-01", Severity.ERROR, needs=("figures",))
def figures_exist(copy: StudyText) -> Iterator[Wrong]:
    """Every figure that a chapter places or a brief names is in figures.yaml."""
    study = copy.study
    named = [ref for language in study.languages for ref in _placed(copy, language)]
    named += [(brief.figure, brief.place) for brief in study.briefs if brief.figure]
    yield from unknown(copy, "figure", named, study.figures)


@rule("C-fig-02", needs=("chapters", "briefs"))
def figures_are_placed(copy: StudyText) -> Iterator[Wrong]:
    """Every figure is placed by a chapter or named by a brief."""
    study = copy.study
    there = {name for language in study.languages for name, _ in _placed(copy, language)}
    there |= {brief.figure or "" for brief in study.briefs}
    for figure in study.figures.values():
        if figure.id not in there:
            hint = f"put ![](fig:{figure.id}) alone in a paragraph of a chapter"
            yield Wrong(figure.place, f"figure {figure.id} is never placed", hint)


@rule("C-fig-03")
def figures_are_placed_once(copy: StudyText) -> Iterator[Wrong]:
    """A figure stands once in a language's text."""
    for language in copy.study.languages:
        first: set[str] = set()
        for name, place in _placed(copy, language):
            if name in first:
                hint = f"refer to it with [](fig:{name})"
                yield Wrong(place, f"figure {name} is placed twice", hint)
            first.add(name)


@rule("C-fig-04")
def alt_text_says_more(copy: StudyText) -> Iterator[Wrong]:
    """Alt text says what the figure shows; it is not the caption or the title again; a table needs none."""
    for figure in (f for f in copy.study.figures.values() if f.kind != "table"):
        for language, alt in figure.alt.items():
            for other in (figure.caption.get(language, ""), figure.title.get(language, "")):
                if alt.strip() and ratio(alt.strip(), other.strip()) > 85:
                    message = f"the alt text of figure {figure.id} ({language}) repeats its caption"
                    hint = "say what a reader would see: marks, order, values"
                    yield Wrong(copy.within(figure.place, "alt"), message, hint)
                    break


RULES = (figures_exist, figures_are_placed, figures_are_placed_once, alt_text_says_more)
