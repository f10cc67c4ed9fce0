"""Proofs: pages pulled in a moment, without tags or attachments, and only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from weasyprint import Document

from warraq.errors import ContentError
from warraq.model import Brand, Composition, FitFound
from warraq.press.complaints import heard
from warraq.press.copyfitting import fit_page, with_fit
from warraq.press.float_placement import settle_order
from warraq.press.printing import at_press, lay_out
from warraq.press.relayout import Relayout


@dataclass(frozen=True)
class Proof:
    """A PDF of the pages that changed, their numbers (from 0), and how many pages the composition has now."""

    pdf: bytes
    numbers: tuple[int, ...]
    pages: int


@dataclass
class ProofPress:
    """Pulls proofs, again and again; what it found for a composition once is where it begins."""

    relayouts: dict[str, Relayout] = field(default_factory=dict)
    orders: dict[str, tuple[int, ...]] = field(default_factory=dict)
    fits: dict[str, FitFound] = field(default_factory=dict)

    def pull(self, composition: Composition, brand: Brand) -> Proof:
        """The pages that are other than at the last pull; what the press complains of is raised."""
        pull = self._brief if composition.fit else self._article
        try:
            with at_press(brand):
                with heard(composition):
                    document, numbers = pull(composition, brand)
                data = _drawn(document, numbers, composition)
        except ContentError:
            self.forget(composition.name)
            raise
        return Proof(data, tuple(numbers), len(document.pages))

    def forget(self, name: str) -> None:
        """Begin anew with a composition."""
        self.relayouts.pop(name, None)
        self.orders.pop(name, None)
        self.fits.pop(name, None)

    def _brief(self, composition: Composition, brand: Brand) -> tuple[Document, list[int]]:
        if composition.name in self.fits:
            composition = with_fit(composition, self.fits[composition.name])
        fitted = fit_page(composition, lambda each, variables: lay_out(each, brand, variables))
        self.fits[composition.name] = fitted.found
        return fitted.document, [0]

    def _article(self, composition: Composition, brand: Brand) -> tuple[Document, list[int]]:
        relayout = self.relayouts.setdefault(composition.name, Relayout())
        if composition.name not in self.orders:
            _, placed = settle_order(composition, lambda each: lay_out(each, brand))
            self.orders[composition.name] = placed.order
        placed = replace(composition, order=self.orders[composition.name])
        return relayout.lay(lambda: lay_out(placed, brand))


def _drawn(document: Document, numbers: Sequence[int], composition: Composition) -> bytes:
    """The pages of these numbers as a PDF; links that leave them are no fault."""
    if not numbers:
        return b""
    data = b""
    try:
        with heard(composition):
            data = document.copy([document.pages[number] for number in numbers]).write_pdf()
    except ContentError as error:
        if letters := [f for f in error.findings if f.code == "P-glyph-01"]:
            raise ContentError(letters) from error
    return data
