"""The command `check`: a project, a manuscript, and the approval of a brief's lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.cli.printing import as_json_text, exit_status, print_result, show_findings
from warraq.errors import UsageError

if TYPE_CHECKING:
    from warraq.model import Study


def run_check(arguments: argparse.Namespace) -> int:
    """Say what is wrong in a project or a manuscript; or approve lines of its briefs."""
    if arguments.manuscript:
        from warraq.manuscript.checking import check_manuscript

        findings, root = check_manuscript(arguments.manuscript), Path()
    else:
        from warraq.build import loading

        study, _, findings = loading.load_project(arguments.project)
        root = arguments.project
        if arguments.approve is not None:
            return _approve_lines(arguments, study)
    show_findings(findings, arguments, root, sys.stdout)
    if not (findings or arguments.quiet or arguments.json or arguments.format != "text"):
        print_result("no findings")
    return exit_status(findings, arguments.strict)


def _approve_lines(arguments: argparse.Namespace, study: Study) -> int:
    """Approve the lines that are named, or all; each is shown beside its claims."""
    from warraq.check import approve
    from warraq.model import in_language

    if not arguments.approve and not arguments.every:
        hint = "name lines, such as `check --approve iraq.ar.f1 i2`, or `--all` after reading each"
        raise UsageError("no line is named to approve", hint)
    approved = approve(study, arguments.approve, arguments.by)
    if arguments.json:
        print_result(as_json_text({"approved": [line.name for line in approved]}))
        return 0
    for line in approved:
        print_result(f"{line.name}: {line.words}")
        for claim in line.claims if line.is_bound else ():
            gist = in_language(claim.gist, line.brief.language)
            print_result(f"    {claim.id} ({claim.modality}): {gist}")
    print_result(f"{len(approved)} lines approved in study/approved.yaml")
    return 0
