"""What can be wrong with a brand's press settings, said before anything is set."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.design.brand import BUILT_IN_CONDITION
from warraq.errors import ContentError, Finding, Severity
from warraq.model import Brand
from warraq.plates.profiles import read_profile


def check_press(brand: Brand) -> Iterator[Finding]:
    """The profile is one, and the condition's."""
    try:
        profile = read_profile(brand)
    except ContentError as error:
        yield from error.findings
        return
    condition, path = brand.press.condition.id, brand.press.profile
    if path and condition == BUILT_IN_CONDITION and not _names(profile, condition):
        message = f"`{path.name}` says nothing of {condition}, the condition that is named"
        hint = "name the profile's own under press: condition:"
        place = brand.place_of("press", "profile")
        yield Finding("B-press-04", message, place, hint, Severity.WARNING)


def _names(profile: bytes, condition: str) -> bool:
    """True if a profile has the condition's name in any of its texts."""
    return condition.encode() in profile or condition.encode("utf-16-be") in profile
