"""The words and options of the command line, and its help."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warraq import __version__
from warraq.build.outputs import TARGETS
from warraq.cli import completion
from warraq.cli.printing import FORMATS
from warraq.errors import UsageError

HELP = {
    "build": (
        "make everything, or the targets named",
        "python build.py build briefs --audience iraq",
    ),
    "check": (
        "read and check the content, or a manuscript; make nothing",
        "python build.py check --json",
    ),
    "preflight": (
        "inspect PDFs: by default those that were built",
        "python build.py preflight --measures a.pdf",
    ),
    "watch": (
        "rebuild on every save and show the pages in a browser",
        "python build.py watch --port 8000",
    ),
    "new": ("start a project that builds at once", "python build.py new my-study --lang ar"),
    "import": ("make a project of a manuscript", "python build.py import paper.docx my-study"),
    "doctor": ("say what this machine has and lacks", "python build.py doctor"),
    "completion": (
        "print what a shell needs to complete these words",
        'eval "$(python build.py completion bash)"   # bash\n'
        '         eval "$(python build.py completion zsh)"    # zsh\n'
        "         python build.py completion fish | source    # fish",
    ),
}
WITH_VALUE = (
    *("--project", "--out", "--audience", "--lang", "--jobs", "--format", "--by"),
    *("--port", "--all", "--scheduler"),
)


PROJECT = "the project (default: here)"


class _Columns(argparse.RawDescriptionHelpFormatter):
    """Words and what they mean in two columns of which the first is as wide as it has to be."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24)
        self._action_max_length = 14  # argparse forgets that commands stand further in


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Columns)

    def error(self, message: str) -> None:  # type: ignore[override]
        """Wrong usage is told as every other failure is, with the nearest word that is known."""
        raise UsageError(message, self._nearest_option(message) or f"see `{self.prog} --help`")

    def _nearest_option(self, message: str) -> str:
        from warraq.yamlfile import did_you_mean

        unknown = next((word for word in message.split() if word.startswith("--")), "")
        known = [option for option in self._option_string_actions if option.startswith("--")]
        named = not unknown or unknown.rstrip(":") in known
        return "" if named else did_you_mean(unknown, known)


class _CommandLine(_Parser):
    """The command may stand anywhere among the words; where there is none, it is to build."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the words, the command first; `named` is True if there is one."""
        words = list(args or ())
        command = _find_command(words)
        self.set_defaults(named=command is not None)
        if command is not None:
            words.insert(0, words.pop(command))
        elif not {"-h", "--help", "--version"} & set(words):
            words.insert(0, "build")
        return super().parse_known_args(words, namespace)


def _find_command(words: Sequence[str]) -> int | None:
    """Where the command stands."""
    for index, word in enumerate(words):
        if word in HELP and (index == 0 or words[index - 1] not in WITH_VALUE):
            return index
    return None


def parse_words(words: Sequence[str]) -> argparse.Namespace:
    """The words as a command and its options; a call that names no command builds."""
    top = make_parser()
    arguments, unknown = top.parse_known_args(words)
    if unknown:
        _command_parser(top, arguments.command).error(f"unknown option: {unknown[0]}")
    return arguments


def _command_parser(top: argparse.ArgumentParser, command: str) -> argparse.ArgumentParser:
    commands = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction))
    found: argparse.ArgumentParser = commands.choices[command]
    return found


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    common = _common_options()
    top = _CommandLine(
        prog="build.py",
        description="Warraq: one study into all that is published from it.",
        epilog="`build.py COMMAND --help` shows a command's options and an example.",
    )
    top.add_argument(
        "--version", action="version", version=f"warraq {__version__}", help="say which"
    )
    commands = top.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", parser_class=_Parser
    )
    for name, (text, example) in HELP.items():
        sub = commands.add_parser(
            name, help=text, description=text, parents=[common], epilog=f"example: {example}"
        )
        _add_operands(name, sub)
    return top


def _common_options() -> _Parser:
    common = _Parser(add_help=False)
    add = common.add_argument
    project = add("--project", type=Path, default=Path(), metavar="DIR", help=PROJECT)
    out = add("--out", type=Path, metavar="DIR", help="the output folder (default: PROJECT/out)")
    audience = add("--audience", metavar="NAME", help="only this audience's briefs")
    language = add("--lang", metavar="CODE", help="only this language")
    add(
        "--jobs",
        type=_positive_number,
        default=0,
        metavar="N",
        help="processes (default: one a core)",
    )
    add("--force", action="store_true", help="make again what has not changed")
    add("--json", action="store_true", help="findings and results as JSON")
    form = add(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORM",
        help="findings as " + ", ".join(FORMATS),
    )
    add("--strict", action="store_true", help="warnings are errors")
    complete_with(form, lambda **_: FORMATS)
    add("--quiet", action="store_true", help="findings only")
    for folder in (project, out):
        complete_with(folder, completion.complete_paths())
    complete_with(audience, completion.complete_audiences)
    complete_with(language, completion.complete_languages)
    return common


def _add_operands(name: str, sub: argparse.ArgumentParser) -> None:
    add = sub.add_argument
    if name == "build":
        complete_with(
            add("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS)), _complete_targets
        )
        every = add("--all", type=Path, metavar="DIR", help="every project below DIR")
        complete_with(every, completion.complete_paths())
        add("--scheduler", metavar="ADDRESS", help="a Dask cluster's, such as tcp://host:8786")
    elif name == "check":
        _add_check(sub)
    elif name == "preflight":
        files = add("files", nargs="*", type=Path, metavar="FILE.pdf")
        complete_with(files, completion.complete_paths(".pdf"))
        add("--measures", action="store_true", help="how even lines are, how much text comes back")
        add("--press", action="store_true", help="as a printer looks at them, whatever they say")
    elif name == "watch":
        add("--port", type=int, default=0, metavar="N", help="the port (default: one that is free)")
    elif name == "completion":
        add("shell", choices=completion.SHELLS)
    if name == "import":
        _add_manuscript(sub)
    if name in ("import", "new"):
        folder = add("folder", type=Path, metavar="DIR", help="a new folder")
        complete_with(folder, completion.complete_paths())


def _add_check(sub: argparse.ArgumentParser) -> None:
    _add_manuscript(sub, nargs="?")
    approved = "these lines of briefs agree with their claims now: f1 iraq.ar.i2"
    sub.add_argument("--approve", nargs="*", metavar="LINE", help=approved)
    every = "with --approve: all lines, each shown"
    sub.add_argument("--all", action="store_true", dest="every", help=every)
    sub.add_argument("--by", default="", metavar="NAME", help="with --approve: who has read them")


def _add_manuscript(sub: argparse.ArgumentParser, nargs: str | None = None) -> None:
    text = "a manuscript, .docx or .md"
    action = sub.add_argument("manuscript", type=Path, metavar="FILE", help=text, nargs=nargs)
    complete_with(action, completion.complete_paths(".docx", ".md"))


def complete_with(action: argparse.Action, completer: completion.Completer) -> None:
    """Say what may follow: argcomplete asks an action for its `completer`."""
    vars(action)["completer"] = completer


def _complete_targets(parsed_args: argparse.Namespace, **_: object) -> dict[str, str]:
    """The targets; and the commands, where the first word may be either."""
    commands = {} if parsed_args.named or parsed_args.targets else _command_texts()
    return {word: "" for word in TARGETS if word not in parsed_args.targets} | commands


def _command_texts() -> dict[str, str]:
    return {name: text for name, (text, _) in HELP.items()}


def _positive_number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a number, 1 or more, not `{text}`")
    return int(text)
