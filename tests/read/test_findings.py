"""Every kind of bad input is reported once, at its place, with what to do; the cases are data."""

import re
from pathlib import Path

import pytest
import yaml

from warraq.read import read_project

CODE = re.compile(r'"([RS]-[a-z]+-\d\d)"')
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


def spoil(path, case):
    """Do to the file what the case says."""
    if "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
        return
    text = case.get("text", path.read_text("utf-8"))
    for old, new in case.get("change", {}).items():
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_spoilt_project(case, project):
    spoil(project / case["file"], case)
    _, findings = read_project(project)
    assert len(findings) == len(case["finds"]), findings
    for finding, expected in zip(findings, case["finds"], strict=True):
        place, code, words = expected.split(" ", 2)
        assert (str(finding.place), finding.code) == (place, code)
        assert words in f"{finding.message} | {finding.hint}"


def test_every_code_of_this_room_is_documented():
    page = (Path(__file__).parents[2] / "docs/findings.md").read_text("utf-8")
    room = Path(__file__).parents[2] / "warraq"
    sources = [*room.glob("read/*.py"), *room.glob("markdown/*.py"), room / "yamlfile.py"]
    codes = {code for path in sources for code in CODE.findall(path.read_text("utf-8"))}
    assert {code for code in codes if f"`{code}`" not in page} == set()
