"""The dialect: CommonMark with Pandoc's tables, spans and attributes, and this project's marks."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from warraq.language.numbers import is_pattern
from warraq.markdown.attributes import attach_attributes, attribute_line

SPAN_ATTRIBUTES = ("class", "id", "lang", "query")
_NOTE = re.compile(r"\[\^([^\]\s^]+)\]")
_DEFINITION = re.compile(r"\[\^([^\]\s^]+)\]:")
_BRACES = re.compile(r"\{\{(.{0,300}?)\}\}", re.DOTALL)
_TYPES = {"unit": bool, "format": str}


@cache
def parser() -> MarkdownIt:
    """The parser; `env` must hold the `Source` as `source`."""
    md = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "html_block"])
    md.use(front_matter_plugin).use(deflist_plugin).use(sub_plugin).use(superscript_plugin)
    md.use(attrs_plugin, spans=True, allowed=SPAN_ATTRIBUTES)
    md.block.ruler.before("fence", "attribute_line", attribute_line)
    md.block.ruler.before("reference", "note_definition", _note_definition)
    md.core.ruler.after("block", "attach_attributes", attach_attributes)
    md.core.ruler.before("text_join", "escapes", _escapes)
    md.inline.ruler.before("link", "note_ref", _note_ref)
    md.inline.ruler.before("link", "value", _value)
    return md


def _escapes(state: StateCore) -> None:
    """Keep in each run of text, as `typed`, its words without the signs that a backslash escapes."""
    for token in state.tokens:
        runs = groupby(token.children or [], lambda child: child.type in ("text", "text_special"))
        for run in (list(found) for is_text, found in runs if is_text):
            signs = (" " * len(c.content) if c.type == "text_special" else c.content for c in run)
            run[0].meta["typed"] = "".join(signs)


def _note_ref(state: StateInline, silent: bool) -> bool:
    found = _NOTE.match(state.src, state.pos, state.posMax)
    return _push(state, "note_ref", found, {"id": found[1]} if found else {}, silent)


def _value(state: StateInline, silent: bool) -> bool:
    found = _BRACES.match(state.src, state.pos, state.posMax)
    call = _call(found[1].strip()) if found else None
    return _push(state, "value" if call else "mistake", found, call or {}, silent)


def _push(
    state: StateInline, kind: str, found: re.Match[str] | None, meta: dict[str, Any], silent: bool
) -> bool:
    if not found:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[0]
        token.meta = {"at": found.start(), **meta}
    state.pos = found.end()
    return True


def _call(expression: str) -> dict[str, object] | None:
    """What `value("name", unit=true, format="#,##0")` says, or nothing if it says anything else."""
    try:
        call = ast.parse(expression, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        return None
    if call.func.id != "value" or len(call.args) != 1:
        return None
    says = {"name": _constant(call.args[0])}
    says |= {str(keyword.arg): _constant(keyword.value) for keyword in call.keywords}
    types = {"name": str, **_TYPES}
    fits = all(isinstance(value, types.get(key, ())) for key, value in says.items())
    sound = fits and ("format" not in says or is_pattern(str(says["format"])))
    return {"unit": False, **says} if sound else None


def _constant(node: ast.expr) -> object:
    """A literal; `true` and `false` may be written as templates write them."""
    if isinstance(node, ast.Name):
        return {"true": True, "false": False}.get(node.id)
    return node.value if isinstance(node, ast.Constant) else None


def _note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: `[^id]: words` in a text is a finding, for notes stand in references.yaml."""
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _DEFINITION.match(text)
    if not found or silent:
        return bool(found)
    source = state.env["source"]
    place = source.find(start, found[0])
    hint = "write it in study/references.yaml as an entry of kind: explanation"
    source.report("R-text-03", f"the note `{found[1]}` is written in the text", place, hint)
    state.line = start + 1
    while state.line < end and not state.isEmpty(state.line):
        state.line += 1
    return True
