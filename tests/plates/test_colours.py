import pikepdf
import pytest
from pikepdf import Array, Name

from warraq.preflight.separations.colours import colour_of, space_of

PDF = pikepdf.new()
SPOT = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, PDF.make_stream(b"")])


def icc(parts):
    return Array([Name.ICCBased, PDF.make_stream(b"", N=parts)])


@pytest.mark.parametrize(
    ("space", "parts", "plates"),
    [
        (Name.DeviceCMYK, (0, 0.5, 0, 1), ("M", "K")),
        (Name.DeviceGray, (1,), ()),
        (Name.DeviceGray, (0.2,), ("K",)),
        (icc(4), (1, 0, 0, 0), ("C",)),
        (icc(1), (0,), ("K",)),
        (SPOT, (1,), ("Gold",)),
        (Array([Name.DeviceN, Array([Name("/Gold"), Name("/Black")])]), (1, 1), ("Gold", "Black")),
        (Array([Name.Pattern, SPOT]), (1, Name("/P1")), ("Gold",)),
    ],
)
def test_a_colour_stands_on_its_plates(space, parts, plates):
    assert colour_of(space_of(space), parts).plates == plates


@pytest.mark.parametrize("space", [Name.DeviceRGB, icc(3), Array([Name.Lab]), Name("/Unheard")])
def test_a_colour_without_inks_is_foreign(space):
    colour = colour_of(space_of(space), (1, 0, 0))
    assert colour.inks is None
    assert colour.space.kind == "RGB"


def test_a_palette_has_the_colours_of_its_base():
    assert space_of(Array([Name.Indexed, icc(4), 1, b"12345678"])).kind == "CMYK"
