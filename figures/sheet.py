"""The sheet a kind draws on: in points, from the reading side, y downwards; it knows no direction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from warraq.figures.check import FigureError
from warraq.figures.style import LABEL, LEADING, LINE, REGULAR, Style
from warraq.model import Localized, in_language

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Pen:
    """How an outline is drawn: a colour of the brand, its width, its dashes."""

    colour: str = "ink"
    width: float = LINE
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Type:
    """How words are set: size in points, weight, a colour of the brand."""

    size: float = LABEL
    weight: int = REGULAR
    colour: str = "ink"

    @property
    def leading(self) -> float:
        """The distance between two baselines."""
        return self.size * LEADING


@dataclass(frozen=True)
class Shape:
    """A line or an area; `curved` points are a start and triples of a cubic Bézier curve."""

    points: tuple[Point, ...]
    pen: Pen | None = None
    fill: str | None = None
    curved: bool = False


@dataclass(frozen=True)
class Label:
    """Words on one line, their baseline at `at`; the anchor counts from the reading side."""

    at: Point
    words: str
    type: Type
    anchor: Anchor = "start"


@dataclass
class Sheet:
    """Marks in the order they were drawn; mirrored for the language only when they are rendered."""

    style: Style
    width: float
    marks: list[Shape | Label] = field(default_factory=list)
    top: float = 0.0
    height: float = 0.0

    def words(self, texts: Localized) -> str:
        """A text in the language of the drawing."""
        return in_language(texts, self.style.language)

    def line(self, points: Sequence[Point], pen: Pen | None = None) -> None:
        """Draw a line through the points."""
        self._add(Shape(tuple(points), pen or Pen()))

    def area(self, points: Iterable[Point], fill: str, pen: Pen | None = None) -> None:
        """Fill a polygon, with an outline if a pen is given."""
        points = tuple(points)
        self._add(Shape((*points, points[0]), pen, fill))

    def box(self, start: Point, end: Point, fill: str, pen: Pen | None = None) -> None:
        """Fill a rectangle between two corners."""
        (x0, y0), (x1, y1) = start, end
        self.area([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, pen)

    def curve(self, points: Iterable[Point], fill: str, pen: Pen | None = None) -> None:
        """Fill a closed curve: a start and triples of control points."""
        self._add(Shape(tuple(points), pen, fill, curved=True))

    def text(
        self, at: Point, words: str, face: Type | None = None, anchor: Anchor = "start"
    ) -> None:
        """Set words on one line with their baseline at a point."""
        if self.measure(words, face):
            self._add(Label(at, words, face or Type(), anchor))

    def block(
        self, top: Point, lines: Sequence[str], face: Type | None = None, anchor: Anchor = "start"
    ) -> float:
        """Set lines below a point and return the height they take."""
        face = face or Type()
        x, y = top
        for number, words in enumerate(lines):
            self.text((x, y + face.leading * number + face.size * 1.05), words, face, anchor)
        self.height = max(self.height, y + face.leading * len(lines))
        return face.leading * len(lines)

    def measure(self, words: str, face: Type | None = None) -> float:
        """The width of words in points."""
        face = face or Type()
        path = str(self.style.files[self.style.weight(face.weight)])
        return _advance(path, words) * face.size

    def wrap(self, words: str, width: float, face: Type | None = None) -> list[str]:
        """The words broken at spaces into lines that fit a width; one long word may stick out."""
        lines: list[str] = []
        for word in filter(None, words.split(" ")):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(longer, face) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _add(self, mark: Shape | Label) -> None:
        self.marks.append(mark)
        points = mark.points if isinstance(mark, Shape) else (mark.at,)
        below = mark.type.size * 0.35 if isinstance(mark, Label) else 0.0
        self.height = max([self.height, *(y + below for _, y in points)])


def _drawable(font: FT2Font, character: str) -> bool:
    """Whether a face has a character, or the letter and the marks that it is composed of."""
    parts = unicodedata.normalize("NFD", character)
    return any(all(map(font.get_char_index, map(ord, form))) for form in (character, parts)) or (
        unicodedata.category(character) == "Cf"
    )


@lru_cache(maxsize=4096)
def _advance(path: str, words: str) -> float:
    """The width of words at a size of one; a character that the face lacks is an error."""
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    font = get_font(path)
    lacking = [c for c in words if not _drawable(font, c)]
    if lacking:
        hint = "write it otherwise, or give the role `label` another typeface in brand.yaml"
        raise FigureError(f"the label typeface lacks “{''.join(lacking)}” of “{words}”", hint)
    font.set_size(100, 72)
    font.set_text(words, 0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 6400
