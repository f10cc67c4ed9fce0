"""A sound project becomes a study, every part in its place."""

from datetime import date

import pytest

from warraq.markdown import note_refs
from warraq.read import read_project


def test_a_sound_project_has_no_findings(project):
    study, findings = read_project(project)
    assert findings == []
    assert study.incomplete == frozenset()


def test_the_title_page(study):
    assert (study.slug, study.language, study.cutoff) == ("two-rivers", "ar", date(2024, 9, 20))
    assert (study.journal.issue, study.journal.published) == ("20", "2024-10-05")
    assert study.keywords["ar"] == ("ماء",)
    assert str(study.place) == "study/study.yaml:1:1"


def test_chapters_by_file_name(study):
    assert [(c.id, c.role, c.language, c.title) for c in study.chapters] == [
        ("abstract-en", "abstract", "en", "Abstract"),
        ("demand", "part", "ar", "النهران"),
    ]
    chapter = study.chapters[1]
    assert chapter.tokens[0].tag == "h1"
    assert str(chapter.place) == "study/chapters/02-demand.md:4:1"
    assert chapter.source.startswith("---\nrole: part")
    assert [note for note, _ in note_refs(chapter.tokens)] == ["n1", "n2"]


def test_claims_and_queries_know_where_they_stand(study):
    assert study.claims["R-2"].dates == ("2014", "2020-01-03")
    assert str(study.claims["R-2"].place) == "study/claims.yaml:6:7"
    assert (study.queries["q1"].weight, study.queries["q1"].answer) == (3, None)


def test_references_are_numbered_in_the_order_of_the_file(study):
    assert [(note.id, note.number) for note in study.references.values()] == [("n1", 1), ("n2", 2)]
    assert study.references["n1"].csl["issued"] == {"date-parts": [[2020]]}


def test_columns_of_numbers_are_numbers_and_dates_words(study):
    frame = study.tables["rivers"].frame
    assert frame["km"].tolist() == [1850, 2800]
    assert frame["since"].tolist() == ["2014", "2014-06"]
    assert frame["label_en"].tolist() == ["Tigris, the", "Euphrates"]


def test_values_are_cells_and_what_is_computed_of_them(study):
    numbers = {name: value.number for name, value in study.values.items()}
    assert numbers == {
        "rivers.tigris.km": 1850,
        "rivers.euphrates.km": 2800,
        "rivers.total": 4650,
        "rivers.gap": 475,
    }
    assert study.values["rivers.total"].claims == ("R-1", "R-2")
    assert str(study.values["rivers.tigris.km"].place) == "study/values.yaml:1:1"
    assert str(study.values["rivers.euphrates.km"].place) == "study/tables/rivers.csv:3:28"


def test_a_figure_holds_its_table(study):
    figure = study.figures["rivers"]
    assert figure.table is study.tables["rivers"]
    assert (figure.kind, figure.notes, figure.image) == ("bars", ("n1",), None)


def test_a_brief_is_lines_bound_to_claims(study):
    (brief,) = study.briefs
    (section,) = brief.sections
    assert brief.bottom_line.text == "الفارق 475 كم."
    assert (section.role, section.title) == ("findings", "النتائج")
    first, second = section.lines
    assert (first.id, first.claims, first.inferred) == ("f1", ("R-1", "R-2"), False)
    assert first.text == "طول دجلة 1,850\u00a0كم.".replace("\u00a0", " ")
    assert (second.inferred, str(second.place)) == (True, "briefs/house.ar.md:16:1")


def test_a_picture_is_found_beside_figures_yaml(project):
    (project / "study/map.png").write_bytes(b"")
    path = project / "study/figures.yaml"
    path.write_text(path.read_text("utf-8").replace("table: rivers", "image: map.png"), "utf-8")
    study, findings = read_project(project)
    assert not findings
    assert study.figures["rivers"].image == (project / "study/map.png").resolve()


@pytest.mark.parametrize("name", ["claims", "references", "queries", "values", "figures"])
def test_only_study_yaml_and_a_chapter_must_be_there(project, name):
    (project / f"study/{name}.yaml").unlink()
    study, findings = read_project(project)
    assert findings == []
    if name != "values":
        assert getattr(study, name) == {}
