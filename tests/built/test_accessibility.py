"""What is built can be trusted: veraPDF's word, our preflight's, and the tags read out."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built.command import PROJECTS, ROOT, run
from tests.built.speech import spoken
from tests.programs import needed
from warraq.errors import Severity
from warraq.preflight import Verdict, inspect, programs
from warraq.preflight.languages import ADDRESS
from warraq.preflight.opened_pdf import OpenedPdf

APPROVED = Path(__file__).parent / "approved"
SCREEN = ("article", "briefs", "pack")


@pytest.fixture(scope="session")
def modern(shared):
    """Both projects' screen files with `standard: pdf-2.0`, built once."""
    folder = shared / "modern"
    for slug, root in PROJECTS.items():
        project = folder / slug
        if not project.exists():
            for part in ("study", "briefs"):
                shutil.copytree(root / part, project / part)
            brand = root / "templates" / "brand.yaml"
            own = brand.read_text("utf-8") if slug == "leap-years" else ""
            (project / "templates").mkdir()
            text = own.replace("standard: pdf-1.7", "") + "\nstandard: pdf-2.0\n"
            (project / "templates" / "brand.yaml").write_text(text, "utf-8")
            ended = run("--project", project, "--out", folder / "out", "build", *SCREEN)
            assert ended.returncode == 0, ended.stderr
    return folder / "out"


def screen_files(folder):
    return sorted(folder.glob("*.pdf"))


def judged(files, flavours):
    program = needed("verapdf", "java")
    ended = subprocess.run(
        [program, "-f", flavours, *files], capture_output=True, text=True, check=False
    )
    verdicts = [line for line in ended.stdout.splitlines() if not line.startswith(" ")]
    assert len(verdicts) == len(files) * len(flavours.split(","))
    assert ended.returncode == 0, ended.stdout


def test_pdf_ua_1_and_pdf_a_3a_in_one_file(built, second):
    judged([*screen_files(built), *screen_files(second)], "ua1,3a")


def test_pdf_ua_2_pdf_a_4f_and_wtpdf_in_one_file(modern):
    files = [file for slug in PROJECTS for file in screen_files(modern / slug)]
    assert len(files) >= 7
    judged(files, "ua2,4f,wt1a")


def test_preflight_has_nothing_against_our_files(built, second, monkeypatch):
    monkeypatch.setattr(programs, "find", lambda name: None)  # veraPDF has its word above
    for file in (*screen_files(built), *screen_files(second)):
        report = inspect(file)
        assert not [f for f in report.findings if f.severity is Severity.ERROR], file.name
        assert {row.name for row in report.not_run} == {"veraPDF"}
        assert not [row for row in report.rows if row.verdict is Verdict.FAILED]


@pytest.fixture(scope="module")
def opened(built):
    """Our article laid open."""
    return OpenedPdf(built / "iraq-withdrawal-article-ar.pdf")


def first_pages(opened):
    document = next(opened.elements("Document"))
    return [element for element in document.elements if 0 < element.page <= 2]


def english_abstract(opened):
    sections = opened.elements("Sect")
    return [next(s for s in sections if s.language == "en" and s.parent.language == "ar")]


def note_and_its_mark(opened):
    mark = next(e for e in opened.elements("Reference") if "/Ref" in e.dictionary)
    note = next(e for e in opened.elements("Note") if e.number == mark.dictionary["/Ref"][0].idnum)
    return [mark.parent, note]


PARTS = {
    "first-pages": first_pages,
    "table": lambda opened: [next(opened.elements("Table"))],
    "figure": lambda opened: [next(opened.elements("Figure")).parent],
    "note": note_and_its_mark,
    "english-abstract": english_abstract,
}


@pytest.mark.parametrize("part", PARTS)
def test_what_a_screen_reader_says(opened, part, approve):
    elements = PARTS[part](opened)
    lines = [line for element in elements for line in spoken(opened, element)]
    file = APPROVED / f"speech-{part}.txt"
    if approve:
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == file.read_text("utf-8").splitlines()


def test_every_note_is_tied_to_its_marks_both_ways(opened, study):
    notes = {note.number: note for note in opened.elements("Note")}
    marks = {
        mark.number: mark for mark in opened.elements("Reference") if "/Ref" in mark.dictionary
    }
    assert len(notes) == len(study.references)
    for mark in marks.values():
        note = notes[mark.dictionary["/Ref"][0].idnum]
        assert mark.number in [ref.idnum for ref in note.dictionary["/Ref"]]
    assert all(ref.idnum in marks for note in notes.values() for ref in note.dictionary["/Ref"])


def test_the_data_behind_the_figures_is_attached_and_tied_to_them(opened, study):
    shown = {figure.table.name for figure in study.figures.values() if figure.table}
    figures = list(opened.elements("Figure", "Table"))
    tied = {file.get_object()["/UF"] for each in figures for file in each.dictionary["/AF"]}
    assert tied == {f"{name}.csv" for name in shown}
    assert len(opened.root["/AF"]) == len(opened.reader.attachments) == len(tied) + 1


def test_no_word_is_in_a_script_that_its_language_has_not(built, second):
    for file in (*screen_files(built), *screen_files(second)):
        opened = OpenedPdf(file)
        for element in opened.elements():
            others = "[a-zA-Z]" if element.language[:2] in ("ar", "fa") else "[\u0620-\u06ff]"
            said = f"{opened.words(element)} {element.alt} {_described(element)}"
            assert not re.search(others, ADDRESS.sub("", said)), said


def _described(element):
    return " ".join(str(each.get("/Contents")) for each in element.annotations)


def test_every_link_says_in_words_where_it_leads(opened):
    said = [_described(element) for element in opened.elements("Link")]
    assert {"الهامش 1", "العودة إلى موضع الهامش 1"} <= set(said)
    assert all(re.search(r"[^\W\d]{3}", words) for words in said)


def test_every_bookmark_knows_its_heading_and_so_its_language(opened):
    headings = {e.number: e for e in opened.elements(*(f"H{level}" for level in range(1, 7)))}
    found = [(title, headings[entry.raw_get("/SE").idnum]) for title, entry in bookmarks(opened)]
    assert all(opened.said(heading).split() == title.split() for title, heading in found)
    assert [title for title, heading in found if heading.language == "en"] == ["Abstract"]


def bookmarks(opened):
    waiting = [opened.root["/Outlines"]["/First"]]
    while waiting:
        entry = waiting.pop(0)
        yield entry["/Title"], entry
        waiting += [entry[key] for key in ("/First", "/Next") if key in entry]


def test_artifacts_say_what_they_are(opened):
    pages = b"".join(page.get_contents().get_data() for page in opened.reader.pages)
    assert b"/Artifact BMC" not in pages
    assert pages.count(b"/Subtype /Footer") >= len(opened.reader.pages) - 1


def test_a_build_on_another_day_is_the_same(second, tmp_path):
    clock = needed("faketime")
    words = ["--project", PROJECTS["leap-years"], "--out", tmp_path, "build", "pack"]
    command = [clock, "2031-02-03 04:05:06", sys.executable, ROOT / "build.py", *words]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    name = "leap-years-pack.pdf"
    assert (tmp_path / "leap-years" / name).read_bytes() == (second / name).read_bytes()
