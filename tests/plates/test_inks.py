from PIL import Image

from warraq.plates.inks import Inks
from warraq.plates.profiles import BUILT_IN


def inks(brand):
    return Inks(brand, BUILT_IN.read_bytes())


def test_a_colour_of_the_brand_has_the_brands_inks(brand):
    accent = brand.colours["accent"]
    rgb = tuple(part / 255 for part in bytes.fromhex(accent.screen[1:]))
    assert inks(brand).of(rgb) == tuple(part / 100 for part in accent.press)


def test_a_grey_is_on_the_black_plate_alone(brand):
    assert inks(brand).of((0.4, 0.4, 0.4)) == (0, 0, 0, 0.6)


def test_any_other_colour_goes_by_the_profile(brand):
    cyan, magenta, yellow, black = inks(brand).of((1, 0, 0))
    assert cyan < 0.05 and black < 0.05  # noqa: PT018
    assert magenta > 0.9 and yellow > 0.9  # noqa: PT018


def test_shadows_of_a_picture_stay_within_the_limit_of_ink(brand):
    dark = inks(brand).picture(Image.new("RGB", (2, 2), (1, 0, 2)))
    assert 250 < sum(dark.getpixel((0, 0))) / 2.55 <= 300
