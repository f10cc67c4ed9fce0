"""Each element of a page has its element in JATS."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from tests.deposit.conftest import parsed
from warraq.deposit.jats import without_loose_ends
from warraq.deposit.jatsbody import Body

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "body.yaml").read_text("utf-8"))
FRAME = '<main><section class="part"><h2 id="one">One</h2>{}</section></main>'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_element_becomes_its_like(case):
    body = Body(*parsed(FRAME.format(case["html"]))).body()
    without_loose_ends(body)
    written = ET.tostring(body, encoding="unicode")
    inner = re.fullmatch(r'<body><sec id="one"><title>One</title>(.*)</sec></body>', written)
    assert inner[1] == case["jats"]
