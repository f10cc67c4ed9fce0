"""The pack is one document: parts with their languages, links across them, pages numbered through."""

import pytest

from tests.press.sheets import Read, brand, composition
from warraq.errors import ContentError
from warraq.model import Attachment
from warraq.press import pack as press_pack
from warraq.press.pack import bind_pack

CSS = """@page { @bottom-center { content: counter(page) } } @page :left { margin-right: 25mm }
.folio::after { content: var(--page-part-end, "?") }"""
DATA = Attachment("x.csv", b"a\n1\n", "text/csv", "x")
FORMES = (
    composition('<h1>غلاف</h1><p><a href="#part-end">النهاية</a> <span class="folio"></span></p>', CSS,
          name="pack", kind="pack"),
    composition("<h1>Part</h1><p>English words.</p>", CSS, "en", attachments=(DATA,)),
    composition('<h1>جزء</h1><p style="break-before: page" id="part-end">نهاية</p>', CSS, attachments=(DATA,)),
)  # fmt: skip


@pytest.fixture(scope="module")
def pack():
    return Read(bind_pack(FORMES, brand()).data)


def test_pages_are_numbered_through(pack):
    assert pack.reader.page_labels == ["1", "2", "3", "4"]


def test_odd_pages_of_all_parts_are_on_one_side(pack):
    lines = (element for element in pack.elements("H1", "P") if element.all_marks())
    starts = {e.page: pack.areas[next(e.all_marks())] for e in lines if e.page in (1, 3, 4)}
    assert {page: area[2] < 365 for page, area in starts.items()} == {1: True, 3: True, 4: False}


def test_contents_print_the_folio_of_another_part(pack):
    words = "".join(pack.words(element) for element in pack.elements())
    assert "النهاية 4" in " ".join(words.split())


def test_links_lead_across_parts(pack):
    (link,) = (entry.get_object() for entry in pack.reader.pages[0]["/Annots"])
    target = pack.reader.named_destinations[link["/Dest"]]
    assert pack.reader.get_destination_page_number(target) == 3


def test_each_part_keeps_its_language_and_its_bookmark(pack):
    assert [part.language for part in pack.elements("Part")] == ["ar", "en", "ar"]
    assert [entry.title for entry in pack.reader.outline] == ["غلاف", "Part", "جزء"]


def test_files_that_parts_share_are_attached_once(pack):
    assert pack.reader.attachment_list is not None
    assert [file.name for file in pack.reader.attachment_list] == ["x.csv"]


def test_a_pack_that_lost_something_is_none(monkeypatch):
    monkeypatch.setattr(press_pack, "folios", lambda document: ["x"] * len(document.pages))
    with pytest.raises(ContentError, match="the pack lost page labels"):
        bind_pack(FORMES, brand())
