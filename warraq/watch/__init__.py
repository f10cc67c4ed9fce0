"""The watch: sets again what a save changes and shows the pages in a browser on this machine."""

from warraq.watch.watching import watch

__all__ = ["watch"]
