"""The study's own citation, in each of its languages, and its notes, as reference managers take them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from warraq.model import Record, Reference
from warraq.model.csl import csl_item

_TEX = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RIS = (("TI", "title"), ("T2", "container-title"), ("VL", "volume"), ("IS", "issue"), ("PB", "publisher"),
        ("SN", "ISSN"), ("DO", "DOI"), ("UR", "URL"), ("LA", "language"))  # fmt: skip
_BIB = (("journal", "container-title"), ("volume", "volume"), ("number", "issue"), ("pages", "page"),
        ("publisher", "publisher"), ("issn", "ISSN"), ("doi", "DOI"))  # fmt: skip
_LANGUAGES = {"ar": "arabic", "en": "english", "fa": "persian", "fr": "french", "de": "german"}


def own_items(record: Record, slug: str) -> list[dict[str, Any]]:
    """The study as CSL items, one in each language that its title has."""
    return [{"id": f"{slug}-{language}", **csl_item(record, language)} for language in record.title]


def first_and_last(pages: str) -> list[str]:
    """`12-40` as its two numbers, one page as one."""
    return [page for page in map(str.strip, re.split("[-–]", pages, maxsplit=1)) if page]


def note_items(references: Iterable[Reference]) -> Iterator[dict[str, Any]]:
    """The sources among the notes as CSL items; a note that has no fields is none."""
    for note in references:
        if note.csl.get("type"):
            yield {"id": note.id, "language": note.language, **note.csl}


def as_json(items: Iterable[Mapping[str, Any]]) -> bytes:
    """CSL-JSON."""
    return (json.dumps(list(items), ensure_ascii=False, indent=1) + "\n").encode()


def as_bibtex(items: Iterable[Mapping[str, Any]]) -> bytes:
    """BibLaTeX entries in UTF-8, which BibTeX's own programs of today read too."""
    return "\n".join(_entry(item) for item in items).encode()


def _entry(item: Mapping[str, Any]) -> str:
    year, *month = item.get("issued", {}).get("date-parts", [[""]])[0]
    fields = {
        "author": " and ".join(_tex_name(name) for name in item.get("author", ())),
        "title": f"{{{_tex(item['title'])}}}",
        **{field: _tex(item[key]) for field, key in _BIB if key in item},
        "year": str(year),
        "month": _MONTHS[month[0] - 1] if month else "",
        "langid": _LANGUAGES.get(item["language"], ""),
        "url": item.get("URL", ""),
    }
    fields = {
        key: value if key == "month" else f"{{{value}}}" for key, value in fields.items() if value
    }
    lines = (f"  {key} = {value},\n" for key, value in fields.items())
    return f"@article{{{item['id']},\n{''.join(lines)}}}\n"


def _tex_name(name: Mapping[str, str]) -> str:
    """A name as BibTeX takes it apart; one that is whole, or begins small, is kept together by braces."""
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    family = _tex(name["family"])
    return f"{f'{{{family}}}' if family[:1].islower() else family}, {_tex(name['given'])}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def as_ris(items: Iterable[Mapping[str, Any]]) -> bytes:
    """RIS records, with the line ends that the format asks for."""
    return "".join(f"{line}\r\n" for item in items for line in _ris(item)).encode()


def _ris(item: Mapping[str, Any]) -> Iterator[str]:
    yield "TY  - JOUR"
    yield f"ID  - {item['id']}"
    for name in item.get("author", ()):
        yield f"AU  - {name.get('literal') or ', '.join((name['family'], name['given']))}"
    for tag, key in _RIS:
        if key in item:
            yield f"{tag}  - {item[key]}"
    for tag, page in zip(("SP", "EP"), first_and_last(item.get("page", "")), strict=False):
        yield f"{tag}  - {page}"
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    if parts:
        yield f"PY  - {parts[0]}"
        yield "DA  - " + "/".join([f"{part:02d}" for part in parts] + [""] * (3 - len(parts)))
    for keyword in filter(None, item.get("keyword", "").split(", ")):
        yield f"KW  - {keyword}"
    yield "ER  - "
    yield ""
