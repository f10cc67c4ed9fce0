"""The prose: a whole article, in one spelling, with nothing doubted printed as fact."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from warraq.language.arabic import bare, find_words
from warraq.markdown import cross_references, every, figure_refs

PARTS = ["abstract", "introduction", *["part"] * 5, "conclusion"]


def held(tokens):
    """The words that no doubt mark and no editor's note holds."""
    depth, text = [], ""
    for token in every(tokens):
        if token.type == "span_open":
            depth.append(token.attrGet("class") in ("doubt", "editor"))
        elif token.type == "span_close":
            depth.pop()
        elif token.type == "text" and not any(depth):
            text += token.content
        elif token.type == "paragraph_close":
            text += "\n"
    return text


def test_the_article_has_all_its_parts(chapters):
    assert [chapter.role for chapter in chapters] == PARTS


def test_it_is_an_article_not_a_summary(paragraphs):
    assert sum(1 for p in paragraphs for _ in find_words(p.text)) >= 6000


def test_the_abstract_stands_in_both_languages(study):
    abstracts = [c.language for c in study.chapters if c.role == "abstract"]
    assert sorted(abstracts) == ["ar", "en"]


def test_doubted_readings_are_marked(chapters, cases):
    text = "".join(held(chapter.tokens) for chapter in chapters)
    for query, reading in cases["doubted"].items():
        assert not re.search(reading, bare(text)), query


def test_doubts_are_open_queries(study, chapters):
    spans = [t for c in chapters for t in every(c.tokens) if t.attrGet("class") == "doubt"]
    assert spans
    assert all(study.queries[str(span.attrGet("query"))].answer is None for span in spans)


def test_one_spelling(chapters, cases):
    for chapter in chapters:
        prose = re.sub(r"\{[^}]*\}+|^---.*?^---", "", chapter.source, flags=re.S | re.M)
        found = [wrong for wrong in cases["spellings"] if wrong in prose]
        assert not found, f"{chapter.id}: {found}"


def test_no_passage_stands_twice(paragraphs):
    runs = Counter()
    for paragraph in paragraphs:
        text = [m[0] for m in find_words(bare(paragraph.text))]
        runs.update(tuple(text[i : i + 9]) for i in range(len(text) - 8))
    assert not [run for run, count in runs.items() if count > 1]


@pytest.mark.parametrize("phrase", ["حتى الآن", "حاليًا", "تاريخ نشر", "في الوقت الراهن"])
def test_time_bound_phrases_have_a_date(chapters, phrase):
    assert all(phrase not in chapter.source for chapter in chapters)


def test_a_figure_is_spoken_of_before_it_stands(chapters):
    spoken, placed = set(), 0
    for chapter in chapters:
        for token in every(chapter.tokens):
            spoken |= {name for kind, name, _ in cross_references([token]) if kind == "figure"}
            for name, _ in figure_refs([token]) if token.type == "figure" else ():
                assert name in spoken, name
                placed += 1
    assert placed >= 10
