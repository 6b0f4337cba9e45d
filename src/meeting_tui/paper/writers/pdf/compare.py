"""Comparing what the pages of a PDF say with what they should say, blind to white space and line breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from meeting_tui.paper.documents.blocks import CELL, FOOT, HEAD
from meeting_tui.paper.writers.pdf.feet import Feet, feet

_SHOWN = 24
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\ufffd": None})
_MARKS = str.maketrans({HEAD: None, CELL: None})


def plain(text: str) -> str:
    """NFKC without white space; PDF readers hand out hyphens at line ends in disguise."""
    joined = "".join(text.translate(_HYPHENS).split())
    return "".join(unicodedata.normalize("NFKC", joined).split())


def first_difference(body: str, claims: str, pages: Sequence[str]) -> tuple[int, str, str] | None:
    """The first place where the pages don't say `body` and then `claims`: page from 1, expected, found."""
    read = TextRead.of(body, claims)
    for number, page in enumerate(pages, 1):
        if difference := read.page(plain(page), number == len(pages)):
            return number, *difference
    rest = read.wanted[read.at :]
    return (len(pages), rest[:_SHOWN], "") if rest else None


@dataclass
class TextRead:
    """How far the pages have told what is `wanted`; what heads a table, and what its rows add up to, stands
    on each of its pages."""

    wanted: str
    heads: Sequence[str]
    feet: Sequence[Feet]
    at: int = 0

    @classmethod
    def of(cls, body: str, claims: str) -> TextRead:
        """Before the first page."""
        units = body.split("\n")
        heads = [plain(line.translate(_MARKS)) for line in units if line.startswith(HEAD)]
        said = "\n".join((*(line for line in units if not line.startswith(FOOT)), claims))
        return cls(plain(said.translate(_MARKS)), [head for head in heads if head], tuple(feet(units, _unit)))

    def page(self, said: str, last: bool) -> tuple[str, str] | None:
        """Reads a page; what was expected and what was found where it says something else."""
        while said and not self._goes_on(said, last):
            head = next((head for head in self.heads if said.startswith(head)), "")
            if head and not self.wanted.startswith(head, self.at):
                said = said[len(head) :]
                continue
            wanted = self._read_foot(said)
            if not said.startswith(wanted):
                return around(wanted, said)
            said = said[len(wanted) :]
        self.at += len(said)
        missing = next((foot for each in self.feet if (foot := each.behind(self.at)[1])), "")
        return (missing[:_SHOWN], "") if missing else None

    def _read_foot(self, said: str) -> str:
        """Where rows and then their foot should stand here, these, which are read with that; else all that is
        not told yet."""
        same = self.at + common(self.wanted[self.at : self.at + len(said)], said)
        for each in self.feet:
            rows, foot = each.behind(same)
            end = each.ends[rows]
            if foot and common(foot, said[end - self.at :]) > same - end:
                above, self.at, each.done = self.wanted[self.at : end], end, rows
                return above + foot
        return self.wanted[self.at :]

    def _goes_on(self, said: str, last: bool) -> bool:
        return self.wanted[self.at :] == said if last else self.wanted.startswith(said, self.at)


def _unit(line: str) -> str:
    return plain(line.translate(_MARKS))


def common(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return same


def around(wanted: str, said: str) -> tuple[str, str]:
    """Both texts from shortly before they part."""
    start = max(0, common(wanted, said) - 6)
    return wanted[start : start + _SHOWN], said[start : start + _SHOWN]
