"""The chain: each entry is hashed with the one before. Specified in docs/formats/record.md.

It shows any change to someone who holds the head (count and hash) on paper; without that it does not
show a cut tail or a rewritten whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring
from typing import Any, Literal, NamedTuple

PREFIX = b"meeting-tui record 1\n"
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
_ESCAPE = re.compile(r"\\(?:u00..|.)")
_PLAIN = frozenset({str, int, bool, type(None)})

Reason = Literal["", "order", "prev", "hash", "stream", "form"]
"""Why an entry does not fit. `form`: its stored body is not canonical JSON."""


class Entry(NamedTuple):
    """One thing that happened. `seq` counts from 1; `at`: local ISO time with offset; `body`: JSON values.

    `stored` is the body's text as it was kept, empty for an entry that was never stored.
    """

    stream: str
    seq: int
    kind: str
    at: str
    author: str
    body: Mapping[str, Any]
    prev: str
    hash: str
    stored: str = ""


def later(one: str, other: str) -> str:
    """Of two times of entries the later one, whatever their offsets; an empty one is before all."""
    if not one or not other or one[-6:] == other[-6:]:
        return max(one, other)
    return max(one, other, key=datetime.fromisoformat)


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries, and the hash of the last (of the genesis when there is none)."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """What a verification found: the first entry that does not fit (`broken_at`, 0 = none) and why."""

    ok: bool
    count: int
    head: str
    broken_at: int = 0
    reason: Reason = ""


def canonical(value: object) -> bytes:
    """The one JSON form: UTF-8, keys sorted by code point, no spaces, NFC texts, integers only.

    ValueError for a float, a text that is not NFC or holds a lone surrogate, a key that is not text.
    """
    _check(value)
    text = _encode(value)
    if not unicodedata.is_normalized("NFC", text):
        _check_text(_ESCAPE.sub('"', text))  # a sign may compose with an escape's last letter, never with a "
    return text.encode()


def _check_text(text: str) -> None:
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raise ValueError(f"text is not NFC: {text!r}")


def _check(value: object) -> None:
    if type(value) in _PLAIN:
        return
    if isinstance(value, Mapping):
        for key, item in value.items():
            if type(key) is not str:
                raise ValueError(f"key is not text: {key!r}")
            _check(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item)
    else:
        raise ValueError(f"not text, integer, true, false, null, list or object: {value!r}")


def digest(value: object) -> str:
    """SHA-256 (hex) of a value's canonical JSON: the fingerprint of a definition, a roll, a document."""
    return hashlib.sha256(canonical(value)).hexdigest()


def genesis(stream: str) -> str:
    """What the first entry of a stream has as `prev`."""
    return hashlib.sha256(PREFIX + canonical({"stream": stream})).hexdigest()


def entry_hash(entry: Entry, body: str) -> str:
    """SHA-256 (hex) over the prefix and the canonical JSON of all but the hash; `body` is canonical text."""
    text = encode_basestring
    whole = (
        f'{{"at":{text(entry.at)},"author":{text(entry.author)},"body":{body},"kind":{text(entry.kind)},'
        f'"prev":{text(entry.prev)},"seq":{entry.seq},"stream":{text(entry.stream)}}}'
    )
    return hashlib.sha256(PREFIX + whole.encode()).hexdigest()


def seal(stream: str, head: Head | None, kind: str, at: str, author: str, body: Mapping[str, Any]) -> Entry:
    """The next entry after `head` (None: the first of the stream). ValueError as in `canonical`."""
    for text in (stream, kind, at, author):
        _check_text(text)
    count, prev = (head.count, head.hash) if head else (0, genesis(stream))
    stored = canonical(body).decode()
    blank = Entry(stream, count + 1, kind, at, author, body, prev, "", stored)
    return blank._replace(hash=entry_hash(blank, stored))


def commitment(salt: str, text: str) -> str:
    """What a body holds for a personal text: SHA-256 (hex) of the salt's bytes (hex) and the text."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def verify(entries: Iterable[Entry], stream: str | None = None) -> ChainVerdict:
    """Walk the chain from its first entry; streams through any number of entries."""
    count, head = 0, genesis(stream) if stream is not None else ""
    for entry in entries:
        if stream is None:
            stream = entry.stream
            head = genesis(stream)
        reason = _fault(entry, stream, count, head)
        if reason:
            return ChainVerdict(False, count, head, count + 1, reason)
        count, head = entry.seq, entry.hash
    return ChainVerdict(True, count, head)


def _fault(entry: Entry, stream: str, count: int, head: str) -> Reason:
    if entry.stream != stream:
        return "stream"
    if entry.seq != count + 1:
        return "order"
    if entry.prev != head:
        return "prev"
    try:
        body = canonical(entry.body).decode()
        made = entry_hash(entry, body)
    except (ValueError, TypeError):  # a damaged row can hold a value of any type
        return "form"
    if entry.stored and entry.stored != body:
        return "form"
    return "" if made == entry.hash else "hash"
