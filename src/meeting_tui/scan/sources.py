"""Pages out of what people hand over: files and folders, known by their first bytes, never by their names."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from meeting_tui.refusal import Refusal, Several
from meeting_tui.scan import image, pdf
from meeting_tui.scan.reasons import Unreadable

Kind = Literal["pdf", "tiff", "picture"]
MAX_FRAMES = 500
_LITTER = frozenset({"thumbs.db", "desktop.ini"})
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_TIFFS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page of one file, counted from 1; `fault` is why the file gives none."""

    path: Path
    page: int = 1
    kind: Kind = "picture"
    fault: str = ""

    @property
    def label(self) -> str:
        """Which page it is, without the name that somebody gave the file."""
        return f"reader: page {self.page} of a {self.kind}"


def sources(paths: Iterable[Path | str]) -> list[PageSource]:
    """Every page of the files and folders named, in order, each file once.

    Refused: `scan.missing`, `scan.not_a_file`, and `scan.nothing` when there is no file at all.
    """
    given = [Path(path) for path in paths]
    files = list(dict.fromkeys(file.resolve() for path in given for file in _files(path)))
    if not files:
        raise Refusal("scan.nothing", path=Several(map(str, given)))
    again = _copies(files)
    return [
        source
        for file in files
        for source in ([PageSource(file, fault="same_file")] if file in again else _pages(file))
    ]


def load(source: PageSource) -> image.PageImage:
    """The pixels of one page; Unreadable says why there are none."""
    if source.fault:
        raise Unreadable(source.fault)
    if source.kind == "pdf":
        return pdf.page_of(source.path, source.page)
    return image.decode(source.path, source.page - 1)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _inside(path)
    elif path.is_file():
        yield path
    else:
        raise Refusal("scan.not_a_file" if path.exists() else "scan.missing", path=path)


def _inside(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=_natural)
        for name in sorted(names, key=_natural):
            path = Path(here, name)
            if not name.startswith(".") and name.lower() not in _LITTER and path.is_file():
                yield path


def _copies(files: list[Path]) -> set[Path]:
    """Files that hold byte for byte what an earlier one holds: a copy on disk is not another paper."""
    sizes = Counter(file.stat().st_size for file in files)
    seen: set[str] = set()
    copies = set()
    for file in files:
        if sizes[file.stat().st_size] > 1 and os.access(file, os.R_OK):
            with file.open("rb") as data:
                digest = hashlib.file_digest(data, "sha256").hexdigest()
            if digest in seen:
                copies.add(file)
            seen.add(digest)
    return copies


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """scan2 before scan10."""
    parts = re.split(r"([0-9]+)", name)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _pages(path: Path) -> list[PageSource]:
    try:
        kind = _kind(path)
        return [PageSource(path, number, kind) for number in range(1, _count(path, kind) + 1)]
    except Unreadable as unreadable:
        return [PageSource(path, fault=unreadable.reason)]


def _kind(path: Path) -> Kind:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise Unreadable("no_access") from error
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_TIFFS):
        return "tiff"
    if head.startswith(_PICTURES):
        return "picture"
    raise Unreadable("unknown_type")


def _count(path: Path, kind: Kind) -> int:
    if kind == "picture":
        return 1
    if kind == "pdf":
        return pdf.page_count(path)
    count = image.frames(path)
    if count > MAX_FRAMES:
        raise Unreadable("too_many_pages")
    return count
