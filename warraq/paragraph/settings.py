"""What a designer may set about paragraphs: the brand's `paragraph` tokens."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class ParagraphSettings:
    """How lines are evened out, and whether text is written so that every reader gives it back."""

    widening: float = 0.02
    kashida: bool = False
    hyphenation: bool = False
    fidelity: bool = True

    @classmethod
    def of(cls, tokens: Mapping[str, Any]) -> ParagraphSettings:
        """The settings among a brand's `paragraph` tokens; other keys are left alone."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in tokens.items() if name in names})
