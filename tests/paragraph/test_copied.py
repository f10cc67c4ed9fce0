"""What is set comes back as it was written, from every reader."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.paragraph.conftest import READERS, normal
from warraq.paragraph import ParagraphSettings

CASES = yaml.safe_load((Path(__file__).parent / "copied.yaml").read_text("utf-8"))


def squeezed(text):
    """Without the spaces beside brackets and marks, where a reader's line break may stand."""
    return re.sub(r" ?([()«»،.]) ?", r"\1", normal(text))


def pages_of(typeset, settings):
    """The cases as each reader gives them back, each from a page mostly in its language."""
    pdf = typeset("".join(page_of(case) for case in CASES), settings)
    return {
        name: [page.split("***")[-1] for page in reader(pdf)] for name, reader in READERS.items()
    }


def page_of(case):
    english = case["html"].startswith('<div dir="ltr"')
    preface = "Words in English. " if english else "كلمات بالعربية "
    direction = "ltr" if english else "rtl"
    return f"<div dir={direction} style='break-before: page'>{preface * 6}<p>***</p>{case['html']}</div>"


@pytest.fixture(scope="module")
def made():
    return {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kashida", [False, True])
def test_copied(typeset, made, case, reader, kashida):
    if kashida not in made:
        made[kashida] = pages_of(typeset, ParagraphSettings(kashida=kashida))
    page = made[kashida][reader][CASES.index(case)]
    want = (
        case.get("but", {}).get(reader)
        or case.get("text")
        or unescape(re.sub("<[^>]+>", "", case["html"]))
    )
    assert squeezed(page) == squeezed(want)
    assert not any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" for c in page)


def test_weasyprint_alone_loses_most_cases(typeset):
    alone = pages_of(typeset, None)
    right = sum(
        all(
            squeezed(alone[name][i]) == squeezed(re.sub("<[^>]+>", "", case["html"]))
            for name in READERS
        )
        for i, case in enumerate(CASES)
    )
    assert right < len(CASES) / 2
