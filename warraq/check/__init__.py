"""The checking room: every rule asked of a study, in order; most of the rules are an editor's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warraq.errors import Finding
from warraq.model import Study

__all__ = ["approve", "check_study"]


def check_study(study: Study) -> Iterator[Finding]:
    """The findings of all rules that the project does not silence, in the order of the rules."""
    from warraq.check.copy import Copy
    from warraq.check.rules import RULES
    from warraq.check.settings import heard, read_settings

    settings, file, findings = read_settings(study.root)
    yield from findings
    copy = Copy(study, settings)
    found = (finding for rule in RULES for finding in rule(copy))
    yield from heard(found, settings, file, study.root)


def approve(study: Study) -> Path:
    """Write down that the briefs' lines agree with their claims as they are now; the file's path."""
    from warraq.check.wording import write_approvals

    return write_approvals(study)
