"""What a rule is: a function that yields what is wrong, with a code and a weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from warraq.check.study_text import StudyText
from warraq.errors import Finding, Place, Severity


@dataclass(frozen=True)
class Wrong:
    """One thing that a rule found: where, what, and what to do about it."""

    place: Place
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule: its code, its weight, the function whose docstring says what it asks, the parts it needs."""

    code: str
    severity: Severity
    find: Callable[[StudyText], Iterator[Wrong]]
    needs: tuple[str, ...] = ()

    @property
    def asks(self) -> str:
        """The rule in words."""
        return self.find.__doc__ or ""

    def __call__(self, copy: StudyText) -> Iterator[Finding]:
        """The findings of the rule, in the order of the text; none where a needed part is incomplete."""
        if not copy.study.incomplete.isdisjoint(self.needs):
            return
        for wrong in self.find(copy):
            yield Finding(self.code, wrong.message, wrong.place, wrong.hint, self.severity)


def rule(
    code: str, severity: Severity = Severity.WARNING, needs: tuple[str, ...] = ()
) -> Callable[[Callable[[StudyText], Iterator[Wrong]]], Rule]:
    """Make a generator of what is wrong into a rule."""
    return lambda find: Rule(code, severity, find, needs)
