"""What no rule says of an element is answered at once: as its parent has it, or as CSS begins.

The library asks a dozen questions of each of a hundred properties of each element, also where the
answer is a value that is at hand. The values are the same.
"""

from __future__ import annotations

from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

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


class QuickStyle(ComputedStyle):
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
