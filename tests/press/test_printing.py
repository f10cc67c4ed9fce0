"""What the press lets in, what it complains of, and what it writes beside the pages."""

import json
import os
import subprocess
import sys
from base64 import b64decode
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject

from tests.press.sheets import IMAGE, ROOT, Read, brand, composition, press
from warraq.errors import ContentError
from warraq.model import Attachment, Journal, Person, Record
from warraq.press import print_composition, render_composition

RECORD = Record(
    title={"ar": "تجربة", "en": "A Trial"},
    authors=(Person({"ar": "فلان", "en": "Someone"}),),
    journal=Journal(
        {"ar": "مجلة"}, {"ar": "ناشر"}, issue="20", published="2024-10", issn="1234-5678"
    ),
    languages=("ar", "en"),
    keywords={"ar": ("ماء",), "en": ("water",)},
    description={"ar": "وصف", "en": "Description"},
    rights={"ar": "حقوق", "en": "Rights"},
    prepared=date(2026, 11, 23),
)


def recorded(**more):
    sheet = composition("<h1>عنوان</h1>", record=RECORD, **more)
    return Read(print_composition(sheet, brand()).data)


def complaint(sheet):
    with pytest.raises(ContentError) as caught:
        print_composition(sheet, brand())
    return caught.value.findings


def test_no_font_but_the_brands_is_in_the_file():
    fonts = {
        str(font["/BaseFont"])
        for font in press("<p>نص</p>").reader.pages[0]["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("+Warraq-amiri" in name for name in fonts)


def test_a_family_of_the_machine_is_not_found():
    fonts = press("<p style='font-family: DejaVu Sans'>text</p>").reader.pages[0]["/Resources"][
        "/Font"
    ]
    assert all("+Warraq-" in str(font["/BaseFont"]) for font in fonts.values())


def test_a_letter_that_no_typeface_has_is_an_error_at_its_place(tmp_path):
    chapter = tmp_path / "study/chapters/01-x.md"
    chapter.parent.mkdir(parents=True)
    chapter.write_text("سطر\nكلمة 漢\n", encoding="utf-8")
    (finding,) = complaint(composition("<p>كلمة 漢</p>", folder=tmp_path))
    assert str(finding.place) == "study/chapters/01-x.md:2:6"
    assert "U+6F22" in finding.message


@pytest.mark.parametrize(
    "url",
    ["https://example.org/x.png", "file:///etc/hostname", "../outside.png", "ftp://example.org/x"],
)
def test_nothing_outside_the_project_is_fetched(tmp_path, url):
    (tmp_path / "outside.png").write_bytes(b"x")
    folder = tmp_path / "project"
    folder.mkdir()
    (finding,) = complaint(composition(f"<img src='{url}' alt='x'>", folder=folder))
    assert "outside the project" in finding.message or "disallowed protocol" in finding.message


def test_files_of_the_project_are_fetched(tmp_path):
    (tmp_path / "x.png").write_bytes(b64decode(IMAGE.split(",")[1]))
    assert (
        print_composition(composition("<img src='x.png' alt='x'>", folder=tmp_path), brand()).pages
        == 1
    )


def test_what_the_library_complains_of_is_an_error():
    (finding,) = complaint(composition("<p>نص</p>", css="p { colour: red }"))
    assert "colour" in finding.message


def test_a_figure_without_alternative_text_is_an_error():
    (finding,) = complaint(composition(f"<img src='{IMAGE}'>"))
    assert "alternative text" in finding.message


def test_variables_are_set_on_the_root():
    body, css = "<p>نص</p>", "p { font-size: var(--size, 10px) }"
    heights = [
        render_composition(composition(body, css), brand(), variables)
        .pages[0]
        ._page_box.children[0]
        .height
        for variables in (None, {"size": "40px"})
    ]
    assert heights[1] > heights[0]


def test_metadata_in_both_languages():
    packet = recorded().root["/Metadata"].get_object().get_data().decode()
    for part in (
        "A Trial",
        "تجربة",
        "Rights",
        "حقوق",
        "water",
        "ماء",
        "مجلة",
        "1234-5678",
        "2026-11-23T00:00:00Z",
    ):
        assert part in packet


def test_attachments_are_associated_files_and_the_record_is_one():
    csv = Attachment("x.csv", b"a,b\n1,2\n", "text/csv", "الأرقام")
    found = recorded(attachments=(csv,))
    names = [entry.get_object()["/UF"] for entry in found.root["/AF"]]
    assert {"x.csv", "citation.csl.json"} == set(names)
    described = {e.get_object()["/UF"]: e.get_object() for e in found.root["/AF"]}
    assert described["x.csv"]["/Desc"] == "الأرقام"
    assert described["x.csv"]["/AFRelationship"] == "/Data"
    (item,) = json.loads(found.reader.attachments["citation.csl.json"][0])
    assert item["author"] == [{"literal": "فلان"}]


def test_page_labels_are_the_folios_that_are_printed():
    css = "@page { @bottom-center { content: counter(page, %s) } } p { break-before: page }"
    body = "<h1>س</h1><p>ص</p><p>ع</p>"
    assert press(body, css % "decimal").reader.page_labels == ["1", "2", "3"]
    assert press(body, css % "arabic-indic").reader.page_labels == ["١", "٢", "٣"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>عربي 2003–2011</p>", "/R2L"),
        ("<p>عربي</p><p dir=ltr lang=en>English words</p>", None),
        ("<p>عربي <a href='https://x.org/a' dir=ltr>https://x.org/a</a></p>", None),
    ],
)
def test_reading_direction_where_no_english_words_suffer(body, expected):
    assert press(body).root["/ViewerPreferences"].get("/Direction") == expected
    assert next(press(body).elements("Document")).attribute("/WritingMode") == "/RlTb"


def test_a_brand_may_want_pages_from_the_right_all_the_same():
    bound = replace(brand(), options=replace(brand().options, binding="right"))
    for lang, expected in {"ar": "/R2L", "en": None}.items():
        found = Read(
            print_composition(composition("<p lang='en'>English words</p>", lang=lang), bound).data
        )
        assert found.root["/ViewerPreferences"].get("/Direction") == expected


def test_pdfium_still_turns_round_the_english_words_of_a_file_from_the_right():
    body = "<p>عربي</p><p dir=ltr lang=en>English words</p>"
    writer = PdfWriter(clone_from=BytesIO(press(body).data))
    preferences = writer.root_object["/ViewerPreferences"]
    said = [_last_line(writer)]
    preferences[NameObject("/Direction")] = NameObject("/R2L")
    assert [*said, _last_line(writer)] == ["English words", "words English"]


def _last_line(writer):
    written = BytesIO()
    writer.write(written)
    page = pypdfium2.PdfDocument(written.getvalue())[0]
    return page.get_textpage().get_text_range().splitlines()[-1].strip("\u200e\u200f ")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_composition_is_the_same_file_in_another_process_on_another_day(seed):
    script = Path(__file__).with_name("another_day.py")
    settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Baghdad"}
    command = [sys.executable, script]
    ended = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, check=True)
    assert ended.stdout == recorded().data


def test_source_date_epoch_wins(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert recorded().reader.metadata["/CreationDate"].startswith("D:19700102")
