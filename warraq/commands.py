"""The command line: words and options in, a room called, an exit status out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from warraq import __version__, terminal
from warraq.errors import ContentError, Finding, Severity, UsageError, WarraqError

TARGETS = ("article", "briefs", "figures", "pack", "print", "newsletter", "deposit")
HELP = {
    "build": (
        "make everything, or the targets named",
        "python build.py build briefs --audience iraq",
    ),
    "check": ("read and check the content, make nothing", "python build.py check --json"),
    "preflight": (
        "inspect PDFs: by default those that were built",
        "python build.py preflight a.pdf",
    ),
    "watch": (
        "rebuild on every save and show the pages in a browser",
        "python build.py watch --port 8000",
    ),
    "new": ("start a project that builds at once", "python build.py new my-study --lang ar"),
    "import": ("make a project of a manuscript", "python build.py import paper.docx my-study"),
    "doctor": ("say what this machine has and lacks", "python build.py doctor"),
}
WITH_VALUE = ("--project", "--out", "--audience", "--lang", "--jobs", "--port")


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 content errors, 2 usage, 3 machine."""
    arguments = parser().parse_args(command_first(list(sys.argv[1:] if words is None else words)))
    try:
        if not arguments.project.is_dir():
            hint = "name one with --project DIR, or make one with `build.py new DIR`"
            raise UsageError(f"there is no folder {arguments.project}", hint)
        return RUN[arguments.command](arguments)
    except ContentError as error:
        show(error.findings, arguments)
        return error.status
    except WarraqError as error:
        hint = f"\n  hint: {error.hint}" if error.hint else ""
        sys.stderr.write(f"error: {error}{hint}\n")
        return error.status
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the last good output is as it was\n")
        return 130


def command_first(words: list[str]) -> list[str]:
    """The words with the command in front; a call that names none builds."""
    for index, word in enumerate(words):
        if word in HELP and (index == 0 or words[index - 1] not in WITH_VALUE):
            return [word, *words[:index], *words[index + 1 :]]
    return words if {"-h", "--help", "--version"} & set(words) else ["build", *words]


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="the project (default: here)"
    )
    common.add_argument(
        "--out", type=Path, metavar="DIR", help="the output folder (default: PROJECT/out)"
    )
    common.add_argument("--audience", metavar="NAME", help="only this audience's briefs")
    common.add_argument("--lang", metavar="CODE", help="only this language")
    common.add_argument(
        "--jobs", type=_positive, default=0, metavar="N", help="processes (default: one a core)"
    )
    common.add_argument("--force", action="store_true", help="make again what has not changed")
    common.add_argument("--json", action="store_true", help="findings and results as JSON")
    common.add_argument("--quiet", action="store_true", help="findings only")
    top = argparse.ArgumentParser(
        prog="build.py", description="Warraq: one study into all that is published from it."
    )
    top.add_argument("--version", action="version", version=f"warraq {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, (text, example) in HELP.items():
        sub = commands.add_parser(
            name, help=text, description=text, parents=[common], epilog=f"example: {example}"
        )
        _operands(name, sub)
    return top


def _operands(name: str, sub: argparse.ArgumentParser) -> None:
    if name == "build":
        sub.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    elif name == "preflight":
        sub.add_argument("files", nargs="*", type=Path, metavar="FILE.pdf")
    elif name == "watch":
        sub.add_argument(
            "--port", type=int, default=0, metavar="N", help="the port (default: any that is free)"
        )
    elif name == "new":
        sub.add_argument("folder", type=Path, metavar="DIR")
    elif name == "import":
        sub.add_argument("manuscript", type=Path, metavar="FILE")
        sub.add_argument("folder", type=Path, metavar="DIR")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def show(findings: Sequence[Finding], arguments: argparse.Namespace) -> None:
    """Print findings: JSON to standard output, or text to standard error."""
    if arguments.json:
        print(terminal.as_json(findings))  # noqa: T201
    else:
        terminal.show_findings(findings, arguments.project)


def _build(arguments: argparse.Namespace) -> int:
    from warraq import pipeline
    from warraq.targets import Wanted

    _known_targets(arguments.targets)
    wanted = Wanted(tuple(arguments.targets), arguments.audience, arguments.lang)
    out = arguments.out or arguments.project / "out"
    request = pipeline.Request(arguments.project, out, wanted, arguments.jobs, arguments.force)
    progress = terminal.Progress(arguments.quiet or arguments.json)
    try:
        built = pipeline.build(request, progress)
    finally:
        progress.done()
    if arguments.json:
        show(built.findings, arguments)
    elif not arguments.quiet:
        sys.stdout.write(terminal.summary(built))
    return 0


def _known_targets(targets: Sequence[str]) -> None:
    for target in targets:
        if target not in TARGETS:
            from warraq.sources import did_you_mean

            hint = did_you_mean(target, [*TARGETS, *HELP]) or f"targets: {', '.join(TARGETS)}"
            raise UsageError(f"unknown target or command `{target}`", hint)


def _check(arguments: argparse.Namespace) -> int:
    from warraq import pipeline

    _, _, findings = pipeline.load(arguments.project)
    show(findings, arguments)
    if not (findings or arguments.quiet or arguments.json):
        sys.stdout.write("no findings\n")
    return int(any(finding.severity is Severity.ERROR for finding in findings))


def _doctor(arguments: argparse.Namespace) -> int:
    from warraq.doctor import examine

    needs = examine()
    lacking = [need for need in needs if need.required and not need.found]
    if not arguments.quiet:
        rows = [
            (n.name, n.found or "MISSING" if n.required else n.found or "-", n.purpose, n.mend)
            for n in needs
        ]
        sys.stdout.write(terminal.table(("what", "found", "for", "to install"), rows) + "\n")
    for need in lacking:
        sys.stderr.write(f"error: {need.name} is missing: {need.purpose}\n  hint: {need.mend}\n")
    return 3 if lacking else 0


def _watch(arguments: argparse.Namespace) -> int:
    from warraq.watch import watch

    out = arguments.out or arguments.project / "out"
    watch(arguments.project, out, arguments.port, terminal.Progress(arguments.quiet))
    return 0


def _new(arguments: argparse.Namespace) -> int:
    from warraq.starters import new_project

    made = new_project(arguments.folder, arguments.lang or "ar")
    sys.stdout.write(
        f"{len(made)} files in {arguments.folder}\nnext: python build.py --project {arguments.folder}\n"
    )
    return 0


RUN = {"build": _build, "check": _check, "doctor": _doctor, "new": _new, "watch": _watch}
