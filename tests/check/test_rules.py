"""Every rule against its cases: a good one, a bad one, a bad one after a good one."""

import re
from inspect import isgeneratorfunction
from pathlib import Path

import pytest
import yaml

from warraq.check.rules import RULES
from warraq.check.settings import read_settings
from warraq.check.study_text import StudyText
from warraq.read import read_project

CASES = Path(__file__).parent / "cases"
BASE = yaml.safe_load((CASES / "base.yaml").read_text("utf-8"))
LISTS = ("claims", "references", "queries", "figures")
BY_CODE = {rule.code: rule for rule in RULES}


def lay_out(root, case):
    """Write the project that a case describes; what it leaves out is in base.yaml."""
    files = {"study/study.yaml": yaml.safe_dump(BASE["study"] | case.get("study", {}))}
    for language in ("ar", "en"):
        role = case.get("role", "part")
        head = f"---\nrole: {role}\n---\n# {case.get('heading', BASE['heading'])}\n\n"
        if text := case.get(f"text_{language}", BASE.get(f"text_{language}")):
            suffix = "" if language == "ar" else ".en"
            files[f"study/chapters/01-part{suffix}.md"] = head + text
    for name in LISTS:
        if entries := case.get(name):
            files[f"study/{name}.yaml"] = yaml.safe_dump(entries, allow_unicode=True)
    files |= BASE["files"] | case.get("files", {})
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def findings(root, code):
    """What one rule says of the project."""
    study, _ = read_project(root)
    settings, _, _ = read_settings(root)
    return [*BY_CODE[code](StudyText(study, settings))]


@pytest.mark.parametrize(
    "path", sorted(CASES.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_rule_finds_what_its_case_says(path, tmp_path):
    case = yaml.safe_load(path.read_text("utf-8"))
    lay_out(tmp_path, case)
    found = findings(tmp_path, path.parent.name)
    assert len(found) == len(case["found"]), found
    for finding, words in zip(found, case["found"], strict=True):
        assert words in f"{finding.place}: {finding.message} | {finding.hint}"


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_rule_has_its_three_cases(code):
    cases = {p.stem: yaml.safe_load(p.read_text("utf-8")) for p in (CASES / code).glob("*.yaml")}
    assert cases["good"]["found"] == []
    assert cases["bad"]["found"]
    assert cases["bad-after-good"]["found"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_one_function_with_a_code_and_a_sentence(rule):
    assert re.fullmatch(r"C-[a-z]+-\d\d", rule.code)
    assert isgeneratorfunction(rule.find)
    assert rule.asks.strip().endswith(".")


def test_codes_and_functions_are_unique():
    assert len(BY_CODE) == len(RULES) == len({rule.find for rule in RULES})
