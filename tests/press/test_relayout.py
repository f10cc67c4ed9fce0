"""A layout overrun gives the pages that a layout of the whole gives, and sets only those that changed."""

import pypdfium2
import pytest
from weasyprint import HTML

from warraq.press.relayout import Abandoned, Relayout, abandoned_if

HEAD = """<style>@page { size: 300px 200px; margin: 40px; @top-left { content: string(part) }
@bottom-left { content: counter(page) ' of ' counter(pages) } }
body { margin: 0; font: 10px/20px Warraq } p { margin: 0 0 20px } h2 { string-set: part content() }
a::after { content: ' p. ' target-counter(attr(href), page) }</style>"""
PARTS = [f"<h2>Part {n}</h2>" + "".join(f'<p id="p{n}-{m}">Words of {n}.{m}.</p>' for m in range(6))
         for n in range(4)]  # fmt: skip
BODY = "".join(PARTS) + '<p><a href="#p0-2">back</a> <a href="#p3-1">near</a></p>'


def lay(body, head=HEAD):
    return HTML(
        string=f"<html><head>{head}<title>T</title></head><body>{body}</body></html>"
    ).render()


def pixels(document):
    pdf = pypdfium2.PdfDocument(document.write_pdf())
    pictures = [page.render().to_pil().tobytes() for page in pdf]
    pdf.close()
    return pictures


EDITS = {
    "a word": lambda body: body.replace("Words of 2.3", "Other words of 2.3"),
    "a word on the first page": lambda body: body.replace("Words of 0.0", "Other"),
    "two words": lambda body: body.replace("of 1.1", "at 1.1").replace("of 3.2", "at 3.2"),
    "words after an element": lambda body: body.replace("back</a> ", "back</a> and "),
    "many words": lambda body: body.replace("Words of 1.2", "Words and words of 1.2 " * 9),
    "a new paragraph": lambda body: body.replace('<p id="p2-2"', '<p>New.</p><p id="p2-2"'),
    "a paragraph less": lambda body: body.replace('<p id="p1-4">Words of 1.4.</p>', ""),
    "a head line": lambda body: body.replace("Part 2", "Section 2"),
    "another element": lambda body: body.replace('<p id="p3-5">Words', '<p id="p3-5"><b>Words</b>'),
    "the last paragraph": lambda body: body[: body.rindex("<p>")],
}


@pytest.mark.parametrize("edit", EDITS)
def test_pages_are_those_of_a_whole_layout(edit):
    overrun, body = Relayout(), BODY
    overrun.lay(lambda: lay(body))
    document, numbers = overrun.lay(lambda: lay(EDITS[edit](body)))
    assert pixels(document) == pixels(lay(EDITS[edit](body)))
    assert len(numbers) < len(document.pages)


def test_a_layout_of_the_same_makes_no_page():
    overrun = Relayout()
    first, numbers = overrun.lay(lambda: lay(BODY))
    assert numbers == list(range(len(first.pages)))
    again, numbers = overrun.lay(lambda: lay(BODY))
    assert numbers == []
    assert pixels(again) == pixels(first)


def test_edits_one_after_the_other_add_up():
    overrun, body = Relayout(), BODY
    for edit in EDITS.values():
        body = edit(body)
        document, _ = overrun.lay(lambda body=body: lay(body))
    assert pixels(document) == pixels(lay(body))


def test_a_changed_style_is_set_whole():
    overrun, other = Relayout(), HEAD.replace("10px/20px", "12px/22px")
    overrun.lay(lambda: lay(BODY))
    document, numbers = overrun.lay(lambda: lay(BODY, other))
    assert pixels(document) == pixels(lay(BODY, other))
    assert numbers == list(range(len(document.pages)))


@pytest.mark.parametrize("pages", [0, 3])
def test_a_layout_is_abandoned_after_the_page_and_the_next_is_whole(pages):
    overrun, asked = Relayout(), []
    overrun.lay(lambda: lay(BODY))
    other = BODY.replace("Words of", "More words of")
    with pytest.raises(Abandoned), abandoned_if(lambda: asked.append(1) or len(asked) > pages):
        overrun.lay(lambda: lay(other))
    assert len(asked) == pages + 1
    document, numbers = overrun.lay(lambda: lay(other))
    assert numbers == list(range(len(document.pages)))
    assert pixels(document) == pixels(lay(other))
