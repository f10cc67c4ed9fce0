"""Putting the room into WeasyPrint: once, for a while, and without a trace."""

import subprocess
import sys

from weasyprint import HTML

from warraq.paragraph import ParagraphSettings, installed

TEXT = "<p>نص <b>قصير</b> بسيط</p>"


def test_uninstalled_the_library_is_itself_again(typeset):
    before = HTML(string=TEXT).write_pdf()
    with installed(ParagraphSettings()):
        assert HTML(string=TEXT).write_pdf() != before
    assert HTML(string=TEXT).write_pdf() == before


def test_documents_of_one_process_do_not_know_of_one_another(typeset):
    first = typeset(TEXT)
    typeset("<p>نص آخر (2024) «مختلف»</p>", ParagraphSettings(kashida=True))
    assert typeset(TEXT) == first


def test_without_fidelity_no_direction_mark_is_written(typeset):
    html = "<p>في عام 2024، قال (شيئا)</p>"
    marks = [b"<200f>", b"<200e>", b"<061c>"]
    plain = typeset(html, ParagraphSettings(fidelity=False), uncompressed_pdf=True)
    assert not any(mark in plain for mark in marks)
    assert any(mark in typeset(html, uncompressed_pdf=True) for mark in marks)


def test_the_same_bytes_from_another_process():
    program = (
        "import hashlib; from weasyprint import HTML; from warraq.paragraph import *;"
        "context = installed(ParagraphSettings(kashida=True)); context.__enter__();"
        f"print(hashlib.sha256(HTML(string='<html dir=rtl>{TEXT * 3}').write_pdf()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PATH": "", "HOME": "/nonexistent"},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
