"""Proofs: a forme's pages pulled in a moment, without tags or attachments, and only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from weasyprint import Document

from warraq.errors import ContentError
from warraq.model import Brand, Forme
from warraq.press import drift
from warraq.press.complaints import heard
from warraq.press.fit import Found, fit, known
from warraq.press.overrun import Overrun
from warraq.press.printing import at_press, lay


@dataclass(frozen=True)
class Proof:
    """A PDF of the pages that changed, their numbers (from 0), and how many pages the forme has now."""

    pdf: bytes
    numbers: tuple[int, ...]
    pages: int


@dataclass
class ProofPress:
    """Pulls proofs of formes, again and again; what it found for a forme once is where it begins."""

    overruns: dict[str, Overrun] = field(default_factory=dict)
    orders: dict[str, Sequence[int]] = field(default_factory=dict)
    fits: dict[str, Found] = field(default_factory=dict)

    def pull(self, forme: Forme, brand: Brand) -> Proof:
        """The pages that are other than at the last pull; what the press complains of is raised."""
        pull = self._brief if "fit" in forme.metadata else self._article
        try:
            with at_press(brand):
                with heard(forme):
                    document, numbers = pull(forme, brand)
                data = _drawn(document, numbers, forme)
        except ContentError:
            self.forget(forme.name)
            raise
        return Proof(data, tuple(numbers), len(document.pages))

    def forget(self, name: str) -> None:
        """Begin anew with a forme."""
        for known_of in (self.overruns, self.orders, self.fits):
            known_of.pop(name, None)

    def _brief(self, forme: Forme, brand: Brand) -> tuple[Document, list[int]]:
        if forme.name in self.fits:
            forme = known(forme, self.fits[forme.name])
        fitted = fit(forme, lambda each, variables: lay(each, brand, variables))
        self.fits[forme.name] = fitted.found
        return fitted.document, [0]

    def _article(self, forme: Forme, brand: Brand) -> tuple[Document, list[int]]:
        overrun = self.overruns.setdefault(forme.name, Overrun())
        if forme.name not in self.orders:
            _, self.orders[forme.name] = drift.settled(forme, lambda each: lay(each, brand))
        placed = drift.arranged(forme, self.orders[forme.name])
        return overrun.lay(lambda: lay(placed, brand))


def _drawn(document: Document, numbers: Sequence[int], forme: Forme) -> bytes:
    """The pages of these numbers as a PDF; links that leave them are no fault."""
    if not numbers:
        return b""
    data = b""
    try:
        with heard(forme):
            data = document.copy([document.pages[number] for number in numbers]).write_pdf()
    except ContentError as error:
        if letters := [f for f in error.findings if f.code == "P-glyph-01"]:
            raise ContentError(letters) from error
    return data
