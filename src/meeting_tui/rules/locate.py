"""Where in a TOML text a value stands, so that a fault can be named with its line.

The text must be valid TOML (`tomllib` has read it); this walks it once more and keeps only positions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")


def lines(text: str) -> dict[Path, int]:
    """The line (from 1) of every key, table and array element."""
    found: dict[Path, int] = {}
    for path, line in _Walk(text).walk():
        found.setdefault(path, line)
    return found


def line_of(positions: dict[Path, int], path: Path) -> int:
    """The line of `path`, or of the nearest thing around it that is written down; 1 at last."""
    while path and path not in positions:
        path = path[:-1]
    return positions.get(path, 1)


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.ends = [found.start() for found in re.finditer("\n", text)]
        self.arrays: dict[Path, int] = {}

    def walk(self) -> Iterator[tuple[Path, int]]:
        table: Path = ()
        while self.skip() < len(self.text):
            if self.text[self.at] == "[":
                line = self.line()
                table = self.header()
                yield table, line
            else:
                yield from self.pair(table)

    def skip(self) -> int:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def line(self) -> int:
        return bisect_left(self.ends, self.at) + 1

    def header(self) -> Path:
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        path = self.inside(self.key())
        self.at += 2 if array else 1
        if not array:
            return path
        self.arrays[path] = self.arrays.get(path, -1) + 1
        return (*path, self.arrays[path])

    def inside(self, key: Path) -> Path:
        """The key with the current element of every array of tables it passes through."""
        path: Path = ()
        for part in key[:-1]:
            path = (*path, part)
            if path in self.arrays:
                path = (*path, self.arrays[path])
        return (*path, key[-1])

    def key(self) -> Path:
        parts: list[str | int] = []
        while True:
            self.skip()
            match = _STRING.match(self.text, self.at) or _BARE.match(self.text, self.at)
            assert match is not None
            parts.append(match[0].strip("\"'"))
            self.at = match.end()
            self.skip()
            if self.text[self.at] != ".":
                return tuple(parts)
            self.at += 1

    def pair(self, table: Path) -> Iterator[tuple[Path, int]]:
        line = self.line()
        path = (*table, *self.key())
        for length in range(len(table) + 1, len(path) + 1):
            yield path[:length], line
        self.at += 1
        yield from self.value(path)

    def value(self, path: Path) -> Iterator[tuple[Path, int]]:
        self.skip()
        opening = self.text[self.at]
        if opening == "[":
            yield from self.items(path, "]")
        elif opening == "{":
            yield from self.items(path, "}")
        else:
            match = _STRING.match(self.text, self.at) or _SCALAR.match(self.text, self.at)
            assert match is not None
            self.at = match.end()

    def items(self, path: Path, closing: str) -> Iterator[tuple[Path, int]]:
        self.at += 1
        index = 0
        while self.text[self.skip()] != closing:
            if closing == "]":
                yield (*path, index), self.line()
                yield from self.value((*path, index))
            else:
                yield from self.pair(path)
            index += 1
            self.skip()
            self.at += self.text[self.at] == ","
        self.at += 1
