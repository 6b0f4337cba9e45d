"""One page as grey pixels, of whatever picture: its size is known from the header before any is decoded.

Its colours are decoded for those who ask, coarsely: most pages are read without.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.light import lit
from meeting_tui.scan.reasons import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

Gray = NDArray[np.uint8]
Colours = NDArray[np.uint8]  # of each pixel how bright it is, how blue and how red (YCbCr: 128 is neither)
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
MAX_PIXELS = 60_000_000
MIN_SIDE = 400
STRIP = (100, 560)  # pixels: what may have been torn off a ballot
TRUSTED_DPI = range(120, 1201)
_MIDTONES = 0.002
_AT_ONCE = 1 << 22  # bytes of a file: a scan whole, for a decoder that is fed in small pieces is slower
_COARSE = 1150  # pixels: as long as this the longer side of colours is at least, where the picture is

InColour = Callable[[], Colours | None]


def colourless() -> None:
    """The colours of a grey picture."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """`gray` is 0 black to 255 white; `bilevel` when a scanner left only the two; `dpi` if the file says.

    `colours` gives the same picture in colour, a whole number of times smaller; None where it is grey.
    """

    gray: Gray
    bilevel: bool = False
    dpi: float | None = None
    colours: InColour = colourless


def check_size(width: int, height: int) -> None:
    """Stop before decoding what no scanner gives: a bomb, or a thumbnail."""
    if width * height > MAX_PIXELS:
        raise Unreadable("too_large")
    short, long = sorted((width, height))
    if short < MIN_SIDE and (short < STRIP[0] or long < STRIP[1]):
        raise Unreadable("too_small")


def decode(file: Path | IO[bytes], frame: int = 0) -> PageImage:
    """The picture in a file, the first where it moves, or one of the pages of a TIFF (from 0).

    Unreadable says why there is none.
    """
    with _opened(file) as image:
        if frame:
            image.seek(frame)
        check_size(*image.size)
        has = partial(_colours_in, file, frame) if _is_coloured(image) else colourless
        return page_image(pixels(image), _dpi(image), bilevel=image.mode == "1", colours=has)


def page_image(
    gray: Gray, dpi: float | None = None, *, bilevel: bool = False, colours: InColour = colourless
) -> PageImage:
    """`gray` as a page, light enough; without middle tones it is as bad as one bit, whatever it is kept in.

    Unreadable: `too_dark`.
    """
    gray = lit(gray)
    return PageImage(gray, bilevel or _without_midtones(gray), dpi, colours)


def frames(path: Path) -> int:
    """How many pages a TIFF has."""
    with _opened(path) as image:
        return int(getattr(image, "n_frames", 1))


def moves(path: Path) -> bool:
    """Whether it shows several pictures in turn."""
    with _opened(path) as image:
        return bool(getattr(image, "is_animated", False))


@contextmanager
def _opened(file: Path | IO[bytes]) -> Iterator[Image]:
    """The picture, its pixels not yet decoded; whatever is wrong with it, now or later, is Unreadable.

    By its bytes, not by its name: of a TIFF that lies on its side Pillow maps a named file wrongly.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with _stream(file) as data, Image.open(data, formats=FORMATS) as image:
                yield image
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise Unreadable("too_large") from error
        except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, TypeError, LookupError) as error:
            raise Unreadable("damaged") from error


def _stream(file: Path | IO[bytes]) -> AbstractContextManager[IO[bytes]]:
    return file.open("rb") if isinstance(file, Path) else nullcontext(file)


def pixels(image: Image) -> Gray:
    """The picture in grey; what is transparent is paper."""
    if image.format in {"JPEG", "MPO"}:
        image.draft("L", image.size)
        if image.mode == "L":
            return _in_place(image)
    if _shows_through(image):
        return np.asarray(_on_paper(image).convert("L"))
    if image.mode.startswith("I") or image.mode == "F":
        return _sixteen_bits(image)
    return np.asarray(image if image.mode == "L" else image.convert("L"))


def _in_place(image: Image) -> Gray:
    """A JPEG in grey, decoded to where it is wanted: copying it would take a sixth of that time more."""
    from PIL import Image as Images
    from PIL.ImageFile import ImageFile

    if isinstance(image, ImageFile):
        image.decodermaxblock = _AT_ONCE
    gray = np.empty((image.height, image.width), np.uint8)
    image.im = Images.frombuffer("L", image.size, gray, "raw", "L", 0, 1).im
    image.load()
    return gray


def _shows_through(image: Image) -> bool:
    return image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info


def _on_paper(image: Image) -> Image:
    from PIL import Image as Images

    colour = image.convert("RGBA")
    return Images.alpha_composite(Images.new("RGBA", colour.size, "white"), colour)


def _sixteen_bits(image: Image) -> Gray:
    values = np.asarray(image).astype(np.float32)
    return np.clip(values / 257, 0, 255).astype(np.uint8)


def colours_now(image: Image) -> InColour:
    """The colours of a picture that nobody can open again."""
    return partial(_kept, _colours_of(image)) if _is_coloured(image) else colourless


def _kept(colours: Colours) -> Colours:
    return colours


def _is_coloured(image: Image) -> bool:
    """Whether a picture is kept in colour; that it shows any is another matter."""
    return image.mode not in {"1", "L", "LA", "F"} and not image.mode.startswith("I")


def _colours_in(file: Path | IO[bytes], frame: int) -> Colours | None:
    """The colours of the picture that was decoded from a file; None if that is gone meanwhile."""
    with suppress(Unreadable), _opened(file) as image:  # it was read in grey, and that stands
        if frame:
            image.seek(frame)
        return _colours_of(image)
    return None


def _colours_of(image: Image) -> Colours:
    """The colours of a picture, as coarse as they may be: a JPEG keeps them no finer, and it is quicker."""
    times = _times(image)
    if image.format in {"JPEG", "MPO"}:
        image.draft("YCbCr", (image.width // times, image.height // times))
    if _shows_through(image):
        image = _on_paper(image)
    if image.mode not in {"RGB", "YCbCr"}:
        image = image.convert("RGB")
    if (times := _times(image)) > 1:
        image = image.reduce(times)
    return np.asarray(image if image.mode == "YCbCr" else image.convert("YCbCr"))


def _times(image: Image) -> int:
    """How many times smaller it may be: a power of two, as a JPEG is decoded."""
    return int(1 << max(0, (max(image.size) // _COARSE).bit_length() - 1))


def _dpi(image: Image) -> float | None:
    """Where both directions agree on something a scanner would say; a camera writes 72, or anything."""
    across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    return across if across == down and round(across) in TRUSTED_DPI else None


def _without_midtones(gray: Gray) -> bool:
    import cv2

    sample = np.ascontiguousarray(gray[::8, ::8])
    often = np.asarray(cv2.calcHist([sample], [0], None, [256], [0, 256]))
    return bool(often[41:215].sum() < _MIDTONES * often[:41].sum())
