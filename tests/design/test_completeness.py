"""What would stop or spoil a build is told by `check`, at its place, by the code that builds."""

import shutil

import pytest

from tests.built.command import ROOT
from warraq.build.loading import load_project
from warraq.errors import ContentError

TINY = ROOT / "tests" / "projects" / "tiny"
FACES = "typefaces:\n  mine: {{folder: {folder}, files: {{regular: {file}}}}}\nroles:\n  text: {{en: mine}}\n"


@pytest.fixture
def project(tmp_path):
    shutil.copytree(TINY, tmp_path / "tiny")
    return tmp_path / "tiny"


def findings(project):
    try:
        return load_project(project)[2]
    except ContentError as error:
        return error.findings


def found(project, code):
    return [finding for finding in findings(project) if finding.code == code]


def append(path, words):
    path.write_text(path.read_text("utf-8") + words, "utf-8")


@pytest.mark.parametrize("letter", ["⁻", "漢", "ꙮ", "𓀀", "\ue000"])
def test_a_letter_that_no_face_has_is_told_where_it_stands(project, letter):
    chapter = next((project / "study/chapters").glob("*.md"))
    append(chapter, f"\nWords and {letter} more.\n")
    told = found(project, "P-glyph-01")
    if letter != "\ue000":  # private: reading tells it as no character
        assert [finding.place.column for finding in told] == [11]
        assert told[0].place.path.name == chapter.name


def test_letters_that_nothing_prints_may_stand_in_a_remark(project):
    append(project / "study/figures.yaml", "# 漢 is only a remark\n")
    assert found(project, "P-glyph-01") == []


def test_marks_of_direction_and_joiners_need_no_face(project):
    append(next((project / "study/chapters").glob("*.md")), "\nA\u200cB \u200fC\u00a0D.\n")
    assert found(project, "P-glyph-01") == []


def test_a_language_without_words_is_told(project):
    brief = next((project / "briefs").glob("*.en.md"))
    text = brief.read_text("utf-8").replace("language: en", "language: fr", 1)
    brief.with_name(brief.name.replace(".en.", ".fr.")).write_text(text, "utf-8")
    (finding,) = found(project, "L-lang-01")
    assert "templates/strings/fr.yaml" in finding.message


def test_a_language_with_some_words_is_told_which_it_lacks(project):
    strings = project / "templates/strings"
    strings.mkdir(parents=True)
    (strings / "fr.yaml").write_text("article: Étude\n", "utf-8")
    brief = next((project / "briefs").glob("*.en.md"))
    text = brief.read_text("utf-8").replace("language: en", "language: fr", 1)
    brief.with_name(brief.name.replace(".en.", ".fr.")).write_text(text, "utf-8")
    (finding,) = found(project, "L-lang-01")
    assert "lacks" in finding.message


def test_a_part_of_a_translation_is_told(project):
    study = project / "study/study.yaml"
    study.write_text(
        study.read_text("utf-8").replace("languages: [en", "languages: [en, ar", 1), "utf-8"
    )
    chapters = sorted((project / "study/chapters").glob("*.md"))
    body = next(path for path in chapters if "abstract" not in path.name)
    more = body.with_name("09-more.md")
    more.write_text("---\nrole: part\n---\n# More\n\nWords.\n", "utf-8")
    body.with_name(f"{body.stem}.ar.md").write_text(
        "---\nrole: part\n---\n# جزء\n\nكلمات.\n", "utf-8"
    )
    assert len(found(project, "L-lang-02")) == 1


def brand(project, folder="templates/fonts", file="own.ttf"):
    (project / "templates/fonts").mkdir(parents=True, exist_ok=True)
    (project / "templates/brand.yaml").write_text(FACES.format(folder=folder, file=file), "utf-8")


def test_a_file_of_a_typeface_that_is_not_there_is_told(project):
    brand(project)
    (finding,) = found(project, "B-face-05")
    assert (finding.place.line, "own.ttf" in finding.message) == (2, True)


def test_a_file_that_is_no_font_is_told(project):
    brand(project)
    (project / "templates/fonts/own.ttf").write_bytes(b"PK\x03\x04 no font")
    assert len(found(project, "B-face-06")) == 1


def test_a_font_that_is_cut_short_is_told(project):
    from fontpkg_amiri import ROOT as AMIRI

    brand(project)
    data = (AMIRI / "files/Amiri-Regular.ttf").read_bytes()
    (project / "templates/fonts/own.ttf").write_bytes(data[:400])
    assert len(found(project, "B-face-06")) == 1


def test_a_folder_of_fonts_outside_of_the_project_is_told(project):
    brand(project, folder="../../fonts")
    assert len(found(project, "B-face-05")) == 1
