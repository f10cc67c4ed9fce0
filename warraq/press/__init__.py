"""The press: a forme becomes a finished PDF."""

from warraq.press.printing import print_forme, render

__all__ = ["print_forme", "render"]
