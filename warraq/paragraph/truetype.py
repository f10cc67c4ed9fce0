"""Append composite glyphs to a TrueType font: outlines it has already, moved and put together."""

from __future__ import annotations

import struct
from typing import NamedTuple

ARGUMENTS_ARE_WORDS_XY = 0x0003
MORE_COMPONENTS = 0x0020
CHECKSUM_MAGIC = 0xB1B0AFBA
MAX_DEPTH = 16


class Composite(NamedTuple):
    """Parts (glyph index, x, y in font units) and the advance width in font units."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int


class Box(NamedTuple):
    """The bounds of an outline in font units."""

    left: int
    bottom: int
    right: int
    top: int


def read_tables(data: bytes) -> dict[str, bytes]:
    """The tables of a font file, by tag."""
    (count,) = struct.unpack_from(">4xH", data)
    records = (struct.unpack_from(">4s4xLL", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("latin-1"): data[start : start + size] for tag, start, size in records}


def write_tables(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, with checksums."""
    tables = {**tables, "head": _patched(tables["head"], ">L", 8, 0)}
    power = 1 << (len(tables).bit_length() - 1)
    header = struct.pack(
        ">LHHHH",
        0x00010000,
        len(tables),
        power * 16,
        power.bit_length() - 1,
        (len(tables) - power) * 16,
    )
    start, directory, body = len(header) + 16 * len(tables), b"", b""
    for tag in sorted(tables):
        data = tables[tag]
        place = struct.pack(
            ">4sLLL", tag.encode("latin-1"), _checksum(data), start + len(body), len(data)
        )
        directory += place
        body += data + bytes(-len(data) % 4)
    total = (CHECKSUM_MAGIC - _checksum(header + directory + body)) & 0xFFFFFFFF
    body_start = start + body.index(tables["head"])
    return _patched(header + directory + body, ">L", body_start + 8, total)


def append_glyphs(data: bytes, composites: list[Composite]) -> tuple[bytes, int]:
    """The font with composites appended, and the index of the first of them."""
    tables = read_tables(data)
    (first,) = struct.unpack_from(">4xH", tables["maxp"])
    offsets = _offsets(tables, first)
    glyf, metrics = bytearray(tables["glyf"]), bytearray(_long_metrics(tables, first))
    del glyf[offsets[-1] :]
    for composite in composites:
        outline, left = _outline(composite, tables["glyf"], offsets)
        glyf += outline + bytes(-len(outline) % 4)
        offsets.append(len(glyf))
        metrics += struct.pack(">Hh", composite.advance, left)
    count = first + len(composites)
    tables["glyf"], tables["hmtx"] = bytes(glyf), bytes(metrics)
    tables["loca"] = struct.pack(f">{count + 1}L", *offsets)
    tables["head"] = _patched(tables["head"], ">h", 50, 1)
    tables["hhea"] = _patched(tables["hhea"], ">H", 34, count)
    tables["maxp"] = _maxima(tables["maxp"], count, composites)
    tables["post"] = struct.pack(">L", 0x00030000) + tables["post"][4:32]
    return write_tables(tables), first


def _offsets(tables: dict[str, bytes], count: int) -> list[int]:
    (is_long,) = struct.unpack_from(">h", tables["head"], 50)
    if is_long:
        return list(struct.unpack_from(f">{count + 1}L", tables["loca"]))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", tables["loca"])]


def _long_metrics(tables: dict[str, bytes], count: int) -> bytes:
    """`hmtx` with an advance width for every glyph."""
    (long,) = struct.unpack_from(">H", tables["hhea"], 34)
    data = tables["hmtx"]
    bearings = struct.unpack_from(f">{count - long}h", data, 4 * long)
    (advance,) = struct.unpack_from(">H", data, 4 * long - 4)
    return data[: 4 * long] + b"".join(struct.pack(">Hh", advance, left) for left in bearings)


def _outline(composite: Composite, glyf: bytes, offsets: list[int]) -> tuple[bytes, int]:
    """A composite's outline and left side bearing; nothing where no part has an outline."""
    boxes, components = [], b""
    parts = [part for part in composite.parts if offsets[part[0]] < offsets[part[0] + 1]]
    for number, (glyph, x, y) in enumerate(parts, 1):
        box = Box(*struct.unpack_from(">2x4h", glyf, offsets[glyph]))
        boxes.append(Box(box.left + x, box.bottom + y, box.right + x, box.top + y))
        flags = ARGUMENTS_ARE_WORDS_XY | (MORE_COMPONENTS if number < len(parts) else 0)
        components += struct.pack(">HHhh", flags, glyph, x, y)
    if not parts:
        return b"", 0
    left, bottom = min(box.left for box in boxes), min(box.bottom for box in boxes)
    right, top = max(box.right for box in boxes), max(box.top for box in boxes)
    return struct.pack(">hhhhh", -1, left, bottom, right, top) + components, left


def _maxima(maxp: bytes, count: int, composites: list[Composite]) -> bytes:
    """`maxp` for fonts whose composites may hold these parts on top of what they held."""
    most = max((len(composite.parts) for composite in composites), default=1) or 1
    points, contours, deep_points, deep_contours = struct.unpack_from(">4H", maxp, 6)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    points, contours = max(points, deep_points) * most, max(contours, deep_contours) * most
    maxp = _patched(maxp, ">H", 4, count)
    maxp = _patched(maxp, ">2H", 10, min(points, 0xFFFF), min(contours, 0xFFFF))
    return _patched(maxp, ">2H", 28, max(elements, most), min(MAX_DEPTH, depth + 1))


def _patched(data: bytes, layout: str, at: int, *values: int) -> bytes:
    new = struct.pack(layout, *values)
    return data[:at] + new + data[at + len(new) :]


def _checksum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    return int(sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF)
