"""A sound PDF, and ways to spoil it: each takes the pypdf writer of a copy."""

from __future__ import annotations

import io
from functools import cache

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.press.sheets import IMAGE, data

SOUND = f"""<h1>عنوان</h1><p>نص عربي فيه كلمات كثيرة تكفي.</p>
<h2>فصل</h2><p lang="en" dir="ltr">An English paragraph, long enough to tell.</p>
<figure><img src="{IMAGE}" alt="وصف" style="width: 50px"></figure>
<table><thead><tr><th scope="col">رأس</th></tr></thead><tbody><tr><td>قيمة</td></tr></tbody></table>
<ul><li>بند</li></ul><p style="break-before: page">صفحة <a href="#x" title="إلى الفصل">رابط</a></p>
<h2 id="x">فصل آخر</h2>"""


@cache
def sound():
    return data(SOUND, "@page { @bottom-center { content: counter(page) } }")


def spoil(how):
    """The bytes of the sound file after `how` has been at it."""
    writer = PdfWriter(clone_from=io.BytesIO(sound()))
    how(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def elements(writer, kind):
    objects = (entry for entry in writer._objects if entry is not None)
    return [o for o in objects if isinstance(o, dict) and o.get("/S") == kind and "/P" in o]


def no_alt(writer):
    del elements(writer, "/Figure")[0]["/Alt"]


def skipped_heading(writer):
    elements(writer, "/H2")[0][NameObject("/S")] = NameObject("/H4")


def wrong_language(writer):
    paragraphs = [p for p in elements(writer, "/P") if p.get("/Lang") == "en"]
    paragraphs[0][NameObject("/Lang")] = TextStringObject("ar")


def no_language(writer):
    del writer.root_object["/Lang"]


def untagged_page(writer):
    page = writer.pages[1]
    content = page.get_contents().get_data().replace(b"/MCID", b"/Gone")
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)


def no_tags(writer):
    del writer.root_object["/StructTreeRoot"]


def missing_font(writer):
    for entry in writer._objects:
        if isinstance(entry, dict):
            entry.pop("/FontFile2", None)


def dead_link(writer):
    link(writer)[NameObject("/Dest")] = TextStringObject("nowhere")


def silent_link(writer):
    del link(writer)["/Contents"]


def link(writer):
    return writer.pages[1]["/Annots"][0].get_object()


def headless_table(writer):
    for cell in elements(writer, "/TH"):
        cell[NameObject("/S")] = NameObject("/TD")


def no_scope(writer):
    del elements(writer, "/TH")[0]["/A"]


def bare_list(writer):
    elements(writer, "/LI")[0][NameObject("/S")] = NameObject("/P")


def wrong_order(writer):
    kids = elements(writer, "/Document")[0]["/K"]
    kids.insert(0, kids.pop())


def no_labels(writer):
    del writer.root_object["/PageLabels"]


def no_title(writer):
    writer.root_object[NameObject("/Metadata")] = NameObject("/None")
    del writer.root_object["/Metadata"]
    writer.metadata = {}


def broken_metadata(writer):
    stream = DecodedStreamObject()
    stream.set_data(b"<x:xmpmeta")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)


def title_not_shown(writer):
    del writer.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def circular_tree(writer):
    document = elements(writer, "/Document")[0]
    document["/K"].append(document.indirect_reference)
    document["/K"].append(NumberObject(-7))


def impossible_tree(writer):
    elements(writer, "/Document")[0][NameObject("/K")] = ArrayObject([TextStringObject("x")])
