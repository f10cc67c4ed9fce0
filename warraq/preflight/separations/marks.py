"""All that a page prints, mark by mark: content streams read as a RIP reads them, without drawing."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, Literal

import pikepdf

from warraq.preflight.separations import state as geometry
from warraq.preflight.separations.colours import CMYK, FOREIGN, GREY, Colour, colour_of, space_of
from warraq.preflight.separations.state import Box, Matrix, Point, State

DEEPEST = 12  # forms within forms
INVISIBLE = 3  # the way of drawing text that shows nothing


@dataclass(frozen=True)
class Mark:
    """Something printed: its kind, its place, its colour, and its size, line width or resolution."""

    kind: Literal["text", "area", "line", "picture", "shading", "group"]
    box: Box
    colour: Colour
    measure: float = 0.0
    over: bool = False
    vanishes: bool = False

    @property
    def plates(self) -> tuple[str, ...]:
        """The plates that it stands on; of a picture in CMYK, all four."""
        pixels = self.kind in ("picture", "shading") and self.colour.space.kind == CMYK
        return tuple(CMYK) if pixels else self.colour.plates


def marks_of(page: pikepdf.Page) -> Iterator[Mark]:
    """The marks of a page in the order in which they are printed."""
    group = page.obj.get("/Group")
    if group is not None and "/CS" in group:
        yield Mark("group", (0, 0, 0, 0), Colour(space_of(group["/CS"], page.resources)))
    yield from _Reader(page.resources).read(page)


class _Reader:
    """Reads one content stream; each form in it gets a reader of its own, with its state."""

    def __init__(self, resources: Any, state: State | None = None, depth: int = 0) -> None:
        self.resources: Any = resources if resources is not None else pikepdf.Dictionary()
        self.state = state or State()
        self.kept: list[State] = []
        self.path: list[Point] = []
        self.cuts = False
        self.depth = depth

    def read(self, stream: Any) -> Iterator[Mark]:
        """The marks of the stream."""
        instruction: Any
        for instruction in pikepdf.parse_content_stream(stream):
            name = str(instruction.operator)
            if name == "INLINE IMAGE":
                yield from self._picture(instruction.iimage)
            elif name in _MARKS:
                yield from _MARKS[name](self, instruction.operands)
            elif name in _PAINTS:
                yield from self.finish(_PAINTS[name])
            elif name in _COLOURS:
                self.paint(*_COLOURS[name], instruction.operands)
            elif name in _SETTERS:
                _SETTERS[name](self, instruction.operands)

    # --- the state

    def keep(self, _: Any) -> None:
        self.kept.append(copy(self.state))

    def restore(self, _: Any) -> None:
        if self.kept:
            self.state = self.kept.pop()

    def turn(self, matrix: Any) -> None:
        self.state.matrix = geometry.times(_numbers(matrix), self.state.matrix)

    def extend(self, operands: Any) -> None:
        found = self.resources.get("/ExtGState", {}).get(str(operands[0]), {})
        if "/OP" in found:
            self.state.stroke_over = self.state.fill_over = bool(found["/OP"])
        if "/op" in found:
            self.state.fill_over = bool(found["/op"])
        self.state.mode = int(found.get("/OPM", self.state.mode))
        self.state.width = float(found.get("/LW", self.state.width))

    def paint(self, which: str, space: str | None, operands: Any) -> None:
        known = space_of(space) if space else getattr(self.state, which).space
        patterns = self.resources.get("/Pattern", {})
        named = patterns.get(str(operands[-1])) if len(operands) else None
        colour = colour_of(known, operands) if named is None else self._pattern(named)
        setattr(self.state, which, colour)

    def _pattern(self, pattern: Any) -> Colour:
        """A colour that stands for all of a pattern: one that is no ink, if there is such a one."""
        if "/Shading" in pattern:
            return Colour(space_of(pattern["/Shading"]["/ColorSpace"], self.resources))
        if self.depth == DEEPEST:
            return Colour(space_of("/Pattern"))
        inner = _Reader(pattern.get("/Resources"), depth=self.depth + 1).read(pattern)
        colours = (mark.colour for mark in inner)
        foreign = (colour for colour in colours if colour.space.kind == FOREIGN)
        return next(foreign, Colour(space_of("/Pattern")))

    def choose(self, which: str, operands: Any) -> None:
        space = space_of(operands[0], self.resources)
        initial = (0.0, 0.0, 0.0, 1.0) if space.kind == "CMYK" else (0.0,)
        setattr(self.state, which, Colour(space, initial))

    # --- text

    def begin(self, _: Any) -> None:
        self.state.text = self.state.line = geometry.IDENTITY

    def place(self, matrix: Any) -> None:
        self.state.text = self.state.line = _numbers(matrix)

    def step(self, operands: Any, leading: bool = False) -> None:
        x, y = map(float, operands)
        if leading:
            self.state.leading = -y
        self.state.text = self.state.line = geometry.times((1, 0, 0, 1, x, y), self.state.line)

    def words(self, _: Any) -> Iterator[Mark]:
        state = self.state
        if state.render != INVISIBLE:
            matrix = geometry.times(state.text, state.matrix)
            size = abs(state.size) * geometry.height(matrix)
            x, y = matrix[4:]
            colour = state.stroke if state.render == 1 else state.fill
            yield from self._mark("text", (x, y, x + size, y + size), colour, size)

    def next_words(self, operands: Any) -> Iterator[Mark]:
        self.step((0, -self.state.leading))
        yield from self.words(operands)

    # --- paths and pictures

    def reach(self, operands: Any) -> None:
        numbers = [float(number) for number in operands]
        points = zip(numbers[::2], numbers[1::2], strict=True)
        self.path += [geometry.moved(point, self.state.matrix) for point in points]

    def frame(self, operands: Any) -> None:
        x, y, width, height = map(float, operands)
        self.reach((x, y, x + width, y, x + width, y + height, x, y + height))

    def cut(self, _: Any) -> None:
        self.cuts = True

    def finish(self, how: str) -> Iterator[Mark]:
        path, self.path = self.path, []
        box = geometry.around(path) if path else geometry.NOTHING
        if path and "f" in how:
            yield from self._mark(
                "area", box, self.state.fill, min(box[2] - box[0], box[3] - box[1])
            )
        if path and "S" in how:
            matrix = self.state.matrix
            width = self.state.width * min(geometry.breadth(matrix), geometry.height(matrix))
            yield from self._mark("line", box, self.state.stroke, width)
        if self.cuts:
            self.state.clip = geometry.shared(self.state.clip, box) or geometry.NOTHING
            self.cuts = False

    def shade(self, operands: Any) -> Iterator[Mark]:
        shading = self.resources.get("/Shading", {})[str(operands[0])]
        space = space_of(shading["/ColorSpace"], self.resources)
        yield from self._mark("shading", self.state.clip, Colour(space))

    def show(self, operands: Any) -> Iterator[Mark]:
        thing = self.resources.get("/XObject", {})[str(operands[0])]
        if thing.get("/Subtype") == "/Image":
            yield from self._picture(thing)
        elif self.depth < DEEPEST:
            yield from self._form(thing)

    def _form(self, form: Any) -> Iterator[Mark]:
        group = form.get("/Group")
        if group is not None and "/CS" in group:
            colour = Colour(space_of(group["/CS"], self.resources))
            yield from self._mark("group", self.state.clip, colour)
        state = copy(self.state)
        matrix = _numbers(form.get("/Matrix", geometry.IDENTITY))
        state.matrix = geometry.times(matrix, state.matrix)
        left, bottom, right, top = map(float, form["/BBox"])
        corners = ((left, bottom), (right, bottom), (left, top), (right, top))
        within = geometry.around([geometry.moved(corner, state.matrix) for corner in corners])
        state.clip = geometry.shared(state.clip, within) or geometry.NOTHING
        resources = form.get("/Resources", self.resources)
        yield from _Reader(resources, state, self.depth + 1).read(form)

    def _picture(self, image: Any) -> Iterator[Mark]:
        inline = isinstance(image, pikepdf.PdfInlineImage)
        entries = image.obj if inline else image
        stencil = bool(entries.get("/ImageMask", entries.get("/IM", False)))
        space = entries.get("/ColorSpace", entries.get("/CS"))
        colour = (
            self.state.fill if stencil or space is None else Colour(space_of(space, self.resources))
        )
        wide = int(entries.get("/Width", entries.get("/W", 0)))
        high = int(entries.get("/Height", entries.get("/H", 0)))
        matrix = self.state.matrix
        inches = geometry.breadth(matrix) / 72, geometry.height(matrix) / 72
        ppi = min(wide / inches[0], high / inches[1]) if all(inches) else 0.0
        corners = ((0, 0), (1, 0), (0, 1), (1, 1))
        box = geometry.around([geometry.moved(corner, matrix) for corner in corners])
        yield from self._mark("picture", box, colour, ppi)

    def _mark(self, kind: Any, box: Box, colour: Colour, measure: float = 0.0) -> Iterator[Mark]:
        seen = geometry.shared(self.state.clip, box)
        if seen is None:
            return
        over = self.state.stroke_over if kind == "line" else self.state.fill_over
        over &= colour.space.kind != GREY and (colour.space.kind != CMYK or self.state.mode == 1)
        vanishes = over and colour.inks is not None and not any(colour.inks)
        yield Mark(kind, seen, colour, measure, over, vanishes)


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in operands)
    return (a, b, c, d, e, f)


def _set(name: str, convert: Any = float, index: int = 0) -> Any:
    return lambda reader, operands: setattr(reader.state, name, convert(operands[index]))


_PAINTS = {
    "n": "", "f": "f", "F": "f", "f*": "f", "S": "S", "s": "S", "B": "fS", "B*": "fS", "b": "fS", "b*": "fS",
}  # fmt: skip
_COLOURS = {
    "g": ("fill", "/DeviceGray"), "rg": ("fill", "/DeviceRGB"), "k": ("fill", "/DeviceCMYK"),
    "G": ("stroke", "/DeviceGray"), "RG": ("stroke", "/DeviceRGB"), "K": ("stroke", "/DeviceCMYK"),
    "sc": ("fill", None), "scn": ("fill", None), "SC": ("stroke", None), "SCN": ("stroke", None),
}  # fmt: skip
_SETTERS: dict[str, Any] = {
    "q": _Reader.keep, "Q": _Reader.restore, "cm": _Reader.turn, "gs": _Reader.extend,
    "w": _set("width"), "Tr": _set("render", int), "TL": _set("leading"), "Tf": _set("size", float, 1),
    "BT": _Reader.begin, "Tm": _Reader.place, "Td": _Reader.step,
    "TD": lambda reader, operands: reader.step(operands, leading=True),
    "T*": lambda reader, _: reader.step((0, -reader.state.leading)),
    "cs": lambda reader, operands: reader.choose("fill", operands),
    "CS": lambda reader, operands: reader.choose("stroke", operands),
    "m": _Reader.reach, "l": _Reader.reach, "c": _Reader.reach, "v": _Reader.reach, "y": _Reader.reach,
    "re": _Reader.frame, "W": _Reader.cut, "W*": _Reader.cut,
}  # fmt: skip
_MARKS: dict[str, Any] = {
    "Tj": _Reader.words, "TJ": _Reader.words, "'": _Reader.next_words, '"': _Reader.next_words,
    "sh": _Reader.shade, "Do": _Reader.show,
}  # fmt: skip
