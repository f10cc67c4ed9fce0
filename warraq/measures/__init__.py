"""Measures: how even the lines of a finished PDF are, and how much of its text readers give back."""

from warraq.measures.measure import Measure
from warraq.measures.survey import survey

__all__ = ["Measure", "survey"]
