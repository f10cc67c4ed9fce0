"""HTML against caniemail's table of what mail programs know."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.newsletter.conftest import DIGESTS, LETTERS
from tests.newsletter.test_looks import FETCHED, WEB
from tests.programs import needed

SUPPORT = yaml.safe_load(Path(__file__).with_name("support.yaml").read_text("utf-8"))


def unknown(*pages):
    """What the programs do not know of the pages."""
    needed("node", "chromium")
    if not FETCHED:
        pytest.skip("not on this machine: what tests/tools/install fetches")
    asked = json.dumps({"clients": SUPPORT["clients"], "pages": pages})
    run = subprocess.run(
        ["node", WEB / "support.mjs"], input=asked, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_mail_programs_know_all_that_a_message_needs(kit, mail):
    fragments = [kit(f"{stem}.html").read_text("utf-8") for stem in LETTERS + DIGESTS]
    messages = [mail(stem).get_body(("html",)).get_content() for stem in LETTERS + DIGESTS]
    found = unknown(*fragments, *messages)
    assert {feature for page in found for feature in page} == set(SUPPORT["lost"])


def test_the_table_knows_what_is_not_known():
    (found,) = unknown('<div style="display: grid; clip-path: circle(9px)">x</div>')
    assert any(client.startswith("outlook") for client in found["clip-path"])
