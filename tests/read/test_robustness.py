"""Nothing outside the project is read, and no input makes reading fail otherwise than by findings."""

import os
from itertools import pairwise
from shutil import rmtree
from string import ascii_lowercase

import pytest

from warraq.errors import Severity
from warraq.read import read_project

FILES = [
    "study/study.yaml", "study/chapters/02-demand.md", "study/claims.yaml", "study/values.yaml",
    "study/references.yaml", "study/figures.yaml", "study/tables/rivers.csv", "briefs/house.ar.md",
]  # fmt: skip
DEEP = "[" * 2000
RECURSIVE = "&a [*a]"
LAUGHS = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(ascii_lowercase))


def codes(findings):
    return [(str(finding.place), finding.code) for finding in findings]


def test_a_link_out_of_the_project_is_not_followed(project, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("key,value\nsecret,1\n", "utf-8")
    (project / "study/tables/more.csv").symlink_to(secret)
    study, findings = read_project(project)
    assert codes(findings) == [("study/tables/more.csv", "R-file-01")]
    assert not any("secret" in name for name in study.values)


def test_a_folder_out_of_the_project_is_not_listed(project, tmp_path):
    (project / "briefs").rename(tmp_path / "elsewhere")
    (project / "briefs").symlink_to(tmp_path / "elsewhere")
    study, findings = read_project(project)
    assert codes(findings) == [("briefs", "R-file-01")]
    assert study.briefs == ()


def test_a_link_within_the_project_is_followed(project):
    (project / "study/chapters/03-again.md").symlink_to(project / "study/chapters/02-demand.md")
    study, findings = read_project(project)
    assert not findings
    assert [chapter.id for chapter in study.chapters] == ["abstract-en", "demand", "again"]


def test_a_pipe_is_not_waited_for(project):
    os.mkfifo(project / "study/chapters/03-pipe.md")
    assert codes(read_project(project)[1]) == [("study/chapters/03-pipe.md", "R-file-02")]


def test_files_that_nobody_reads_are_a_warning(project):
    (project / "study/chapters/03-more.docx").write_bytes(b"PK")
    (project / "study/chapters/.~lock").write_bytes(b"")
    (finding,) = read_project(project)[1]
    assert (finding.code, finding.severity) == ("R-file-03", Severity.WARNING)


def test_missing_folders(project, tmp_path):
    rmtree(project / "study/chapters")
    assert codes(read_project(project)[1]) == [("study/chapters", "R-chapter-03")]
    study, findings = read_project(tmp_path / "nowhere")
    assert study is None
    assert ("study/study.yaml", "S-text-02") in codes(findings)


def test_what_is_lost_is_known(project):
    path = project / "study/claims.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: fact", "kind: no"), "utf-8")
    study, _ = read_project(project)
    assert study.incomplete == {"claims"}
    assert list(study.claims) == ["R-2"]


@pytest.mark.parametrize(
    "text", [DEEP, RECURSIVE, LAUGHS, "? [a]\n: b", "a: 2024-13-45", "\x00", "- 1"]
)
@pytest.mark.parametrize("file", ["study/study.yaml", "study/claims.yaml", "study/values.yaml"])
def test_hostile_yaml(project, file, text):
    (project / file).write_text(text, "utf-8")
    findings = read_project(project)[1]
    assert findings
    assert all(finding.code[0] in "RS" and finding.hint for finding in findings)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("cut", [0, 0.2, 0.5, 0.9])
def test_truncated_and_garbled_files(project, file, cut):
    path = project / file
    data = path.read_bytes()
    at = int(len(data) * cut)
    path.write_bytes(data[:at])
    read_project(project)
    path.write_bytes(data[:at] + b'\xff\x00{{[^|"' + data[at:])
    assert any(
        finding.place.path == path.relative_to(project) for finding in read_project(project)[1]
    )
