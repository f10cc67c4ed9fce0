"""What pdfium would turn round: phrases of more than one segment."""

import pytest

from warraq.paragraph.phrases import segments


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("power", 1),
        ("soft power", 3),
        (" power ", 1),
        ("3,750", 1),
        ("10:30", 1),
        ("2003–2011", 3),
        ("H2O", 3),
        ("بلاد الرافدين", 3),
        ("", 0),
    ],
)
def test_segments(text, count):
    assert segments(text) == count
