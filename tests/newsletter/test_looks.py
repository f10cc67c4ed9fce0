"""Messages as a reader sees them, in Debian's Chromium: each width and light, images on and off."""

import base64
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageChops, ImageStat

from tests.built.command import ROOT
from tests.newsletter.conftest import elements
from tests.programs import needed
from warraq.design.brand import read_brand

HERE = Path(__file__).parent
APPROVED = HERE / "approved"
TOLERANCE = 3.0  # mean difference of 255: other edges of letters pass, another line does not
PAGES = yaml.safe_load((HERE / "looks.yaml").read_text("utf-8"))
WEB = ROOT / "tests" / "tools" / "web"
FETCHED = (WEB / "node_modules" / "playwright-core").is_dir()
JUDGED = {"runOnly": ["color-contrast", "image-alt", "valid-lang", "link-name"]}


def name_of(page, look):
    dark, blind = look.get("dark"), look.get("images") is False
    words = (
        page["name"],
        str(look["width"]),
        "dark" if dark else "light",
        "blind" if blind else "",
    )
    return "-".join(filter(None, words))


LOOKS = {name_of(page, look): (page, look) for page in PAGES for look in page["looks"]}


def address_of(data, media):
    return f"data:{media};base64,{base64.b64encode(data).decode()}"


def faces():
    """The first typeface that a message asks for, so that it looks the same on every machine."""
    files = read_brand(ROOT)[0].typefaces["plex-arabic"].files
    return "".join(
        f"@font-face {{ font-family: 'Segoe UI'; font-weight: {weight};"
        f" src: url({address_of(files[style].read_bytes(), 'font/ttf')}) }}"
        for style, weight in (("regular", 400), ("bold", 700))
    )


def blank():
    """A grey page in the place of the brief's, which changes with the brief."""
    data = io.BytesIO()
    Image.new("L", (600, 849), 200).save(data, "PNG")
    return address_of(data.getvalue(), "image/png")


@pytest.fixture(scope="module")
def pages(kit, mail, tmp_path_factory):
    """The pages to look at, as files."""
    folder, style = (
        tmp_path_factory.mktemp("pages"),
        f"<meta charset=utf-8><style>{faces()}</style>",
    )
    for page in PAGES:
        if page.get("fragment"):
            html = kit(f"{page['stem']}.html").read_text("utf-8")
        else:
            html = mail(page["stem"]).get_body(("html",)).get_content()
        if page.get("bare"):
            html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
        html = html.replace("cid:page", blank())
        (folder / f"{page['name']}.html").write_text(style + html, "utf-8")
    return folder


@pytest.fixture(scope="module")
def seen(pages):
    """What one run of the browser saw, by name."""
    needed("node", "chromium")
    if not FETCHED:
        pytest.skip("not on this machine: what tests/tools/install fetches")
    looks = [
        {**look, "page": (pages / f"{page['name']}.html").as_uri(), "scale": 0.5,
         "picture": str(pages / f"{name}.png"), "axe": JUDGED if look.get("axe") else None}
        for name, (page, look) in LOOKS.items()
    ]  # fmt: skip
    run = subprocess.run(
        ["node", WEB / "look.mjs"],
        input=json.dumps(looks),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return dict(zip(LOOKS, json.loads(run.stdout), strict=True))


@pytest.mark.parametrize("name", LOOKS)
def test_a_message_fits_its_window_and_fetches_nothing(seen, name):
    assert seen[name] == {"errors": [], "remote": [], "overflow": 0, "violations": []}


@pytest.mark.parametrize("name", LOOKS)
def test_a_message_looks_as_approved(seen, pages, approve, name):
    target = APPROVED / f"{name}.png"
    found = Image.open(pages / f"{name}.png").convert("L")
    if approve:
        found.quantize(16, dither=Image.Dither.NONE).save(target, optimize=True)
    with Image.open(target) as image:
        approved = image.convert("L")
    assert found.width == approved.width
    assert abs(found.height - approved.height) <= 2
    assert ImageStat.Stat(ImageChops.difference(found, approved)).mean[0] < TOLERANCE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_every_block_says_its_language_and_direction(pages, page):
    html = (pages / f"{page['name']}.html").read_text("utf-8")
    blocks = elements(html, "div", "table", "p", "h1", "h2", "h3", "ol", "ul", "li")
    nested = [block for block in blocks if not {"lang", "dir"} <= set(block)]
    assert blocks
    assert not nested
    assert not elements(html, "script", "link", "iframe", "object", "form")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_arabic_is_set_in_typefaces_that_machines_have(pages, page):
    html = (pages / f"{page['name']}.html").read_text("utf-8")
    arabic = [b["style"] for b in elements(html, "p", "li", "h1", "h2") if b["lang"] == "ar"]
    assert arabic or page["name"] in ("english", "second-project")
    assert all("'Geeza Pro', 'Noto Sans Arabic', Tahoma" in style for style in arabic)
