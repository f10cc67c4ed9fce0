import pytest
import yaml

from tests.check.test_rules import lay_out
from warraq.check import approve, check_study
from warraq.read import read_project

BRIEF = """---
audience: city
language: ar
reader: من يدير المدينة
title: الماء قليل
bottom_line: {text: الماء قليل., claims: [c1]}
---
# النتائج {#findings role=findings}

- {#f1 claims="c1"}
  الماء قليل.
"""
CLAIM = {"id": "c1", "gist": {"ar": "الماء قليل"}, "kind": "fact", "modality": "asserted"}


def stale(root):
    study, _ = read_project(root)
    return [f.message for f in check_study(study) if f.code == "C-brief-08"]


@pytest.fixture
def approved(tmp_path):
    lay_out(tmp_path, {"claims": [CLAIM], "files": {"briefs/city.ar.md": BRIEF}})
    assert stale(tmp_path) == []
    approve(read_project(tmp_path)[0])
    return tmp_path


def change(root, **claim):
    (root / "study/claims.yaml").write_text(
        yaml.safe_dump([CLAIM | claim], allow_unicode=True), "utf-8"
    )


def test_an_approved_brief_is_fresh(approved):
    assert stale(approved) == []


@pytest.mark.parametrize("key", ["gist", "modality"])
def test_a_changed_claim_makes_its_lines_stale_until_approved_again(approved, key):
    change(approved, **{key: {"gist": {"ar": "الماء نادر"}, "modality": "possible"}[key]})
    assert len(stale(approved)) == 2
    approve(read_project(approved)[0])
    assert stale(approved) == []


def test_a_claim_that_only_moves_in_its_file_stays_approved(approved):
    path = approved / "study/claims.yaml"
    path.write_text("# moved\n\n" + path.read_text("utf-8"), "utf-8")
    assert stale(approved) == []
