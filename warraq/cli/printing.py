"""What a command says at its end: findings in the form that was asked for, results, an exit status."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from warraq import __version__
from warraq.cli import terminal
from warraq.errors import Finding, Severity

FORMATS = ("text", "json", "sarif", "github")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def show_findings(
    findings: Sequence[Finding],
    arguments: argparse.Namespace,
    root: Path | None = None,
    stream: TextIO | None = None,
) -> None:
    """Print findings in the form asked for: text to a stream (standard error), the others as a result."""
    form = "json" if arguments.json else getattr(arguments, "format", "text")
    if form == "json":
        print_result(terminal.as_json(findings))
    elif form == "sarif":
        print_result(as_sarif(findings))
    elif form == "github":
        sys.stdout.write("".join(f"{as_command(finding)}\n" for finding in findings))
    else:
        where = arguments.project if root is None else root
        terminal.show_findings(findings, where, stream or sys.stderr)


def as_sarif(findings: Sequence[Finding]) -> str:
    """The findings as SARIF 2.1.0, which code hosts and editors show at their places."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "warraq", "version": __version__, "rules": [{"id": code} for code in codes]}
    results = [
        {
            "ruleId": finding.code,
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.message}\n{finding.hint}".strip()},
            "locations": [{"physicalLocation": _location(finding)}],
        }
        for finding in findings
    ]
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    runs = [{"tool": {"driver": driver}, "results": results}]
    return as_json_text({"$schema": schema, "version": "2.1.0", "runs": runs})


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column}
    known = {key: value for key, value in region.items() if value}
    found: dict[str, Any] = {"artifactLocation": {"uri": place.path.as_posix()}}
    return found | ({"region": known} if known else {})


def as_command(finding: Finding) -> str:
    """The finding as a workflow command of GitHub Actions, which shows it beside the line."""
    place = finding.place
    where = {"file": place.path.as_posix(), "line": place.line, "col": place.column}
    named = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in where.items() if value)
    message = _escaped(f"{finding.message}\n{finding.hint}".strip())
    title = _escaped(finding.code, ",:")
    return f"::{_COMMANDS[finding.severity]} {named},title={title}::{message}"


def _escaped(text: str, more: str = "") -> str:
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def print_result(text: str) -> None:
    """Print a result."""
    sys.stdout.write(f"{text}\n")


def as_json_text(data: Any) -> str:
    """Data as JSON for people and programs."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=str)


def exit_status(findings: Sequence[Finding], strict: bool = False) -> int:
    """1 where there is an error, or a warning where those count as errors."""
    wrong = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return int(any(finding.severity in wrong for finding in findings))
