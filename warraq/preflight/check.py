"""What a check is: a question that is asked of a file, answered with findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pypdf.generic import DictionaryObject

from warraq.errors import Finding, Place, Severity
from warraq.preflight.opened_pdf import OpenedPdf
from warraq.preflight.structure import Element


@dataclass(frozen=True)
class Fault:
    """What is wrong, where in the file, and what to do."""

    code: str
    message: str
    hint: str
    page: int = 0
    number: int = 0
    severity: Severity = Severity.ERROR

    def finding(self, opened: OpenedPdf) -> Finding:
        """The fault as a finding that names page and object."""
        where = ", ".join(
            f"{what} {value}"
            for what, value in (("page", self.page), ("object", self.number))
            if value
        )
        message = f"{where}: {self.message}" if where else self.message
        return Finding(self.code, message, Place(opened.path), self.hint, self.severity)


@dataclass(frozen=True)
class Check:
    """A named question; `needs_tags` ones have no answer for a file without a structure."""

    name: str
    look: Callable[[OpenedPdf], Iterable[Fault]]
    needs_tags: bool = False


def at(
    element: Element, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
) -> Fault:
    """A fault of a structure element, on the page of its first content."""
    return Fault(code, message, hint, element.page, element.number, severity)


def number_of(entry: DictionaryObject) -> int:
    """The object's number in the file; 0 where it has none of its own."""
    return entry.indirect_reference.idnum if entry.indirect_reference else 0


def limited(faults: Iterable[Fault], most: int = 20) -> Iterator[Fault]:
    """The first faults, and how many more there are."""
    found = list(faults)
    yield from found[:most]
    if len(found) > most:
        last = found[-1]
        yield Fault(
            last.code, f"and {len(found) - most} more like this", last.hint, severity=last.severity
        )
