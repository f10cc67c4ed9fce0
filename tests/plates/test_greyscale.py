import pikepdf
import pytest
from pikepdf import Dictionary, Name

from warraq.preflight.opened_pdf import OpenedPdf
from warraq.preflight.separations.greyscale import pale_letters


@pytest.fixture
def page(tmp_path):
    """Makes a page of one word on a ground, in sRGB."""

    def made(word, ground, copies=1):
        path, pdf = tmp_path / "page.pdf", pikepdf.new()
        for _ in range(copies):
            sheet = pdf.add_blank_page(page_size=(200, 100))
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            sheet.Resources = Dictionary(Font=Dictionary(F=font))
            drawn = f"{ground} rg 0 0 200 100 re f {word} rg BT /F 20 Tf 50 50 Td (Word) Tj ET"
            sheet.Contents = pdf.make_stream(drawn.encode())
        pdf.save(path)
        return OpenedPdf(path)

    return made


def test_dark_on_light_and_light_on_dark_are_read(page):
    assert not list(pale_letters(page("0.1 0.1 0.1", "1 1 1")))
    assert not list(pale_letters(page("1 1 1", "0.06 0.3 0.29")))


def test_colours_that_differ_only_in_hue_are_one_grey(page):
    (fault,) = pale_letters(page("0.9 0.1 0.1", "0.1 0.5 0.1"))
    assert fault.code == "X-grey-01"
    assert fault.message.startswith("4 letters")


def test_longer_files_are_for_the_screen(page):
    assert not list(pale_letters(page("0.9 0.9 0.9", "1 1 1", copies=3)))
