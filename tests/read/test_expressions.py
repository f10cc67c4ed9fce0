"""Expressions give numbers, and nothing but numbers."""

import pytest

from warraq.read.expressions import ExpressionError, evaluate

CELLS = {"a.x": 6.0, "a.y": 4.0, "a.exit-2011.value": 3.0, "a.none": float("nan")}
TOTALS = {"a.value": 10.0}


@pytest.mark.parametrize(
    ("expression", "number"),
    [
        ("a.x - a.y", 2),
        ("-(a.x + 2) * .5", -4),
        ("sum(a.value) / 4", 2.5),
        ("a.exit-2011.value * 2", 6),
        (" 1e3 ", 1000),
    ],
)
def test_expressions(expression, number):
    assert evaluate(expression, CELLS, TOTALS) == number


@pytest.mark.parametrize(
    "expression",
    ["", "a.x **  2", "a.x if 1 else 2", "sum(1)", "sum(a.value, 2)", "max(a.value)", "a.x.y.z", "a.x-2",
     "True", "'a'", "1j", "[a.x]", "x", "a.none + 1", "1 / (a.x - 6)", "1e308 * 10", "(" * 300,
     "a.x + " * 200 + "1", "a.x\0", "f'{a.x}'", "lambda: 1", "(a := 1)", "_0", "9" * 400],
)  # fmt: skip
def test_what_is_no_expression(expression):
    with pytest.raises(ExpressionError) as caught:
        evaluate(expression, CELLS, TOTALS)
    assert caught.value.hint
