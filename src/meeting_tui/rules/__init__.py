"""What the law says: profiles as data, and the exact arithmetic that decides by them.

Pure: the standard library and, of the ground, `refusal`, `published` and `clean` alone; no float anywhere.
"""

from meeting_tui.rules.condition import SETS, Fact, Measures
from meeting_tui.rules.outcome import Decision, decide
from meeting_tui.rules.profile import MatterKind, Profile, Rule
from meeting_tui.rules.question import Ballot, Question, Voter, check
from meeting_tui.rules.shelf import load_profile, shipped, shipped_profile
from meeting_tui.rules.tally import BallotCount, Flag, Tally, tally

__all__ = [
    "SETS",
    "Ballot",
    "BallotCount",
    "Decision",
    "Fact",
    "Flag",
    "MatterKind",
    "Measures",
    "Profile",
    "Question",
    "Rule",
    "Tally",
    "Voter",
    "check",
    "decide",
    "load_profile",
    "shipped",
    "shipped_profile",
    "tally",
]
