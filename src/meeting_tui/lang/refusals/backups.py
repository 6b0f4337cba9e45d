"""Backups: made, kept whole, brought back."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "backups.exists": N_("{path} is there already and is never overwritten. Choose another name or folder."),
    "backups.manifest": N_(
        "{path} says otherwise than the backup is: {what}. One of them was changed: take another backup."
    ),
    "backups.low_space": N_("Only {free} MB are free on this disk. Free some space before the next meeting."),
    "backups.clock": N_(
        "The newest entry is from {last}, but this computer's clock says {now}. Set the clock before going on."
    ),
    "backups.not_private": N_(
        "Others on this computer can read {path}; it holds names and addresses. Keep it where only you can read."
    ),
}
