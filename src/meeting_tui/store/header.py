"""What a file says about itself in its first hundred bytes, before SQLite is let near it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from meeting_tui.refusal import Refusal

APPLICATION_ID = 0x4D545549
"""'MTUI' in the SQLite header: this is a community file."""
VERSION = 2
"""The schema this program writes; `user_version` of the file."""
_MAGIC = b"SQLite format 3\0"
# positions in the header: https://www.sqlite.org/fileformat.html#the_database_header
_PAGE_SIZE, _CHANGES, _PAGES, _VERSION, _APPLICATION, _SIZE_VALID = 16, 24, 28, 60, 68, 92


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of a community file's header."""

    version: int
    pages: int
    page_size: int
    whole: bool


def read_header(path: Path) -> Header:
    """Refusal store.missing, store.empty, store.not_community, store.newer, store.half (cut short)."""
    head, size = _start(path)
    if size == 0:
        raise Refusal("store.empty", path=path)
    if len(head) < 100 or head[:16] != _MAGIC or _number(head, _APPLICATION) != APPLICATION_ID:
        raise Refusal("store.not_community", path=path)
    page_size = int.from_bytes(head[_PAGE_SIZE : _PAGE_SIZE + 2], "big")
    page_size = 65536 if page_size == 1 else page_size
    told = _number(head, _CHANGES) == _number(head, _SIZE_VALID)
    pages = _number(head, _PAGES)
    whole = not told or size >= pages * page_size or path.with_name(path.name + "-journal").exists()
    header = Header(_number(head, _VERSION), pages, page_size, whole)
    if header.version > VERSION:
        raise Refusal("store.newer", path=path, version=header.version, known=VERSION)
    if not header.whole:
        raise Refusal("store.half", path=path, size=size, expected=pages * page_size)
    return header


def _start(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            return file.read(100), path.stat().st_size
    except FileNotFoundError:
        raise Refusal("store.missing", path=path) from None
    except IsADirectoryError:
        raise Refusal("store.not_community", path=path) from None
    except PermissionError:
        raise Refusal("store.forbidden", path=path) from None


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
