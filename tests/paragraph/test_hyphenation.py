"""Hyphenation: off unless asked for, only where there is a dictionary, and joined again by readers."""

import pytest

from tests.paragraph.conftest import PLAIN, by_pdfium, lines_of, normal, texts_of
from warraq.paragraph import ParagraphSettings

ON = ParagraphSettings(hyphenation=True)
ENGLISH = (
    "<p lang=en dir=ltr style='width: 45mm'>Institutional considerations notwithstanding, "
    "representatives acknowledged extraordinary administrative complications and "
    "fundamentally incompatible interpretations of internationally recognised responsibilities.</p>"
)
ARABIC = f"<p style='width: 45mm'>{'المؤسسات الحكومية تستجيب للمستجدات المتسارعة ' * 4}</p>"


def cut_lines(document):
    return [line for line in lines_of(document) if texts_of(line)[-1].text.endswith("\u00ad")]


def test_english_words_are_cut_if_asked(render):
    assert not cut_lines(render(ENGLISH, PLAIN))
    assert cut_lines(render(ENGLISH, ON))


def test_arabic_words_are_never_cut(render):
    assert not cut_lines(render(ARABIC, ON))


def test_cut_lines_end_on_the_margin_with_their_hyphen(render):
    document = render(ENGLISH, ON)
    rights = [
        texts_of(line)[-1].position_x + texts_of(line)[-1].width for line in lines_of(document)[:-1]
    ]
    assert rights == pytest.approx([rights[0]] * len(rights), abs=0.01)


def test_hyphenation_evens_the_lines(render):
    def widest(settings):
        lines = lines_of(render(ENGLISH, settings))[:-1]
        return max(texts_of(line)[0].pango_layout.line.justified.gap for line in lines)

    assert widest(ON) < widest(PLAIN)


def test_a_cut_word_is_whole_again_in_pdfium(typeset):
    read = normal(by_pdfium(typeset(ENGLISH, ON))[0].replace("\x02", "").replace("\ufffe", ""))
    assert "representatives" in read.replace("\u00ad ", "").replace("\u00ad", "")


def test_addresses_are_not_hyphenated(render):
    address = "https://www.example.org/institutional/considerations?representatives=administration"
    document = render(f"<p lang=en dir=ltr style='width: 45mm'>{address}</p>", ON)
    assert not cut_lines(document)
