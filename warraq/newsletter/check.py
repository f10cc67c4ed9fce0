"""What a newsletter needs of a brief and of the brand: subject lines, known settings."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.errors import Finding, Severity
from warraq.model import Brand, Brief, Study
from warraq.newsletter.links import filled

SUBJECT = 60
_NAMES = dict.fromkeys(("slug", "audience", "language", "channel", "medium"), "")


def check_newsletter(study: Study, brand: Brand) -> Iterator[Finding]:
    """All that is wrong, or worth a better word, before messages are made."""
    yield from _unfilled(brand)
    for brief in study.briefs:
        yield from _subject(brief)


def _unfilled(brand: Brand) -> Iterator[Finding]:
    settings, at = brand.options.newsletter, ("options", "newsletter")
    files = {"files": settings.files}
    for key, template, names in (
        ("campaign", settings.campaign, _NAMES),
        ("files", files, {"name": ""}),
    ):
        try:
            filled(template, names)
        except (KeyError, ValueError, IndexError) as error:
            message = f"`options.newsletter` has a name that is not known: {error}"
            yield Finding(
                "N-setting-01", message, brand.place_of(*at, key), f"known: {', '.join(names)}"
            )
    if settings.files and "{name}" not in settings.files:
        message = f"every brief would have the same address, `{settings.files}`"
        yield Finding(
            "N-setting-02", message, brand.place_of(*at, "files"), "end `files` with {name}"
        )


def _subject(brief: Brief) -> Iterator[Finding]:
    own = brief.options.subject
    length = len(str(own or brief.title))
    if length <= SUBJECT:
        return
    message = f"the subject line has {length} characters of {SUBJECT}"
    if own:
        yield Finding("N-subject-01", message, brief.place, "shorten `options.subject`")
    else:
        hint = "write `options: {subject: …}`; until then the title is cut"
        yield Finding("N-subject-02", message, brief.place, hint, Severity.WARNING)
