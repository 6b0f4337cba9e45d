"""Full-width marks beside each other: each is half empty, and two empty halves between them are a hole.

Of "）：" and "》（" the half em between the two is taken out, as any Chinese typesetter does.
"""

from __future__ import annotations

from collections.abc import Iterator

HALF = 0.5
"""Ems taken out between two marks."""
_EMPTY_BEHIND = frozenset("，。、；：！？）】》〉」』〕”’")
_EMPTY_BEFORE = frozenset("（【《〈「『〔“‘")


def squeezed(text: str) -> tuple[str, ...]:
    """The text in the pieces between which `HALF` an em is taken out; one where there is no such place."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    begin = 0
    for at in range(1, len(text)):
        if _hole(text[at - 1], text[at]):
            yield text[begin:at]
            begin = at
    yield text[begin:]


def _hole(one: str, other: str) -> bool:
    """Whether an empty half stands between the two, and the other half of it is empty, too, or a mark's."""
    if one in _EMPTY_BEHIND:
        return other in _EMPTY_BEHIND or other in _EMPTY_BEFORE
    return one in _EMPTY_BEFORE and other in _EMPTY_BEFORE
