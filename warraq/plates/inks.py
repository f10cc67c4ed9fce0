"""Colour separation: what each colour of the screen is printed with."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property

from PIL import Image, ImageCms

from warraq.model import Brand

Ink = tuple[float, float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
LIMIT = 3.0  # of all inks together
NEUTRAL = 2 / 255  # greys differ no more than this between their parts


@dataclass(frozen=True)
class Inks:
    """The brand's colours as inks; greys in black alone; whatever else by the profile."""

    brand: Brand
    profile: bytes

    def of(self, rgb: tuple[float, float, float]) -> Ink:
        """The inks of an sRGB colour; all are shares of 1."""
        if ink := self._tokens.get(_eight_bits(rgb)):
            return ink
        if max(rgb) - min(rgb) <= NEUTRAL:
            return (0.0, 0.0, 0.0, round(1 - sum(rgb) / 3, 3))
        pixel = self.picture(Image.new("RGB", (1, 1), _eight_bits(rgb))).tobytes()
        cyan, magenta, yellow, black = (round(part / 255, 3) for part in pixel)
        return cyan, magenta, yellow, black

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in sRGB as CMYK, its shadows within the limit of ink."""
        inked = ImageCms.applyTransform(picture.convert("RGB"), self._transform)
        if inked is None:  # only where it was asked to change the picture in place
            raise ValueError("the transform gave no picture")
        return _limited(inked)

    @cached_property
    def _tokens(self) -> dict[tuple[int, ...], Ink]:
        found: dict[tuple[int, ...], Ink] = {}
        for colour in self.brand.colours.values():
            cyan, magenta, yellow, black = (part / 100 for part in colour.press)
            found.setdefault(
                tuple(bytes.fromhex(colour.screen[1:])), (cyan, magenta, yellow, black)
            )
        return found

    @cached_property
    def _transform(self) -> ImageCms.ImageCmsTransform:
        profile = ImageCms.getOpenProfile(io.BytesIO(self.profile))
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            profile,
            "RGB",
            "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )


def plates(ink: Ink) -> int:
    """On how many plates a colour stands."""
    return sum(part > 0 for part in ink)


def _eight_bits(rgb: tuple[float, float, float]) -> tuple[int, ...]:
    return tuple(round(255 * min(max(part, 0), 1)) for part in rgb)


def _limited(picture: Image.Image) -> Image.Image:
    """Cyan, magenta and yellow made less where there is too much ink."""
    import numpy as np

    parts = np.asarray(picture, dtype=np.float32)
    colour, black = parts[..., :3].sum(axis=2), parts[..., 3]
    room = np.clip((255 * LIMIT - black) / np.maximum(colour, 1), None, 1)
    limited = np.concatenate([parts[..., :3] * room[..., None], black[..., None]], axis=2)
    return Image.fromarray(limited.astype(np.uint8), "CMYK")
