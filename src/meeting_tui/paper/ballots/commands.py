"""The codes of the command sheet: what a teller's keys say, for who touches no keyboard.

`docs/formats/ballot.md` is the specification. They are sealed as ballots are, so that a code on a voter's
paper commands nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.check_code import ALPHABET
from meeting_tui.paper.ballots.keyboards import readings
from meeting_tui.paper.ballots.payload import tag

NEXT, ASIDE, UNDO = "next", "aside", "undo"
COMMANDS: Mapping[str, str] = {**{str(n): f"{n:02d}" for n in range(10)}, NEXT: "20", ASIDE: "21", UNDO: "22"}
"""What can be said, and its number: a digit as the key of a teller, 0 for blank; keep this paper and take the
next; leave it to two people; take the last answer back."""
LAYOUT_TEST = "M1L" + ALPHABET
"""Every character that a code can hold: scanned, it shows what the keyboard's layout makes of them."""
SLIPS = 4
"""So many characters more or fewer a layout may make of the test: it stays longer than a ballot's code."""
_TAG = 7


def codes(poll: str, key: bytes) -> dict[str, str]:
    """What each command is as a code of this poll; `key` is the poll's."""
    heads = {command: f"M1C{poll}{number}" for command, number in COMMANDS.items()}
    return {command: head + tag(head, key)[:_TAG] for command, head in heads.items()}


def layout_of(typed: str) -> str | None:
    """Which layout typed the layout test; "" if no code can be read under it, None where this is no test."""
    for layout, meant in readings(typed):
        if meant == LAYOUT_TEST:
            return layout
    return "" if abs(len("".join(typed.split())) - len(LAYOUT_TEST)) < SLIPS else None
