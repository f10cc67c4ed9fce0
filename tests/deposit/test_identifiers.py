"""Identifiers: notes where they are missing, errors where they cannot be right, never invented."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.built.command import PROJECTS, ROOT
from warraq.deposit.identifiers import check_deposit
from warraq.design.brand import read_brand
from warraq.errors import Severity
from warraq.read import read_project

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "identifiers.yaml").read_text("utf-8"))


@pytest.fixture
def project(tmp_path):
    return Path(shutil.copytree(PROJECTS["leap-years"], tmp_path / "project"))


def found(root):
    study, findings = read_project(root)
    assert not findings
    return list(check_deposit(study, read_brand(root)[0]))


def write(root, keys, value):
    """Write a value at a key of study.yaml."""
    path = root / "study" / "study.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    inner = data
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def test_each_missing_one_is_a_note_with_the_key_to_fill(project):
    findings = found(project)
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    hints = " ".join(finding.hint for finding in findings)
    for key in ("`journal: doi:`", "`journal: issn:`", "`orcid:`", "`options: deposit: email:`"):
        assert key in hints
    assert all(finding.place.line for finding in findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_one_that_cannot_be_right_is_an_error(project, case):
    write(project, case["key"], case["written"])
    errors = [f for f in found(project) if f.severity is Severity.ERROR]
    assert [f.code for f in errors] == ([] if case["right"] else ["D-identifier-02"])


def test_a_family_name_is_asked_for(project):
    write(project, ["authors", 0, "family"], {})
    assert "family name" in " ".join(finding.message for finding in found(project))


def test_every_code_is_documented():
    page = (ROOT / "docs" / "findings.md").read_text("utf-8")
    source = (ROOT / "warraq" / "deposit" / "identifiers.py").read_text("utf-8")
    codes = set(re.findall(r'"(D-[a-z]+-\d\d)"', source))
    assert codes
    assert all(f"| `{code}` |" in page for code in codes)
