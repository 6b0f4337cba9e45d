"""What the QR of a ballot says: `docs/formats/ballot.md` is the specification."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from meeting_tui.refusal import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
VERSION = "1"
LENGTH = 28
MAX_SERIAL = 999_999
MAX_PAGE = 99
_HEAD = 15
_TAG_CHARS = LENGTH - _HEAD
_SHAPE = re.compile(rf"M1([PT])([{ALPHABET}]{{4}})([0-9]{{6}})([0-9]{{2}})([{ALPHABET}]{{13}})")


@dataclass(frozen=True, slots=True)
class Payload:
    """One page of one ballot. `poll` is the poll's 4-character code; `test` ballots never count."""

    poll: str
    serial: int
    page: int
    test: bool = False


def poll_key(community_key: bytes, poll: str) -> bytes:
    """The key of one poll's ballots, out of the community's own."""
    return hmac.digest(community_key, f"ballot/1|{poll}".encode("ascii"), hashlib.sha256)


def encode(payload: Payload, key: bytes) -> str:
    """The QR text; `key` is the poll's (`poll_key`). ValueError when a part does not fit its place."""
    text = _head(payload)
    return text + tag(text, key)


def tidy(text: str) -> str:
    """What a hand scanner typed, made plain: full-width, lower case and white space don't matter."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def decode(text: str, key_of: Callable[[str], bytes | None]) -> Payload:
    """The page this QR text stands for; `key_of` gives a poll's key, or None for a poll it does not know.

    Refused as `payload.not_ours`, `payload.version`, `payload.unknown_poll` or `payload.tag`.
    """
    plain = tidy(text)
    if re.match(r"M[02-9]", plain):
        raise Refusal("payload.version", version=plain[1], known=VERSION)
    match = _SHAPE.fullmatch(plain)
    if match is None:
        raise Refusal("payload.not_ours")
    payload = Payload(match[2], int(match[3]), int(match[4]), match[1] == "T")
    if not (payload.serial and payload.page):
        raise Refusal("payload.not_ours")
    key = key_of(payload.poll)
    if key is None:
        raise Refusal("payload.unknown_poll", poll=payload.poll)
    if not hmac.compare_digest(match[5], tag(plain[:_HEAD], key)):
        raise Refusal("payload.tag", serial=match[3])
    return payload


def _head(payload: Payload) -> str:
    if len(payload.poll) != 4 or not set(payload.poll) <= set(ALPHABET):
        raise ValueError(f"a poll code is 4 characters of {ALPHABET}, not {payload.poll!r}")
    if not (1 <= payload.serial <= MAX_SERIAL and 1 <= payload.page <= MAX_PAGE):
        raise ValueError(f"serial {payload.serial} or page {payload.page} does not fit the QR")
    return f"M{VERSION}{'T' if payload.test else 'P'}{payload.poll}{payload.serial:06d}{payload.page:02d}"


def tag(head: str, key: bytes) -> str:
    """What proves that whoever has the key wrote this: 13 characters, 65 bits."""
    digest = hmac.digest(key, head.encode("ascii"), hashlib.sha256)
    number = int.from_bytes(digest) >> (8 * len(digest) - 5 * _TAG_CHARS)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (_TAG_CHARS - 1), -1, -5))
