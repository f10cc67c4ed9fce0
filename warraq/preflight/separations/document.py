"""The rules for a press file as a whole: what it says of itself, its condition, its pages together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warraq.errors import Finding, Severity
from warraq.preflight.separations.fonts import fonts
from warraq.preflight.separations.subjects import File


def claim(file: File) -> Iterator[Finding]:
    """It says which PDF/X it is, whether it is trapped, and it has an id; anybody may open it."""
    xmp = file.pdf.Root.get("/Metadata")
    told = b"GTS_PDFXVersion" in (xmp.read_bytes() if xmp is not None else b"")
    if not (told or "/GTS_PDFXVersion" in file.pdf.docinfo):
        yield file.finding("X-claim-01", "it does not say that it is PDF/X", "export it as PDF/X-4")
    if file.pdf.docinfo.get("/Trapped") not in ("/True", "/False"):
        yield file.finding(
            "X-claim-02", "it does not say whether it is trapped", "export it as PDF/X-4"
        )
    if "/ID" not in file.pdf.trailer:
        yield file.finding("X-claim-03", "it has no document id", "export it as PDF/X-4")
    if file.pdf.is_encrypted:
        yield file.finding("X-claim-04", "it is encrypted", "export it without a password")


def intent(file: File) -> Iterator[Finding]:
    """It names one printing condition and embeds the condition's profile."""
    intents = [i for i in file.pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if not intents:
        yield file.finding("X-intent-01", "it has no output intent", "name the printing condition")
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield file.finding(
            "X-intent-02", "its output intent has no name", "name the printing condition"
        )
    profile = intents[0].get("/DestOutputProfile")
    data = profile.read_bytes() if profile is not None else b""
    if data[12:20] != b"prtrCMYK":
        message = "its output intent embeds no CMYK profile"
        yield file.finding("X-intent-03", message, "embed the printing condition's ICC profile")


def active(file: File) -> Iterator[Finding]:
    """Nothing in it runs or is attached."""
    root = file.pdf.Root
    names: Any = root.get("/Names", {})
    for key, where in (("/OpenAction", root), ("/AA", root), ("/AcroForm", root),
                       ("/JavaScript", names), ("/EmbeddedFiles", names)):  # fmt: skip
        if key in where:
            hint = "export it without interactive parts"
            yield file.finding("X-active-01", f"it has {key.lstrip('/')}", hint)


def layers(file: File) -> Iterator[Finding]:
    """It has no layers, which one machine prints and another does not."""
    if "/OCProperties" in file.pdf.Root:
        message, hint = "it has layers (optional content)", "flatten the layers that shall print"
        yield file.finding("X-layer-01", message, hint, Severity.WARNING)


def binding(file: File) -> Iterator[Finding]:
    """Its pages fill folded sheets; imposed ones, both sides of each."""
    count, full = len(file.pdf.pages), 2 if file.imposed else 4
    if count > 2 and count % full:
        hint = "add empty pages, if it is to be folded and stitched"
        message = (
            f"{count} pages do not fill {'both sides of' if file.imposed else 'folded'} sheets"
        )
        yield file.finding("X-pages-01", message, hint, Severity.WARNING)


DOCUMENT_RULES = (claim, intent, active, layers, binding, fonts)
