"""What can be wrong with a brand's press settings, said before anything is set."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.errors import ContentError, Finding, Severity
from warraq.model import Brand, Study
from warraq.plates.profiles import profile_of
from warraq.plates.settings import Condition, PressSettings


def check_press(study: Study, brand: Brand) -> Iterator[Finding]:
    """The settings can be read, and the profile is one, is the condition's, and lies where it is watched."""
    try:
        settings = PressSettings.of(brand, study.root)
        profile = profile_of(settings, brand.place)
    except ContentError as error:
        yield from error.findings
        return
    if settings.profile and settings.condition == Condition() and not _names(profile, Condition.id):
        message = (
            f"`{settings.profile.name}` says nothing of {Condition.id}, the condition that is named"
        )
        hint = "name the profile's own under press: condition:"
        yield Finding("B-press-04", message, brand.place, hint, Severity.WARNING)


def _names(profile: bytes, condition: str) -> bool:
    """True if a profile has the condition's name in any of its texts."""
    return condition.encode() in profile or condition.encode("utf-16-be") in profile
