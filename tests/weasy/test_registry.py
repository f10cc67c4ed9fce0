"""The documentation's tables are the registry's own, and no other file changes the library."""

import ast
import re

from tests.built.command import ROOT
from warraq.weasy.registry import all_corrections, as_markdown

PAGE = ROOT / "docs" / "corrections.md"
TABLES = re.compile(r"(?<=<!-- registry -->\n).*(?=<!-- /registry -->)", re.S)


def test_the_page_for_developers_has_the_registrys_tables(approve):
    page = PAGE.read_text("utf-8")
    made = "".join(f"\n**{use.capitalize()}**\n\n{table}" for use, table in as_markdown()) + "\n"
    if approve:
        PAGE.write_text(TABLES.sub(lambda _: made, page), encoding="utf-8")
    assert TABLES.search(PAGE.read_text("utf-8"))[0] == made


def test_every_correction_says_why_and_until_when():
    rows = [row for rows in all_corrections().values() for row in rows]
    assert len(rows) > 20
    assert all(row.why and row.upstream and row.until for row in rows)
    assert all(getattr(row.owner, row.name, None) is not None for row in rows)


def test_nothing_but_the_workbench_changes_the_library():
    changing = set()
    for path in (ROOT / "warraq").rglob("*.py"):
        text = path.read_text("utf-8")
        calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
        if "weasyprint" in text and any(getattr(c.func, "id", "") == "setattr" for c in calls):
            changing.add(path.name)
    assert changing == {"workbench.py", "leanstart.py"}
