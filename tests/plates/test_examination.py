import random
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.programs import needed
from warraq.preflight import inspect, programs
from warraq.preflight.separations import is_press_file


def drawing(operators):
    """Adds operators to the second page; F is a font of it, and two states switch overprinting."""

    def spoil(pdf):
        page = pdf.pages[1]
        font = next(iter(page.resources.Font.keys()))
        page.contents_add(operators.replace("/F ", f"{font} ").encode())

    return spoil


def picture(space, parts, pixels):
    def spoil(pdf):
        image = pdf.make_stream(bytes(parts * pixels * pixels))
        image.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/ColorSpace": Name(space)})
        image.update({"/Width": pixels, "/Height": pixels, "/BitsPerComponent": 8})
        pdf.pages[1].resources.XObject[Name.Spoilt] = image
        drawing("q 50 0 0 50 100 100 cm /Spoilt Do Q")(pdf)

    return spoil


def missing_font(pdf):
    for descriptor in (thing for thing in pdf.objects if isinstance(thing, Dictionary)):
        if "/FontFile2" in descriptor:
            del descriptor["/FontFile2"]


def link(pdf):
    entry = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 50, 50]))
    pdf.pages[0].Annots = Array([pdf.make_indirect(entry)])


def box(name, *sides, page=0):
    return lambda pdf: pdf.pages[page].obj.update({name: Array(sides)})


def without(name, where=lambda pdf: pdf.Root):
    def spoil(pdf):
        del where(pdf)[name]

    return spoil


def form(operators, **entries):
    """Draws operators in a form, at 40 % of their size."""

    def spoil(pdf):
        page = pdf.pages[1]
        drawn = pdf.make_stream(operators.encode(), Type=Name.XObject, Subtype=Name.Form)
        drawn.update({"/BBox": Array([0, 0, 600, 600]), "/Resources": page.resources})
        drawn.update({f"/{name}": value for name, value in entries.items()})
        page.resources.XObject[Name.Inner] = drawn
        page.contents_add(b"q .4 0 0 .4 50 50 cm /Inner Do Q")

    return spoil


def resource(kind, thing, operators):
    """Draws operators that use a resource called Spoilt."""

    def spoil(pdf):
        made = thing(pdf) if callable(thing) else thing
        resources = pdf.pages[1].resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][Name.Spoilt] = made
        drawing(operators)(pdf)

    return spoil


def tint(*names):
    def space(pdf):
        inks = Dictionary(FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
        mixed = pdf.make_stream(b"{0 0 0}", inks)
        return Array([Name.Separation, Name(*names), Name.DeviceCMYK, mixed])

    return space


def tiling(pdf):
    entries = {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/XStep": 9, "/YStep": 9}
    box = {"/BBox": Array([0, 0, 9, 9]), "/Resources": Dictionary()}
    return pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", entries | box)


SHADING = Dictionary(PatternType=2, Shading=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB))
TYPE3 = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontMatrix=Array([1, 0, 0, 1, 0, 0]))
STANDARD = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Courier-Bold"))
OVERLAP = """1 1 0 0 k 100 100 30 30 re f /Spoilt gs 0 0 .9 0 k 100 100 30 30 re f
0 0 0 .5 k 100 100 30 30 re f"""
PATTERNED = "/Pattern cs /Spoilt scn 100 100 9 9 re f"
WORDS = "BT /F {size} Tf {ink} k 100 100 Td <0001> Tj ET"
SPOILT = {
    "an RGB colour": ("X-colour-01", drawing("1 0 0 rg 100 100 9 9 re f")),
    "an RGB picture": ("X-colour-01", picture("/DeviceRGB", 3, 300)),
    "a coarse picture": ("X-picture-01", picture("/DeviceCMYK", 4, 50)),
    "a missing font": ("X-font-01", missing_font),
    "a link": ("X-annotation-01", link),
    "rich black type": ("X-black-01", drawing(WORDS.format(size=12, ink="0.6 0.5 0.5 1"))),
    "black that knocks out": ("X-black-02", drawing(WORDS.format(size=12, ink="0 0 0 1"))),
    "white that overprints": ("X-black-03", drawing("/over-fill gs 0 0 0 0 k 100 100 9 9 re f")),
    "a TrimBox beyond the bleed": ("X-box-02", box("/TrimBox", -20, -20, 310, 430)),
    "no TrimBox": ("X-box-01", without("/TrimBox", lambda pdf: pdf.pages[0].obj)),
    "a page of another size": ("X-box-03", box("/TrimBox", 10, 10, 280, 400, page=2)),
    "little bleed": ("X-bleed-01", box("/BleedBox", -3, -3, 300, 422)),
    "a colour that ends at the cut": ("X-bleed-02", drawing("1 0 0 0 k 0 100 20 20 re f")),
    "a colour that ends within the bleed": (
        "X-bleed-02",
        drawing("1 0 0 0 k -5 100 20 20 re f"),
    ),
    "too much ink": ("X-ink-01", drawing("1 1 1 .5 k 100 100 9 9 re f")),
    "a hairline": ("X-line-01", drawing("0 0 0 .5 K .1 w 100 100 m 150 100 l S")),
    "a thin bar": ("X-line-01", drawing("0 0 0 1 k 100 100 50 .1 re f")),
    "type too small": ("X-type-01", drawing(WORDS.format(size=5, ink="0 0 0 .5"))),
    "small type on two plates": ("X-type-02", drawing(WORDS.format(size=8, ink="1 0 0 .5"))),
    "no output intent": ("X-intent-01", without("/OutputIntents")),
    "no profile": (
        "X-intent-03",
        without("/DestOutputProfile", lambda pdf: pdf.Root.OutputIntents[0]),
    ),
    "no claim": ("X-claim-01", without("/Metadata")),
    "a script": (
        "X-active-01",
        lambda pdf: pdf.Root.update({"/OpenAction": Dictionary(S=Name.JavaScript)}),
    ),
    "five pages": ("X-pages-01", lambda pdf: pdf.pages.append(pdf.pages[0])),
    "a broken page": ("X-file-02", drawing("/Nothing Do")),
    "a spot colour": (
        "X-colour-02",
        resource("/ColorSpace", tint("/Gold"), "/Spoilt cs 1 scn 100 100 9 9 re f"),
    ),
    "the colour of register marks": (
        "X-colour-03",
        resource("/ColorSpace", tint("/All"), "/Spoilt cs 1 scn 100 100 9 9 re f"),
    ),
    "a group in RGB": (
        "X-colour-01",
        form("", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
    ),
    "a pattern in RGB": ("X-colour-01", resource("/Pattern", tiling, PATTERNED)),
    "a shading in RGB": ("X-colour-01", resource("/Pattern", SHADING, PATTERNED)),
    "an inline picture in RGB": (
        "X-colour-01",
        drawing("q 9 0 0 9 100 100 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID ff0000> EI Q"),
    ),
    "a Type 3 font": ("X-font-04", resource("/Font", TYPE3, "")),
    "Courier": ("X-font-03", resource("/Font", STANDARD, "")),
    "a font of the reader's": ("X-font-01", resource("/Font", STANDARD, "")),
    "layers": ("X-layer-01", lambda pdf: pdf.Root.update({"/OCProperties": Dictionary()})),
    "a scaled page": ("X-box-04", lambda pdf: pdf.pages[0].obj.update({"/UserUnit": 2})),
    "a CropBox at the cut": ("X-box-05", box("/CropBox", 0, 0, 297, 419)),
    "a page turned": ("X-box-06", lambda pdf: pdf.pages[1].rotate(90, relative=False)),
    "rich black type in a form": ("X-black-01", form(WORDS.format(size=25, ink=".6 .4 .4 1"))),
    "black type in a grey": (
        "X-black-02",
        drawing("/over gs 0 g BT /F 12 Tf 100 100 Td <0001> Tj ET"),
    ),
    "black type that overprints by the old rule": (
        "X-black-02",
        resource(
            "/ExtGState",
            Dictionary(op=True, OPM=0),
            f"/Spoilt gs {WORDS.format(size=12, ink='0 0 0 1')}",
        ),
    ),
    "a thin black line that knocks out": (
        "X-black-04",
        drawing("/out gs 0 0 0 1 K 1 w 100 100 m 150 100 l S"),
    ),
    "small white type on a colour": (
        "X-type-02",
        drawing(f".5 0 .5 0 k 90 90 50 50 re f {WORDS.format(size=8, ink='0 0 0 0')}"),
    ),
    "type made small by a form": ("X-type-01", form(WORDS.format(size=12, ink="0 0 0 .5"))),
}


@pytest.fixture(autouse=True)
def no_programs(monkeypatch):
    """Ghostscript's word on coverage takes longer than all the rest."""
    monkeypatch.setattr(programs, "find", lambda name: None)


@pytest.fixture
def spoilt(press_file, tmp_path):
    """Saves the clean press file with something spoilt, and looks it through."""

    def look(spoil):
        path = tmp_path / "spoilt.pdf"
        with pikepdf.open(press_file) as pdf:
            spoil(pdf)
            pdf.save(path)
        return inspect(path)

    return look


def test_a_clean_press_file_has_no_findings(press_file):
    assert is_press_file(press_file)
    assert inspect(press_file).findings == ()


@pytest.mark.parametrize(("code", "spoil"), SPOILT.values(), ids=SPOILT)
def test_what_is_spoilt_is_found(spoilt, code, spoil):
    assert code in {finding.code for finding in spoilt(spoil).findings}


@pytest.mark.parametrize(
    "name", ["an RGB colour", "a hairline", "too much ink", "a coarse picture"]
)
def test_what_is_spoilt_on_a_page_is_found_alone_and_at_its_place(spoilt, name):
    code, spoil = SPOILT[name]
    (finding,) = spoilt(spoil).findings
    assert finding.code == code
    assert finding.place.line == 2
    assert "page 2: " in finding.message
    assert "35 mm from the left, 35 mm from the bottom" in finding.message


def test_an_imposed_or_rotated_size_is_measured_as_it_is_printed(spoilt):
    small = drawing("q 0 .5 -.5 0 100 100 cm " + WORDS.format(size=12, ink="0 0 0 .5") + " Q")
    (finding,) = spoilt(small).findings
    assert "type is 6.0 pt" in finding.message


def test_what_is_cut_away_is_not_complained_of(spoilt):
    hidden = drawing("q 0 0 10 10 re W n 1 0 0 rg 100 100 9 9 re f Q")
    assert spoilt(hidden).findings == ()


def test_the_table_tells_what_each_page_needs(press_file):
    rows = {row.name: row.detail for row in inspect(press_file).rows}
    assert rows["printing condition"] == "FOGRA39"
    assert rows["pages"] == "4 of 105 × 148 mm, bleed 3.0 mm"
    assert rows["page 1"].startswith("K; ink to 100 %; type from 12 pt")
    assert (
        rows["page 2"]
        == "C M Y K; ink to 220 %; type from 8 pt; lines from 0.6 pt; pictures from 381 ppi"
    )
    assert rows["page 4"] == "empty"


def test_small_white_type_on_one_plate_is_fine(spoilt):
    words = WORDS.format(size=8, ink="0 0 0 0")
    assert spoilt(drawing(f"0 0 0 .8 k 90 90 50 50 re f {words}")).findings == ()


def test_a_coarse_picture_in_a_form_is_measured_at_its_size(spoilt):
    def spoil(pdf):
        picture("/DeviceCMYK", 4, 250)(pdf)
        form("q 625 0 0 625 0 0 cm /Spoilt Do Q")(pdf)

    (finding,) = spoilt(spoil).findings
    assert "72 ppi" in finding.message


def test_ghostscript_sees_inks_that_add_up_where_colours_overlap(spoilt, monkeypatch):
    needed("gs")
    monkeypatch.undo()
    state = resource("/ExtGState", Dictionary(op=True, OPM=1), OVERLAP)
    (finding,) = spoilt(state).findings
    assert finding.code == "X-ink-02"
    assert "the inks add up to 340 %" in finding.message


def test_ghostscript_adds_how_much_each_plate_covers(press_file, monkeypatch):
    needed("gs")
    monkeypatch.undo()
    rows = {row.name: row.detail for row in inspect(press_file).rows}
    assert re.search(r"covers C \d\.\d% M \d\.\d% Y \d\.\d% K \d\.\d%", rows["page 1"])


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_is_a_finding_and_no_traceback(press_file, tmp_path, seed):
    chance, data = random.Random(seed), bytearray(press_file.read_bytes())
    for _ in range(40):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data[: chance.randrange(len(data) // 2, len(data))])
    assert inspect(path).findings


def test_a_file_that_says_nothing_is_looked_at_as_a_press_file_if_asked(tmp_path):
    path, pdf = tmp_path / "plain.pdf", pikepdf.new()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.save(path)
    codes = {finding.code for finding in inspect(path, press=True).findings}
    assert {"X-claim-01", "X-intent-01", "X-box-01"} <= codes
    assert not is_press_file(path)
