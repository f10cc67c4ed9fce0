"""Links as they are sent: with the campaign tags that the brand names."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_HREF = re.compile(r'(?<=href=")https?://[^"]+(?=")')


def tagged(url: str, tags: Mapping[str, str]) -> str:
    """The address with the tags in its query; what it has already stays."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return urlunsplit(parts._replace(query=urlencode({**tags, **query})))


def filled(campaign: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The campaign's tags with `{slug}`, `{audience}`, `{language}`, `{channel}` and `{medium}` filled in."""
    return {key: value.format(**names) for key, value in campaign.items()}


def tag_links(page: str, tags: Mapping[str, str]) -> str:
    """HTML with the tags on each link to the web."""
    return _HREF.sub(lambda m: html.escape(tagged(html.unescape(m[0]), tags)), page)
