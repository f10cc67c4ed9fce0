"""What a font file says of itself: which letters it has, and whether it is one face or many in one file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TYPES = (b"\x00\x01\x00\x00", b"OTTO", b"true")


@dataclass(frozen=True)
class FontFile:
    """The code points that a font has shapes for; `variable`: its weight is chosen by whoever sets it."""

    letters: frozenset[int]
    variable: bool


@lru_cache(maxsize=64)
def read_font(path: Path) -> FontFile:
    """The font in a file; a ValueError where it is none, an OSError where it cannot be read.

    The format is that of the OpenType specification, table `cmap`, subtables of format 4 and 12.
    """
    data = path.read_bytes()
    if data[:4] not in TYPES:
        raise ValueError("it is no TrueType or OpenType file")
    try:
        (count,) = struct.unpack_from(">4xH", data)
        tables = {
            tag: (start, size)
            for tag, start, size in (
                struct.unpack_from(">4s4xLL", data, 12 + 16 * i) for i in range(count)
            )
        }
        start, size = tables[b"cmap"]
        return FontFile(frozenset(_letters(data[start : start + size])), b"fvar" in tables)
    except (struct.error, KeyError) as error:
        raise ValueError("its tables cannot be read") from error


def _letters(cmap: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">2xH", cmap)
    starts = {struct.unpack_from(">4xL", cmap, 4 + 8 * index)[0] for index in range(count)}
    for start in sorted(starts):
        (kind,) = struct.unpack_from(">H", cmap, start)
        if kind == 4:
            yield from _segments(cmap[start:])
        elif kind == 12:
            (groups,) = struct.unpack_from(">12xL", cmap, start)
            for index in range(groups):
                first, last = struct.unpack_from(">LL", cmap, start + 16 + 12 * index)
                yield from range(first, min(last, 0x10FFFF) + 1)


def _segments(table: bytes) -> Iterator[int]:
    """The code points of a subtable of format 4, those without a shape left out."""
    (twice,) = struct.unpack_from(">6xH", table)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    begins = struct.unpack_from(f">{count}H", table, 16 + twice)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * twice)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 3 * twice)
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        for letter in range(begin, end + 1):
            glyph = letter + deltas[index]
            if offsets[index]:
                at = 16 + 3 * twice + 2 * index + offsets[index] + 2 * (letter - begin)
                (glyph,) = struct.unpack_from(">H", table, at) if at + 2 <= len(table) else (0,)
            if glyph % 0x10000 and letter != 0xFFFF:
                yield letter
