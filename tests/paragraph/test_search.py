"""A search finds the words and phrases of the text, also where a line ends between them.

PDFium's own search compares character by character, so a fence that it sees ends a phrase for it, as the
step to another baseline does; viewers that search the text they read (Chrome, by ICU) pass over fences.
"""

import ctypes
import random
import re

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.paragraph.conftest import LEFT_OUT, READERS, normal
from tests.paragraph.test_stress import STRESS, Words

SAMPLE = 200
# The share of phrases of one to five words; what is lost holds words of both directions and brackets.
# Letters, digits and stops without a bracket: what an author writes most of the time.
PLAIN = """
بلغ عدد السكان في عام 2019 نحو 40 مليون نسمة، ثم زاد في كل سنة بعد ذلك، وكان 20 سبتمبر 2024 آخر موعد للعد
في المدن. وسُجّل في القرى 3,750 بيتًا؛ وكان سعر البرميل 82.50 دولارًا يوم 5 مايو عند الساعة 10:30 صباحًا، ولم يتغير
حتى آخر السنة: هكذا قال التقرير، وكذلك قالت الوزارة. وانخفضت النسبة 12 نقطة <b>في الشهر الأول</b> وحده.
"""
SHARE = {"poppler": (0.96, 0.92, 0.85, 0.84, 0.8), "pdfium": (0.95, 0.91, 0.9, 0.89, 0.86)}


@pytest.fixture(scope="module")
def paragraphs():
    parser = Words()
    parser.feed(re.sub(r"</(p|li|td|th|h\d)>|<br>", "\x00", STRESS))
    return [words for part in parser.text.split("\0") if (words := normal(part).split())]


@pytest.fixture(scope="module")
def pdf(face_css):
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from warraq.paragraph import ParagraphSettings, installed

    fonts = FontConfiguration()
    with installed(ParagraphSettings()):
        sheet = CSS(string=face_css, font_config=fonts)
        return HTML(string=STRESS).write_pdf(stylesheets=[sheet], font_config=fonts)


def phrases(paragraphs, count):
    every = [
        " ".join(words[start : start + count])
        for words in paragraphs
        for start in range(len(words) - count + 1)
    ]
    return random.Random(count).sample(every, SAMPLE)


@pytest.mark.parametrize("reader", SHARE)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_phrases_are_found_in_what_is_read(pdf, paragraphs, reader, count):
    read = normal(" ".join(READERS[reader](pdf)))
    found = [phrase in read for phrase in phrases(paragraphs, count)]
    assert sum(found) >= SHARE[reader][count - 1] * SAMPLE


def test_pdfium_itself_finds_words(pdf, paragraphs):
    letters = [word for words in paragraphs for word in words if re.fullmatch(r"[ء-ي]{3,}", word)]
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage() for page in document]
    lost = [word for word in letters if not any(found(page, word) for page in pages)]
    assert len(letters) > 200
    assert not lost


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_pdfium_itself_finds_phrases_with_stops_and_numbers(typeset, count):
    document = pypdfium2.PdfDocument(typeset(f"<p>{PLAIN}</p>"))
    pages = [page.get_textpage() for page in document]
    words = re.sub("<[^>]+>", "", PLAIN).split()
    every = [" ".join(words[start : start + count]) for start in range(len(words) - count + 1)]
    assert [phrase for phrase in every if not any(found(page, phrase) for page in pages)] == []


@pytest.mark.parametrize("reader", READERS)
def test_one_space_stands_beside_a_number(typeset, reader):
    text = "".join(READERS[reader](typeset("<p>كان 20 سبتمبر 2024 موعدًا</p>")))
    assert "كان 20 سبتمبر 2024 موعدًا" in text.translate(LEFT_OUT)


def found(page, word):
    wide = ctypes.create_string_buffer(f"{word}\0".encode("utf-16-le"))
    pointer = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
    search = raw.FPDFText_FindStart(page, pointer, 0, 0)
    hit = raw.FPDFText_FindNext(search)
    raw.FPDFText_FindClose(search)
    return bool(hit)
