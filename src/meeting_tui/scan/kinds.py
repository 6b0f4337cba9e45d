"""What a file is, by its first bytes; its name proves nothing."""

from __future__ import annotations

from typing import Literal

from meeting_tui.scan.reasons import Unreadable

Kind = Literal["pdf", "tiff", "heic", "picture"]
HEAD = 1024
"""Bytes that tell the kind; a PDF may begin anywhere in them."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_TIFFS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_BITMAPS = frozenset({12, 40, 52, 56, 64, 108, 124})  # lengths of the second header a BMP may have
_MOVING = (b"ANIM", b"acTL")
_AVIF = (b"avif", b"avis")
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def kind_of(head: bytes) -> Kind:
    """The kind of a file that begins so; Unreadable (`unknown_type`) for what is no picture."""
    if not head:
        raise Unreadable("damaged")
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_TIFFS):
        return "tiff"
    if head.startswith(_PICTURES) or _webp(head) or _bitmap(head):
        return "picture"
    if _heic(head):
        return "heic"
    raise Unreadable("unknown_type")


def may_move(head: bytes) -> bool:
    """Whether further pictures may follow the first in a picture that begins so."""
    return head.startswith(b"GIF") or (
        head.startswith((b"RIFF", b"\x89PNG")) and any(map(head.count, _MOVING))
    )


def _webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _bitmap(head: bytes) -> bool:
    return head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BITMAPS


def _heic(head: bytes) -> bool:
    """The brands of the first box: the file's own, and those it is compatible with; AVIF is another kind."""
    if head[4:8] != b"ftyp" or head[8:12] in _AVIF:
        return False
    brands = head[8 : int.from_bytes(head[:4], "big")]
    return any(brands[at : at + 4] in _HEIF for at in range(0, len(brands), 4))
