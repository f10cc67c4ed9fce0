"""Lists of entries, one an id: claims, references and queries, as the model spells them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, get_args, get_type_hints

from warraq.errors import Place
from warraq.markdown import parse_inline
from warraq.model import Claim, Localized, Query, Reference
from warraq.read.csl import sound_fields
from warraq.read.project import Project

PlaceOf = Callable[..., Place]


def read_claims(project: Project) -> dict[str, Claim]:
    """The register of claims by id."""
    kind = as_written(Claim, "place")
    entries = read_entries(project, Path("study/claims.yaml"), kind)
    return {entry.id: Claim(**vars(entry), place=at("id")) for entry, at in entries}


def read_queries(project: Project) -> dict[str, Query]:
    """The queries to the author by id."""
    kind = as_written(Query, "place")
    entries = read_entries(project, Path("study/queries.yaml"), kind)
    return {entry.id: Query(**vars(entry), place=at("id")) for entry, at in entries}


def read_references(project: Project) -> dict[str, Reference]:
    """The notes by id, numbered in the order of the file."""
    kind = as_written(Reference, "place", "number")
    references: dict[str, Reference] = {}
    for entry, at in read_entries(project, Path("study/references.yaml"), kind):
        check_words(project, entry.text, partial(at, "text"))
        number = len(references) + 1
        fields = vars(entry) | {"csl": sound_fields(project, entry.csl, at)}
        references[entry.id] = Reference(**fields, place=at("id"), number=number)
    return references


def read_entries(project: Project, path: Path, kind: type[Any]) -> Iterator[tuple[Any, PlaceOf]]:
    """Each sound entry of a list in a YAML file, and the function that places its values."""
    file = project.optional_yaml(path)
    if file and not isinstance(file.data, list | None):
        hint = "begin each entry with a hyphen: `- id: …`"
        project.report("R-list-01", "the file must be a list", file.place(), hint)
        file = None
    if file is None:
        project.incomplete.add(path.stem)
        return
    seen: dict[str, Place] = {}
    for index, data in enumerate(file.data or ()):
        entry = project.validated(kind, data, file, (index,))
        if entry is None or not project.is_id(entry.id, file.place(index, "id")):
            project.incomplete.add(path.stem)
        elif entry.id in seen:
            hint = f"the first stands at {seen[entry.id]}; give this one another id"
            message = f"the id `{entry.id}` is used twice"
            project.report("R-id-02", message, file.place(index, "id"), hint)
        else:
            seen[entry.id] = file.place(index, "id")
            yield entry, partial(file.place, index)


def check_words(project: Project, words: Localized, at: PlaceOf) -> None:
    """Report what cannot be understood in Markdown words of a YAML file."""
    for language, text in words.items():
        project.findings.extend(parse_inline(text, at(language))[1])


@cache
def as_written(kind: type[Any], *without: str, **instead: Any) -> type[Any]:
    """The dataclass with the keys that an editor writes: less those that reading adds, None optional."""
    hints = get_type_hints(kind, localns={"Token": object}) | instead

    def default(field: dataclasses.Field[Any]) -> Any:
        required = field.default is dataclasses.MISSING
        if required and type(None) in get_args(hints[field.name]):
            return dataclasses.field(default=None)
        return dataclasses.field(default=field.default, default_factory=field.default_factory)

    fields = [f for f in dataclasses.fields(kind) if f.name not in without]
    written = [(f.name, hints[f.name], default(f)) for f in fields]
    return dataclasses.make_dataclass(kind.__name__, written, frozen=True, kw_only=True)
