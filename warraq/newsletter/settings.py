"""What the brand says of newsletters: `options.newsletter` in templates/brand.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from warraq.errors import Finding
from warraq.model import Brand
from warraq.yamlfile import load_yaml, validated


@dataclass(frozen=True)
class Settings:
    """A message's most bytes, the web folder of the files (`…/{name}`), and the tags of each link."""

    limit: int = 1_000_000
    files: str = ""
    campaign: Mapping[str, str] = field(default_factory=dict)


def settings_of(brand: Brand) -> Settings:
    """The brand's settings, which `wrong_settings` has looked at."""
    settings = Settings(**brand.options.get("newsletter", {}))
    tags = {key: str(tag) for key, tag in settings.campaign.items()}
    return replace(settings, files=str(settings.files), campaign=tags)


def wrong_settings(root: Path, brand: Brand) -> list[Finding]:
    """What is wrong with the settings, at its place in the brand file."""
    file, _ = load_yaml(root, brand.place.path)
    data = brand.options.get("newsletter", {})
    if file is None:
        return []
    _, findings = validated(Settings, data, file, ("options", "newsletter"))
    return findings
