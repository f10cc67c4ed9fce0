"""A part that reading lost silences the rules that look names up in it, and no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from warraq.check import check_study
from warraq.read import read_project

GOOD = Path(__file__).parents[1] / "read" / "good"


@pytest.mark.parametrize(
    ("part", "code"),
    [("claims", "C-claim-01"), ("values", "C-value-01"), ("references", "C-note-01"),
     ("queries", "C-query-01"), ("figures", "C-fig-01")],
)  # fmt: skip
def test_names_of_a_lost_part_are_not_called_unknown(part, code):
    study = replace(read_project(GOOD)[0], **{part: {}})
    assert code in {finding.code for finding in check_study(study)}
    lost = replace(study, incomplete=frozenset({part}))
    assert code not in {finding.code for finding in check_study(lost)}
