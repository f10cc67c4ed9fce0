"""What the article costs: CPU seconds from a cold start, bare WeasyPrint on the same HTML, and Typst.

    python benchmarks/article.py [PROJECT] [--rounds N]

Each program is a process of its own; the best of N rounds counts. `bare` sets and tags the article
with the library alone; `warraq` does the same as the press does: even lines, text that comes back,
the press's corrections and tags, the lean start. Typst (if its Python package is installed) sets the
same paragraphs plainly, without figures, notes and tags.

    python benchmarks/article.py --text

leaves out figures and tables, so that nothing but text is compared.
"""

from __future__ import annotations

import argparse
import html
import re
import resource
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BARE = """
import sys
from weasyprint import HTML
HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
OURS = """
import sys; sys.path.insert(0, sys.argv[3])
from warraq.press import corrections
from weasyprint import HTML
from warraq.paragraph import ParagraphSettings, installed
from warraq.weasy import workbench
with workbench.installed(corrections.CORRECTIONS), installed(ParagraphSettings()):
    document = HTML(sys.argv[1]).render(pdf_variant="pdf/ua-1")
    corrections.prepare_pages(document)
    document.write_pdf(sys.argv[2], pdf_variant="pdf/ua-1", pdf_tags=True)
"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
PLAIN_TYPST = """#set page("a4", margin: 25mm, numbering: "1")
#set text(font: "Amiri", size: 12.5pt, lang: "ar")
#set par(justify: true, leading: 0.9em)
"""


def article_html(project: Path) -> str:
    """The article's composition of a project as HTML, with faces and figures as files of this machine."""
    sys.path.insert(0, str(ROOT))
    from warraq.build import drawing_cache, loading, outputs, steps
    from warraq.build.steps import Subject
    from warraq.design import typefaces

    study, brand, _ = loading.load_project(project)
    subject = Subject(study.slug, "article", study.language)
    shown = outputs.published_figures(study, study.language)
    drawings = {key: drawing_cache.draw_figure(study.figures[key[0]], key, brand) for key in shown}
    composed = steps.compose_article(study, subject, brand, drawing_cache.by_place(drawings))
    return composed.document.html.replace(
        "</head>", f"<style>{typefaces.face_css(brand)}</style></head>"
    )


def typst_text(source: str) -> str:
    """The paragraphs of a page as plain Typst."""
    paragraphs = re.findall(r"<(?:p|h\d|li)\b[^>]*>(.*?)</(?:p|h\d|li)>", source, re.S)
    plain = (html.unescape(re.sub("<[^>]+>", "", paragraph)) for paragraph in paragraphs)
    escaped = (
        re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", " ".join(text.split())) for text in plain
    )
    return PLAIN_TYPST + "\n\n".join(escaped)


def seconds(program: str, arguments: list[str], rounds: int) -> float:
    """The CPU seconds of the best of some runs of a Python program."""
    spent = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program, *arguments], check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def main() -> None:
    """Print the seconds of each and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--text", action="store_true", help="without figures and tables")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder, "article.html"), Path(folder, "article.pdf")
        source = article_html(options.project.resolve())
        if options.text:
            source = re.sub(r"<(figure|table)\b.*?</\1>", "", source, flags=re.S)
        page.write_text(source, encoding="utf-8")
        arguments = [str(page), str(pdf), str(ROOT)]
        times = {
            "bare WeasyPrint": seconds(BARE, arguments, options.rounds),
            "warraq": seconds(OURS, arguments, options.rounds),
        }
        if find_spec("typst"):
            text = Path(folder, "article.typ")
            text.write_text(typst_text(source), encoding="utf-8")
            times["Typst"] = seconds(TYPST, [str(text), str(pdf)], options.rounds)
    for name, spent in times.items():
        line = f"{name:16} {spent:6.2f} s   warraq / {name}: {times['warraq'] / spent:.2f}\n"
        sys.stdout.write(line)


if __name__ == "__main__":
    main()
