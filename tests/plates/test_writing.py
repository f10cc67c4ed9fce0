import re

import numpy as np
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from tests.plates.conftest import run
from warraq.build.steps import Composed, make_press_file
from warraq.plates.profiles import BUILT_IN

MM = 72 / 25.4


@pytest.fixture(scope="module")
def plates(press_file):
    """The second page as Ghostscript separates it, within the cut, by plate."""
    pattern = press_file.with_name("plate%d.tif")
    run("gs", "-q", "-dUseTrimBox", "-dFirstPage=2", "-dLastPage=2", "-r100", "-sDEVICE=tiffsep",
        "-o", str(pattern), str(press_file))  # fmt: skip
    names = ("Cyan", "Magenta", "Yellow", "Black")
    return {n: Image.open(press_file.with_name(f"plate1({n}).tif")).convert("L") for n in names}


def darkest(picture, box):
    """The most ink in a box of millimetres from the top left corner, in percent."""
    area = picture.crop(tuple(round(side / 25.4 * 100) for side in box))
    return round(100 - area.getextrema()[0] / 2.55)


def test_a_page_of_text_is_on_the_black_plate_alone(press_file):
    told = run(
        "gs", "-q", "-dUseTrimBox", "-dLastPage=1", "-sDEVICE=inkcov", "-o", "-", str(press_file)
    )
    *colours, black, _, _ = told.split()
    assert colours == ["0.00000"] * 3
    assert float(black) > 0


@pytest.mark.parametrize(("plate", "part"), [("Cyan", 0), ("Magenta", 1), ("Yellow", 2)])
def test_a_drawings_colour_is_separated_into_the_brands_inks(plates, brand, plate, part):
    wanted = brand.colours["second"].press[part]
    assert darkest(plates[plate], (60, 55, 67, 62)) == pytest.approx(wanted, abs=2)


def test_black_type_prints_over_the_colour_below_it(plates, brand):
    band = (50, 40, 360, 100)
    black, magenta = (np.asarray(plates[name].crop(band)) for name in ("Black", "Magenta"))
    under = 100 - magenta[black < 5] / 2.55
    assert under.size > 20
    assert under == pytest.approx(brand.colours["accent"].press[1], abs=2)


def test_small_type_in_a_mixed_colour_is_printed_in_black(plates):
    label = (14, 37, 91, 42)
    assert [darkest(plates[name], label) for name in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]
    assert darkest(plates["Black"], label) > 50


def test_qpdf_has_nothing_to_say(press_file):
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(press_file))


def test_no_operator_and_no_space_of_red_green_and_blue_is_left(press_file):
    plain = press_file.with_suffix(".qdf")
    run("qpdf", "--qdf", "--object-streams=disable", str(press_file), str(plain))
    data = plain.read_bytes()
    assert not re.findall(rb"(?m)^[\d. -]+ (?:rg|RG)$|/DeviceRGB|/ICCBased|/CalRGB|/Lab\b", data)
    assert b"/DeviceCMYK" in data


def test_all_pages_have_the_same_boxes(press_file):
    for page in PdfReader(press_file).pages:
        trim, bleed, media = (
            [float(v) for v in box] for box in (page.trimbox, page.bleedbox, page.mediabox)
        )
        assert trim == pytest.approx([0, 0, 105 * MM, 148 * MM], abs=0.01)
        assert bleed == pytest.approx([-3 * MM, -3 * MM, 108 * MM, 151 * MM], abs=0.01)
        assert media == pytest.approx([-10 * MM, -10 * MM, 115 * MM, 158 * MM], abs=0.01)


def test_pdfinfo_reads_the_boxes_alike(press_file):
    told = run("pdfinfo", "-box", str(press_file))
    assert re.search(r"TrimBox: +0\.00 +0\.00 +297\.64 +419\.53", told)
    assert re.search(r"BleedBox: +-8\.50 +-8\.50 +306\.14 +428\.03", told)


def test_the_pages_fill_folded_sheets(press_file, edition):
    assert len(PdfReader(press_file).pages) == edition.pages == 4


def test_the_profile_is_embedded_and_the_condition_named(press_file):
    with pikepdf.open(press_file) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == BUILT_IN.read_bytes()
        assert intent.OutputConditionIdentifier == "FOGRA39"


def test_there_is_nothing_to_click(press_file):
    with pikepdf.open(press_file) as pdf:
        assert not any("/Annots" in page.obj for page in pdf.pages)
        assert "/Outlines" not in pdf.Root


def test_an_arabic_file_is_bound_on_the_right(press_file):
    with pikepdf.open(press_file) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_printing_again_gives_the_same_bytes(brand, press_composition, edition):
    assert make_press_file(Composed((press_composition(),)), brand, ())[0].data == edition.data


def test_the_content_makes_the_id(brand, press_composition, edition):
    other = make_press_file(Composed((press_composition(more=["more"]),)), brand, ())[0]
    ids = {re.search(rb"xmp\.did:([0-9a-f-]{36})", e.data)[1] for e in (edition, other)}
    assert len(ids) == 2
