"""Enclosures as the fields of an entry: names, digests and sizes beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from meeting_tui.record.meeting.values import Enclosure

NAMES, DIGESTS, SIZES = "enclosures", "enclosure_digests", "enclosure_sizes"


def enclosed(enclosures: Iterable[Enclosure]) -> dict[str, Any]:
    """The fields that hold them."""
    files = tuple(enclosures)
    return {
        NAMES: [file.name for file in files],
        DIGESTS: [file.sha256 for file in files],
        SIZES: [file.size for file in files],
    }


def enclosures_of(body: Mapping[str, Any]) -> tuple[Enclosure, ...]:
    """What an entry's fields hold; lists of other lengths beside the names say nothing."""
    names, digests, sizes = (body.get(name, ()) for name in (NAMES, DIGESTS, SIZES))
    if not len(names) == len(digests) == len(sizes):
        return ()
    return tuple(map(Enclosure, names, digests, sizes))
