"""A search finds the words and phrases of the text, also where a line ends between them.

PDFium's own search compares character by character, so a fence ends a phrase for it, as the step to
another baseline does; viewers that search the text they read (Chrome, by ICU) pass over fences.
"""

import ctypes
import random
import re

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.paragraph.conftest import READERS, normal
from tests.paragraph.test_stress import STRESS, Words

SAMPLE = 200
# The share of phrases of one to five words; what is lost holds words of both directions and brackets.
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


def found(page, word):
    wide = ctypes.create_string_buffer(f"{word}\0".encode("utf-16-le"))
    pointer = ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort))
    search = raw.FPDFText_FindStart(page, pointer, 0, 0)
    hit = raw.FPDFText_FindNext(search)
    raw.FPDFText_FindClose(search)
    return bool(hit)
