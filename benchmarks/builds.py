"""What builds cost, as ratios: one change, two processes, many projects, long articles, the watch.

    python benchmarks/builds.py [PROJECT] [--quick] [--rounds N]

Every command is a process of its own, on copies of the project; of short ones the best of N rounds
counts. A ratio compares with the row that its line names; where there are N projects, or an article
N times as long, with N times that row: 1.00 is a straight line. The watch is timed in Chromium, from
the save of a file until the picture of the changed page is on the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "projects" / "tiny"
LEAP_YEARS = TINY.with_name("leap-years")
WEB = ROOT / "tests" / "tools" / "web"
HEAD = ("", "seconds", "ratio", "CPU", "ratio", "MB", "ratio", "compared with")


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds by the clock and of processors, and its largest process in MB."""

    seconds: float
    cpu: float = 0.0
    memory: float = 0.0

    def __mul__(self, times: float) -> Cost:
        return Cost(self.seconds * times, self.cpu * times, self.memory)


@dataclass
class Sheet:
    """The rows that were measured."""

    costs: dict[str, Cost] = field(default_factory=dict)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, name: str, cost: Cost, beside: str = "", times: float = 1.0) -> None:
        """A row; the cost beside which it stands counts so many times."""
        self.costs[name] = cost
        other = self.costs[beside] * times if beside else None
        cells = [name]
        for measure in ("seconds", "cpu", "memory"):
            mine, its = getattr(cost, measure), getattr(other, measure, 0.0)
            cells += [f"{mine:,.2f}" if mine else "", f"{mine / its:.2f}" if mine and its else ""]
        self.rows.append((*cells, f"{times:.3g} × {beside}" if times != 1 else beside))
        sys.stderr.write(f"{name}: {cost.seconds:.2f} s\n")


def cost(*words: object) -> Cost:
    """What the command line takes to do this."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, words)]
    with tempfile.TemporaryFile() as said:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        said.seek(0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}\n{said.read().decode()}")
    memory = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return Cost(seconds, used.ru_utime + used.ru_stime, memory)


def best(rounds: int, *words: object) -> Cost:
    """The best of some rounds."""
    return min((cost(*words) for _ in range(rounds)), key=lambda each: each.seconds)


@contextmanager
def copy_of(project: Path) -> Iterator[Path]:
    """A copy of what a project is made from."""
    with tempfile.TemporaryDirectory(prefix="warraq-") as folder:
        for name in ("study", "briefs", "templates"):
            if (project / name).is_dir() and (project != ROOT or name != "templates"):
                shutil.copytree(project / name, Path(folder, name))
        yield Path(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of an output folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def one_change(sheet: Sheet, root: Path, rounds: int) -> None:
    """Everything, with one process and with two; then nothing, and one change at a time."""
    build = ("--project", root, "build")
    everything, two = "all files, one process", "all files, two processes"
    sheet.add(everything, cost(*build, "--jobs", 1, "--out", root / "one"))
    sheet.add(two, cost(*build, "--jobs", 2), everything)
    if contents(root / "one") != contents(root / "out"):
        raise SystemExit("two processes have not made the same bytes as one")
    sheet.add("nothing to do", best(rounds, *build), two)
    append(next(root.glob("briefs/*.md")))
    sheet.add("one brief changed", cost(*build), two)
    change_table(root)
    sheet.add("one number of a table changed", cost(*build), two)
    append(max(root.glob("study/chapters/*.md"), key=lambda path: path.stat().st_size))
    sheet.add("one chapter changed", cost(*build), two)
    sheet.add("check", best(rounds, "--project", root, "check"), two)
    sheet.add("help", best(rounds, "--help"), two)


def append(path: Path) -> None:
    """A word more at the end of a file's last line of prose."""
    text = path.read_text("utf-8")
    *_, last = re.finditer(r"^ *\w.* .*$", text, re.M)
    path.write_text(f"{text[: last.end()]} 2026{text[last.end() :]}", encoding="utf-8")


def change_table(root: Path) -> None:
    """Another last digit in the first table that still passes the check with it."""
    check = [sys.executable, str(ROOT / "build.py"), "--project", str(root), "check"]
    for path in sorted(root.glob("study/tables/*.csv")):
        text = path.read_text("utf-8")
        other = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), text)
        path.write_text(other, encoding="utf-8")
        if other != text and not subprocess.run(check, capture_output=True, check=False).returncode:
            return
        path.write_text(text, encoding="utf-8")
    raise SystemExit("no table can be changed without an error")


def many(sheet: Sheet, project: Path, counts: list[int]) -> None:
    """So many projects in one run of one process."""
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="warraq-") as shelf:
            for number in range(count):
                shutil.copytree(project, Path(shelf, f"{number}"))
            name = f"{count} projects, one process" if count > 1 else "1 project"
            spent = cost("build", "--all", shelf, "--jobs", 1)
            sheet.add(name, spent, "1 project" if count > 1 else "", count)


def lengths(sheet: Sheet, project: Path, counts: list[int]) -> None:
    """The article so many times as long."""
    first = 0
    for times in counts:
        with copy_of(project) as root:
            lengthen(root, times)
            spent = cost("--project", root, "build", "article", "--jobs", 1)
            pages = article_pages(root)
        first = first or pages
        name = f"an article of {pages} pages"
        beside = f"an article of {first} pages" if times > 1 else ""
        sheet.add(name, spent, beside, pages / first)


def lengthen(root: Path, times: int) -> None:
    """Let every part of a study's body follow itself, under other names and without its figures."""
    for path in sorted((root / "study" / "chapters").glob("*.md")):
        text = path.read_text("utf-8")
        if not re.search(r"^role: *part\b", text, re.M):
            continue
        plain = re.sub(r"^!\[.*?\]\(.*?\)$", "", text, flags=re.M)
        stem, dot, rest = path.name.partition(".")
        for number in range(2, times + 1):
            other = re.sub(r"(\{#|^id: *)([\w-]+)", rf"\1\2-{number}", plain, flags=re.M)
            path.with_name(f"{stem}-{number}{dot}{rest}").write_text(other, encoding="utf-8")


def article_pages(root: Path) -> int:
    """The pages of all articles that were built."""
    manifests = (json.loads(path.read_text("utf-8")) for path in root.glob("out/*/manifest.json"))
    return sum(file.get("pages", 0) for manifest in manifests for file in manifest["files"])


def watch(sheet: Sheet, root: Path, rounds: int) -> None:
    """From a save to the screen."""
    from tests.built.command import watched

    brief = next(root.glob("briefs/*.md"))
    chapter = max(root.glob("study/chapters/*.md"), key=lambda path: path.stat().st_size)
    with watched(root) as address:
        words = ["node", WEB / "saves.mjs", address, str(rounds), brief, chapter]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    for name, seconds in zip(("brief", "article"), json.loads(done.stdout), strict=True):
        sheet.add(f"watch: a word in a {name}, best of {rounds}", Cost(min(seconds)))
        middle = sorted(seconds)[len(seconds) // 2]
        sheet.add(f"watch: a word in a {name}, median", Cost(middle))


def main() -> None:
    """Measure and print."""
    sys.path.insert(0, str(ROOT))
    from warraq.cli.terminal import draw_table

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", nargs="?", type=Path)
    parser.add_argument("--quick", action="store_true", help="a small project, short rows")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    project = (options.project or (TINY if options.quick else ROOT)).resolve()
    rounds, counts = (1, [1, 4]) if options.quick else (options.rounds, [1, 4, 16])
    sheet = Sheet()
    with copy_of(project) as root:
        one_change(sheet, root, rounds)
        if shutil.which("chromium") and (WEB / "node_modules").is_dir():
            watch(sheet, root, rounds)
        else:
            sys.stderr.write("the watch is left out: no Chromium (tests/tools/install)\n")
    many(sheet, TINY, counts)
    lengths(sheet, LEAP_YEARS if project == TINY else project, counts)
    sys.stdout.write(draw_table(HEAD, sheet.rows, right=range(1, 7)) + "\n")


if __name__ == "__main__":
    main()
