"""From glyphs to signs, with a font whose every glyph is half an em wide."""

from warraq.paragraph.signs import Face, place, signs_of

RTL = Face(rtl=True, unit=1.0, em=1.0, width=lambda glyph: 500)
LTR = Face(rtl=False, unit=1.0, em=1.0, width=lambda glyph: 500)
FATHA, SHADDA, TANWIN = "\u064e", "\u0651", "\u064b"


def signs(text_and_glyphs, face=RTL):
    """Signs of clusters, each a text and its glyphs (index, width, x, y) in logical order."""
    glyphs = [glyph for _, row in text_and_glyphs for glyph in row]
    placed = iter(place(glyphs, face, frozenset()))
    return signs_of([(text, [next(placed) for _ in row]) for text, row in text_and_glyphs], face)


def test_letters_stand_from_left_to_right():
    found = signs([("ب", [(1, 500, 0, 0)]), ("ت", [(2, 500, 0, 0)])])
    assert [(sign.text, sign.x, sign.parts) for sign in found] == [
        ("ت", 0, ((2, 0, 0),)),
        ("ب", 500, ((1, 0, 0),)),
    ]


def test_a_mark_has_no_width_and_begins_where_its_letter_does():
    mark, letter = signs([("ب", [(1, 500, 0, 0)]), (FATHA, [(3, 0, 120, -300)])])
    assert (mark.text, mark.x, mark.advance) == (FATHA, letter.x, 0)
    assert mark.parts == ((3, 120, 300),)


def test_a_ligature_is_drawn_by_its_leftmost_letter_and_shared():
    alef, lam = signs([("لا", [(7, 600, 0, 0)])])
    assert (alef.text, alef.parts, alef.advance) == ("ا", ((7, 0, 0),), 300)
    assert (lam.text, lam.parts, lam.x) == ("ل", (), 300)


def test_a_ligature_keeps_its_marks_in_the_order_of_writing():
    found = signs([("ل" + TANWIN + "ا", [(7, 600, 0, 0), (3, 0, 50, -200)])])
    assert [sign.text for sign in found] == ["ا", TANWIN, "ل"]


def test_two_marks_as_one_outline_are_one_sign():
    mark, _ = signs([("ب", [(1, 500, 0, 0)]), (SHADDA + FATHA, [(9, 0, 0, -300)])])
    assert mark.text == FATHA + SHADDA


def test_kerning_goes_into_the_width_of_the_letter_before_it():
    after, before = signs([("ب", [(1, 500, 0, 0)]), ("ت", [(2, 400, 0, 0)])])
    assert (after.text, after.advance, before.x) == ("ت", 400, 400)
    assert signs([("ب", [(1, 500, 0, 0)]), ("ت", [(2, 490, 0, 0)])])[0].advance is None


def test_latin_kerning_is_left_to_the_pen():
    first, second = signs([("A", [(1, 400, 0, 0)]), ("V", [(2, 500, 0, 0)])], LTR)
    assert (first.advance, second.x) == (None, 400)
