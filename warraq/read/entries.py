"""Lists of entries, one an id: claims, references and queries, as the model spells them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from warraq.errors import Place
from warraq.markdown import parse_inline
from warraq.model import Claim, Localized, Query, Reference
from warraq.read.project import ID, Project

T = TypeVar("T")
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
    references = {}
    for entry, at in read_entries(project, Path("study/references.yaml"), kind):
        check_words(project, entry.text, partial(at, "text"))
        number = len(references) + 1
        references[entry.id] = Reference(**vars(entry), place=at("id"), number=number)
    return references


def read_entries(project: Project, path: Path, kind: type[T]) -> Iterator[tuple[T, PlaceOf]]:
    """Each sound entry of a list in a YAML file, and the function that places its values."""
    file = project.optional_yaml(path)
    entries = [] if file is None or file.data is None else file.data
    if not isinstance(entries, list):
        hint = "begin each entry with a hyphen: `- id: …`"
        project.report("R-list-01", "the file must be a list", file.place(), hint)
        return
    seen: dict[str, Place] = {}
    for index, data in enumerate(entries):
        entry = project.validated(kind, data, file, (index,))
        if entry is not None and _is_new(entry.id, file.place(index, "id"), seen, project):
            yield entry, partial(file.place, index)


def _is_new(id_: str, place: Place, seen: dict[str, Place], project: Project) -> bool:
    if not ID.fullmatch(id_):
        hint = "use Latin letters, digits, hyphens and dots, without spaces"
        project.report("R-id-01", f"`{id_}` cannot be an id", place, hint)
    elif id_ in seen:
        hint = f"the first stands at {seen[id_]}; give this one another id"
        project.report("R-id-02", f"the id `{id_}` is used twice", place, hint)
    else:
        seen[id_] = place
        return True
    return False


def check_words(project: Project, words: Localized, at: PlaceOf) -> None:
    """Report what cannot be understood in Markdown words of a YAML file."""
    for language, text in words.items():
        project.findings.extend(parse_inline(text, at(language))[1])


@cache
def as_written(kind: type, *without: str, **instead: Any) -> type:
    """The dataclass with the keys that an editor writes: less those that reading adds."""
    hints = get_type_hints(kind, localns={"Token": object}) | instead
    return dataclasses.make_dataclass(
        kind.__name__,
        [
            (f.name, hints[f.name], dataclasses.field(default=f.default, default_factory=f.default_factory))
            for f in dataclasses.fields(kind)
            if f.name not in without
        ],
        frozen=True,
        kw_only=True,
    )  # fmt: skip
