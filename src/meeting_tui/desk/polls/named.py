"""Which voter of a poll is meant: by the number on the roll, by a unit, by a name that only one bears."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.clean import narrow
from meeting_tui.desk.polls.frozen import BallotOf
from meeting_tui.refusal import Refusal, Several


def voter_named(ballots: Mapping[int, BallotOf], told: str) -> BallotOf | None:
    """What that voter has of `ballots`, which are by number on the roll; refused as `proxies.unclear`."""
    text = narrow(told)
    if text.isdecimal():
        return ballots.get(int(text))
    found = [each for each in ballots.values() if text in (each.label, *each.units.split("\n"))]
    if len(found) > 1:
        raise Refusal("proxies.unclear", name=text, numbers=Several(str(each.voter) for each in found))
    return found[0] if found else None
