"""The article as one HTML file: nothing beside it is needed, its typefaces and drawings are in it."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from warraq.deposit.faces import inline, with_addresses


def write_html(page: ET.Element, fonts: Mapping[str, bytes]) -> bytes:
    """The page with its fonts inside."""
    page = copy.deepcopy(page)
    for style in page.iterfind("head/style"):
        addresses = {address: inline(font) for address, font in fonts.items()}
        style.text = with_addresses(style.text or "", addresses)
    written = ET.tostring(page, encoding="unicode", method="html")
    return f"<!DOCTYPE html>\n{written}\n".encode()
