"""Completion as real shells do it: words typed at a terminal, a tab, and what the program then gets."""

import fcntl
import json
import os
import pty
import select
import subprocess
import sys
import termios
import time

import pytest

from tests.built.command import ROOT
from tests.programs import needed
from warraq.cli import completion, options
from warraq.cli.commands import main

SHELLS = {  # how each begins, and what it is told first
    "bash": (["bash", "--noprofile", "--norc"], 'eval "$(warraq completion bash)"'),
    "zsh": (["zsh", "-f"], 'eval "$(warraq completion zsh)"'),
    "zsh-compinit": (
        ["zsh", "-f"],
        'autoload -Uz compinit && compinit -u && eval "$(warraq completion zsh)"',
    ),
    "fish": (["fish"], "warraq completion fish | source"),
}
TYPED = [  # what is typed, a tab after each part, and the words that the program gets
    (["warraq che"], ["check"]),
    (["warraq build art"], ["build", "article"]),
    (["warraq news"], ["newsletter"]),
    (["warraq --sch"], ["--scheduler"]),
    (["warraq --audience te"], ["--audience", "teachers"]),
    (["warraq --lang a"], ["--lang", "ar"]),
    (["warraq --proj", "مش", " --audience sh"], ["--project", "مشروع one/", "--audience", "shop"]),
    (["warraq --project ~/مش", " --audience sh"],
     ["--project", "HOME/مشروع one/", "--audience", "shop"]),
    (["warraq preflight 'مشروع one/fi"], ["preflight", "مشروع one/file.pdf"]),
    (["warraq check pa"], ["check", "paper.md"]),
    (["cd . && warraq doc"], ["doctor"]),
    (["python build.py che"], ["check"]),
    (["python3 ./build.py --audience te"], ["--audience", "teachers"]),
    (["./build.py watch --po"], ["watch", "--port"]),
    (["python other/build.py paper.m"], ["paper.md"]),
]  # fmt: skip
PROGRAM = f"""#!{sys.executable}
# PYTHON_ARGCOMPLETE_OK
import json, os, sys
sys.path.insert(0, {str(ROOT)!r})
from warraq.cli.commands import main
if "_ARGCOMPLETE" in os.environ or sys.argv[1] == "completion":
    sys.exit(main())
json.dump(sys.argv[1:], open("unfinished", "w"))
os.rename("unfinished", "got")
"""
OTHER = """import json, os, sys
open("runs", "a").write("once ")
json.dump(sys.argv[1:], open("unfinished", "w"))
os.rename("unfinished", "got")
"""


@pytest.fixture
def home(tmp_path):
    """A project, beside it another, and `warraq` and `build.py` that note what they get."""
    for name in ("teachers.en.md", "us.en.md"):
        write(tmp_path / "briefs" / name)
    write(tmp_path / "study" / "study.yaml", "languages: [ar, en]\n")
    write(tmp_path / "مشروع one" / "briefs" / "shop.ar.md")
    for name in (
        "paper.md",
        "paper.pdf",
        "other/build.py",
        "مشروع one/file.pdf",
        "مشروع one/file.md",
    ):
        write(tmp_path / name, OTHER if name == "other/build.py" else "")
    for program in (tmp_path / "bin" / "warraq", tmp_path / "build.py"):
        write(program, PROGRAM)
        program.chmod(0o755)
    for program in (tmp_path / "bin" / "python", tmp_path / "bin" / "python3"):
        write(program, f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        program.chmod(0o755)
    return tmp_path


def write(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Terminal:
    """A shell at a terminal of its own."""

    def __init__(self, command, home):
        self.got, self.screen = home / "got", b""
        self.end, inner = pty.openpty()
        kept = {key: value for key, value in os.environ.items() if key in ("LANG", "LC_ALL")}
        path = f"{home / 'bin'}:{os.environ['PATH']}"
        env = {"LANG": "C.UTF-8", **kept, "HOME": str(home), "PATH": path, "TERM": "xterm"}
        self.shell = subprocess.Popen(
            command, cwd=home, env=env, stdin=inner, stdout=inner, stderr=inner,
            preexec_fn=lambda: (os.setsid(), fcntl.ioctl(0, termios.TIOCSCTTY, 0)),
        )  # fmt: skip
        os.close(inner)

    def type(self, text):
        os.write(self.end, text.encode())

    def words(self):
        """The words that a program got, as soon as it has them."""
        until = time.monotonic() + 30
        while not self.got.exists():
            assert time.monotonic() < until, self.screen.decode(errors="replace")
            if select.select([self.end], [], [], 0.05)[0]:
                said = os.read(self.end, 9999)
                self.screen += said
                if b"\x1b[c" in said or b"\x1b[0c" in said:
                    self.type("\x1b[?62c")  # what kind of terminal this is
        words = json.loads(self.got.read_text("utf-8"))
        self.got.unlink()
        return words

    def close(self):
        self.shell.kill()
        self.shell.wait()
        os.close(self.end)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_what_is_typed(shell, home):
    command, first = SHELLS[shell]
    needed(command[0])
    terminal = Terminal(command, home)
    try:
        terminal.type(f"{first}\r")
        for parts, words in TYPED:
            terminal.type("\t".join([*parts, "\r"]))
            assert terminal.words() == [word.replace("HOME", str(home)) for word in words]
    finally:
        terminal.close()
    assert (home / "runs").read_text("utf-8") == "once ", "a script not ours was run to ask it"


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_what_a_shell_evaluates_is_printed(shell, capsys):
    assert main(["completion", shell]) == 0
    assert "PYTHON_ARGCOMPLETE_OK" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("warraq ", {*options.TARGETS, *options.HELP}),
        ("warraq article ", set(options.TARGETS) - {"article"}),
        ("warraq build ", set(options.TARGETS)),
        ("warraq --audience ", {"teachers", "us"}),
        ("warraq check --lang ", {"ar", "en"}),
        ("warraq new x --lang ", {"ar", "en"}),
        ("warraq --jobs ", set()),
        ("warraq --project ", {"bin/", "briefs/", "other/", "study/", "مشروع one/"}),
        ("warraq import ", {"bin/", "briefs/", "other/", "study/", "مشروع one/", "paper.md"}),
    ],
)
def test_what_may_follow_is_offered(line, words, home):
    assert {word for word, _ in offered(line, home)} == words


def test_commands_are_offered_with_what_they_do(home):
    assert dict(offered("warraq che", home)) == {"check": options.HELP["check"][0]}


def offered(line, home):
    """The words that may follow, with what is told of each."""
    answer = home / "answer"
    asked = {"_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_DFS": "\t", "PATH": "",
             "_ARGCOMPLETE_SHELL": "fish", "_ARGCOMPLETE_SUPPRESS_SPACE": "1", "COMP_LINE": line,
             "_ARGCOMPLETE_STDOUT_FILENAME": str(answer)}  # fmt: skip
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from warraq.cli.commands import main; main()"
    subprocess.run([sys.executable, "-c", code], cwd=home, env=asked, check=True)
    return [row.split("\t") for row in answer.read_text("utf-8").split("\n") if row]
