"""Codes of the attendance sheet: why one checks nobody in."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "door.proxy": N_(
        "This is the written authority of {name}, who was not checked in. Say who comes with it."
    ),
    "door.not_ours": N_("This is no code of an attendance sheet. Nobody was checked in."),
    "door.elsewhere": N_(
        "This code is of another community, or of a sheet printed before the roll changed. Nobody was checked "
        "in: print the sheet again, or find the voter by name or room."
    ),
    "door.other_meeting": N_(
        "This code is of the meeting {meeting}, and this is {here}. Nobody was checked in."
    ),
    "door.tag": N_("Nobody here made this code, or it was read wrongly. Nobody was checked in; scan again."),
}
