"""What the QR says beside a voter on the attendance sheet, and on the form that lets somebody stand for them:
`docs/formats/attendance.md` is the specification.

As long as the text of a ballot, so that the symbol is as large and a hand scanner types it in one burst.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

from meeting_tui.check_code import ALPHABET
from meeting_tui.paper.ballots.payload import tag, tidy
from meeting_tui.refusal import Refusal

MAX_MEETING, MAX_VOTER = 32**3 - 1, 999_999
_HEAD = 15
_SHAPE = re.compile(rf"([AP])1([{ALPHABET}]{{4}})([{ALPHABET}]{{3}})([0-9]{{6}})([{ALPHABET}]{{13}})")
_SCANNED = re.compile(r"[AMP]1[0-9A-Z]{12,}")


@dataclass(frozen=True, slots=True)
class DoorCode:
    """A voter of the roll (by number) in a meeting (`12` of `m12`); of the form for a `proxy`, or not."""

    meeting: int
    voter: int
    proxy: bool = False


def door_key(community_key: bytes, roll: str) -> bytes:
    """The key of the codes made from one roll, by its fingerprint, out of the community's own."""
    return hmac.digest(community_key, f"attendance/1|{roll}".encode("ascii"), hashlib.sha256)


def encode(code: DoorCode, key: bytes) -> str:
    """The text; ValueError when a part does not fit its place."""
    if not (1 <= code.voter <= MAX_VOTER and 1 <= code.meeting <= MAX_MEETING):
        raise ValueError(f"meeting {code.meeting} or voter {code.voter} does not fit the code")
    meeting = "".join(ALPHABET[code.meeting >> shift & 31] for shift in (10, 5, 0))
    head = f"{'P' if code.proxy else 'A'}1{_mark(key)}{meeting}{code.voter:06d}"
    return head + tag(head, key)


def is_code(text: str) -> bool:
    """Whether a scanner typed this: a code, whosever, a ballot's or one that lost a character."""
    return bool(_SCANNED.fullmatch(tidy(text)))


def is_proxy(text: str) -> bool:
    """Whether a scanner typed the code of a form that lets somebody stand for a voter, whosever."""
    return is_code(text) and tidy(text)[0] == "P"


def decode(text: str, key: bytes) -> DoorCode:
    """Who is meant. Refused: `door.not_ours` for anything else, `door.elsewhere` for a code of another
    community or another roll, `door.tag` for one that nobody here made."""
    plain = tidy(text)
    match = _SHAPE.fullmatch(plain)
    if match is None:
        raise Refusal("door.not_ours")
    if match[2] != _mark(key):
        raise Refusal("door.elsewhere")
    if not hmac.compare_digest(match[5], tag(plain[:_HEAD], key)):
        raise Refusal("door.tag")
    meeting = 0
    for char in match[3]:
        meeting = meeting << 5 | ALPHABET.index(char)
    return DoorCode(meeting, int(match[4]), match[1] == "P")


def _mark(key: bytes) -> str:
    """Which community and roll: enough to tell a sheet of another one, and not to make a code."""
    return tag("roll", key)[:4]
