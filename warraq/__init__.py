"""Warraq turns one structured study into everything an institute publishes from it.

import warraq

project = warraq.open_project("my-study")
for finding in project.check():
    print(finding.place, finding.message)
project.build()
"""

from warraq.api import Project, open_project, preflight
from warraq.errors import (
    ContentError,
    Finding,
    MachineError,
    Place,
    Severity,
    UsageError,
    WarraqError,
)

__version__ = "0.1.0"
__all__ = [
    "ContentError",
    "Finding",
    "MachineError",
    "Place",
    "Project",
    "Severity",
    "UsageError",
    "WarraqError",
    "__version__",
    "open_project",
    "preflight",
]
