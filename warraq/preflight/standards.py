"""The standards that a file claims, and veraPDF's word on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from warraq.errors import Finding, Place
from warraq.preflight import programs
from warraq.preflight.file import xmp
from warraq.preflight.opened_pdf import OpenedPdf
from warraq.preflight.report import Row, Verdict

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
CLAIM = "{http://pdfa.org/declarations/}conformsTo"
VERDICTS = ("PASS", "FAIL")
DECLARED = {"http://pdfa.org/declarations/wtpdf#accessibility1.0": "wt1a"}


def claims(opened: OpenedPdf) -> list[str]:
    """The standards that the metadata claim, by veraPDF's names: 3a, ua1, wt1a."""
    packet = xmp(opened)
    if packet is None:
        return []
    part, conformance = _value(packet, f"{PDFA}part"), _value(packet, f"{PDFA}conformance")
    accessible = _value(packet, f"{PDFUA}part")
    declared = [DECLARED[text] for text in (e.text for e in packet.iter(CLAIM)) if text in DECLARED]
    found = [
        f"{part}{conformance.lower()}" if part else "",
        f"ua{accessible}" if accessible else "",
    ]
    return [name for name in [*found, *declared] if name]


def _value(packet: ET.Element, name: str) -> str:
    for element in packet.iter():
        if element.tag == name and element.text:
            return element.text.strip()
        if name in element.attrib:
            return element.attrib[name]
    return ""


def validated(opened: OpenedPdf) -> Iterator[tuple[Row, list[Finding]]]:
    """A row for each standard that is claimed, as veraPDF judges it: all at once where it can do that."""
    names = claims(opened)
    program = programs.find("verapdf")
    if not names or program is None:
        why = "it is not on the path" if names else "the file claims no standard that it knows"
        yield Row("veraPDF", Verdict.NOT_RUN, why), []
        return
    together = _asked(opened, program, ",".join(names))
    answers = dict.fromkeys(names, together) if together.status < 0 else _by_name(together)
    for name in names:
        yield _judged(opened, name, answers.get(name) or _asked(opened, program, name))


def _asked(opened: OpenedPdf, program: Path, names: str) -> programs.Answer:
    return programs.ask(program, "-f", names, "--format", "text", str(opened.path))


def _by_name(answer: programs.Answer) -> dict[str, programs.Answer]:
    """The parts of an answer by the standards that their verdicts name; one FAIL makes the status 1."""
    parts: dict[str, list[str]] = {}
    name = ""
    for line in answer.output.splitlines():
        if line.startswith(VERDICTS):
            name = line.split()[-1]
        parts.setdefault(name, []).append(line)
    failed = any(lines[0].startswith("FAIL") for lines in parts.values())
    status = 0 if failed and answer.status == 1 else answer.status
    return {name: programs.Answer(status, "\n".join(lines)) for name, lines in parts.items()}


def _judged(opened: OpenedPdf, name: str, answer: programs.Answer) -> tuple[Row, list[Finding]]:
    lines = [line.strip() for line in answer.output.splitlines() if line.strip()]
    verdicts = {line.split()[0] for line in lines} & set(VERDICTS)
    if answer.status == 0 and verdicts == {"PASS"}:
        return Row(f"veraPDF {name}", Verdict.PASSED), []
    if verdicts == {"FAIL"}:
        clauses = [line for line in lines if not line.startswith("FAIL")]
        message = f"not {name} by veraPDF: {'; '.join(clauses[:3])[:400]}"
        hint = "mend what the clauses name"
        finding = Finding("T-standard-01", message, Place(opened.path), hint)
        return Row(f"veraPDF {name}", Verdict.FAILED, f"{len(clauses)} clauses"), [finding]
    return Row(f"veraPDF {name}", Verdict.NOT_RUN, f"no verdict: {' '.join(lines)[:80]}"), []
