"""The press: a composition becomes a finished PDF."""

from warraq.press.faces import without_system_fonts
from warraq.weasy import leanstart

with without_system_fonts():
    leanstart.import_lean()

from warraq.press.complaints import heard
from warraq.press.printing import (
    at_press,
    fit_brief,
    order_figures,
    print_composition,
    render_composition,
    set_pages,
)

__all__ = [
    "at_press",
    "fit_brief",
    "heard",
    "order_figures",
    "print_composition",
    "render_composition",
    "set_pages",
]
