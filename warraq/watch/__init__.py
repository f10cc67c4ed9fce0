"""The watch: rebuilds when a file is saved and shows the pages in a browser on this machine."""

from warraq.watch.session import watch

__all__ = ["watch"]
