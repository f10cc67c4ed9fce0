"""The checking room: every rule asked of a study, in order; most of the rules are an editor's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from warraq.errors import Finding, Severity
from warraq.model import Study

if TYPE_CHECKING:
    from warraq.check.briefs import Line

__all__ = ["approve", "check_study"]


def check_study(study: Study, least: Severity = Severity.NOTE) -> Iterator[Finding]:
    """The findings of all rules that the project does not silence, in the order of the rules.

    Rules that weigh less than `least` are not asked: those that can stop a build take no time.
    """
    from warraq.check.rules import RULES
    from warraq.check.settings import heard, read_settings
    from warraq.check.study_text import StudyText

    settings, file, findings = read_settings(study.root)
    yield from findings
    copy = StudyText(study, settings)
    asked = [rule for rule in RULES if rule.severity.weighs(least)]
    found = (finding for rule in asked for finding in rule(copy))
    yield from (f for f in heard(found, settings, file, study.root) if f.severity.weighs(least))


def approve(study: Study, names: Sequence[str] = (), by: str = "") -> list[Line]:
    """Write down that these lines of the briefs, or all, agree with their claims; the lines, as they are."""
    from warraq.check.approval import approve_lines

    return approve_lines(study, names, by)
