from pathlib import Path

import pytest
import yaml

from tests.programs import output
from warraq.check import check_study
from warraq.errors import MachineError, Severity, UsageError
from warraq.manuscript import import_manuscript, word
from warraq.manuscript.checking import check_manuscript
from warraq.read import read_project

CASES = Path(__file__).parent / "cases"


MANUSCRIPTS = ["from_markdown", "from_word", "from_english", "from_loose", "from_typed"]


@pytest.fixture(params=MANUSCRIPTS)
def report(request):
    return request.getfixturevalue(request.param)


def test_as_much_comes_out_as_goes_in(report):
    assert report.is_whole, report.counts
    assert report.counts["words"][0] > 50
    assert report.counts["notes"][0] > 1
    assert report.counts["note marks"][0] > 1


def test_the_project_has_no_errors(report):
    study, findings = read_project(report.target)
    wrong = [*findings, *check_study(study)]
    assert [f for f in wrong if f.severity is Severity.ERROR] == []
    assert [note for chapter in study.chapters for note in chapter.source.split("[^")[1:]]


def test_every_repair_is_told_at_its_line(from_markdown):
    told = {(repair.line, repair.code) for repair in from_markdown.repairs}
    expected = {(1, "I-head-04"), (15, "I-head-03"), (27, "I-note-01"), (27, "I-head-01")}
    expected |= {(31, "I-para-01"), (35, "I-head-02"), (37, "I-item-01"), (54, "I-note-01")}
    assert told >= expected


def test_what_has_no_place_stands_aside(from_markdown):
    text = (from_markdown.target / "study/unplaced.md").read_text("utf-8")
    assert "دار النهر" in text
    assert "العدد السابع" in text


def test_the_masthead_and_byline_are_read(from_markdown):
    front = yaml.safe_load((from_markdown.target / "study/study.yaml").read_text("utf-8"))
    assert front["title"] == {"ar": "المياه في المدن"}
    assert front["authors"][0]["name"] == {"ar": "د. سعاد الكاتب"}
    assert front["journal"]["published"] == "2023-05"
    assert front["keywords"]["en"] == ["water", "cities"]


def test_chapters_have_roles_languages_and_no_numbers(from_markdown):
    study, _ = read_project(from_markdown.target)
    made = [(chapter.role, chapter.language, chapter.title) for chapter in study.chapters]
    assert ("abstract", "en", "Abstract") in made
    assert ("part", "ar", "الاستهلاك") in made


def test_a_cut_paragraph_is_one_again(from_markdown):
    text = (from_markdown.target / "study/chapters/03-part-1.md").read_text("utf-8")
    assert "آبارها القديمة\nوسدودها الجديدة أيضًا[^n2]." in text
    assert "## الآبار العميقة في السهول\n" in text


def test_a_table_becomes_a_csv_with_its_caption(from_markdown):
    study, _ = read_project(from_markdown.target)
    assert list(study.tables["table-1"].frame["c2"]) == [14, 21]
    assert study.figures["table-1"].title == {"ar": "عدد الآبار"}


def test_a_column_that_holds_a_word_is_of_words(from_english):
    study, _ = read_project(from_english.target)
    assert list(study.tables["table-1"].frame["c2_en"]) == ["16,000", "n/a", "12.5"]


def test_a_raised_number_without_a_note_is_a_power(from_english):
    text = (from_english.target / "study/chapters/02-part-1.md").read_text("utf-8")
    assert "Text with a footnote[^n2] and H~2~O and x^2^." in text


def test_word_keeps_emphasis_links_notes_and_pictures(from_word):
    text = (from_word.target / "study/chapters/01-introduction.md").read_text("utf-8")
    assert "سنوات[^n1]، ويسمّى ذلك **الإجهاد المائي** (*water stress*)[^n2]." in text
    study, _ = read_project(from_word.target)
    assert study.figures["image-1"].alt["ar"] == "نهر بين ضفتين جافتين"
    assert study.figures["image-1"].image.is_file()


def test_word_keeps_aside_what_is_no_text(from_word):
    aside = (from_word.target / "study/unplaced.md").read_text("utf-8")
    assert aside.startswith("## Comments\n\nتحقق من الرقم\n")
    assert "## Deleted, as tracked\n\nوحُذفت تلك.\n" in aside
    assert "## Headers and footers\n\nمجلة المياه\n" in aside


def test_word_keeps_insertions_quotations_and_signs(from_word):
    text = (from_word.target / "study/chapters/04-part-2.md").read_text("utf-8")
    assert text.startswith("---\nrole: part\n---\n\n# الحوكمة\n")
    assert r'\{\{ value("x") \}\} كلمات كما هي. وزيدت هذه.' in text
    assert "> الماء حق لكل حي." in text


def test_cells_that_span_keep_their_columns_and_notes(from_word):
    study, _ = read_project(from_word.target)
    assert list(study.tables["table-2"].frame["c3_ar"]) == ["المتاجر", "1.2"]
    assert study.figures["table-2"].notes == ("n4",)
    assert study.references["n4"].text == {"ar": "أسعار عام 2022. وهي تقريبية."}


def test_decimal_numbers_lists_within_lists_and_notes_in_the_text(from_loose):
    text = (from_loose.target / "study/chapters/02-introduction.md").read_text("utf-8")
    assert "# Introduction\n" in text
    assert "## Storage\n\n- Keban\n\n    - its own note\n" in text
    assert r"each state[^nin-text-4], and x\^2 stands" in text


def test_pictures_within_lines_and_pandocs_own_marks(from_loose):
    text = (from_loose.target / "study/chapters/03-part-1.md").read_text("utf-8")
    assert "See the storage, small and more.\n\n![](fig:image-1)\n" in text
    assert r"Signs of code such as \<b\> and \{\{ x \}\} are words here." in text


def test_run_in_abstracts_and_underlined_headings(from_loose):
    study, _ = read_project(from_loose.target)
    made = [(chapter.role, chapter.title) for chapter in study.chapters]
    assert made[:3] == [
        ("abstract", "Abstract"),
        ("introduction", "Introduction"),
        ("part", "A lesson"),
    ]
    assert study.authors[0].name == {"en": "Jane Roe and Karim Haddad"}


def test_numbers_in_brackets_are_the_marks_that_the_notes_lack(from_typed):
    text = (from_typed.target / "study/chapters/02-introduction.md").read_text("utf-8")
    assert "بنفسه.[^n1]" in text
    assert "المدن[^n2]، وفيه خوفها[^n3]." in text


def test_sections_of_the_titles_level_are_sections(tmp_path):
    body = "The river gives the city its water, its bread and its fear, year after year. " * 3
    text = (
        f"# Rivers\n\nJane Roe\n\n# Background\n\n{body}\n\n## Floods\n\n{body}\n\n# Data\n\n{body}"
    )
    (tmp_path / "flat.md").write_text(text, "utf-8")
    study, _ = read_project(import_manuscript(tmp_path / "flat.md", tmp_path / "new").target)
    assert study.title == {"en": "Rivers"}
    assert [chapter.title for chapter in study.chapters] == ["Background", "Data"]
    assert "## Floods" in study.chapters[0].source


def test_a_mark_without_its_note_is_told_and_stays_as_a_number(tmp_path):
    text = "# عنوان\n\n## مقدمة\n\nجف النهر<sup>(7)</sup>، ثم عاد[^x].[^1]\n\n[^1]: كلمة."
    (tmp_path / "stray.md").write_text(text, "utf-8")
    report = import_manuscript(tmp_path / "stray.md", tmp_path / "new")
    assert [(r.code, r.line) for r in report.repairs] == [("I-note-04", 5)] * 2
    assert report.is_whole
    written = (report.target / "study/chapters/01-introduction.md").read_text("utf-8")
    assert "النهر^7^، ثم عاد^x^.[^n1]" in written


def test_a_logo_above_the_title_is_a_picture_of_the_project(tmp_path):
    picture = CASES / "word/word/media/image1.png"
    (tmp_path / "logo.md").write_text(
        f"![Seal]({picture})\n\n# Title\n\nBy Jane Roe\n\nWater.", "utf-8"
    )
    report = import_manuscript(tmp_path / "logo.md", tmp_path / "new")
    assert report.is_whole
    assert read_project(report.target)[0].figures["image-1"].alt == {"en": "Seal"}


def test_keywords_that_come_twice_are_one_list(tmp_path):
    text = "# Title\n\nKeywords: rivers, dams\n\n## Introduction\n\nWater.\n\nKeywords: cities"
    (tmp_path / "twice.md").write_text(text, "utf-8")
    report = import_manuscript(tmp_path / "twice.md", tmp_path / "new")
    assert report.is_whole
    assert read_project(report.target)[0].keywords == {"en": ("rivers", "dams", "cities")}


def test_marks_become_ids_and_numbers_that_come_again_are_notes_of_their_own(tmp_path):
    notes = "[^1]: First.\n[^Roe_2020]: Second.\n[^1]: Third."
    text = f"# Title\n\n## Introduction\n\nOne[^1], two[^Roe_2020], three[^1].\n\n{notes}"
    (tmp_path / "again.md").write_text(text, "utf-8")
    report = import_manuscript(tmp_path / "again.md", tmp_path / "new")
    written = (report.target / "study/chapters/01-introduction.md").read_text("utf-8")
    assert "One[^n1], two[^nroe-2020], three[^n1-again-3]." in written
    assert list(read_project(report.target)[0].references) == ["n1", "nroe-2020", "n1-again-3"]


@pytest.mark.parametrize("sign", ["[^", "^[", "| --- |", "{{", "[^*]", "![a](b.png) in"])
def test_loose_signs_leave_a_project_without_errors(sign, tmp_path):
    text = f"# Title\n\n## Introduction\n\nWater {sign} here.\n\n{sign}\n\nMore."
    (tmp_path / "signs.md").write_text(text, "utf-8")
    study, findings = read_project(
        import_manuscript(tmp_path / "signs.md", tmp_path / "new").target
    )
    wrong = [*findings, *check_study(study, Severity.ERROR)]
    assert [f for f in wrong if f.severity is Severity.ERROR] == []


def test_a_list_of_works_stays_and_a_list_of_notes_goes(from_typed):
    study, _ = read_project(from_typed.target)
    roles = [(chapter.role, chapter.title) for chapter in study.chapters]
    assert roles[-2:] == [("part", "النتائج"), ("appendix", "المراجع")]


def test_a_manuscript_without_title_or_headings_loses_nothing(tmp_path):
    (tmp_path / "plain.md").write_text("كلام أول.\n\nكلام ثان.", "utf-8")
    report = import_manuscript(tmp_path / "plain.md", tmp_path / "new")
    assert report.counts["words"] == (4, 4)
    assert [
        f for f in check_study(read_project(report.target)[0]) if f.severity is Severity.ERROR
    ] == []


def test_a_manuscript_is_checked_at_its_own_lines():
    found = check_manuscript(CASES / "defects.md")
    assert (35, "I-head-02") in {(f.place.line, f.code) for f in found}
    assert {f.place.path for f in found} == {CASES / "defects.md"}
    assert next(f.place.line for f in found if f.code == "C-date-02") == 55


def test_a_picture_that_no_page_can_show_stands_aside(tmp_path):
    text = (CASES / "english.md").read_text("utf-8").replace("image1.png", "gone.emf")
    (tmp_path / "paper.md").write_text(text, "utf-8")
    report = import_manuscript(tmp_path / "paper.md", tmp_path / "new")
    assert report.is_whole
    assert report.unplaced == ("The river in summer", "A river")


def test_a_machine_without_pandoc_says_how_to_get_it(docx, tmp_path, monkeypatch):
    monkeypatch.setattr(word.shutil, "which", lambda name: None)
    monkeypatch.setattr(word.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MachineError) as failure:
        import_manuscript(docx, tmp_path / "new")
    assert "pandoc" in failure.value.hint


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b"\xc7\xe1"),
        ("a.docx", b"no zip"),
        ("a.pdf", b"%PDF"),
        ("a.md", b""),
        ("a.docx", b"\xd0\xcf\x11\xe0"),
        ("a.md", b"# Title"),
    ],
    ids=["encoding", "broken", "kind", "empty", "locked", "title-only"],
)
def test_a_file_that_cannot_be_read_is_a_usage_error(name, data, tmp_path):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError):
        import_manuscript(tmp_path / name, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_a_usage_error():
    with pytest.raises(UsageError, match="cannot be written"):
        import_manuscript(CASES / "defects.md", Path("/proc/none/new"))


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    with pytest.raises(UsageError):
        import_manuscript(CASES / "defects.md", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_caption_that_pandoc_gives_twice_stands_once(tmp_path):
    text = "# Rivers\n\n## Water\n\nWater is short.\n\n| a | b |\n|---|---|\n| x | 2 |\n\n: Water by city\n"
    source = tmp_path / "rivers.docx"
    output("pandoc", "-f", "markdown", "-t", "docx", "-o", source, given=text.encode())
    report = import_manuscript(source, tmp_path / "rivers")
    assert report.is_whole
    chapters = (tmp_path / "rivers/study/chapters").glob("*.md")
    assert not any("Water by city" in path.read_text("utf-8") for path in chapters)
    assert "Water by city" in (tmp_path / "rivers/study/figures.yaml").read_text("utf-8")


def test_a_title_in_front_matter_and_text_is_one(tmp_path):
    source = tmp_path / "rivers.md"
    source.write_text("---\ntitle: Rivers\n---\n\n# Rivers\n\n## Water\n\nIt is short.\n", "utf-8")
    import_manuscript(source, tmp_path / "rivers")
    study = yaml.safe_load((tmp_path / "rivers/study/study.yaml").read_text("utf-8"))
    assert study["title"] == {"en": "Rivers"}
    assert not any(study["journal"]["name"].values())


def test_front_matter_is_the_title_the_author_the_date_and_the_keywords(tmp_path):
    source = tmp_path / "a.md"
    entries = 'author: "Jane Q. Reader"\ntitle: Rivers\ndate: 2024-03-15\nkeywords: [water, plains]'
    source.write_text(f"---\n{entries}\n---\n\n# Rivers\n\n## Water\n\nIt is short.\n", "utf-8")
    assert import_manuscript(source, tmp_path / "made").is_whole
    front = yaml.safe_load((tmp_path / "made/study/study.yaml").read_text("utf-8"))
    assert front["title"] == {"en": "Rivers"}
    assert front["authors"] == [{"name": {"en": "Jane Q. Reader"}}]
    assert front["journal"]["published"] == "2024-03-15"
    assert front["keywords"] == {"en": ["water", "plains"]}


@pytest.mark.parametrize(
    "title", ["Rivers [a draft]", "The rivers' banks, the farmers'", "[Rivers] of Iraq"]
)
def test_a_title_in_front_matter_loses_no_letter(tmp_path, title):
    source = tmp_path / "a.md"
    source.write_text(f"---\ntitle: {title}\n---\n\n## Water\n\nIt is short.\n", "utf-8")
    import_manuscript(source, tmp_path / "made")
    front = yaml.safe_load((tmp_path / "made/study/study.yaml").read_text("utf-8"))
    assert front["title"] == {"en": title}
