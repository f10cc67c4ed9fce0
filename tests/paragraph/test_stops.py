"""Every stop after everything that may stand before it comes back in its place, spaces and all."""

import re
from pathlib import Path

import pytest
import yaml

from tests.paragraph.conftest import READERS, normal

CASES = [
    case if isinstance(case, dict) else {"html": case}
    for case in yaml.safe_load((Path(__file__).parent / "stops.yaml").read_text("utf-8"))
]
STOPS = ("", ".", "،", "؛", ":", "؟", "!")
PLACES = ("قال الكاتب {} ثم ذهب", "قال الكاتب بعد ذلك {}", "{} هذا كتاب جديد من كتب المكتبة")


@pytest.mark.parametrize("case", CASES, ids=lambda case: re.sub("<[^>]+>", "", case["html"]))
def test_stops_come_back_in_their_place(typeset, case):
    sources = [place.format(case["html"] + stop) for place in PLACES for stop in STOPS]
    pdf = typeset("".join(f"<p>{source}</p>" for source in sources))
    texts = [normal(re.sub("<[^>]+>", "", source)) for source in sources]
    for reader, read in READERS.items():
        got = normal(" ".join(read(pdf)))
        lost = [text for text in texts if text not in got]
        assert bool(lost) == (reader in case.get("but", [])), (reader, lost)
