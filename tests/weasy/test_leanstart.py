"""The lean start: the same pages, without what it is meant to leave out."""

import subprocess
import sys
from pathlib import Path

PAGE = "<html dir=rtl lang=ar><style>p {{ text-align: justify }}</style><p>{}</html>".format(
    "نص عربي <b>يكفي</b> لسطور عدة، وفيه (أقواس) وأرقام 2024م. " * 20
)
PROGRAM = """
import sys, hashlib
{}
from weasyprint import HTML
left_out = sorted({{"cffi", "pycparser", "fontTools"}} & sys.modules.keys())
print(left_out, hashlib.sha256(HTML(string=sys.argv[1]).write_pdf()).hexdigest())
"""
LEAN = "from warraq.weasy import leanstart; leanstart.import_lean(); leanstart.import_lean()"


def run(program, cache):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, PAGE],
        env={"XDG_CACHE_HOME": str(cache), "PATH": "", "HOME": "/nonexistent"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, digest = done.stdout.rsplit(maxsplit=1)
    return loaded, digest


def test_the_lean_start_makes_the_same_pages(tmp_path):
    loaded, plain = run(PROGRAM.format(""), tmp_path)
    assert "fontTools" in loaded
    assert "cffi" in loaded
    first = run(PROGRAM.format(LEAN), tmp_path)
    again = run(PROGRAM.format(LEAN), tmp_path)
    assert first[1] == again[1] == plain
    assert again[0] == "[]"
    assert [path.suffix for path in (tmp_path / "warraq").glob("*.py")] == [".py"]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(PROGRAM.format(LEAN), tmp_path / "file")[1] == run(PROGRAM.format(""), tmp_path)[1]


def test_font_tools_are_loaded_when_they_are_called(tmp_path):
    program = (
        f"{LEAN}\nimport weasyprint.pdf.fonts as fonts, io, sys\n"
        "from fontpkg_amiri import ROOT\n"
        "font = fonts.TTFont(io.BytesIO((ROOT / 'files' / 'Amiri-Regular.ttf').read_bytes()))\n"
        "print(len(font.getGlyphOrder()) > 1000, isinstance(fonts.TTLibError, type))"
    )
    assert run(program, tmp_path) == ("True", "True")
