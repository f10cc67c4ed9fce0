"""A project read and checked: all that a build begins with, and all that `check` does."""

from __future__ import annotations

from pathlib import Path

from warraq.errors import ContentError, Finding, Severity
from warraq.model import Brand, Study


def load_project(root: Path, least: Severity = Severity.NOTE) -> tuple[Study, Brand, list[Finding]]:
    """Read and check a project; errors are raised all together, warnings are returned.

    Rules of the checking room that weigh less than `least` are not asked.
    """
    from warraq.check import check_study
    from warraq.deposit.identifiers import check_deposit
    from warraq.design.brand import read_brand
    from warraq.design.completeness import check_composition
    from warraq.figures.check import check_figure
    from warraq.newsletter.check import check_newsletter
    from warraq.plates.check import check_press
    from warraq.read import read_project

    study, findings = read_project(root)
    brand, wrong = read_brand(root)
    findings = [*findings, *wrong]
    if study is not None:
        findings += check_study(study, least)
        findings += [
            finding for figure in study.figures.values() for finding in check_figure(figure)
        ]
    if study is not None and brand is not None:
        findings += [*check_newsletter(study, brand), *check_press(brand)]
        findings += check_composition(study, brand)
        findings += (f for f in check_deposit(study, brand) if f.severity.weighs(least))
    if study is None or brand is None or any(f.severity is Severity.ERROR for f in findings):
        raise ContentError(findings)
    return study, brand, findings
