"""EPUB: what EPUBCheck says, the way it is read, notes linked both ways."""

import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from tests.deposit.conftest import LANGUAGES
from tests.deposit.judges import against_epub

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def book(article):
    """The book's files by name."""
    with zipfile.ZipFile(article("epub")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def package(book):
    return ET.fromstring(book["book/package.opf"])


def test_epubcheck_has_nothing_against_the_books_and_something_against_a_spoilt_one(
    built, second, tmp_path
):
    good = [next((folder / "deposit").glob("*.epub")) for folder in (built, second)]
    with zipfile.ZipFile(good[1]) as whole, zipfile.ZipFile(tmp_path / "bad.epub", "w") as bad:
        for name in whole.namelist():
            bad.writestr(name, whole.read(name).replace(b'href="nav.xhtml"', b'href="no.xhtml"'))
    found = against_epub(*good, tmp_path / "bad.epub")
    assert found
    assert all(line.startswith(str(tmp_path / "bad.epub")) for line in found)


def test_it_is_read_from_its_own_side(package, slug):
    language = LANGUAGES[slug]
    way = {"ar": "rtl", "en": "ltr"}[language]
    assert package.find(f"{OPF}spine").get("page-progression-direction") == way
    assert (
        package.findtext(f"{OPF}metadata/{{http://purl.org/dc/elements/1.1/}}language") == language
    )


def test_every_page_has_language_and_direction(book, slug):
    pages = [ET.fromstring(data) for name, data in book.items() if name.endswith(".xhtml")]
    assert len(pages) > 5
    for page in pages:
        assert page.get("lang") == LANGUAGES[slug]
        assert page.get("dir") in ("rtl", "ltr")
        assert page.findtext(f"{XHTML}head/{XHTML}title")


def test_notes_are_linked_both_ways_across_files(book):
    where = {id_: name for name, data in book.items() if name.endswith(".xhtml")
             for id_ in re.findall(r'\bid="([^"]+)"', data.decode())}  # fmt: skip
    links = [(name, *link) for name, data in book.items() if name.endswith(".xhtml")
             for link in re.findall(r'href="([^"#]*)#([^"]+)"', data.decode())]  # fmt: skip
    kinds = [target.partition("-")[0] for _, _, target in links]
    assert kinds.count("note") >= kinds.count("mark") > 3
    for name, file, target in links:
        assert where[target] == (f"book/{file}" if file else name)


def test_the_contents_name_every_chapter(book, package):
    nav = ET.fromstring(book["book/nav.xhtml"])
    linked = {a.get("href").partition("#")[0] for a in nav.iter(f"{XHTML}a")}
    names = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    assert linked == {names[item.get("idref")] for item in package.iter(f"{OPF}itemref")}


def test_the_mimetype_comes_first_and_plain(article):
    with zipfile.ZipFile(article("epub")) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
