"""The press: a forme becomes a finished PDF."""

from warraq.press.faces import without_system_fonts
from warraq.weasy import leanstart

with without_system_fonts():
    leanstart.prepare()

from warraq.press.complaints import heard
from warraq.press.printing import at_press, fit_forme, order_forme, print_forme, render, set_pages

__all__ = ["at_press", "fit_forme", "heard", "order_forme", "print_forme", "render", "set_pages"]
