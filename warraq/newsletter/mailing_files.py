"""All that is sent of a brief, and the digest of all briefs, as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from warraq.design.tokens import NewsletterTokens
from warraq.model import Brand, Brief, Edition, Letter, Value
from warraq.newsletter import WIDTHS
from warraq.newsletter.directions import marked
from warraq.newsletter.links import filled, tag_links, tagged
from warraq.newsletter.mail_draft import Draft, Enclosure, file_name, fragment, inlined, message
from warraq.newsletter.pictures import picture
from warraq.newsletter.posts import TELEGRAM, WHATSAPP, X, post, thread
from warraq.newsletter.words import paragraphs, plain


@dataclass(frozen=True)
class Mailing:
    """What is sent: the letter, the briefs that it speaks of, their values; `stem` names the files."""

    stem: str
    slug: str
    link: str
    letter: Letter
    briefs: tuple[Brief, ...]
    values: Mapping[str, Value]

    def link_for(self, settings: NewsletterTokens, channel: str, link: str) -> str:
        """A link with the campaign's tags for the channel."""
        return tagged(link, self.tags(settings, channel)) if link else ""

    def edition(self, suffix: str, data: bytes, *report: str) -> Edition:
        """A finished file of the mailing."""
        name, letter = f"newsletter/{self.stem}{suffix}", self.letter
        return Edition(name, data, letter.subject, letter.language, report=report)

    def tags(self, settings: NewsletterTokens, channel: str) -> dict[str, str]:
        """The campaign's tags for the channel."""
        audience = self.briefs[0].audience if len(self.briefs) == 1 else "all"
        medium = "email" if channel in ("mail", "newsletter") else "social"
        names = {"slug": self.slug, "audience": audience, "language": self.letter.language}
        return filled(settings.campaign, {**names, "channel": channel, "medium": medium})


def make_letter(mailing: Mailing, brand: Brand, pdf: bytes, card: bytes) -> tuple[Edition, ...]:
    """The files of one brief: message, fragment, posts, pictures with their words."""
    letter, settings = mailing.letter, brand.options.newsletter
    pages = {width: picture(pdf, width, letter.page_alt) for width in WIDTHS}
    shown = [(str(width), page, letter.page_alt) for width, page in pages.items()]
    shown.append(("card", picture(card, 1200, letter.card_alt), letter.card_alt))
    enclosed = Enclosure(file_name(letter.words["brief"], letter.subject), pdf)
    return (
        *_messages(mailing, settings, (enclosed,), pages[600]),
        mailing.edition(".txt", _posts(mailing, settings).encode()),
        *(mailing.edition(f"-{name}.png", data) for name, data, _ in shown),
        *(mailing.edition(f"-{name}.alt.txt", f"{alt}\n".encode()) for name, _, alt in shown),
    )


def make_digest(mailing: Mailing, brand: Brand, *pdfs: bytes) -> tuple[Edition, ...]:
    """The files of the digest: message, fragment, and a post with the bottom lines."""
    settings = brand.options.newsletter
    enclosed = tuple(
        Enclosure(file_name(brief.title), pdf)
        for brief, pdf in zip(mailing.briefs, pdfs, strict=True)
    )
    text = _text(mailing, settings, "social")
    return *_messages(mailing, settings, enclosed), mailing.edition(".txt", text.encode())


def _messages(
    mailing: Mailing, settings: NewsletterTokens, enclosed: tuple[Enclosure, ...], page: bytes = b""
) -> tuple[Edition, Edition]:
    """The draft, with what it encloses or, where that is too much, with the link; and the fragment."""
    letter = mailing.letter
    said = letter.words["attached" if len(mailing.briefs) == 1 else "attached_all"]
    draft = Draft(letter.subject, letter.language, _text(mailing, settings, "mail", said),
                  _page(mailing, settings, "mail", letter.attached), enclosed, page)  # fmt: skip
    data, report = message(draft), tuple[str, ...]()
    if (whole := len(data)) > settings.limit:
        linked = replace(draft, text=_text(mailing, settings, "mail"), enclosures=(),
                         html=_page(mailing, settings, "mail", letter.linked))  # fmt: skip
        data = message(linked)
        place = "a link takes" if letter.link else "no link is there to take"
        report = (f"{place} the attachment's place: {whole:,} bytes with it, {len(data):,} without, "
                  f"{settings.limit:,} allowed (options.newsletter: limit, files)",)  # fmt: skip
    pasted = fragment(_page(mailing, settings, "newsletter", letter.html))
    return mailing.edition(".eml", data, *report), mailing.edition(".html", pasted.encode())


def _page(mailing: Mailing, settings: NewsletterTokens, channel: str, page: str) -> str:
    return tag_links(inlined(page), mailing.tags(settings, channel))


def _text(mailing: Mailing, settings: NewsletterTokens, channel: str, said: str = "") -> str:
    """The message in plain words, `said` of what comes with it, and the link."""
    letter = mailing.letter
    links = letter.links or [""] * len(mailing.briefs)
    title = marked(letter.subject, letter.language) if len(mailing.briefs) > 1 else ""
    parts = [
        part
        for brief, link in zip(mailing.briefs, links, strict=True)
        for part in (*_part(mailing, brief), mailing.link_for(settings, channel, link))
    ]
    link = mailing.link_for(settings, channel, mailing.link if said else letter.link)
    foot = marked("\n".join(filter(None, letter.foot)), letter.language)
    return "\n\n".join(filter(None, [title, *parts, said, link, foot])) + "\n"


def _part(mailing: Mailing, brief: Brief) -> Iterator[str]:
    yield marked(brief.title, brief.language)
    if len(mailing.briefs) > 1:
        yield marked(plain(brief.bottom_line, mailing.values, brief.language), brief.language)
        return
    for lines in paragraphs(brief, mailing.letter.words, mailing.values):
        yield marked("\n".join(lines), brief.language)


def _posts(mailing: Mailing, settings: NewsletterTokens) -> str:
    """The texts for each service, under its name."""
    letter, (brief,) = mailing.letter, mailing.briefs
    parts = []
    for service in (WHATSAPP, TELEGRAM, X):
        link = mailing.link_for(settings, service.name.lower(), letter.link)
        write = thread if service is X else partial(post, service=service)
        parts += [
            f"===== {service.name} =====",
            *write(brief, letter.words, mailing.values, link=link),
        ]
    return "\n\n".join(parts) + "\n"
