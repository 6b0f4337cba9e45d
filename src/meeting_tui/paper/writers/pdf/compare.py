"""Comparing what the pages of a PDF say with what they should say, blind to white space and line breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from meeting_tui.paper.documents.blocks import CELL, HEAD

_SHOWN = 24
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\ufffd": None})


def plain(text: str) -> str:
    """NFKC without white space; PDF readers hand out hyphens at line ends in disguise."""
    joined = "".join(text.translate(_HYPHENS).split())
    return "".join(unicodedata.normalize("NFKC", joined).split())


def first_difference(body: str, claims: str, pages: Sequence[str]) -> tuple[int, str, str] | None:
    """The first place where the pages don't say `body` and then `claims`: page from 1, expected, found."""
    heads = [plain(line[1:].replace(CELL, "")) for line in body.split("\n") if line.startswith(HEAD)]
    wanted = plain("\n".join((body.replace(HEAD, "").replace(CELL, ""), claims)))
    at = 0
    for number, page in enumerate(pages, 1):
        said = plain(page)
        last = number == len(pages)
        while said and not _goes_on(wanted, at, said, last):
            head = next((head for head in heads if head and said.startswith(head)), "")
            if not head:
                return number, *around(wanted[at:], said)
            said = said[len(head) :]
        at += len(said)
    rest = wanted[at:]
    return (len(pages), rest[:_SHOWN], "") if rest else None


def _goes_on(wanted: str, at: int, said: str, last: bool) -> bool:
    return wanted[at:] == said if last else wanted.startswith(said, at)


def around(wanted: str, said: str) -> tuple[str, str]:
    """Both texts from shortly before they part."""
    same = 0
    while same < min(len(wanted), len(said)) and wanted[same] == said[same]:
        same += 1
    start = max(0, same - 6)
    return wanted[start : start + _SHOWN], said[start : start + _SHOWN]
