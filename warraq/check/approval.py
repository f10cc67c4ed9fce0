"""What somebody has read and approved of the briefs: each line and each of its claims, who and when.

`study/approved.yaml` shows the words that were approved. A line whose words, basis or claims are others
now is stale: nothing of a brief can be rewritten and stay approved.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from warraq.check.briefs import Line, printed_lines
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.errors import UsageError
from warraq.model import Claim, Study
from warraq.yamlfile import did_you_mean, load_yaml

LOCK = Path("study/approved.yaml")
HEAD = """\
# What was read and approved of the briefs, by `check --approve LINE …`: the words, who, when, and a
# fingerprint of each claim. Written by the program: a line that is edited here is approved by nobody.
"""
HINT = "read the line beside its claims, then run `check --approve {}`"


def approve_lines(study: Study, names: Sequence[str], by: str = "") -> list[Line]:
    """Write down that these lines agree with their claims as both are now; all lines where none is named.

    A line is named as messages name it, `iraq.ar.f1`, or by its end, `f1`, which names it in all briefs.
    Raises UsageError for a name that no line has.
    """
    every = list(printed_lines(study))
    chosen = [line for line in every if not names or _is_named(line, names)]
    for name in names:
        if not any(_is_named(line, [name]) for line in every):
            hint = did_you_mean(name, [line.name for line in every]) or "see study/approved.yaml"
            raise UsageError(f"no line of a brief is called `{name}`", hint)
    kept = {line.name: read_approvals(study.root).get(line.name) for line in every}
    entries = {name: entry for name, entry in kept.items() if isinstance(entry, dict)}
    who, day = by or _reader(), _today().isoformat()
    entries |= {line.name: {**_contents(line), "by": who, "date": day} for line in chosen}
    text = yaml.safe_dump(entries, sort_keys=True, allow_unicode=True, width=1000)
    (study.root / LOCK).write_text(HEAD + text, "utf-8", newline="\n")
    return chosen


def read_approvals(root: Path) -> Mapping[str, Any]:
    """The entries of the file by the name of the line; none where there is no file that can be read."""
    file = load_yaml(root, LOCK)[0] if (root / LOCK).is_file() else None
    return file.data if file and isinstance(file.data, dict) else {}


def _is_named(line: Line, names: Sequence[str]) -> bool:
    return any(line.name == name or line.name.endswith(f".{name}") for name in names)


def _contents(line: Line) -> dict[str, Any]:
    """What is approved of a line."""
    return {
        "words": line.words,
        "basis": "inferred" if line.line.inferred else "stated",
        "claims": {claim.id: fingerprint(claim) for claim in line.claims if line.is_bound},
    }


def fingerprint(claim: Claim) -> str:
    """A short digest of all that a claim says; its place in the file does not count."""
    said = [dict(claim.gist), claim.kind, claim.modality, claim.numbers, claim.dates, claim.actors]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _reader() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _today() -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


@rule("C-brief-08")
def approved_lines_are_fresh(copy: StudyText) -> Iterator[Wrong]:
    """No line and no claim of it has changed since it was approved, and every line was, once any is."""
    if not (copy.study.root / LOCK).is_file():
        return
    approved = read_approvals(copy.study.root)
    for line in printed_lines(copy.study):
        for message in _stale(line, approved.get(line.name)):
            yield Wrong(line.line.place, message, HINT.format(line.name))


def _stale(line: Line, approved: Any) -> Iterator[str]:
    if not isinstance(approved, dict) or "words" not in approved:
        yield f"line {line.name} was never approved"
        return
    now = _contents(line)
    if approved["words"] != now["words"]:
        yield f"line {line.name} says other words than were approved: «{approved['words']}»"
    if approved.get("basis") != now["basis"]:
        yield f"line {line.name} was approved as {approved.get('basis')}, and is {now['basis']}"
    yield from _stale_claims(line.name, approved.get("claims") or {}, now["claims"])


def _stale_claims(name: str, approved: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for claim, digest in now.items():
        if claim not in approved:
            yield f"line {name} was approved without claim {claim}"
        elif approved[claim] != digest:
            yield f"claim {claim} has changed since line {name} was approved"
    for claim in approved.keys() - now.keys():
        yield f"line {name} was approved with claim {claim}, which it names no more"


RULES = (approved_lines_are_fresh,)
