"""Refusals about what is settled: actions, objections, minutes."""

from meeting_tui.lang import N_

WORDS = {
    "meetings.no_action": N_("Entry {seq} gives nobody anything to do, or that is done or dropped already."),
    "meetings.amended": N_(
        "An amendment to motion {motion} was put, and says what changes. Withdraw it to put the wording right."
    ),
    "meetings.not_decided": N_("Motion {motion} is not decided, so nobody can object to the decision yet."),
    "meetings.minutes_final": N_(
        "The minutes are final since {at}. A correction can still be entered; it is appended with its date."
    ),
    "meetings.minutes_confirmed": N_("{name} confirmed these minutes already."),
    "meetings.not_closed": N_("“{title}” is not closed yet. Close the meeting first."),
    "meetings.officers_first": N_("{names} must confirm the minutes first, then they can be declared final."),
}
