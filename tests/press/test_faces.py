"""The brand's faces at the press: their files are gone when a process ends."""

import subprocess
import sys

from tests.built.command import ROOT

WORKER = """
import multiprocessing
from pathlib import Path
from warraq.design.brand import read_brand
from warraq.press.faces import configuration
from warraq.design.typefaces import face_css
from weasyprint import CSS

def set_a_page(_):
    brand, _ = read_brand(Path("."))
    CSS(string=face_css(brand), font_config=configuration(brand))
    return configuration(brand)._folder is not None

if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(1) as pool:
        there = pool.map(set_a_page, [0])
        pool.close()
        pool.join()
    print(set_a_page(0), *there)
"""


def test_no_process_leaves_its_faces_behind(tmp_path):
    script = tmp_path / "worker.py"
    script.write_text(WORKER)
    command = [sys.executable, script]
    environment = {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == ["True", "True"]
    assert list(tmp_path.glob("weasyprint-*")) == []
