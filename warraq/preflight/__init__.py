"""Preflight: look at any PDF, and say what keeps a screen reader or an archive from trusting it."""

from warraq.preflight.inspection import inspect
from warraq.preflight.report import Report, Row, Verdict

__all__ = ["Report", "Row", "Verdict", "inspect"]
