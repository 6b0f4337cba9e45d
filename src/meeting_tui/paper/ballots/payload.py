"""What the two QR codes of a ballot page say: `docs/formats/ballot.md` is the specification."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from meeting_tui.check_code import ALPHABET, base32, number
from meeting_tui.paper.ballots.keyboards import readings
from meeting_tui.refusal import Refusal

VERSION = "1"
LENGTH, FOOT_LENGTH = 28, 20
MAX_SERIAL = 999_999
MAX_PAGE = 99
_TAG_CHARS, _FOOT_TAG_CHARS, _FOOT_SERIAL = 13, 7, 4
_HEAD = re.compile(rf"(M1([PT])([{ALPHABET}]{{4}})([0-9]{{6}})([0-9]{{2}}))([{ALPHABET}]{{13}})")
_FOOT = re.compile(rf"(M1([FG])([{ALPHABET}]{{4}})([{ALPHABET}]{{4}})([0-9]{{2}}))([{ALPHABET}]{{7}})")


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
    """The text at the head; `key` is the poll's (`poll_key`). ValueError when a part does not fit."""
    _check(payload)
    kind = "T" if payload.test else "P"
    text = f"M{VERSION}{kind}{payload.poll}{payload.serial:06d}{payload.page:02d}"
    return text + tag(text, key)


def encode_foot(payload: Payload, key: bytes) -> str:
    """The same in the 20 characters that fit the small code at the foot."""
    _check(payload)
    kind = "G" if payload.test else "F"
    text = f"M{VERSION}{kind}{payload.poll}{base32(payload.serial, _FOOT_SERIAL)}{payload.page:02d}"
    return text + tag(text, key)[:_FOOT_TAG_CHARS]


def is_foot(text: str) -> bool:
    """Whether this is shaped like the code at the foot, whoever made it."""
    return bool(_FOOT.fullmatch(tidy(text)))


def tidy(text: str) -> str:
    """What a hand scanner typed, made plain: full-width, lower case and white space don't matter."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def decode(text: str, key_of: Callable[[str], bytes | None]) -> Payload:
    """The page this QR text, of head or foot, stands for; `key_of` gives a poll's key, or None for a poll it
    does not know. What the layout of a keyboard made of it is undone; the tag tells which layout that was.

    Refused as `payload.not_ours`, `payload.version`, `payload.unknown_poll` or `payload.tag`.
    """
    first: Refusal | None = None
    for plain in dict.fromkeys((tidy(text), *(meant for _layout, meant in readings(text)))):
        try:
            return _decoded(plain, key_of)
        except Refusal as refusal:
            if first is None or not text.strip().isalnum():  # signs: what it is, only a layout tells
                first = refusal if first is None or refusal.code != "payload.not_ours" else first
    assert first is not None  # as it stands, the text is always tried
    raise first


def _decoded(plain: str, key_of: Callable[[str], bytes | None]) -> Payload:
    if re.match(r"M[02-9]", plain):
        raise Refusal("payload.version", version=plain[1], known=VERSION)
    match = _HEAD.fullmatch(plain) or _FOOT.fullmatch(plain)
    if match is None:
        raise Refusal("payload.not_ours")
    said, kind, poll, no, page, seal = match.groups()
    serial = int(no) if len(no) > _FOOT_SERIAL else number(no)
    if not (1 <= serial <= MAX_SERIAL and int(page)):
        raise Refusal("payload.not_ours")
    key = key_of(poll)
    if key is None:
        raise Refusal("payload.unknown_poll", poll=poll)
    if not hmac.compare_digest(seal, tag(said, key)[: len(seal)]):
        raise Refusal("payload.tag", serial=f"{serial:06d}")
    return Payload(poll, serial, int(page), kind in "TG")


def serial_in(text: str) -> int | None:
    """The serial that a code claims, whoever made it; None for what is no code of a ballot."""
    for _layout, plain in readings(text):
        if match := _HEAD.fullmatch(plain) or _FOOT.fullmatch(plain):
            return int(match[4]) if len(match[4]) > _FOOT_SERIAL else number(match[4])
    return None


def _check(payload: Payload) -> None:
    if len(payload.poll) != 4 or not set(payload.poll) <= set(ALPHABET):
        raise ValueError(f"a poll code is 4 characters of {ALPHABET}, not {payload.poll!r}")
    if not (1 <= payload.serial <= MAX_SERIAL and 1 <= payload.page <= MAX_PAGE):
        raise ValueError(f"serial {payload.serial} or page {payload.page} does not fit the QR")


def tag(head: str, key: bytes) -> str:
    """What proves that whoever has the key wrote this: 13 characters, 65 bits."""
    digest = hmac.digest(key, head.encode("ascii"), hashlib.sha256)
    return base32(int.from_bytes(digest) >> (8 * len(digest) - 5 * _TAG_CHARS), _TAG_CHARS)
