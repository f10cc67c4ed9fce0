"""The command line: words in, a room called, what it says out, an exit status."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from warraq.build.outputs import require_targets
from warraq.build.progress import Progress
from warraq.cli import completion, options, terminal
from warraq.cli.checking import run_check
from warraq.cli.printing import as_json_text, exit_status, print_result, show_findings
from warraq.errors import ContentError, MachineError, UsageError, WarraqError

if TYPE_CHECKING:
    from warraq.build.run import Request

# What is read and laid out is hundreds of thousands of objects that live to the end.
RARE_COLLECTIONS = (500_000, 5, 10)


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 content errors, 2 usage, 3 machine."""
    if "_ARGCOMPLETE" in os.environ:
        completion.answer_shell(options.make_parser())
    gc.set_threshold(*RARE_COLLECTIONS)
    arguments = argparse.Namespace(json=False, format="text", project=Path())
    try:
        arguments = options.parse_words(sys.argv[1:] if words is None else words)
        return _run_command(arguments)
    except ContentError as error:
        show_findings(error.findings, arguments)
        return error.status
    except WarraqError as error:
        hint = f"\n  hint: {error.hint}" if error.hint else ""
        sys.stderr.write(f"error: {error}{hint}\n")
        return error.status
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the last good output is as it was\n")
        return 130


def _run_command(arguments: argparse.Namespace) -> int:
    if not arguments.project.is_dir():
        hint = "name one with --project DIR, or make one with `build.py new DIR`"
        raise UsageError(f"there is no folder {arguments.project}", hint)
    try:
        return RUN[arguments.command](arguments)
    except ModuleNotFoundError as error:
        hint = "run `sh setup.sh`, then `.venv/bin/python build.py`"
        raise MachineError(f"the Python package {error.name} is missing", hint) from error
    except OSError as error:
        if "cannot load library" not in str(error):
            raise
        hint = "`build.py doctor` names what is missing and the command that installs it"
        raise MachineError("a library of Pango's cannot be loaded", hint) from error


def _run_build(arguments: argparse.Namespace) -> int:
    from warraq.build import pipeline

    request = _build_request(arguments)
    if arguments.all:
        return _build_all(arguments, request)
    progress = Progress(arguments.quiet or arguments.json)
    try:
        built = pipeline.build_project(request, progress)
    finally:
        progress.done()
    if arguments.json:
        show_findings(built.findings, arguments)
    elif not arguments.quiet:
        sys.stdout.write(terminal.summarize_build(built))
    return 0


def _build_request(arguments: argparse.Namespace) -> Request:
    from warraq.build.jobs import Wanted
    from warraq.build.run import Request

    require_targets(arguments.targets, options.HELP)
    wanted = Wanted(tuple(arguments.targets), arguments.audience, arguments.lang)
    out = arguments.out or arguments.project / "out"
    return Request(
        arguments.project,
        out,
        wanted,
        jobs=arguments.jobs,
        force=arguments.force,
        strict=arguments.strict,
        scheduler=arguments.scheduler or "",
    )


def _build_all(arguments: argparse.Namespace, request: Request) -> int:
    from warraq.build import many

    progress = Progress(arguments.quiet or arguments.json)
    outcomes = many.build_all(arguments.all, arguments.out, request, progress)
    progress.done()
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    failed = [outcome for outcome in outcomes if outcome.failed]
    wrong = [finding for outcome in failed for finding in outcome.findings]
    show_findings(findings if arguments.json else wrong, arguments, Path())
    if not (arguments.quiet or arguments.json):
        print_result(
            terminal.draw_table(
                many.HEAD, [outcome.cells() for outcome in outcomes], right=(1, 2, 3)
            )
        )
    for outcome in failed:
        sys.stderr.write(f"error: {outcome.root} was not built: {outcome.why}\n")
    return int(bool(failed))


def _run_preflight(arguments: argparse.Namespace) -> int:
    from warraq.preflight import inspect

    files = arguments.files or _built_files(arguments)
    for path in files:
        if not path.is_file():
            raise UsageError(f"there is no file {path}", "name a PDF, or build first")
    if arguments.measures:
        return _run_measures(arguments, files)
    reports = [inspect(path, arguments.press) for path in files]
    findings = [finding for report in reports for finding in report.findings]
    if not (arguments.json or arguments.quiet):
        head = ("check", "", "seen")
        print_result(
            "\n\n".join(f"{r.path}\n{terminal.draw_table(head, r.cells())}" for r in reports)
        )
    show_findings(findings, arguments, Path())
    return exit_status(findings)


def _run_measures(arguments: argparse.Namespace, files: Sequence[Path]) -> int:
    from warraq.build import measuring
    from warraq.build.run import Request

    progress = Progress(arguments.quiet or arguments.json)
    request = Request(arguments.project, arguments.out or arguments.project / "out")
    read = [path for path in files if path in arguments.files or not path.stem.endswith("-booklet")]
    measured = measuring.measure_files(request, read, progress)  # a sheet of a booklet is not read
    progress.done()
    if arguments.json:
        print_result(
            as_json_text({str(p): [m.as_dict() for m in found] for p, found in measured.items()})
        )
    else:
        for path, found in measured.items():
            print_result(
                f"{path}\n{terminal.draw_table(measuring.HEAD, [m.cells() for m in found])}\n"
            )
    return 0


def _built_files(arguments: argparse.Namespace) -> list[Path]:
    from warraq.build import fingerprints, manifest

    folder = (arguments.out or arguments.project / "out") / fingerprints.find_slug(
        arguments.project
    )
    names = sorted(manifest.read_manifest(folder).files)
    if files := [folder / name for name in names if name.endswith(".pdf")]:
        return files
    raise UsageError(f"nothing is built in {folder}", "build first, or name a PDF")


def _run_import(arguments: argparse.Namespace) -> int:
    from warraq.manuscript import import_manuscript
    from warraq.manuscript.report import PATH

    report = import_manuscript(arguments.manuscript, arguments.folder)
    if arguments.json:
        repairs = [asdict(repair) for repair in report.repairs]
        said = {
            "target": report.target,
            "counts": report.counts,
            "repairs": repairs,
            "unplaced": report.unplaced,
        }
        print_result(as_json_text(said))
    elif not arguments.quiet:
        rows = [(kind, str(there), str(here)) for kind, (there, here) in report.counts.items()]
        print_result(terminal.draw_table(("", "in", "out"), rows, right=(1, 2)))
        print_result(
            f"{len(report.repairs)} repairs, {len(report.unplaced)} lines set aside: {report.target / PATH}"
        )
        print_result(f"next: python build.py --project {report.target}")
    return 0


def _run_doctor(arguments: argparse.Namespace) -> int:
    from warraq.cli.doctor import examine_machine

    needs = examine_machine()
    lacking = [need for need in needs if need.required and not need.found]
    if arguments.json:
        print_result(as_json_text([asdict(need) | {"mend": need.mend} for need in needs]))
    elif not arguments.quiet:
        print_result(
            terminal.draw_table(
                ("what", "for", "found, or how to get it"), [n.cells() for n in needs]
            )
        )
    for need in lacking:
        sys.stderr.write(f"error: {need.name} is missing: {need.purpose}\n  hint: {need.mend}\n")
    return 3 if lacking else 0


def _run_watch(arguments: argparse.Namespace) -> int:
    from warraq.watch import watch_project

    out = arguments.out or arguments.project / "out"
    watch_project(arguments.project, out, arguments.port, Progress(arguments.quiet))
    return 0


def _run_new(arguments: argparse.Namespace) -> int:
    from warraq.starters import new_project

    made = new_project(arguments.folder, arguments.lang or "ar")
    if arguments.json:
        print_result(as_json_text(made))
    elif not arguments.quiet:
        print_result(f"{len(made)} files in {arguments.folder}")
        print_result(f"next: python build.py --project {arguments.folder}")
    return 0


def _run_completion(arguments: argparse.Namespace) -> int:
    sys.stdout.write(completion.shell_code(arguments.shell))
    return 0


RUN = {
    "build": _run_build,
    "check": run_check,
    "preflight": _run_preflight,
    "watch": _run_watch,
    "new": _run_new,
    "import": _run_import,
    "doctor": _run_doctor,
    "completion": _run_completion,
}
