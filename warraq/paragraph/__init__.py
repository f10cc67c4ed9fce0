"""A paragraph's way from measured words to drawn glyphs; docs/paragraph.md tells it in words."""

from warraq.paragraph.hooks import installed
from warraq.paragraph.settings import ParagraphSettings

__all__ = ["ParagraphSettings", "installed"]
