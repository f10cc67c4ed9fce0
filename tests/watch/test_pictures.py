"""Pictures of pages: only what changed is drawn again, and its first change is found."""

import pytest
from weasyprint import HTML

from warraq.watch.pictures import Change, Pictures

STYLE = "<style>@page { size: 200px; margin: 0 } p { margin: 0; height: 200px; break-after: page }</style>"


def pdf(*pages):
    body = "".join(f'<p><i style="background: {page}">____________</i></p>' for page in pages)
    return HTML(string=STYLE + body).write_pdf()


@pytest.fixture
def pictures():
    made = Pictures("a.pdf")
    made.take(pdf("red", "green", "blue"))
    return made


def test_an_edition_as_it_was_changes_nothing(pictures):
    update = pictures.take(pdf("red", "green", "blue"))
    assert (update.pictures, update.change, update.pages) == ({}, None, 3)


def test_a_changed_page_alone_is_drawn(pictures):
    update = pictures.update(pdf("black"), [1], 3)
    assert list(update.pictures) == [1]
    assert update.change.page == 1
    assert 0 < update.change.share < 0.2


def test_pages_that_are_gone_are_a_change_at_the_end(pictures):
    update = pictures.take(pdf("red", "green"))
    assert (update.pictures, update.change) == ({}, Change(1, 1.0))
    assert len(pictures.pages) == 2


def test_new_pages_are_drawn_from_their_top(pictures):
    update = pictures.update(pdf("black"), [3], 4)
    assert update.change == Change(3, 0.0)
