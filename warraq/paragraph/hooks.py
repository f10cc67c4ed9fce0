"""Put the paragraph's rooms into WeasyPrint: which of its functions are wrapped, and by what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from weasyprint import document
from weasyprint.draw import border
from weasyprint.draw import text as weasyprint_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf import fonts as weasyprint_fonts

from warraq.paragraph import corrections, draw, embed, endings
from warraq.paragraph.lines import set_line
from warraq.paragraph.manuscript import UnsupportedError
from warraq.paragraph.plan import Column, Paragraph, read_paragraph
from warraq.paragraph.settings import ParagraphSettings

Original = Callable[..., Any]


def split_inline_box(original: Original, settings: ParagraphSettings, *args: Any) -> Any:
    """Hand over our own lines in place of WeasyPrint's."""
    context, box, position_x, max_x, _, skip_stack, block, *_, letter_style, line_style = args
    if (
        isinstance(box, boxes.LineBox)
        and not (context and context.excluded_shapes)
        and not (letter_style or line_style)
        and (paragraph := _paragraph(box, block, settings))
    ):
        indent = box.text_indent
        column = Column(position_x - indent, max_x - position_x + indent, indent)
        if line := set_line(paragraph, column, skip_stack, block):
            return line
    return original(*args)


def _paragraph(box: Any, block: Any, settings: ParagraphSettings) -> Paragraph | None:
    """The paragraph of a line box, read at its first line and kept with the box."""
    # the content of pseudo-elements (page numbers) is made anew once it is known
    key = list(_texts(box)), settings
    kept = box.__dict__.get("warraq_paragraph")
    if kept is None or kept[0] != key:
        try:
            kept = key, read_paragraph(box, block, settings)
        except UnsupportedError:
            kept = key, None
        box.warraq_paragraph = kept
    return kept[1]


def _texts(box: Any) -> Iterator[tuple[Any, str]]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child, child.text
        elif isinstance(child, boxes.InlineBox):
            yield from _texts(child)


WRAPPED: tuple[tuple[Any, str, Callable[..., Any]], ...] = (
    (inline, "split_inline_box", split_inline_box),
    (inline, "avoid_collisions", corrections.one_pass),
    (inline, "remove_last_whitespace", corrections.trailing_space),
    (inline, "get_next_linebox", corrections.text_indent),
    (border, "draw_column_rules", corrections.column_rule),
    (document.Page, "paint", endings.paint),
    (weasyprint_text, "draw_first_line", draw.draw_first_line),
    (weasyprint_fonts.Font, "subset", embed.subset),
    (weasyprint_fonts, "_build_vector_font_dictionary", embed.build_font),
)
_active: list[ParagraphSettings] = []


def install(settings: ParagraphSettings) -> None:
    """Set every later document by these settings; a second call replaces the first."""
    for owner, name, own in WRAPPED:
        original = getattr(owner, name)
        if not hasattr(original, "warraq_original"):
            setattr(owner, name, _wrapped(original, own))
    _active[:] = [settings]


def uninstall() -> None:
    """Leave later documents to WeasyPrint alone; what others have wrapped since stays wrapped."""
    _active.clear()


def _wrapped(original: Original, own: Callable[..., Any]) -> Original:
    @wraps(original)
    def wrapped(*args: Any, **options: Any) -> Any:
        if not _active:
            return original(*args, **options)
        return own(original, _active[0], *args, **options)

    wrapped.warraq_original = original
    return wrapped


@contextmanager
def installed(settings: ParagraphSettings) -> Iterator[None]:
    """Set the documents made inside this context by these settings, then as before."""
    before = _active[:]
    install(settings)
    try:
        yield
    finally:
        _active[:] = before
