"""Files that people write: read as UTF-8, parsed as YAML, every value with its place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar, cast, get_type_hints

import yaml

from warraq.errors import Finding, Place
from warraq.language.lines import LINES, wrong_line

T = TypeVar("T")
Keys = tuple[str | int, ...]
LARGEST = 5_000_000  # letters of a YAML file
DEEPEST = 60  # levels of lists and mappings in one another
_NESTING = re.compile(r"[\[\]{}]|(?:- ){20,}|^ {200,}", re.MULTILINE)
_NO_BREAKS = dict.fromkeys(map(ord, "\n\r"), " ")


@dataclass(frozen=True)
class YamlFile:
    """Parsed YAML and where each of its values and keys stands; `path` is relative to the project."""

    path: Path
    data: Any
    values: Mapping[Keys, Place]
    keys: Mapping[Keys, Place]

    def place(self, *keys: str | int) -> Place:
        """The place of the value at these keys, or of the nearest value around it."""
        for length in range(len(keys), -1, -1):
            if found := self.values.get(keys[:length]):
                return found
        return Place(self.path, 1, 1)

    def key_place(self, *keys: str | int) -> Place:
        """The place of the key itself (its value's place where it is an item of a list)."""
        return self.keys.get(keys) or self.place(*keys)


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML's safe loader, which leaves dates as they are typed, for the types to read."""

    yaml_implicit_resolvers: ClassVar = {
        first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_text(root: Path, path: Path) -> tuple[str | None, list[Finding]]:
    """The text of `root/path` (UTF-8, a BOM dropped), or the finding that says why not."""
    try:
        data = (root / path).read_bytes()
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the file as UTF-8 (Windows-1256 and others are not read)"
        return None, [Finding("S-text-01", message, place, hint)]
    except (FileNotFoundError, NotADirectoryError):
        hint = f"create {path}, or start from `build.py new DIR`"
        return None, [Finding("S-text-02", "the file is missing", Place(path), hint)]
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, [Finding("S-text-03", message, Place(path), "check its kind and permissions")]


def load_yaml(root: Path, path: Path) -> tuple[YamlFile | None, list[Finding]]:
    """Parse the YAML file `root/path`; broken YAML and doubled keys are findings with their place."""
    text, findings = read_text(root, path)
    if text is None:
        return None, findings
    return parse_yaml(text, path)


def _too_deep(text: str) -> bool:
    """True for a text that nests deeper than anybody writes, or is larger: the parser would not end well."""
    if len(text) > LARGEST:
        return True
    depth = 0
    for sign in _NESTING.findall(text):
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth > DEEPEST or len(sign) > 2 * DEEPEST:
            return True
    return False


def parse_yaml(text: str, path: Path, first_line: int = 1) -> tuple[YamlFile | None, list[Finding]]:
    """Parse YAML whose first line is line `first_line` of `path` (front matter starts later)."""
    if _too_deep(text):
        message = (
            f"the file nests deeper than {DEEPEST} levels, or is larger than {LARGEST:,} letters"
        )
        return None, [Finding("S-yaml-04", message, Place(path, first_line, 1), "make it simpler")]
    loader = None
    walk = _Walk(path, first_line)
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        findings = [] if node is None else list(walk.visit(node, ()))
        if any(finding.code == "S-yaml-03" for finding in findings):
            return None, list(dict.fromkeys(findings))
        data = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        return None, [_explain_broken(error, path, first_line)]
    except (ValueError, RecursionError) as error:
        message = f"the YAML cannot be read: {error}"
        return None, [Finding("S-yaml-01", message, Place(path, first_line, 1), "check the values")]
    finally:
        if loader:
            loader.dispose()
    return YamlFile(path, data, walk.values, walk.keys), findings


def _explain_broken(error: yaml.YAMLError, path: Path, first_line: int) -> Finding:
    mark = getattr(error, "problem_mark", None)
    place = (
        Place(path, mark.line + first_line, mark.column + 1) if mark else Place(path, first_line, 1)
    )
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = "check indentation, colons and quotes near here; quote a text that holds `: `"
    return Finding("S-yaml-01", f"the YAML is broken: {problem}", place, hint)


@dataclass(frozen=True)
class _Walk:
    path: Path
    first_line: int
    values: dict[Keys, Place] = field(default_factory=dict)
    keys: dict[Keys, Place] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def visit(self, node: yaml.Node, at: Keys) -> Iterator[Finding]:
        """Note the place of every value below the node; doubled keys and aliases are findings."""
        if at in self.values:
            return
        self.values[at] = self.place(node)
        if isinstance(node, yaml.ScalarNode):
            yield from self._scalar(node, at)
        if isinstance(node, yaml.CollectionNode):
            if id(node) in self.seen:
                message = "a list or mapping is used again by an alias (`*name`)"
                yield Finding("S-yaml-03", message, self.place(node), "write it out each time")
                return
            self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                yield from self.visit(item, (*at, index))
        if isinstance(node, yaml.MappingNode):
            yield from self._visit_mapping(node, at)

    def _scalar(self, node: yaml.ScalarNode, at: Keys) -> Iterator[Finding]:
        """A text has no control characters; one that stands in a line has no line break in it."""
        if not LINES.isdisjoint(at):
            node.value = node.value.strip()
            wrong = wrong_line(node.value)
        else:
            wrong = wrong_line(node.value.translate(_NO_BREAKS))
        if wrong:
            key = next((str(part) for part in reversed(at) if isinstance(part, str)), "this")
            yield Finding("S-text-04", f"`{key}`: {wrong[0]}", self.place(node), wrong[1])

    def _visit_mapping(self, node: yaml.MappingNode, at: Keys) -> Iterator[Finding]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            here = (*at, key.value)
            if here in self.keys:
                message = f"the key `{key.value}` stands here twice"
                yield Finding("S-yaml-02", message, self.place(key), "keep one of the two")
            self.keys[here] = self.place(key)
            yield from self.visit(value, here)


# --- validation ----------------------------------------------------------------------------


@cache
def _type_adapter(kind: Hashable) -> Any:
    from pydantic import ConfigDict, TypeAdapter

    config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, coerce_numbers_to_str=True)
    if dataclasses.is_dataclass(kind):
        if "__pydantic_config__" not in vars(kind):
            kind.__pydantic_config__ = config  # type: ignore[attr-defined]
        return TypeAdapter(kind)
    return TypeAdapter(cast("Any", kind), config=config)


def read_typed(
    kind: type[T], data: Any, file: YamlFile, at: Keys = ()
) -> tuple[T | None, list[Finding]]:
    """`data`, the value at `at` in the file, as an object of the type, or all that is wrong with it."""
    from pydantic import ValidationError

    try:
        return _type_adapter(cast("Hashable", kind)).validate_python(data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        found = [_explain_detail(detail, kind, file, at) for detail in details]
        return None, sorted(found, key=lambda finding: finding.place)


_MAPPING = ("S-key-03", "`{key}` must be a mapping", "write keys, one a line, such as ar: …, en: …")
_LIST = ("S-key-03", "`{key}` must be a list", "write [a, b] or one `- ` a line")
_PLAIN = {
    "missing": ("S-key-02", "the key `{key}` is missing", "add it"),
    "string_type": ("S-key-03", "`{key}` must be text", "put it in quotes"),
    "dict_type": (
        "S-key-03",
        "`{key}` must be a mapping, such as {{ar: …, en: …}}",
        "one key a line, indented",
    ),
    "mapping_type": (
        "S-key-03",
        "`{key}` must be a mapping, such as {{ar: …, en: …}}",
        "one key a line, indented",
    ),
    "dataclass_type": ("S-key-03", "`{key}` must be a mapping of keys", "one key a line, indented"),
    "list_type": ("S-key-03", "`{key}` must be a list", "write [a, b] or one `- ` a line"),
    "tuple_type": ("S-key-03", "`{key}` must be a list", "write [a, b] or one `- ` a line"),
}


def _explain_detail(detail: Mapping[str, Any], kind: Any, file: YamlFile, at: Keys) -> Finding:
    key = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "this")
    if detail["type"] == "value_error":
        message = f"`{key}`: {detail['msg'].removeprefix('Value error, ')}"
        return Finding("S-key-04", message, file.place(*at, *detail["loc"]), "mend the value")
    if detail["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        place = file.key_place(*at, *detail["loc"])
        return Finding(
            "S-key-01", f"unknown key `{key}`", place, _suggest_key(key, kind, detail["loc"])
        )
    if plain := _PLAIN.get(detail["type"]):
        code, message, hint = plain
        return Finding(code, message.format(key=key), file.place(*at, *detail["loc"]), hint)
    message = f"`{key}`: {detail['msg'][0].lower()}{detail['msg'][1:]}"
    return Finding(
        "S-key-04",
        message,
        file.place(*at, *detail["loc"]),
        "see docs/architecture.md for this file's keys",
    )


def _suggest_key(key: str, kind: Any, location: tuple[str | int, ...]) -> str:
    allowed = _allowed_keys(kind, location)
    return did_you_mean(key, allowed) or f"allowed here: {', '.join(allowed)}"


def _allowed_keys(kind: Any, location: tuple[str | int, ...]) -> list[str]:
    """The keys allowed at a location below a dataclass, followed through its type hints."""
    for part in location[:-1]:
        hints = get_type_hints(kind) if dataclasses.is_dataclass(kind) else {}
        kind = hints.get(str(part).replace("-", "_"), kind)
        inner = [t for t in getattr(kind, "__args__", ()) if dataclasses.is_dataclass(t)]
        kind = inner[0] if inner else kind
    names = [f.name for f in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    alias = getattr(kind, "__pydantic_config__", {}).get("alias_generator") or str
    return [alias(name) for name in names]


def did_you_mean(word: str, known: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """The hint that names the nearest known word, or nothing."""
    from rapidfuzz import process

    best = process.extractOne(word, list(known), score_cutoff=70)
    return f"did you mean `{best[0]}`?" if best else ""
