"""Full-width marks beside each other: each is half empty, and two empty halves between them are a hole.

Of "）：" and "》（" the half em between the two is taken out, as any Chinese typesetter does. Our font draws
quotation marks and § as wide as a hanzi: among letters ("it’s"), and between two §, the empty part goes, too.
"""

from __future__ import annotations

from collections.abc import Iterator

_HALF, _SINGLE, _SECTION = 0.5, 0.68, 0.4
"""Ems taken out between two marks, beside a single quotation mark among letters, between two §."""
_EMPTY_BEHIND = frozenset("，。、；：！？）】》〉」』〕”’")
_EMPTY_BEFORE = frozenset("（【《〈「『〔“‘")
_OPENING, _CLOSING = frozenset("“‘"), frozenset("”’")


def squeezed(text: str) -> tuple[str, ...]:
    """The text in the pieces between which something is taken out; one where there is no such place."""
    return (text,) if text.isascii() else tuple(_pieces(text))


def taken(piece: str, following: str) -> float:
    """How many ems are taken out between the two."""
    one, other = piece[-1], following[0]
    if one == other == "§":
        return _SECTION
    single = (one == "’" and other.isascii()) or (other == "‘" and one.isascii())
    return _SINGLE if single else _HALF


def _pieces(text: str) -> Iterator[str]:
    begin = 0
    for at in range(1, len(text)):
        if _hole(text[at - 1], text[at]) or _among_letters(text, at):
            yield text[begin:at]
            begin = at
    yield text[begin:]


def _among_letters(text: str, at: int) -> bool:
    """Whether the empty part of a mark lies there among letters ("it’s", "a “word” of"), or of a §."""
    before, one, other, behind = text[max(0, at - 2) : at - 1], text[at - 1], text[at], text[at + 1 : at + 2]
    if one in _CLOSING:
        return before.isascii() and bool(before.strip()) and other.isascii()
    if other in _OPENING:
        return one.isascii() and behind.isascii() and bool(behind.strip())
    return one == other == "§"


def _hole(one: str, other: str) -> bool:
    """Whether an empty half stands between the two, and the other half of it is empty, too, or a mark's."""
    if one in _EMPTY_BEHIND:
        return other in _EMPTY_BEHIND or other in _EMPTY_BEFORE
    return one in _EMPTY_BEFORE and other in _EMPTY_BEFORE
