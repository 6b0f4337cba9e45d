"""What a result on record does to the matter whose proposal was voted on."""

from __future__ import annotations

from collections.abc import Collection

from meeting_tui.record.matter.allowed import why_not
from meeting_tui.record.matter.values import MatterState

_BY_RESULT = ("decide", "drop", "discuss", "resume")
PASSED, REJECTED = "passed", "rejected"


def consequence(matter: MatterState, stream: str, outcomes: Collection[str]) -> str:
    """The act by which a matter moves on once the poll of `stream` is counted; empty: it stands so already.

    One proposal that passed decides it. Where all were rejected it is dropped, but for a matter that another
    vote decided before. Anything else (too few took part, a second vote is due, nobody was elected) leaves it
    to be discussed. A further result of the same poll that says the same moves nothing: the work may have
    begun meanwhile.
    """
    act = _act(matter, stream, outcomes)
    moves = (each.act for each in reversed(matter.moves) if each.of_stream == stream)
    before = next((each for each in moves if each in _BY_RESULT), "")
    if act == before or (act == "discuss" and before == "resume"):
        return ""
    return "resume" if act == "discuss" and why_not(matter, act) else act


def _act(matter: MatterState, stream: str, outcomes: Collection[str]) -> str:
    if PASSED in outcomes:
        return "decide"
    decided = any(each.act == "decide" and each.of_stream != stream for each in matter.moves)
    return "drop" if set(outcomes) == {REJECTED} and not decided else "discuss"
