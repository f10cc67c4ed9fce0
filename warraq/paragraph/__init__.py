"""A paragraph's way from measured words to drawn glyphs; docs/paragraph.md tells it in words."""

from warraq.design.tokens import ParagraphSettings
from warraq.paragraph.hooks import installed

__all__ = ["ParagraphSettings", "installed"]
