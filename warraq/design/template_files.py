"""The templates at hand: a project's own over the built-in ones, in a sandbox, nothing else readable."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import Any, TypeVar

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from warraq.design.brand import overlay_tokens
from warraq.design.resources import templates_folder
from warraq.errors import ContentError, Finding, Place
from warraq.yamlfile import YamlFile, load_yaml, read_typed

T = TypeVar("T")
FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError)


class _Loader(FileSystemLoader):
    """Template files of the folders, links followed only as far as the folders reach."""

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        roots = [Path(folder).resolve() for folder in self.searchpath]
        if not any(Path(path).resolve().is_relative_to(root) for root in roots):
            raise TemplateNotFound(template, f"`{template}` lies outside the templates")
        return source, path, fresh


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox without the ways to files that paths would open."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)


class Templates:
    """Renders templates of one project; what is wrong in them is a finding at the template's line."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = list(dict.fromkeys([root / "templates", templates_folder()]))

    @cached_property
    def _sandbox(self) -> _Sandbox:
        return _Sandbox(
            loader=_Loader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, name: str, **context: Any) -> str:
        """The template's text with the context."""
        return str(self._guarded(name, lambda: self._sandbox.get_template(name).render(context)))

    def macros(self, name: str, **context: Any) -> dict[str, Callable[..., Any]]:
        """The macros of a template, which see the context; their errors are findings too."""
        module = self._guarded(name, lambda: self._sandbox.get_template(name).make_module(context))
        made = {key: value for key, value in vars(module).items() if callable(value)}
        return {key: partial(self._called, name, function) for key, function in made.items()}

    def has(self, name: str) -> bool:
        """True if there is such a file."""
        return any((folder / name).is_file() for folder in self.folders)

    def data(self, name: str) -> dict[str, Any]:
        """A YAML file of the templates: the built-in one, overlaid key by key with the project's."""
        return self._read(name)[0]

    def checked_data(self, name: str, kind: type[T]) -> T:
        """Such a file as an object of a type; what is wrong in it is raised at its place."""
        data, file = self._read(name)
        found, findings = read_typed(kind, data, file)
        if found is None:
            raise ContentError(findings)
        return found

    def _read(self, name: str) -> tuple[dict[str, Any], YamlFile]:
        """The data, and the file that was read last: the project's own, if there is one."""
        found: dict[str, Any] = {}
        path, read = Path("templates") / name, None
        for root in [folder.parent for folder in reversed(self.folders)]:
            if (root / path).is_file():
                file, findings = load_yaml(root, path)
                if file is None:
                    raise ContentError(findings)
                found, read = overlay_tokens(found, file.data or {}), file
        if read is None:
            hint = "copy the file of another language there and translate it"
            raise ContentError(
                [Finding("C-template-02", f"there is no `{path}`", Place(path), hint)]
            )
        return found, read

    def _called(self, name: str, macro: Callable[..., Any], *words: Any) -> Any:
        """Call a macro; Jinja itself maps only the errors of whole templates to their lines."""

        def mapped() -> Any:
            try:
                return macro(*words)
            except FAULTS:
                self._sandbox.handle_exception()

        return self._guarded(name, mapped)

    def _guarded(self, name: str, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except FAULTS as error:
            raise ContentError([self._finding(name, error)]) from error

    def _finding(self, name: str, error: Exception) -> Finding:
        """Where in the templates the error arose, as its own line number or the traceback tells."""
        files = {str(folder / "x")[:-1] for folder in self.folders}
        frames = traceback.extract_tb(error.__traceback__)
        within = [f for f in frames if any(f.filename.startswith(start) for start in files)]
        path = getattr(error, "filename", None) or (within[-1].filename if within else name)
        line = getattr(error, "lineno", None) or (within[-1].lineno if within else 0) or 0
        shown = Path(path)
        for folder in self.folders:
            if shown.is_relative_to(folder):
                shown = Path("templates") / shown.relative_to(folder)
        words = getattr(error, "message", None) or str(error) or type(error).__name__
        return Finding(
            "C-template-01", f"the template fails: {words}", Place(shown, line), _hint(error)
        )


def _hint(error: Exception) -> str:
    if isinstance(error, SecurityError):
        return "templates may use only what they are given"
    if isinstance(error, TemplateNotFound):
        return "put the file in templates/, or mend its name"
    return "mend the template, or remove your copy to use the built-in one"
