"""The brand's typefaces for the screen: those that a page uses, with its letters alone, as web fonts."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from warraq.model import Brand, direction
from warraq.model.brand import Role

_RULE = re.compile(r'@font-face \{[^}]*url\("(file:[^"]+)"\)[^}]*\}')
_DRAWN = "0123456789."  # the numbers of notes, which the page itself does not hold
_UPRIGHT = ("regular", "medium", "semibold")


def web_fonts(brand: Brand, page: ET.Element) -> dict[str, bytes]:
    """The fonts that the page needs, by the address that the brand's style sheet gives them."""
    letters = "".join(sorted({*_DRAWN, *"".join(page.itertext())}))
    files = dict.fromkeys(_files(brand, page))
    return {path.as_uri(): subset(path, letters) for path in files}


def _files(brand: Brand, page: ET.Element) -> Iterator[Path]:
    """The font files by role, language and the styles that the page's elements ask for."""
    tags = {element.tag for element in page.iter()}
    languages = {element.get("lang") for element in page.iter()} - {None, ""}
    for language in sorted(map(str, languages)):
        text = ["regular"] + ["bold"] * bool({"strong", "b"} & tags)
        text += ["italic"] * bool({"em", "cite"} & tags and direction(language) == "ltr")
        asked: dict[Role, Sequence[str]] = {"text": text, "display": _UPRIGHT, "label": _UPRIGHT}
        for role, styles in asked.items():
            files = brand.typeface(role, language).files
            bold = ["bold"] if "semibold" in styles and "semibold" not in files else []
            yield from (files[style] for style in (*styles, *bold) if style in files)


def subset(path: Path, letters: str) -> bytes:
    """The font with these letters alone, and all that shapes them, as WOFF2."""
    from fontTools import subset as subsetting

    options = subsetting.Options(flavor="woff2", notdef_outline=True)
    options.hinting, options.name_IDs = False, ["*"]  # its names hold the licence
    options.drop_tables += ["meta"]
    font = subsetting.load_font(io.BytesIO(path.read_bytes()), options)
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    data = io.BytesIO()
    subsetting.save_font(font, data, options)
    return data.getvalue()


def inline(data: bytes) -> str:
    """A font as an address that holds it."""
    return f"data:font/woff2;base64,{b64encode(data).decode()}"


def with_addresses(css: str, addresses: Mapping[str, str]) -> str:
    """The style sheet with other addresses for its fonts; rules of fonts that have none go."""

    def readdressed(rule: re.Match[str]) -> str:
        return rule[0].replace(rule[1], addresses[rule[1]]) if rule[1] in addresses else ""

    return _RULE.sub(readdressed, css)
