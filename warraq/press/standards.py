"""The standards that an edition claims, and what of them WeasyPrint has to be told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Standard:
    """A PDF/A part and conformance with a PDF/UA part, in one file; `claims` are PDF declarations."""

    variant: str
    part: int
    conformance: str
    revision: str
    accessibility: int
    claims: tuple[str, ...] = ()

    @property
    def extensions(self) -> bool:
        """True if the metadata must describe the schemas that PDF/A does not know."""
        return self.part < 4

    @property
    def names(self) -> tuple[str, ...]:
        """The standards as people name them."""
        level = self.conformance.lower()
        return (f"PDF/A-{self.part}{level}", f"PDF/UA-{self.accessibility}")


STANDARDS = {
    "pdf-1.7": Standard("pdf/a-3a", 3, "A", "", 1),
    "pdf-2.0": Standard(
        "pdf/a-4f", 4, "F", "2020", 2, ("http://pdfa.org/declarations/wtpdf#accessibility1.0",)
    ),
}
