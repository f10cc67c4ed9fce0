"""The identifiers that a deposit needs and that only their registries can give: DOI, ISSN, ORCID."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from warraq.errors import Finding, Severity
from warraq.model import Brand, Record, Study
from warraq.yamlfile import YamlFile, load_yaml

_WAITS = "until then Crossref refuses the file"
_EMAIL = ("the deposit names no e-mail address for Crossref’s answer",
          f"fill `options: deposit: email:` in templates/brand.yaml; {_WAITS}")  # fmt: skip


@dataclass(frozen=True)
class Lack:
    """What study.yaml does not say yet, at the key to fill."""

    keys: tuple[str | int, ...]
    message: str
    hint: str


def check_deposit(study: Study, brand: Brand) -> Iterator[Finding]:
    """A note for each identifier that is missing; an error for one that cannot be right."""
    file, _ = load_yaml(study.root, study.place.path)
    if not brand.options.deposit.email:
        place = brand.place_of("options", "deposit", "email")
        yield Finding("D-depositor-01", _EMAIL[0], place, _EMAIL[1], Severity.NOTE)
    if file is not None:
        yield from _malformed(study.record, file)
        for lack in lacking(study.record):
            place = file.key_place(*lack.keys)
            yield Finding("D-identifier-01", lack.message, place, lack.hint, Severity.NOTE)


def lacking(record: Record) -> Iterator[Lack]:
    """What the record does not say, each with the key to fill."""
    if not record.journal.doi:
        hint = f"fill `journal: doi:` once the article has one; {_WAITS}"
        yield Lack(("journal", "doi"), "the article has no DOI", hint)
    if not record.journal.issn:
        hint = "fill `journal: issn:` with the journal’s number, written 0000-0000"
        yield Lack(("journal", "issn"), "the journal has no ISSN", hint)
    for index, author in enumerate(record.authors):
        name = next(iter(author.name.values()), "")
        if not author.orcid:
            hint = "fill the author’s `orcid:`, written 0000-0000-0000-0000"
            yield Lack(("authors", index, "orcid"), f"the author {name} has no ORCID iD", hint)
        if not author.family:
            hint = "fill the author’s `family:` and `given:`; until then the whole name is the family’s"
            yield Lack(("authors", index, "family"), f"the author {name} has no family name", hint)


def waiting(record: Record, brand: Brand) -> tuple[str, ...]:
    """The same in lines of a build’s report."""
    lines = [f"{lack.message}: {lack.hint}" for lack in lacking(record)]
    return tuple(lines if brand.options.deposit.email else [*lines, ": ".join(_EMAIL)])


def _malformed(record: Record, file: YamlFile) -> Iterator[Finding]:
    """Identifiers that no registry gave: their form or their check digit is wrong."""
    journal = record.journal
    given = [(("journal", "doi"), "DOI", journal.doi, r"10\.\d{4,9}/\S+"),
             (("journal", "issn"), "ISSN", journal.issn, r"\d{4}-\d{3}[\dX]"),
             *((("authors", i, "orcid"), "ORCID iD", person.orcid, r"(https://orcid\.org/)?(\d{4}-){3}\d{3}[\dX]")
               for i, person in enumerate(record.authors))]  # fmt: skip
    for keys, kind, value, form in given:
        if value and not (re.fullmatch(form, value) and (kind == "DOI" or _digit_is_right(value))):
            hint = "copy it from its registry: it is not so written, or a digit is wrong"
            yield Finding("D-identifier-02", f"`{value}` is no {kind}", file.place(*keys), hint)


def _digit_is_right(number: str) -> bool:
    """Whether the last digit is what the others give: of an ISSN by weights, of an ORCID iD by doubling."""
    *digits, last = [
        10 if sign == "X" else int(sign) for sign in re.findall(r"[\dX]", number[-19:])
    ]
    if len(digits) == 7:
        rest = sum(weight * digit for weight, digit in zip(range(8, 1, -1), digits, strict=True))
    else:
        rest = 0
        for digit in digits:
            rest = (rest + digit) * 2
    return (rest + last) % 11 == (0 if len(digits) == 7 else 1)


def orcid_address(orcid: str) -> str:
    """The iD as the address that it is."""
    return f"https://orcid.org/{orcid.rpartition('/')[2]}"
