"""The watch: sets again what a save changes and shows the pages in a browser on this machine."""

from warraq.watch.watching import watch_project

__all__ = ["watch_project"]
