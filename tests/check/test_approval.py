import pytest
import yaml

from tests.check.test_rules import lay_out
from warraq.check import approve, check_study
from warraq.errors import UsageError
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
    assert len(stale(approved)) == 2  # the bottom line, and f1
    approve(read_project(approved)[0])
    assert stale(approved) == []


def test_a_claim_that_only_moves_in_its_file_stays_approved(approved):
    path = approved / "study/claims.yaml"
    path.write_text("# moved\n\n" + path.read_text("utf-8"), "utf-8")
    assert stale(approved) == []


def rewrite(root, old, new):
    path = root / "briefs/city.ar.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  الماء قليل.", "  الماء كثير.", "f1"),
        ("text: الماء قليل.", "text: الماء ليس قليلًا.", "bottom-line"),
        ("title: الماء قليل", "title: الماء كثير", "title"),
        ("reader: من يدير المدينة", "reader: من يدير البلد", "reader"),
        ("# النتائج", "# التوصيات", "heading.findings"),
        ('{#f1 claims="c1"}', '{#f1 claims="c1" basis=inferred}', "f1"),
    ],
)
def test_what_is_rewritten_is_approved_no_more(approved, old, new, line):
    rewrite(approved, old, new)
    messages = stale(approved)
    assert messages
    assert all(f"city.ar.{line}" in message for message in messages)


def test_one_line_is_approved_by_its_name_and_no_other(approved):
    rewrite(approved, "  الماء قليل.", "  الماء شحيح.")
    rewrite(approved, "title: الماء قليل", "title: الماء شحيح")
    approve(read_project(approved)[0], ["f1"], "Huda")
    assert ["city.ar.title" in message for message in stale(approved)] == [True]
    entry = yaml.safe_load((approved / "study/approved.yaml").read_text("utf-8"))["city.ar.f1"]
    assert (entry["words"], entry["by"]) == ("الماء شحيح.", "Huda")


def test_a_name_that_no_line_has_is_refused(approved):
    with pytest.raises(UsageError, match="zz"):
        approve(read_project(approved)[0], ["zz"])


def test_an_approval_of_claims_alone_is_none(approved):
    (approved / "study/approved.yaml").write_text("city.ar.f1: {c1: 0123}\n", "utf-8")
    assert any("never approved" in message for message in stale(approved))
