"""study/check.yaml: an institute's own words, names and terms, and the rules it silences with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from warraq.errors import Finding, Place, Severity
from warraq.yamlfile import YamlFile, load_yaml, read_text, read_typed

PATH = Path("study/check.yaml")
_DATA = Path(__file__).parent / "data"
NEAR = 60


@dataclass(frozen=True)
class Silence:
    """A rule that may not speak: in one file, or only where one of the words stands near; and why."""

    rule: str
    reason: str
    file: str = ""
    words: str | tuple[str, ...] = ()


@dataclass(frozen=True)
class Holder:
    """Who held an office from when to when; `names` are the forms a text may use."""

    names: tuple[str, ...]
    office: str
    start: date
    end: date | None = None


@dataclass(frozen=True)
class Body:
    """An institution, publisher or outlet: the form to print first, then its other forms."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """A dated event and the words that, all in one sentence, speak of it."""

    words: tuple[str, ...]
    date: str


@dataclass(frozen=True)
class Settings:
    """All that check.yaml may hold."""

    silence: tuple[Silence, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    terms: dict[str, str] = field(default_factory=dict)
    holders: tuple[Holder, ...] = ()
    bodies: tuple[Body, ...] = ()
    events: tuple[Event, ...] = ()


def read_settings(root: Path) -> tuple[Settings, YamlFile | None, list[Finding]]:
    """The project's settings (none where the file is not there), and what is wrong with them."""
    if not (root / PATH).is_file():
        return Settings(), None, []
    file, findings = load_yaml(root, PATH)
    if file is None or file.data is None:
        return Settings(), file, findings
    settings, wrong = read_typed(Settings, file.data, file)
    return settings or Settings(), file, [*findings, *wrong]


@cache
def shared(name: str) -> list[Any]:
    """The entries of one of the rules' own lists."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Any] = yaml.load((_DATA / f"{name}.yaml").read_text("utf-8"), Loader=loader)
    return found


def heard(
    findings: Iterator[Finding], settings: Settings, file: YamlFile | None, root: Path
) -> Iterator[Finding]:
    """The findings that no entry silences; an entry that silences nothing is itself a finding."""
    used: set[int] = set()
    for finding in findings:
        covering = (i for i, s in enumerate(settings.silence) if _covers(s, finding, root))
        found = next(covering, None)
        if found is None or finding.severity is Severity.ERROR:
            yield finding
        else:
            used.add(found)
    for index, entry in enumerate(settings.silence):
        if index not in used and file is not None:
            message = f"nothing is left for this entry to silence ({entry.rule})"
            place = file.place("silence", index)
            yield Finding("C-silence-01", message, place, "remove the entry", Severity.NOTE)


def _covers(silence: Silence, finding: Finding, root: Path) -> bool:
    if silence.rule != finding.code:
        return False
    if silence.file and silence.file not in finding.place.path.as_posix():
        return False
    words = (silence.words,) if isinstance(silence.words, str) else silence.words
    text = f"{finding.message} {_words_at(root, finding.place)}"
    return not words or any(word in text for word in words)


def _words_at(root: Path, place: Place) -> str:
    """The words of the file around a place, a few to each side, or nothing."""
    lines = (read_text(root, place.path)[0] or "").splitlines()
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    return line[max(place.column - NEAR, 0) : place.column + NEAR]
