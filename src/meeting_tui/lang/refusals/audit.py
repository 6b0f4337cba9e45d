"""The audit by public dice: what stands in its way, and what to do."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.ways import Ways

_ON_POLL = N_("“Audit by public dice”, Ctrl+O on the poll")
WORDS = {
    "audit.secret": N_(
        "Poll {poll} is secret: papers drawn by number would lead from a paper to its voter. Let two other "
        "people count all papers a second time instead."
    ),
    "audit.not_counted": Ways(
        N_(
            "Poll {poll} is not counted as it stands. Close it, decide what waits, put the result on record "
            "({way}), then begin the audit."
        ),
        "meeting-tui count {poll}",
        N_("key 7 on the poll"),
    ),
    "audit.nothing": N_(
        "Nothing in poll {poll} can be audited: it decides nothing, or no paper was counted."
    ),
    "audit.risk": N_("The risk limit is a whole number of percent from 1 to {most}, not {risk}."),
    "audit.again": Ways(
        N_(
            "Audit {number} of poll {poll} stands for these readings; there is no second try. What it found: "
            "{way}."
        ),
        "meeting-tui audit show {poll}",
        _ON_POLL,
    ),
    "audit.none": Ways(
        N_("Poll {poll} has no audit. Begin one: {way}."), "meeting-tui audit begin {poll}", _ON_POLL
    ),
    "audit.changed": N_(
        "The readings of poll {poll} were changed after audit {number} had fixed them. It stays on record as "
        "it is; count again and begin a new audit."
    ),
    "audit.ended": N_("The audit of poll {poll} is done: {outcome}. It stays as it is."),
    "audit.no_dice": N_(
        "No dice are needed in poll {poll}: all papers are looked at again, or none has to be."
    ),
    "audit.thrown": N_("The digits are thrown and confirmed: {digits}. Dice are thrown once."),
    "audit.not_thrown": N_(
        "No paper of poll {poll} is drawn yet: throw the dice, and let two people type the digits."
    ),
    "audit.not_drawn": Ways(
        N_("Ballot {serial} was not drawn. The list: {way}."), "meeting-tui audit list {poll}", _ON_POLL
    ),
    "audit.keyed": Ways(
        N_("Two people keyed ballot {serial} and saw different things. Look at it together: {way}."),
        N_("give --by twice"),
        N_("Ctrl+O on the audit"),
    ),
    "audit.by_you": N_("{name} keyed ballot {serial} already. Another person keys it now."),
    "audit.seen_all": N_("No drawn paper waits for {names} now. Another person keys what is still open."),
    "audit.alike": N_("Two people keyed ballot {serial} alike. That stands."),
    "audit.together": N_(
        "Ballot {serial} is keyed by one person at a time, who does not see what another saw."
    ),
    "audit.enough": N_("No more papers are to be drawn in poll {poll} now."),
    "audit.overturned": N_(
        "The second count of poll {poll} came out differently. The result must not be announced: count all "
        "papers again in public."
    ),
}
