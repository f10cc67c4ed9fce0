"""Preflight finds what is spoilt, and nothing in what is sound."""

import io
import re
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, PdfReadError

from tests.preflight import spoilt
from tests.press.sheets import ROOT
from tests.press.sheets import data as press_data
from warraq.cli.terminal import draw_table
from warraq.errors import Severity
from warraq.preflight import Verdict, inspect, inspection, programs
from warraq.preflight.check import Check

FAULTS = {
    spoilt.no_alt: "T-alt-01",
    spoilt.skipped_heading: "T-heading-01",
    spoilt.wrong_language: "T-language-03",
    spoilt.no_language: "T-language-01",
    spoilt.untagged_page: "T-tags-04",
    spoilt.no_tags: "T-tags-01",
    spoilt.missing_font: "T-font-01",
    spoilt.dead_link: "T-link-01",
    spoilt.silent_link: "T-link-02",
    spoilt.headless_table: "T-table-01",
    spoilt.no_scope: "T-table-02",
    spoilt.bare_list: "T-list-01",
    spoilt.wrong_order: "T-order-01",
    spoilt.no_labels: "T-label-01",
    spoilt.no_title: "T-title-01",
    spoilt.broken_metadata: "T-metadata-02",
    spoilt.title_not_shown: "T-title-02",
    spoilt.swapped_on_a_page: "T-order-02",
    spoilt.alt_of_caption: "T-alt-02",
    spoilt.list_as_paragraphs: "T-list-02",
    spoilt.tagged_running_heads: "T-artifact-01",
    spoilt.wrong_labels: "T-label-02",
    spoilt.lost_bookmark: "T-bookmark-02",
    spoilt.lost_link: "T-link-01",
    spoilt.note_without_mark: "T-note-02",
    spoilt.mark_without_note: "T-note-03",
    spoilt.unknown_type: "T-tags-06",
    spoilt.no_tab_order: "T-tabs-01",
    spoilt.text_without_unicode: "T-font-02",
}
WHOLE_FILE = {
    "T-language-01",
    "T-tags-01",
    "T-title-01",
    "T-title-02",
    "T-metadata-02",
    "T-label-01",
}


def encrypted():
    writer = PdfWriter(clone_from=io.BytesIO(spoilt.sound()))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BROKEN = {
    "empty": lambda: b"",
    "not a PDF": lambda: "نص".encode(),
    "cut short": lambda: spoilt.sound()[:3000],
    "encrypted": encrypted,
    "a header alone": lambda: b"%PDF-1.7\n",
    "circular tree": lambda: spoilt.spoil(spoilt.circular_tree),
    "impossible tree": lambda: spoilt.spoil(spoilt.impossible_tree),
}


@pytest.fixture
def look(tmp_path, monkeypatch):
    """Inspect bytes, without veraPDF."""
    monkeypatch.setattr(programs, "find", lambda name: None)

    def inspected(data):
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        return inspect(path)

    return inspected


def test_a_sound_file_has_no_findings(look):
    report = look(spoilt.sound())
    assert report.sound
    assert report.findings == ()


@pytest.mark.parametrize("how", FAULTS, ids=lambda how: how.__name__)
def test_what_is_spoilt_is_found(look, how):
    found = {finding.code: finding for finding in look(spoilt.spoil(how)).findings}
    assert FAULTS[how] in found
    assert found[FAULTS[how]].hint
    placed = re.match("(page|object) [0-9]", found[FAULTS[how]].message)
    assert placed or FAULTS[how] in WHOLE_FILE


def test_findings_name_page_and_object(look):
    (finding,) = look(spoilt.spoil(spoilt.no_alt)).findings
    assert finding.message.startswith("page 1, object ")


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_a_finding(look, kind):
    report = look(BROKEN[kind]())
    assert any(finding.severity is Severity.ERROR for finding in report.findings)


def test_a_damaged_file_is_told_of_and_nothing_else_is_said(look, capsys):
    whole = spoilt.sound()
    report = look(whole[:500] + bytes(4000) + whole[4500:])
    assert "T-file-03" in {finding.code for finding in report.findings}
    assert capsys.readouterr() == ("", "")


def test_a_file_that_is_not_there_is_a_finding(tmp_path):
    assert not inspect(tmp_path / "none.pdf").sound


def test_a_check_that_could_not_run_has_not_passed(look):
    rows = {row.name: row for row in look(spoilt.spoil(spoilt.no_tags)).rows}
    assert rows["alternative text"].verdict is Verdict.NOT_RUN
    assert rows["veraPDF"].verdict is Verdict.NOT_RUN
    assert "path" in rows["veraPDF"].detail


def test_the_report_makes_a_table(look):
    lines = draw_table(("what", "verdict", "detail"), look(spoilt.sound()).cells()).splitlines()
    assert any(line.split()[:2] == ["claims", "3a"] for line in lines)


@pytest.mark.parametrize(
    ("status", "output", "verdict"),
    [
        (0, "PASS x.pdf ua1", Verdict.PASSED),
        (1, "FAIL x.pdf ua1\n  7.1-3 (2): untagged", Verdict.FAILED),
        (0, "FAIL x.pdf ua1", Verdict.FAILED),
        (1, "PASS x.pdf ua1", Verdict.NOT_RUN),
        (0, "", Verdict.NOT_RUN),
        (-1, "timed out", Verdict.NOT_RUN),
        (2, "ERROR x.pdf", Verdict.NOT_RUN),
    ],
)
def test_verapdf_passes_only_what_it_says_it_passes(tmp_path, monkeypatch, status, output, verdict):
    (tmp_path / "x.pdf").write_bytes(spoilt.sound())
    monkeypatch.setattr(programs, "find", lambda name: tmp_path)
    monkeypatch.setattr(programs, "ask", lambda *words: programs.Answer(status, output))
    report = inspect(tmp_path / "x.pdf")
    verdicts = {row.verdict for row in report.rows if row.name.startswith("veraPDF")}
    assert verdicts == {verdict}
    assert report.sound is (verdict is not Verdict.FAILED)


def test_verapdf_is_asked_once_for_all_standards(tmp_path, monkeypatch):
    (tmp_path / "x.pdf").write_bytes(spoilt.sound())
    asked = []

    def ask(program, *words):
        asked.append(words[1])
        return programs.Answer(1, "PASS x.pdf 3a\nFAIL x.pdf ua1\n  7.1-3 (2): untagged")

    monkeypatch.setattr(programs, "find", lambda name: tmp_path)
    monkeypatch.setattr(programs, "ask", ask)
    rows = {row.name: row.verdict for row in inspect(tmp_path / "x.pdf").rows}
    assert (rows["veraPDF 3a"], rows["veraPDF ua1"]) == (Verdict.PASSED, Verdict.FAILED)
    assert asked == ["3a,ua1"]


def test_a_page_that_is_a_picture_alone_is_found(look):
    scan = io.BytesIO()
    Image.new("L", (300, 400), 200).save(scan, "PDF")
    assert "T-text-01" in {finding.code for finding in look(scan.getvalue()).findings}


@pytest.mark.parametrize("error", [DependencyError, PdfReadError])
def test_what_a_reader_cannot_do_is_a_finding(look, monkeypatch, error):
    monkeypatch.setattr(PdfReader, "__init__", Mock(side_effect=error("x")))
    (finding,) = look(b"%PDF-1.7").findings
    assert (finding.code, error.__name__ in finding.message) == ("T-file-01", True)


@pytest.mark.parametrize(
    "error", [AttributeError, TypeError, KeyError, ValueError, ZeroDivisionError, AssertionError]
)
def test_a_bug_of_ours_is_not_told_as_the_files(tmp_path, monkeypatch, error):
    check = Check("a check with a bug", Mock(side_effect=error("ours")))
    monkeypatch.setattr(inspection, "CHECKS", (check,))
    sound = tmp_path / "sound.pdf"
    sound.write_bytes(press_data("<p>نص</p>"))
    with pytest.raises(error, match="ours"):
        inspect(sound)


def test_a_program_that_hangs_or_is_not_there_gives_no_answer(tmp_path):
    assert programs.find("warraq-no-such-program") is None
    assert programs.ask(tmp_path / "none").status == -1
    sleep = shutil.which("sleep")
    assert programs.ask(sleep, "5", seconds=0.05).status == -1


def test_every_code_is_explained():
    page = (ROOT / "docs/findings.md").read_text("utf-8")
    room = Path(programs.__file__).parent
    codes = {
        c
        for path in room.glob("*.py")
        for c in re.findall(r"T-[a-z]+-\d+", path.read_text("utf-8"))
    }
    assert len(codes) > 30
    assert not {code for code in codes if f"| `{code}` |" not in page}
