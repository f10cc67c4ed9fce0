"""What a style alone decides is worked out once for each style; the values are the library's own.

The library asks a dozen questions of each of a hundred properties of each element, also where no
rule speaks of them; and it works out the sides of a box and the height of its lines whenever one is
laid out. A style that is changed while pages are laid out is copied first, and a copy knows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, Dimension

# These depend on one another, or on more of the elements around them than the parent's value.
DEPENDENT = {*INITIAL_NOT_COMPUTED, "float", "page", "position"}


def _names(name: str) -> frozenset[str]:
    """The names under which a rule may speak of a property: `width`, `inline_size`, `block_size`."""
    logical = PHYSICAL_FUNCTIONS.get(name)
    lines = ("ltr", "rtl") if logical else ()
    return frozenset({name, *(logical(block="ttb", inline=inline) for inline in lines)})


NAMES = {
    name: _names(name)
    for name in INITIAL_VALUES
    if name not in DEPENDENT and not name.startswith("text_decoration_")
}
SIDES = ("top", "right", "bottom", "left")
# What may be a share of the box around.
SHARES = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in SIDES),
    *(f"{limit}{size}" for limit in ("", "min_", "max_") for size in ("width", "height")),
)
RESOLVED = (*SHARES, *(f"border_{side}_width" for side in SIDES))


class QuickStyle(ComputedStyle):  # type: ignore[misc]  # the library has no types
    """The library's style, which is asked only where a rule speaks or properties depend on others."""

    def __missing__(self, key: str) -> Any:
        names = NAMES.get(key)
        if names is None or not self.cascaded.keys().isdisjoint(names):
            return super().__missing__(key)
        if key not in INHERITED:
            value = INITIAL_VALUES[key]
        elif self.parent_style is not None:
            value = self.parent_style[key]
        else:
            return super().__missing__(key)
        self[key] = value
        return value


def quick_percentages(original: Callable[..., None]) -> Callable[..., None]:
    """The library's `resolve_percentages`, asked once of a style in which nothing is a share."""

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        known = style.__dict__.get("warraq_resolved")
        if known:
            box.__dict__.update(known)
            return
        original(box, containing_block)
        if known is None:
            alone = _stands_alone(style)
            style.warraq_resolved = {name: getattr(box, name) for name in RESOLVED if alone}

    return resolve_percentages


def _stands_alone(style: Any) -> bool:
    """Whether the sides of a box in this style are the same wherever it stands."""
    values = [style[name] for name in SHARES]
    lengths = (value for value in values if value != "auto")
    fixed = all(isinstance(value, Dimension) and value.unit == "px" for value in lengths)
    return fixed and style["border_collapse"] != "collapse"


def quick_strut(original: Callable[..., Any]) -> Callable[..., Any]:
    """The library's `strut`, the height and baseline of a style's lines, asked once of a style."""

    def strut(style: Any) -> Any:
        known = style.__dict__.get("warraq_strut")
        if known is None:
            known = style.warraq_strut = original(style)
        return known

    return strut
