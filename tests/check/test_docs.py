from pathlib import Path

import pytest

from warraq.check.rules import RULES

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_docs_say_what_each_rule_asks(rule):
    assert f"| `{rule.code}` | {rule.severity} | {' '.join(rule.asks.split())} |" in PAGE
