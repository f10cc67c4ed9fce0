"""The output folder: finished files put in place all together, and the manifest that names them."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from warraq.errors import UsageError
from warraq.model import Edition, Found, read_found

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class FileRecord:
    """What the manifest says of one file; `key` is the hash of all that it was made from."""

    path: str
    target: str
    bytes: int
    sha256: str
    key: str
    pages: int = 0
    title: str = ""
    language: str = ""
    standard: str = ""
    inputs: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    found: Found | None = None


@dataclass(frozen=True)
class Manifest:
    """All files of a study's output folder, and the hash of every input; `complete`: nothing is left out."""

    slug: str
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False


def hash_bytes(data: bytes) -> str:
    """The hash that the manifest gives."""
    return hashlib.sha256(data).hexdigest()


def record_of(edition: Edition, target: str, key: str, inputs: Iterable[str]) -> FileRecord:
    """The manifest's record of a finished file."""
    return FileRecord(
        path=edition.name,
        target=target,
        bytes=len(edition.data),
        sha256=hash_bytes(edition.data),
        key=key,
        pages=edition.pages,
        title=edition.title,
        language=edition.language,
        standard=edition.standard,
        inputs=tuple(inputs),
        report=edition.report,
    )


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none that can be read."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
        files = {row["path"]: _read_record(row) for row in data["files"]}
        return Manifest(data["study"], files, data["inputs"], data["complete"])
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest(folder.name)


def _read_record(row: Mapping[str, Any]) -> FileRecord:
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return FileRecord(**{**row, **lists, "found": read_found(row.get("found"))})


def guard_folder(out: Path, root: Path) -> None:
    """Refuse an output folder that is the project, holds it, or lies in its content."""
    out, root = out.resolve(), root.resolve()
    content = [root / name for name in ("study", "briefs", "templates")]
    if out == root or out in root.parents or any(out == c or c in out.parents for c in content):
        message = f"the output folder {out} is the project itself or part of its content"
        raise UsageError(message, "name a folder of its own, such as --out out")
    if out.exists() and not out.is_dir():
        raise UsageError(f"the output folder {out} is a file", "name a folder")


def place_files(folder: Path, editions: Iterable[Edition], old: Manifest, new: Manifest) -> None:
    """Put finished files in place, drop what the old manifest alone names, write the new manifest last."""
    folder.mkdir(parents=True, exist_ok=True)
    for edition in editions:
        _write_file(folder / edition.name, edition.data)
    for path in old.files.keys() - new.files.keys():
        target = folder / path
        if target.resolve().is_relative_to(folder.resolve()):
            target.unlink(missing_ok=True)
    _write_file(folder / MANIFEST, manifest_bytes(new))


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written: JSON, in the order of the paths."""
    files = [
        {key: value for key, value in asdict(manifest.files[path]).items() if value}
        for path in sorted(manifest.files)
    ]
    data = {
        "study": manifest.slug,
        "complete": manifest.complete,
        "files": files,
        "inputs": dict(sorted(manifest.inputs.items())),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def is_intact(folder: Path, record: FileRecord) -> bool:
    """True if the file is there with the bytes that the manifest names."""
    try:
        data = (folder / record.path).read_bytes()
    except OSError:
        return False
    return len(data) == record.bytes and hash_bytes(data) == record.sha256


def _write_file(path: Path, data: bytes) -> None:
    """Write beside the file and move it over: a reader sees the old file or the new, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(path)
