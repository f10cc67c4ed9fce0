"""Messages as files: the HTML with its styles in the elements, and a draft that a mail program opens."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

import css_inline

_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)


@dataclass(frozen=True)
class Enclosure:
    """A file that goes along, under the name that its reader sees."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """What a message is made of; `picture` is what its HTML shows as `cid:page`."""

    subject: str
    language: str
    text: str
    html: str
    enclosures: tuple[Enclosure, ...] = ()
    picture: bytes = b""


def inlined(page: str) -> str:
    """The page with its styles in its elements; only what depends on the screen stays in a sheet."""
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    return inliner.inline(page)


def fragment(page: str) -> str:
    """What a mailing service takes: the body's content, its style sheet before it."""
    sheet, body = _STYLE.search(page), _BODY.search(page)
    return f"{sheet[0] if sheet else ''}\n{body[1].strip() if body else page}\n"


def message(draft: Draft) -> bytes:
    """The message as a file: unsent, without addresses, the same bytes each time."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = draft.subject
    mail["X-Unsent"] = "1"
    mail.set_content(draft.text)
    mail.add_alternative(draft.html, subtype="html")
    if draft.picture:
        _, page = mail.iter_parts()
        page.add_related(
            draft.picture, "image", "png", cid="<page>", disposition="inline", filename="page.png"
        )
    for enclosure in draft.enclosures:
        mail.add_attachment(enclosure.data, "application", "pdf", filename=enclosure.name)
    mail["Content-Language"] = draft.language
    _fix_boundaries(mail)
    return mail.as_bytes()


def _fix_boundaries(mail: EmailMessage) -> None:
    """Boundaries from the subject, not at random, so that the same message is the same file."""
    seed = hashlib.sha256(str(mail["Subject"]).encode()).hexdigest()[:16]
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{seed}_{number}")


def file_name(*words: str) -> str:
    """A PDF's name that people read and every system takes: signs of paths and quotes left out."""
    name = re.sub(r'[\\/:*?"<>|«»“”…]', " ", " - ".join(filter(None, words)))
    return " ".join(name.split()).strip(" .") + ".pdf"
