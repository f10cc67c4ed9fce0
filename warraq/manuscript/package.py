"""What a Word file holds and pandoc leaves out: boxes, comments, deletions, running heads, sizes of type."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from warraq.errors import UsageError
from warraq.manuscript.blocks import Aside

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOCKED = b"\xd0\xcf\x11\xe0"
_MOST = 300_000_000
_LARGER = 1.15


class Package:
    """The parts of a .docx."""

    def __init__(self, source: Path) -> None:
        hint = "open it in Word and save it again as .docx"
        if source.read_bytes()[:4] == _LOCKED:
            message = f"{source.name} is locked with a password, or is an old .doc"
            raise UsageError(message, "save it in Word as .docx without a password")
        try:
            with zipfile.ZipFile(source) as archive:
                parts = [p for p in archive.infolist() if p.filename.endswith(".xml")]
                if sum(part.file_size for part in parts) > _MOST:
                    raise UsageError(f"{source.name} is too large to be a manuscript", hint)
                self.parts = {p.filename: ElementTree.fromstring(archive.read(p)) for p in parts}
        except (zipfile.BadZipFile, ElementTree.ParseError, EOFError, RuntimeError) as error:
            raise UsageError(f"{source.name} is no whole Word document: {error}", hint) from error
        if "word/document.xml" not in self.parts:
            raise UsageError(f"{source.name} is no Word document", "save it in Word as .docx")

    def asides(self, read: str) -> Iterator[Aside]:
        """The words of text boxes that were not read, of comments, deletions and running heads."""
        document = self.parts["word/document.xml"]
        for words in _lines(document.iter(f"{_W}txbxContent"), "t"):
            if words not in read:
                yield Aside("Text boxes", words)
        if comments := self.parts.get("word/comments.xml"):
            yield from (Aside("Comments", words) for words in _lines([comments], "t"))
        for words in _lines([document], "delText"):
            yield Aside("Deleted, as tracked", words)
        running = [
            self.parts[n]
            for n in sorted(self.parts)
            if n.startswith(("word/header", "word/footer"))
        ]
        for words in _lines(running, "t"):
            if any(character.isalpha() for character in words):
                yield Aside("Headers and footers", words)

    def large_lines(self) -> frozenset[str]:
        """The paragraphs that are set larger than most words of the text: headings by their look."""
        sizes: Counter[int] = Counter()
        lines: dict[str, int] = {}
        for paragraph in self.parts["word/document.xml"].iter(f"{_W}p"):
            runs = [(_size(run), _words(run, "t")) for run in paragraph.iter(f"{_W}r")]
            for size, words in runs:
                sizes[size] += len(words)
            least = min((size for size, words in runs if words.strip()), default=0)
            lines[_words(paragraph, "t").strip()] = least
        usual = max(sizes, key=lambda size: sizes[size], default=0)
        return frozenset(words for words, size in lines.items() if words and size > usual * _LARGER)


def _size(run: ElementTree.Element) -> int:
    """The size of the run's own type in half points, or that of a page's text where it has none."""
    found = [run.find(f"{_W}rPr/{_W}{name}") for name in ("sz", "szCs")]
    values = [int(size.get(f"{_W}val", "0")) for size in found if size is not None]
    return max(values, default=24)


def _lines(parts: Iterable[ElementTree.Element], name: str) -> Iterator[str]:
    """The distinct paragraphs below some elements, made of their runs' elements of one name."""
    seen = {""}
    for part in parts:
        for paragraph in part.iter(f"{_W}p"):
            words = _words(paragraph, name).strip()
            if words not in seen:
                seen.add(words)
                yield words


def _words(element: ElementTree.Element, name: str) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}{name}"))
