"""The press: a forme becomes a finished PDF."""

from warraq import leanstart
from warraq.press.faces import without_system_fonts

with without_system_fonts():
    leanstart.prepare()

from warraq.press.printing import print_forme, render

__all__ = ["print_forme", "render"]
