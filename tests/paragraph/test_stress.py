"""The stress document: what comes back from it, and that letters stand where WeasyPrint puts them."""

import html.parser
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from rapidfuzz.distance import LCSseq

from tests.paragraph.conftest import PLAIN, READERS, normal
from tests.programs import output
from warraq.paragraph import ParagraphSettings

STRESS = (Path(__file__).parent / "stress.html").read_text("utf-8")
INLINE = {"a", "b", "i", "em", "span", "sup", "sub"}
LINES = [
    "إنَّ مِنَ الْبَيَانِ لَسِحْرًا",
    "جدًّا ومُعَدًّا وتُعَدُّ وسُئِلَ",
    "لأنَّ الإسلام والآن فلا بأس",
    "می‌خواهم کتابی دربارهٔ ۱۲۳",
    "«سنة» (2024م) [نادر]، 49%",
    "كتابة كثيرة كانت كبيرة",
]


class Words(html.parser.HTMLParser):
    """The words of a page in the order of writing."""

    def __init__(self):
        super().__init__()
        self.text, self.hidden = "", 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("style", "head")
        self.text += "" if tag in INLINE else " "

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "head")

    def handle_data(self, data):
        self.text += "" if self.hidden else data


@pytest.fixture(scope="module")
def written():
    parser = Words()
    parser.feed(STRESS)
    return normal(parser.text).split()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kashida", [False, True])
def test_nearly_all_words_come_back(typeset, written, reader, kashida):
    read = " ".join(READERS[reader](typeset(STRESS, ParagraphSettings(kashida=kashida), "")))
    share = LCSseq.similarity(written, normal(read).split()) / len(written)
    assert share >= {"poppler": 0.88, "pdfium": 0.93, "pypdf": 0.94}[reader]


def picture(pdf, resolution):
    """The first page as poppler draws it; pdfium moves words to whole pixels."""
    drawn = output("pdftoppm", "-gray", "-singlefile", "-r", resolution, "-", given=pdf)
    return Image.open(io.BytesIO(drawn))


@pytest.mark.parametrize("resolution", [100, 300])
@pytest.mark.parametrize("text", LINES)
def test_letters_and_marks_stand_where_they_stood(typeset, text, resolution):
    css = '@page { size: 90mm 20mm; margin: 5mm } html { font-family: "Warraq amiri"; font-size: 16pt }'
    pages = [picture(typeset(text, settings, css), resolution) for settings in (None, PLAIN)]
    ink = sum(pages[0].point(lambda value: 255 - value).histogram()[128:])
    moved = sum(ImageChops.difference(*pages).histogram()[128:])
    assert ink > 0
    assert moved <= 0.04 * ink
