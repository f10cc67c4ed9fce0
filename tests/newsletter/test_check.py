"""What is wrong with a newsletter's settings is said before anything is made; the cases are data."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.built.command import ROOT
from warraq.design.brand import read_brand
from warraq.model import BriefOptions
from warraq.newsletter.check import check_newsletter
from warraq.read import read_project

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


def spoilt(root, case):
    """The study and the brand of a small project with what the case says."""
    shutil.copytree(ROOT / "tests" / "projects" / "tiny", root)
    (root / "templates").mkdir(exist_ok=True)
    options = json.dumps({"newsletter": case.get("brand", {})})
    (root / "templates" / "brand.yaml").write_text(f"options: {options}\n", "utf-8")
    study, brief = read_project(root)[0], case.get("brief", {})
    options = BriefOptions(brief.get("subject", ""))
    changed = replace(study.briefs[0], title=brief.get("title", "Short"), options=options)
    return replace(study, briefs=(changed,)), *read_brand(root)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_spoilt_setting(tmp_path, case):
    study, brand, findings = spoilt(tmp_path / "project", case)
    (finding,) = findings or check_newsletter(study, brand)
    code, words = case["finds"].split(" ", 1)
    assert finding.code == code
    assert words in f"{finding.message} | {finding.hint}"
    assert str(finding.place).startswith(("templates/brand.yaml:1:", "briefs/house.en.md:"))


def test_a_good_setting_has_no_findings(tmp_path):
    good = {"limit": 5, "files": "https://example.org/{name}", "campaign": {"utm_id": 7}}
    study, brand, findings = spoilt(tmp_path / "project", {"brand": good})
    assert [*findings, *check_newsletter(study, brand)] == []


def test_every_code_is_documented():
    page = (ROOT / "docs" / "findings.md").read_text("utf-8")
    codes = {case["finds"].split()[0] for case in CASES if case["finds"].startswith("N")}
    assert all(f"| `{code}` |" in page for code in codes)
