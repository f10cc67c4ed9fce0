"""A sound PDF, and ways to spoil it: each takes the pypdf writer of a copy."""

from __future__ import annotations

import io
from functools import cache

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from tests.press.sheets import IMAGE, data

SOUND = f"""<h1>عنوان</h1><p>نص عربي فيه كلمات كثيرة تكفي.</p>
<h2>فصل</h2><p lang="en" dir="ltr">An English paragraph, long enough to tell.</p>
<figure><img src="{IMAGE}" alt="وصف" style="width: 50px"><figcaption>تعليق</figcaption></figure>
<table><thead><tr><th scope="col">رأس</th></tr></thead><tbody><tr><td>قيمة</td></tr></tbody></table>
<ul><li>بند</li><li>بند آخر</li></ul>
<p style="break-before: page">صفحة <a href="#x" title="إلى الفصل">رابط</a></p><h2 id="x">فصل آخر</h2>
<p style="break-before: page">متن<a href="#n1" role="doc-noteref">1</a></p>
<ol><li id="n1" role="doc-endnote">حاشية</li></ol>"""
CSS = """@page { @top-center { content: "عنوان جار" } @bottom-center { content: counter(page) } }"""


@cache
def sound():
    return data(SOUND, CSS)


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
    rewrite(writer, writer.pages[1], b"/MCID", b"/Gone")


def rewrite(writer, page, old, new):
    stream = DecodedStreamObject()
    stream.set_data(page.get_contents().get_data().replace(old, new))
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


def swapped_on_a_page(writer):
    kids = elements(writer, "/Document")[0]["/K"]
    kids[0], kids[1] = kids[1], kids[0]


def alt_of_caption(writer):
    elements(writer, "/Figure")[0][NameObject("/Alt")] = TextStringObject("تعليق")


def list_as_paragraphs(writer):
    lists = [each for each in elements(writer, "/L") if each["/A"]["/ListNumbering"] == "/Disc"]
    lists[0][NameObject("/S")] = NameObject("/Div")
    for item in lists[0]["/K"]:
        item.get_object()[NameObject("/S")] = NameObject("/P")


def tagged_running_heads(writer):
    document = elements(writer, "/Document")[0]
    for page in writer.pages:
        rewrite(writer, page, b"/Subtype /Header", b"/MCID 77")
        head = {"/Type": "/StructElem", "/S": "/P"}
        head = DictionaryObject({NameObject(k): NameObject(v) for k, v in head.items()})
        head[NameObject("/P")], head[NameObject("/Pg")] = (
            document.indirect_reference,
            page.indirect_reference,
        )
        head[NameObject("/K")] = NumberObject(77)
        document["/K"].append(writer._add_object(head))


def wrong_labels(writer):
    label = DictionaryObject(
        {NameObject("/S"): NameObject("/D"), NameObject("/St"): NumberObject(7)}
    )
    numbers = ArrayObject([NumberObject(0), label])
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): numbers})


def lost_bookmark(writer):
    first = writer.root_object["/Outlines"]["/First"].get_object()
    first[NameObject("/Dest")][0] = NullObject()


def lost_link(writer):
    link(writer)[NameObject("/Dest")] = ArrayObject([NullObject(), NameObject("/Fit")])


def note_without_mark(writer):
    del elements(writer, "/Reference")[0]["/Ref"]


def mark_without_note(writer):
    item = elements(writer, "/Note")[0]["/P"].get_object()
    del item["/K"]


def unknown_type(writer):
    elements(writer, "/P")[0][NameObject("/S")] = NameObject("/Absatz")


def no_tab_order(writer):
    del writer.pages[1]["/Tabs"]


def text_without_unicode(writer):
    for entry in writer._objects:
        if isinstance(entry, dict):
            entry.pop("/ToUnicode", None)


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
