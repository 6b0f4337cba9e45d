"""HEIC, which iPhones send: decoded apart, for its codec is a large one, and only where its library is."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from meeting_tui.apart import Apart, Ended
from meeting_tui.scan.image import PageImage, check_size, colours_now, page_image, pixels
from meeting_tui.scan.reasons import Unreadable

SECONDS = 10
"""Of the processor, for one picture; 48 megapixels take three."""


def decode(path: Path) -> PageImage:
    """The picture a HEIC file shows first. Unreadable: `heic` where nothing here decodes it."""
    if find_spec("pillow_heif") is None:
        raise Unreadable("heic")
    try:
        return _decoding(path)
    except Ended as ended:
        raise Unreadable("too_slow" if ended.slow else "crashed") from ended


def _decode(path: Path) -> PageImage:
    import pillow_heif

    try:
        picture = pillow_heif.open_heif(path, convert_hdr_to_8bit=True)
        check_size(*picture.size)
        shown = picture.to_pillow()
        return page_image(pixels(shown), colours=colours_now(shown))
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError, LookupError) as error:
        raise Unreadable("damaged") from error


_decoding = Apart(_decode, SECONDS, Unreadable)
