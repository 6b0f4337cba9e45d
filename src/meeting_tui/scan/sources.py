"""Pages out of what people hand over: files and folders, known by what is in them, never by their names."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from meeting_tui.refusal import Refusal, Several
from meeting_tui.scan import heic, image, pdf
from meeting_tui.scan.kinds import HEAD, Kind, kind_of, may_move
from meeting_tui.scan.reasons import Unreadable

MAX_FRAMES = 500
MAX_BYTES = 500_000_000
"""Of a single picture: more than 60 megapixels take in any form."""
_LITTER = frozenset({"thumbs.db", "desktop.ini"})
Stamp = tuple[int, int]
"""What changes when a file is written anew: its size, and when it was last written."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page of one file, counted from 1; `fault` is why the file gives none.

    `digest` is the SHA-256 of the file, "" where it can't be opened; `stamp` was taken before that.
    """

    path: Path
    page: int = 1
    kind: Kind = "picture"
    fault: str = ""
    digest: str = ""
    stamp: Stamp | None = None

    @property
    def label(self) -> str:
        """Which page it is, without the name that somebody gave the file."""
        return f"reader: page {self.page} of a {self.kind}"

    @property
    def image(self) -> str:
        """The fingerprint of this picture, whatever it is called: of the whole file and the page in it.

        Empty where the file could not be opened, or holds no picture: nobody saw a sheet.
        """
        return "" if not self.digest else hashlib.sha256(f"{self.digest}:{self.page}".encode()).hexdigest()


def sources(paths: Iterable[Path | str]) -> list[PageSource]:
    """Every page of the files and folders named, in order, each file and each copy of it once.

    Refused: `scan.missing`, `scan.not_a_file`, and `scan.nothing` when there is no file at all.
    """
    given = [Path(path) for path in paths]
    files = files_in(given)
    if not files:
        raise Refusal("scan.nothing", path=Several(map(str, given)))
    seen: set[str] = set()
    return [page for file in files for page in _unless_a_copy(file, seen)]


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named and those in the folders named, in the order people number them, each once."""
    return list(dict.fromkeys(Path(os.path.realpath(file)) for path in paths for file in _files(path)))


def load(source: PageSource) -> image.PageImage:
    """The pixels of one page; Unreadable says why there are none."""
    if source.fault:
        raise Unreadable(source.fault)
    _check_same(source)
    try:
        return _load(source)
    finally:
        _check_same(source)


def stamp(file: Path) -> Stamp | None:
    """Of a file as it is now; None where it is gone."""
    try:
        facts = file.stat()
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns


def _check_same(source: PageSource) -> None:
    """What was written anew, or went with its stick, is not what the digest is of, nor damaged."""
    if source.stamp is not None and stamp(source.path) != source.stamp:
        raise Unreadable("changed")


def _load(source: PageSource) -> image.PageImage:
    if source.kind == "pdf":
        return pdf.page_of(source.path, source.page)
    if source.kind == "heic":
        return heic.decode(source.path)
    return image.decode(source.path, source.page - 1)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _inside(path)
    elif path.is_file():
        yield path
    else:
        raise Refusal("scan.not_a_file" if path.exists() else "scan.missing", path=path)


def _inside(folder: Path) -> Iterator[Path]:
    """What is in a folder and where links lead, each once; what can't be opened is given to be named."""
    walked: set[str] = set()
    to_walk = [folder]
    while to_walk:
        here = to_walk.pop()
        if (real := os.path.realpath(here)) in walked:
            continue
        walked.add(real)
        try:
            found = sorted(here.iterdir(), key=lambda path: _natural(path.name))
        except OSError:
            yield here
            continue
        modes = {path: _mode(path) for path in found if not _litter(path.name)}
        yield from (path for path, mode in modes.items() if S_ISREG(mode) or not mode)
        to_walk += [path for path, mode in reversed(modes.items()) if S_ISDIR(mode)]


def _litter(name: str) -> bool:
    return name.startswith(".") or name.lower() in _LITTER


def _mode(path: Path) -> int:
    """What it is; 0 where nobody can look, or a link leads nowhere."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _unless_a_copy(file: Path, seen: set[str]) -> list[PageSource]:
    """The pages of a file, unless it holds byte for byte what an earlier one holds: no other paper."""
    written = stamp(file)
    try:
        kind = _kind(file)
        digest = _digest(file)
    except Unreadable as unreadable:
        return [PageSource(file, fault=unreadable.reason)]
    if digest in seen:
        return [PageSource(file, fault="same_file", digest=digest)]
    seen.add(digest)
    return [replace(page, stamp=written) for page in _pages(file, kind, digest)]


def _digest(file: Path) -> str:
    """Of pictures alone: a film that lies between them may have gigabytes."""
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError as error:
        raise Unreadable("no_access") from error


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """scan2 before scan10."""
    parts = re.split(r"([0-9]+)", name)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def _pages(path: Path, kind: Kind, digest: str) -> list[PageSource]:
    try:
        count = _count(path, kind)
        more = [PageSource(path, count + 1, kind, "more_inside")] if _holds_more(path, kind) else []
    except Unreadable as unreadable:
        return [PageSource(path, fault=unreadable.reason, digest=digest)]
    return [PageSource(path, number, kind, digest=digest) for number in range(1, count + 1)] + more


def _holds_more(path: Path, kind: Kind) -> bool:
    """Whether pictures may be in a file that are none of its pages."""
    if kind == "pdf":
        return pdf.encloses(path)
    return kind == "picture" and may_move(_head(path)) and image.moves(path)


def _kind(path: Path) -> Kind:
    kind = kind_of(_head(path))
    if kind in ("picture", "heic") and path.stat().st_size > MAX_BYTES:
        raise Unreadable("too_large")
    return kind


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError as error:
        raise Unreadable("no_access") from error


def _count(path: Path, kind: Kind) -> int:
    if kind in ("picture", "heic"):
        return 1
    if kind == "pdf":
        return pdf.page_count(path)
    count = image.frames(path)
    if count > MAX_FRAMES:
        raise Unreadable("too_many_pages")
    return count
