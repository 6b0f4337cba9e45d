"""A finished paper: nothing is written of a document before somebody said for whom the copy is.

`public` is the one pass over the whole tree, its claims and what goes into a file beside it; writers take
finished papers alone, so no public copy can be made without it. It is a pure function of the tree and of who
is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from meeting_tui.paper.documents.blocks import CELL, HEAD, Document, map_text, units
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.paper.documents.known import Known
from meeting_tui.paper.documents.masking import STAR, Hidden, shapes
from meeting_tui.refusal import Refusal

_SAID = frozenset({"community", "title", "decision"})
"""The claims that hold what people typed; the others are numbers and fingerprints of ours."""


@dataclass(frozen=True)
class PublicCopy(Document):
    """A paper that may hang where everybody passes; made by `public` alone."""


@dataclass(frozen=True)
class OfficeCopy(Document):
    """A paper that stays with the office: for inspection there, for its archive, or a form to work with."""


FinishedPaper = PublicCopy | OfficeCopy


def office(document: Document) -> OfficeCopy:
    """The paper as it is, for the office."""
    return OfficeCopy(**_values(document))


def public(document: Document, known: Known) -> PublicCopy:
    """The paper with all masked that a public copy may not show; no file lies in it.

    Refused as `privacy.letterhead` where whose paper it is would have to be masked, and as `privacy.line`
    where something is left, which no text should bring about.
    """
    known = known.of(document.community)
    letterhead = f"{document.community} {document.organ}"
    if next(hidden(letterhead, known), None):
        raise Refusal("privacy.letterhead", line=masked(letterhead, known))
    change = _Masking(known, texts(document))
    claimed = document.claims and _claims(document.claims, change)
    finished = PublicCopy(**_values(replace(map_text(document, change), claims=claimed, enclosed=())))
    _check(finished, known)
    return finished


def check_name(name: str, known: Known) -> None:
    """Refused as `privacy.file_name` where the name of a public file has in it what may not hang."""
    if next(hidden(name, known), None):
        raise Refusal("privacy.file_name", name=masked(name, known))


def _values(document: Document) -> dict[str, Any]:
    return {each.name: getattr(document, each.name) for each in fields(Document)}


def _claims(claims: Claims, change: Callable[[str], str]) -> Claims:
    said = ((key, change(value) if key in _SAID else value) for key, value in claims.facts)
    return replace(claims, facts=tuple(said))


def _check(finished: PublicCopy, known: Known) -> None:
    for number, line in enumerate(texts(finished), 1):
        if any(line[each.start : each.end] != each.shown for each in hidden(line, known)):
            raise Refusal("privacy.line", no=number, line=masked(line, known))


def texts(document: Document) -> Iterator[str]:
    """What the paper says, a text or a cell of a row each, in reading order."""
    for line in units(document):
        yield from line.removeprefix(HEAD).split(CELL)


def hidden(text: str, known: Known) -> Iterator[Hidden]:
    """What of a text a public copy may not show; may overlap."""
    yield from known.found(text)
    yield from (each for each in shapes(text) if not known.keeps(each))


def masked(text: str, known: Known) -> str:
    """A text by itself as a public copy shows it."""
    return _Masking(known, ())(text)


class _Masking:
    """The pass over one paper. Where two people would look the same on it they are numbered."""

    def __init__(self, known: Known, lines: Iterable[str]) -> None:
        self.known, self._done = known, dict[str, str]()
        self._shown = _told_apart(each for line in lines for each in known.found(line) if each.what == "name")

    def __call__(self, text: str) -> str:
        if text not in self._done:
            self._done[text] = self._whole(text)
        return self._done[text]

    def _whole(self, text: str) -> str:
        """Until nothing is found any more: what is hidden can make the rest look like something."""
        for _again in range(_ROUNDS):
            before, text = text, "".join(self._pieces(text))
            if text == before:
                break
        return text

    def _pieces(self, text: str) -> Iterator[str]:
        at = 0
        for start, end, shown in sorted(self._spans(text)):
            yield text[at:start]
            yield shown
            at = end
        yield text[at:]

    def _spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What is hidden, the longest first; of what lies partly under it, the rest is all stars."""
        covered = bytearray(len(text))
        for each in sorted(hidden(text, self.known), key=lambda found: found.start - found.end):
            free = [at for at in range(each.start, each.end) if not covered[at]]
            if len(free) == each.end - each.start:
                yield each.start, each.end, self._shown.get(each.whole, each.shown)
            else:
                yield from ((at, at + 1, STAR if text[at].isalnum() else text[at]) for at in free)
            covered[each.start : each.end] = b"\1" * (each.end - each.start)


_ROUNDS = 5
_CIRCLED = 0x2460
_MOST = 20


def _told_apart(names: Iterable[Hidden]) -> dict[str, str]:
    """By name, what is shown for it: 王*① and 王*② where two of a paper would both be 王*."""
    same: dict[str, dict[str, None]] = {}
    for each in names:
        same.setdefault(each.shown, {})[each.whole] = None
    return {
        name: shown + chr(_CIRCLED + no)
        for shown, found in same.items()
        if 1 < len(found) <= _MOST
        for no, name in zip(count(), found, strict=False)
    }


@dataclass(frozen=True, slots=True)
class MaskedLine:
    """A line of a paper, numbered as it stands there, before and after."""

    no: int
    before: str
    after: str


def differences(document: Document, finished: Document) -> tuple[MaskedLine, ...]:
    """The lines in which a public copy differs from what it is made of."""
    lines = enumerate(zip(units(document), units(finished), strict=True), 1)
    return tuple(MaskedLine(no, _read(a), _read(b)) for no, (a, b) in lines if a != b)


def _read(unit: str) -> str:
    """A unit as people read it: its cells apart."""
    return "  ".join(unit.removeprefix(HEAD).split(CELL))
