from pathlib import Path

import pytest
import yaml

from warraq.compose.bidi import isolated, isolated_text, runs_against
from warraq.compose.prose import Prose
from warraq.errors import Place
from warraq.markdown import parse_inline

CASES = yaml.safe_load(Path(__file__).with_name("bidi.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_words_keep_their_order(case, context):
    tokens, findings = parse_inline(case["write"], Place(Path("x")))
    assert not findings
    prose = Prose(context("ar" if case["in"] == "rtl" else "en"))
    assert prose.line(tokens) == case["page"]


def test_nothing_is_lost_or_added_but_spans():
    words = "شركة A **B** -3 و C++ ثم D [E]{lang=en} F."
    tokens, _ = parse_inline(words, Place(Path("x")))
    before = "".join(token.content for token in tokens)
    after = "".join(token.content for token in isolated(tokens, "rtl"))
    assert after.replace("\u061c", "") == before


def test_a_note_mark_is_never_inside_a_run(context):
    tokens, _ = parse_inline("نقلته **Reuters**[^meeus] أمس", Place(Path("x")))
    html = Prose(context("ar")).line(tokens)
    assert '<strong>Reuters</strong><sup class="note-mark">' in html


def test_plain_words_are_escaped_and_kept(context):
    assert Prose(context("ar")).words("أ < ب & ج") == "أ &lt; ب &amp; ج"
    assert [token.type for token in isolated_text("", "rtl")] == []


@pytest.mark.parametrize(
    ("words", "around", "expected"),
    [
        ("Brockhaus 1878", "rtl", True),
        ("دار Brockhaus", "rtl", False),
        ("1878", "rtl", False),
        ("دار", "ltr", True),
    ],
)
def test_words_that_run_against_the_text(words, around, expected):
    assert runs_against(words, around) is expected
