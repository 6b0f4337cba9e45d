"""What a file says about itself in its first hundred bytes, before SQLite is let near it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from meeting_tui.handles import start
from meeting_tui.output import is_community
from meeting_tui.refusal import Refusal

VERSION = 4
"""The schema this program writes; `user_version` of the file."""
# positions in the header: https://www.sqlite.org/fileformat.html#the_database_header
_PAGE_SIZE, _CHANGES, _PAGES, _VERSION, _SIZE_VALID = 16, 24, 28, 60, 92


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of a community file's header."""

    version: int
    pages: int
    page_size: int
    whole: bool

    @property
    def older(self) -> bool:
        """Whether its schema has to be brought up to today's."""
        return self.version < VERSION


def check_kind(path: Path) -> None:
    """Refusal store.missing, store.empty, store.not_community, store.forbidden."""
    _head(path)


def read_header(path: Path) -> Header:
    """Refusals as in `check_kind`; store.newer; store.half (cut short)."""
    head, size = _head(path)
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


def _head(path: Path) -> tuple[bytes, int]:
    """The first bytes of a community file, and its size."""
    try:
        if path.is_dir():
            raise Refusal("store.not_community", path=path)
        head, size = start(path, 100), path.stat().st_size
    except FileNotFoundError:
        raise Refusal("store.missing", path=path) from None
    except OSError:
        raise Refusal("store.forbidden", path=path) from None
    if size == 0:
        raise Refusal("store.empty", path=path)
    if not is_community(head):
        raise Refusal("store.not_community", path=path)
    return head, size


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
