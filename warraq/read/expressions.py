"""Sums over the tables' cells: names, numbers, + - * / ( ) and sum(TABLE.COLUMN), nothing else."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite, isnan

from warraq.yamlfile import did_you_mean

_NAME = re.compile(r"[a-zA-Z][\w-]*(?:\.[\w-]+)+", re.ASCII)
_LONGEST = 500
_OPERATIONS: Mapping[type, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


class ExpressionError(Exception):
    """An expression that gives no number; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class _Sum:
    """What names stand for in one expression."""

    names: Mapping[str, str]
    cells: Mapping[str, float]
    totals: Mapping[str, float]

    def of(self, node: ast.expr) -> float:
        """The number that a node gives."""
        match node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return float(number)
            case ast.Name(id=mark) if mark in self.names:
                return self._named(self.names[mark], self.cells)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
                return _OPERATIONS[type(op)](self.of(left), self.of(right))
            case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATIONS:
                return _OPERATIONS[type(op)](self.of(operand))
            case ast.Call(func=ast.Name(id="sum"), args=[ast.Name(id=mark)], keywords=[]) if (
                mark in self.names
            ):
                return self._named(self.names[mark], self.totals)
        raise ExpressionError(
            "the expression holds more than cells, numbers, + - * / ( ) and sum(TABLE.COLUMN)",
            "write for instance: electricity.need - electricity.output",
        )

    def _named(self, name: str, known: Mapping[str, float]) -> float:
        if name not in known:
            hint = did_you_mean(name, list(known)) or "write TABLE.ROW or TABLE.ROW.COLUMN"
            raise ExpressionError(f"`{name}` names no number of the tables", hint)
        if isnan(known[name]):
            raise ExpressionError(f"the cell `{name}` is empty", "fill the cell, or leave it out")
        return known[name]


def evaluate(expression: str, cells: Mapping[str, float], totals: Mapping[str, float]) -> float:
    """The number that an expression gives; `ExpressionError` says why it gives none."""
    names: dict[str, str] = {}

    def mark(found: re.Match[str]) -> str:
        names[f"_{len(names)}"] = found[0]
        return f"_{len(names) - 1}"

    if len(expression) > _LONGEST:
        raise ExpressionError("the expression is too long", "name a part of it as a value above")
    try:
        tree = ast.parse(_NAME.sub(mark, expression.strip()), mode="eval")
        number = _Sum(names, cells, totals).of(tree.body)
    except ZeroDivisionError:
        raise ExpressionError("the expression divides by zero", "check the cell below /") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        hint = "write for instance: electricity.need - electricity.output"
        raise ExpressionError("the expression cannot be read", hint) from error
    if not isfinite(number):
        raise ExpressionError("the expression gives no finite number", "check its cells")
    return number
