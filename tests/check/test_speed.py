"""A check of a strange text ends, and soon: what it costs grows as the text does."""

import time

import pytest

from tests.check.test_rules import lay_out
from warraq.check import check_study
from warraq.read import read_project

NUMBERS = "بلغت " + " و".join(str(1000 + 7 * n) for n in range(600))
TEXTS = {
    "many numbers and a period": f"{NUMBERS} في الأشهر الستة، أي 37%.",
    "many numbers and shares": f"{NUMBERS} منهم " + " و".join(f"{n}%" for n in range(1, 60)),
    "a long word": "كتاب" * 5000,
    "a long Latin word": "abcd" * 5000,
    "many marks": "(" * 3000 + " نص " + ")" * 3000,
    "many quotes": "«" * 3000,
    "a sign alone": "من 2019 ـ 2021، و \u064e، و ـــ .",
    "nothing but signs": "ـ \u064b \u0652 . ، ؛",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_strange_text_is_checked_soon(tmp_path, name):
    lay_out(tmp_path, {"text_ar": TEXTS[name]})
    study, _ = read_project(tmp_path)
    list(check_study(study))  # what is loaded once
    started = time.process_time()
    list(check_study(study))
    assert time.process_time() - started < 2
