"""Look at a built output folder as the person who asked for it would: `outputs.py out/<slug>`."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from pypdf import PdfReader

LIMITS = {"article": 1_500_000, "pack": 1_500_000, "briefs": 300_000}


def problems(folder: Path) -> list[str]:
    """All that a careful reader would complain of."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    targets = {row["target"] for row in manifest["files"]}
    found = [
        f"nothing of the target {name}"
        for name in ("article", "briefs", "figures", "pack", "print", "newsletter", "deposit")
        if name not in targets
    ]
    for row in manifest["files"]:
        found += [f"{row['path']}: {text}" for text in file_problems(folder / row["path"], row)]
    return found


def file_problems(path: Path, row: dict) -> list[str]:
    """What is wrong with one file of the manifest."""
    if not path.is_file():
        return ["is not there"]
    data = path.read_bytes()
    found = (
        []
        if hashlib.sha256(data).hexdigest() == row["sha256"]
        else ["is not what the manifest says"]
    )
    if len(data) > LIMITS.get(row["target"], 5_000_000):
        found.append(f"is too large to send: {len(data)} bytes")
    return found + (pdf_problems(path, row) if path.suffix == ".pdf" else [])


def pdf_problems(path: Path, row: dict) -> list[str]:
    """What is wrong with one PDF: pages, text, title, fonts."""
    reader = PdfReader(path)
    found = (
        []
        if len(reader.pages) == row["pages"]
        else ["has another number of pages than the manifest says"]
    )
    if row["target"] == "briefs" and len(reader.pages) != 1:
        found.append("is a brief of more than one page")
    if not (reader.metadata and reader.metadata.title):
        found.append("has no title")
    text = "".join(page.extract_text() for page in reader.pages)
    return found if len(text) > 500 else [*found, "has hardly any text"]


if __name__ == "__main__":
    complaints = problems(Path(sys.argv[1]))
    sys.stdout.write(
        "\n".join(complaints or [f"{sys.argv[1]}: every output is there and right"]) + "\n"
    )
    sys.exit(bool(complaints))
