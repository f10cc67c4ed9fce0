"""Warraq turns one structured study into everything an institute publishes from it.

import warraq

project = warraq.open_project("my-study")
for finding in project.check():
    print(finding.place, finding.message)
project.build()
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warraq.api import Project, open_project, preflight_pdf
    from warraq.errors import (
        ContentError,
        Finding,
        MachineError,
        Place,
        Severity,
        UsageError,
        WarraqError,
    )
else:

    def __getattr__(name):  # noqa: ANN001, ANN202
        """What `__all__` names is loaded when it is first asked for: the import alone costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module `warraq` has no attribute `{name}`")
        from warraq import api, errors

        return getattr(api if hasattr(api, name) else errors, name)


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
    "preflight_pdf",
]
