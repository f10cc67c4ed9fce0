"""The identifiers that a deposit needs and that only their registries can give: DOI, ISSN, ORCID."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.errors import Finding, Severity
from warraq.model import Study
from warraq.sources import load_yaml


def missing_identifiers(study: Study) -> Iterator[Finding]:
    """A note for each identifier that is missing, at the key to fill."""
    file, _ = load_yaml(study.root, study.place.path)
    if file is None:
        return
    for keys, message, hint in _lacking(study):
        yield Finding("D-identifier-01", message, file.key_place(*keys), hint, Severity.NOTE)


def _lacking(study: Study) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    waits = "Crossref’s file waits for it"
    if not study.journal.doi:
        hint = f"fill `journal: doi:` once the article has one; {waits}"
        yield ("journal", "doi"), "the article has no DOI", hint
    if not study.journal.issn:
        hint = f"fill `journal: issn:` with the journal’s number, as 1234-5678; {waits}"
        yield ("journal", "issn"), "the journal has no ISSN", hint
    for index, author in enumerate(study.authors):
        if not author.orcid:
            name = next(iter(author.name.values()), "")
            hint = "fill the author’s `orcid:`, as https://orcid.org/0000-0000-0000-0000"
            yield ("authors", index, "orcid"), f"the author {name} has no ORCID iD", hint
