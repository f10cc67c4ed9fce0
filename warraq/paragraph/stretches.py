"""Read what a line box holds: its text as one string, and which box each part belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent
from weasyprint.text import line_break

# Unicode isolates: what is inside is ordered by itself and stands in the line as one word.
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
POP_ISOLATE = "\u2069"
SIDES = ("left", "right")


class UnsupportedError(Exception):
    """The paragraph holds something that only WeasyPrint's own line breaking knows."""


@dataclass
class Leaf:
    """A text box, the way to it from the line box, its bytes in the stretch, its height and margins."""

    box: Any
    path: tuple[int, ...]
    start: int = 0
    end: int = 0
    metrics: dict[str, Any] = field(default_factory=dict)


class Edged(NamedTuple):
    """An inline box with margin, border or padding: its leaves and what they take at its sides (px)."""

    path: tuple[int, ...]
    first: int
    last: int
    left: float
    right: float
    rtl: bool


@dataclass
class Stretch:
    """The text between two forced breaks, in logical order, isolates written as characters."""

    style: Any
    leaves: list[Leaf] = field(default_factory=list)
    edged: list[Edged] = field(default_factory=list)
    text: str = ""
    size: int = 0
    ends_with: tuple[int, ...] | None = None

    def add(self, text: str) -> None:
        """Append text; `size` counts its bytes."""
        self.text += text
        self.size += len(text.encode())


def stretches_of(line_box: Any, containing_block: Any) -> list[Stretch]:
    """The stretches of a line box; raises UnsupportedError for what must be left to WeasyPrint."""
    found = [Stretch(line_box.style)]
    _read(line_box, (), found, containing_block)
    if not any(leaf.box.text.strip() for stretch in found for leaf in stretch.leaves):
        raise UnsupportedError("no words")
    return found


def _read(box: Any, path: tuple[int, ...], found: list[Stretch], block: Any) -> None:
    for index, child in enumerate(box.children):
        way = (*path, index)
        if isinstance(child, boxes.TextBox):
            _read_text(child, way, found)
        elif type(child) is boxes.InlineBox and child.is_in_normal_flow() and not child.is_leader:
            mark, before, stretch = _isolate(child, box), len(found[-1].leaves), found[-1]
            stretch.add(mark)
            _read(child, way, found, block)
            found[-1].add(POP_ISOLATE if mark else "")
            inside = len(found[-1].leaves) - before
            if stretch is found[-1] and not inside:
                raise UnsupportedError("an inline box without text")
            if any(sides := _spacing(child, block)):
                if stretch is not found[-1]:
                    raise UnsupportedError("a line break in a box with edges")
                rtl = child.style["direction"] == "rtl"
                edged = Edged(way, before, before + inside - 1, *sides, rtl)
                stretch.edged.append(edged)
        else:
            raise UnsupportedError(type(child).__name__)


def _spacing(box: Any, block: Any) -> tuple[float, float]:
    """What margin, border and padding take at the left and the right of an inline box (px)."""
    percent.resolve_percentages(box, block)
    sides = []
    for side in SIDES:
        margin = getattr(box, f"margin_{side}")
        edges = (getattr(box, f"border_{side}_width"), getattr(box, f"padding_{side}"))
        sides.append(sum(edges) + (0 if margin == "auto" else margin))
    return sides[0], sides[1]


def _read_text(box: Any, path: tuple[int, ...], found: list[Stretch]) -> None:
    if box.text == "\n" and box.style["white_space"].startswith("pre"):
        found[-1].ends_with = path
        found.append(Stretch(found[-1].style))
        return
    _check_text(box)
    leaf = Leaf(box, path, found[-1].size)
    found[-1].add(box.text)
    leaf.end = found[-1].size
    found[-1].leaves.append(leaf)


def _isolate(box: Any, parent: Any) -> str:
    """The isolate an inline box opens: where it says `dir`, is `bdi`, turns the direction, is a note."""
    element, direction = box.element, box.style["direction"]
    said = element.get("dir") if element is not None and "::" not in box.element_tag else None
    if said == "auto" or (box.element_tag == "bdi" and not said):
        return ISOLATES["auto"]
    turned = direction != parent.style["direction"]
    return ISOLATES[direction] if said or turned or _is_note_mark(box) else ""


def _is_note_mark(box: Any) -> bool:
    """Whether a box is a note's mark, which a number before it must not draw to itself."""
    element = box.element
    if box.footnote is not None or element is None or "::" in box.element_tag:
        return box.footnote is not None
    raised = element.tag == "sup" and element.find(".//a") is not None
    return raised or element.get("role") == "doc-noteref"


def _check_text(box: Any) -> None:
    style = box.style
    plain = (
        style["white_space"] in ("normal", "nowrap")
        and style["letter_spacing"] == "normal"
        and style["font_size"] > 0
        and style["word_break"] == "normal"
    )
    if not plain or any(c in box.text for c in "\u00ad\n\t\u2028\u2029"):
        raise UnsupportedError("spacing or breaking of its own")


def strut_metrics(style: Any) -> tuple[float, float, float]:
    """Height, half-leading and baseline of a text in this style, by its first font alone."""
    line_height, baseline = line_break.strut(style)
    height = style["font_size"]
    return height, (line_height - height) / 2, baseline
