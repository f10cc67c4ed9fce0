"""Text files in the making, each line with the line of the manuscript that it came from."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from warraq.manuscript.blocks import Repair

UNPLACED = Path("study/unplaced.md")


@dataclass
class Files:
    """Text files in the making and the way back from their lines to the manuscript's."""

    texts: dict[Path, str] = field(default_factory=dict)
    lines: dict[Path, dict[int, int]] = field(default_factory=dict)
    pictures: dict[Path, Path] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    unshown: int = 0

    def add(self, path: str, pieces: list[tuple[str, int]]) -> None:
        """Append lines to a file; each comes with the manuscript's line, 0 if it has none."""
        name = Path(path)
        text = self.texts.get(name, "")
        way = self.lines.setdefault(name, {})
        for words, line in pieces:
            if line:
                first = text.count("\n") + 1
                way |= {first + extra: line for extra in range(words.count("\n") + 1)}
            text += words + "\n"
        self.texts[name] = text

    def put_aside(self, kind: str, pieces: list[tuple[str, int]]) -> None:
        """Append lines to unplaced.md, below a heading that says what they are."""
        heading = f"## {kind}"
        headings = [x for x in self.texts.get(UNPLACED, "").split("\n") if x.startswith("## ")]
        new = not headings or headings[-1] != heading
        self.add(str(UNPLACED), [*[("", 0), (heading, 0), ("", 0)][not headings :]] * new + pieces)

    def write(self, target: Path) -> None:
        """Write all files below the target folder."""
        for name, text in self.texts.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        for name, source in self.pictures.items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
        (target / "briefs").mkdir(parents=True, exist_ok=True)


def dump(data: Any) -> str:
    """The data as YAML, in its own order and script."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000).rstrip("\n")
