"""Kashida: where it may stand, how much of it, and that the text knows nothing of it."""

from pathlib import Path

import pytest
import yaml

from tests.paragraph.conftest import READERS, lines_of, normal, texts_of
from warraq.paragraph import ParagraphSettings
from warraq.paragraph.kashida import MOST_IN_LINE, slots

BEST = yaml.safe_load((Path(__file__).parent / "kashida.yaml").read_text("utf-8"))
NARROW = (
    "<p style='width: 70mm'>"
    + (
        "المؤسسات الحكومية تستجيب للمستجدات المتسارعة بسياسات متوازنة تستند إلى مسوحات مستمرة "
        "وتستشرف المستقبل بمنهجية مستقلة يستفيد منها المختصون في مستويات مختلفة "
    )
    * 3
)


@pytest.mark.parametrize(("word", "letter"), BEST.items())
def test_the_best_slot_of_a_word(word, letter):
    found = sorted(slots(word))
    assert (found[0][1] if found else None) == letter


def kashidas(document):
    """How many kashidas each line has."""
    return [
        sum(len(piece.kashidas) for text in texts_of(line) for piece in text.pango_layout.pieces)
        for line in lines_of(document)
    ]


def test_a_few_in_loose_lines_and_none_unless_asked(render):
    counts = kashidas(render(NARROW, ParagraphSettings(kashida=True)))
    assert sum(counts) > 0
    assert max(counts) <= MOST_IN_LINE
    assert counts[-1] == 0, "the last line is not justified"
    assert sum(kashidas(render(NARROW))) == 0


def test_spaces_get_narrower(render):
    def widest(settings):
        document = render(NARROW, settings)
        texts = [text for line in lines_of(document)[:-1] for text in texts_of(line)]
        return max(text.pango_layout.line.justified.gap for text in texts)

    assert widest(ParagraphSettings(kashida=True)) < widest(ParagraphSettings())


@pytest.mark.parametrize("reader", READERS)
def test_the_text_knows_nothing_of_it(typeset, reader):
    read = READERS[reader]
    plain = read(typeset(NARROW, ParagraphSettings(widening=0.02)))
    lengthened = read(typeset(NARROW, ParagraphSettings(widening=0.02, kashida=True)))
    assert "ـ" not in "".join(lengthened)
    assert [normal(page) for page in lengthened] == [normal(page) for page in plain]
