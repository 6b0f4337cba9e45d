"""How an encrypted backup is decrypted without this program: a page in both languages that lies in it."""

from __future__ import annotations

from meeting_tui.lang import BOTH, N_, translator

HOW = N_(
    "The keys of any two of the three holders decrypt this backup, with any tool for age files. N and M are "
    "the numbers of the two in the list of holders, the smaller first. Delete once.txt in the end."
)
_COMMANDS = """\
    age -d -i KEY-OF-M key-N-M.age | age -d -i KEY-OF-N > once.txt
    age -d -i once.txt backup.meeting.age > community.meeting
"""


def how() -> str:
    """The page."""
    return "\n".join((*(translator(lang)(HOW) for lang in BOTH), "", _COMMANDS))
