"""What a person reads: findings with their line, tables."""

import io
from pathlib import Path

from warraq.cli.terminal import as_json, as_text, draw_caret, draw_table
from warraq.errors import Finding, Place, Severity, count_findings


def finding(severity=Severity.ERROR):
    return Finding("C-note-01", "no such note", Place(Path("a.md"), 2, 3), "add it", severity)


def test_a_finding_reads_like_a_compiler_message(tmp_path):
    (tmp_path / "a.md").write_text("one\ntwo\n", encoding="utf-8")
    text = as_text(finding(), tmp_path, io.StringIO())
    assert text == "a.md:2:3: error[C-note-01]: no such note\n  | two\n  |   ^\n  hint: add it"


def test_a_finding_of_a_vanished_file_still_reads(tmp_path):
    assert as_text(finding(), tmp_path, io.StringIO()).startswith("a.md:2:3: error")


def test_the_caret_stands_under_the_letter_not_under_its_marks():
    assert draw_caret("مُعَلِّم", 8) == "   ^"


def test_findings_are_counted_by_weight():
    assert (
        count_findings([finding(), finding(Severity.WARNING), finding()]) == "2 errors, 1 warning"
    )


def test_json_has_the_agreed_keys():
    assert '"severity": "error"' in as_json([finding()])
    assert '"path": "a.md"' in as_json([finding()])


def test_columns_stand_under_one_another():
    assert draw_table(("file", "kB"), [("a.pdf", "10"), ("b.pdf", "9")], right=(1,)) == (
        "file   kB\na.pdf  10\nb.pdf   9"
    )
