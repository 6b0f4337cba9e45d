"""What a station hands over: its entries of one poll, sealed. Specified in docs/formats/stations.md."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError
from pathlib import Path
from typing import Any, NamedTuple

from meeting_tui.clean import clean
from meeting_tui.output import whole_file
from meeting_tui.record.chain import Entry, Head, canonical, entry_hash
from meeting_tui.refusal import Refusal, Why
from meeting_tui.strict import json_of

FORMAT, VERSION = "meeting-tui-station", 2
_READ = (1, VERSION)
LARGEST = 500_000_000
"""Bytes of a bundle: some thousand doubtful papers with their pictures."""
_COMMUNITY, _SEAL = b"meeting-tui community\n", b"meeting-tui station 1\n"
_ENTRY = ("seq", "kind", "at", "author", "body", "prev", "hash")


class BundledCrop(NamedTuple):
    """The picture of a question, as the station's file keeps it."""

    serial: int
    page: int
    question: str
    image: str
    source: str
    png: bytes


@dataclass(frozen=True)
class StationBundle:
    """The entries of `station` behind `base` of the poll's record, with all that lies beside them.

    `texts`: personal texts by entry and field. `persons`: name, unit and organ of everybody the entries name.
    `crops`: the pictures of what was in doubt; `sheets`: pictures by digest.
    """

    poll: str
    station: str
    base: Head
    entries: tuple[Entry, ...]
    texts: Mapping[tuple[int, str], str]
    persons: Mapping[int, tuple[str, str, str]]
    crops: tuple[BundledCrop, ...]
    sheets: Mapping[str, bytes]

    @property
    def head(self) -> Head:
        """The station's record as it stood when it was handed over."""
        return Head(self.entries[-1].seq, self.entries[-1].hash) if self.entries else self.base


def write_bundle(bundle: StationBundle, key: bytes, community: str, out: Path) -> None:
    """Write it for its owner alone. Refusals of `whole_file`."""
    told = _told(bundle) | {"community": community, "community_id": community_id(key)}
    sealed = told | {"seal": _seal(told, key)}
    with whole_file(out, private=True) as draft:
        draft.write_bytes(canonical(sealed) + b"\n")


def read_bundle(path: Path, key: bytes) -> StationBundle:
    """The bundle in a file, if it is whole and of this community (`key`).

    Refused: `stations.unreadable`, `.no_bundle`, `.newer`, `.foreign`, `.altered`.
    """
    told = _json(path)
    if told.get("format") != FORMAT:
        raise Refusal("stations.no_bundle", path=str(path))
    if told.get("version") not in _READ:
        raise Refusal("stations.newer", path=str(path))
    if told.get("community_id") != community_id(key):
        raise Refusal("stations.foreign", path=str(path), community=clean(str(told.get("community", ""))))
    seal = told.pop("seal", "")
    try:
        whole = hmac.compare_digest(str(seal), _seal(told, key))
        bundle = _bundle(told) if whole else None
    except (ValueError, TypeError, KeyError):  # no seal of ours was ever put on such a thing
        bundle = None
    if bundle is None or not _chained(bundle):
        raise Refusal("stations.altered", path=str(path))
    return bundle


def community_id(key: bytes) -> str:
    """Which community a bundle is of, without a word about its key."""
    return hashlib.sha256(_COMMUNITY + key).hexdigest()


def _json(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal("stations.no_bundle", path=str(path))
        told = json_of(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal("stations.unreadable", path=str(path), reason=Why.of(error)) from error
    except (JSONDecodeError, UnicodeDecodeError):
        told = None
    if not isinstance(told, dict):
        raise Refusal("stations.no_bundle", path=str(path))
    return told


def _seal(told: Mapping[str, Any], key: bytes) -> str:
    return hmac.new(key, _SEAL + canonical(told), hashlib.sha256).hexdigest()


def _chained(bundle: StationBundle) -> bool:
    """Whether each entry follows the one before, the first of them the base."""
    seq, prev = bundle.base.count, bundle.base.hash
    for entry in bundle.entries:
        if (entry.seq, entry.prev) != (seq + 1, prev) or entry_hash(
            entry, canonical(entry.body).decode()
        ) != entry.hash:
            return False
        seq, prev = entry.seq, entry.hash
    return True


def _told(bundle: StationBundle) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "poll": bundle.poll,
        "station": bundle.station,
        "base": {"count": bundle.base.count, "hash": bundle.base.hash},
        "entries": [{name: getattr(entry, name) for name in _ENTRY} for entry in bundle.entries],
        "texts": [[seq, name, text] for (seq, name), text in sorted(bundle.texts.items())],
        "persons": [[number, *told] for number, told in sorted(bundle.persons.items())],
        "crops": [[*where, b64encode(png).decode()] for *where, png in bundle.crops],
        "sheets": {digest: b64encode(png).decode() for digest, png in bundle.sheets.items()},
    }


def _bundle(told: Mapping[str, Any]) -> StationBundle:
    return StationBundle(
        poll=told["poll"],
        station=told["station"],
        base=Head(told["base"]["count"], told["base"]["hash"]),
        entries=tuple(_entries(told)),
        texts={(seq, name): text for seq, name, text in told["texts"]},
        persons={number: (name, unit, organ) for number, name, unit, organ in told["persons"]},
        crops=tuple(_crops(told)),
        sheets={digest: b64decode(png) for digest, png in told["sheets"].items()},
    )


def _crops(told: Mapping[str, Any]) -> Iterator[BundledCrop]:
    """Version 1 knew them by what lies where: that stands for the image."""
    for serial, page, question, *image, source, png in told["crops"]:
        yield BundledCrop(serial, page, question, image[0] if image else source, source, b64decode(png))


def _entries(told: Mapping[str, Any]) -> Iterator[Entry]:
    stream = f"poll:{told['poll']}"
    for each in told["entries"]:
        yield Entry(stream, *(each[name] for name in _ENTRY))
